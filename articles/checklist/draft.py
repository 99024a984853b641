"""A story as the rules read it, whether it is saved or still being typed."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles import body
from articles.checklist import overrides
from articles.models import Article, Edition
from articles.text import shown
from articles.workflow.status import Kind
from people import clock
from people.written import A_MOMENT, SOME_NUMBERS, Written
from photos.models import Photo
from photos.rights import Reason

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_LIVE = Written(
    lambda stories, now: (
        Edition.objects.live(now).filter(article__among=stories).order_by().values_list("article_id")
    ),
    stories=SOME_NUMBERS,
    now=A_MOMENT,
)


@dataclass(frozen=True)
class Draft:
    """A snapshot's `fields` (see `articles.models.Revision`) with the questions that rules ask of them.

    `article` is the story that they are of, None before its first save.
    """

    fields: dict[str, Any]
    article: Article | None = None

    def text(self, name: str) -> str:
        """A text field, trimmed."""
        return str(self.fields[name]).strip()

    @property
    def is_video(self) -> bool:
        return self.fields["kind"] == Kind.VIDEO

    @property
    def tags(self) -> list[str]:
        return self.fields["tags"]

    @cached_property
    def html(self) -> str:
        return self.text("body")

    @cached_property
    def words(self) -> str:
        """The body's words, a block a line."""
        return body.plain_text(self.html)

    @cached_property
    def photos(self) -> dict[int, Photo]:
        """The lead photo and the body's photos by id; those that are gone are missing."""
        wanted = set(body.photo_ids(self.html)) | {self.fields["lead_photo"]} - {None}
        return shown.photos(wanted, self.article)

    @cached_property
    def uncleared(self) -> dict[int, Reason]:
        """What is missing of its photos, by their numbers, whether somebody lets them through or not."""
        return overrides.lacking(self.photos.values())

    @cached_property
    def read_also(self) -> list[int]:
        """The stories that the body points to as read-also."""
        return body.article_ids(self.html)

    @cached_property
    def linked(self) -> list[int]:
        """The ids of our own stories that the body links to by address."""
        here = reverse("public:story", args=[0, "x"]).removesuffix("0/x")
        ours = re.compile(rf"(?:{re.escape(settings.NEWSROOM_URL)})?{re.escape(here)}(\d{{1,18}})\b")
        found = (ours.match(unescape(address)) for address in _LINK.findall(self.html))
        return [int(match[1]) for match in found if match]

    @cached_property
    def live(self) -> set[int]:
        """Those of the stories named or linked that readers can open now."""
        named = {*self.read_also, *self.linked}
        if not named:
            return set()
        return {pk for (pk,) in _LIVE.rows(stories=list(named), now=clock.now())}

    @cached_property
    def original_awaited(self) -> int | None:
        """The id of the story that this one follows, if that one is to go first and readers can open neither."""
        if self.article is None or self.article.goes_ahead:
            return None
        followed = self.article.follows_id
        live = Edition.objects.live().filter(article__in=[followed, self.article.pk]).exists() if followed else True
        return None if live else followed
