"""What the public door keeps for itself: which stories stand where, fixed pages, links to the paper elsewhere."""

from public.models.page import Page, SocialLink
from public.models.placement import Placement

__all__ = ["Page", "Placement", "SocialLink"]
