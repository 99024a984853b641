"""The staff door: one admin site, behind allauth's sign-in."""

from unfold.sites import UnfoldAdminSite


class NewsroomAdminSite(UnfoldAdminSite):
    """The admin of the newsroom."""
