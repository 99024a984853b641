"""What the desk's screens have in common: a stamp of what they show, and a desk to narrow them by."""

import hashlib
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from articles.permissions import visible_to
from sections.models import Section


def stamp(*facts: Any) -> str:
    """A short mark of what a page shows: another one means that the page is out of date."""
    return hashlib.blake2b(repr(facts).encode(), digest_size=8).hexdigest()


def desk_asked_for(slug: str) -> Section | None:
    """The section that `?desk=` names; None for all of them. Raises Http404 for one that does not exist."""
    if not slug:
        return None
    section = Section.objects.filter(slug=slug).first() if slug.isprintable() else None
    if section is None:
        raise Http404(_("There is no such desk."))
    return section


def desks_with_stories(user) -> QuerySet[Section]:
    """The sections by which `user` can narrow a screen: those of which they see stories, or edit the desk."""
    seen = visible_to(user).exclude(section=None).order_by().values("section")
    return Section.objects.filter(Q(pk__in=seen) | Q(members=user)).distinct()
