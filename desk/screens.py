"""What the desk's screens have in common: a stamp of what they show, and a desk to narrow them by."""

import hashlib
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
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
    """The sections by which `user` can narrow a screen: those of which they see stories, or edit the desk.

    One story of each section is looked for, and not the section of each story: in an order that an index has, for
    without one PostgreSQL may read half an archive until it comes to a story of a quiet section.
    """
    of_each = visible_to(user).filter(section=OuterRef("pk"))
    some = of_each.order_by("status", "-is_urgent", "-updated_at", "-pk").values("pk")[:1]
    own = Section.objects.filter(members=user).order_by().values("pk")
    return Section.objects.annotate(some=Subquery(some)).filter(Q(some__isnull=False) | Q(pk__in=own))
