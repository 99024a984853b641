"""What the readers' site keeps for itself: which stories stand where, fixed pages, links to the paper elsewhere,
what has become old, and how often stories are read.
"""

from public.models.page import Page, PageAddress, SocialLink
from public.models.purge import Purge
from public.models.read_count import ReadCount
from public.models.text_file import TextFile

__all__ = ["Page", "PageAddress", "Purge", "ReadCount", "SocialLink", "TextFile"]
