"""What the desk's screens have in common: a stamp of what they show, and a desk to narrow them by."""

import hashlib
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.http import Http404
from django.utils.translation import gettext as _

from articles.models import Article, Standing
from articles.permissions import strands
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

    One place in a list of each section is looked for, and not the section of each story.
    """
    own = Q(pk__in=Section.objects.filter(members=user).order_by().values("pk"))
    holders = strands.held_for(user)
    if holders is None:
        return Section.objects.filter(own | _stands({"user": None}))
    for held in holders:
        own |= _stands(held) if "section" not in held else Q(pk=held["section"])
    for stories in strands.reviewed(user):
        own |= Q(pk__in=Article.objects.filter(stories).order_by().values("section"))
    return Section.objects.filter(own)


def _stands(held: strands.Holder) -> Q:
    """The sections with a story in these lists.

    The first of the list is asked for, and not whether there is any: for that the database reads the table from
    anywhere on until it meets one, which for a quiet section is all of it.
    """
    first = Standing.objects.filter(**held, section=OuterRef("pk")).order_by("status").values("pk")[:1]
    return Q(IsNull(Subquery(first), False))
