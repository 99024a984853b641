"""The tray beside a front: stories to put there, by what an editor looks for."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from articles.finding import questions
from articles.models import Article, Edition
from articles.permissions import visible_to
from articles.querysets import AFTER_ALL
from articles.workflow.status import Status
from audit.wordindex import Lexemes
from people import clock
from photos import pictures

#: Stories in the tray at once.
MOST = 40


def newest(section: int | None = None) -> list[dict[str, Any]]:
    """The newest live stories, of one section or of all."""
    live = Edition.objects.live()
    if section is None:
        return _live(live.newest_first()[:MOST])
    return _live(live.newest_of("section_id", section, clock.now(), AFTER_ALL)[:MOST])


def named(articles: Sequence[int]) -> list[dict[str, Any]]:
    """These live stories, in this order."""
    found = {one["article"]: one for one in _live(Edition.objects.live().filter(article_id__in=articles[:MOST]))}
    return [found[pk] for pk in articles if pk in found]


def approved(user) -> list[dict[str, Any]]:
    """What is approved or scheduled, and not before readers yet: it may be placed, and waits."""
    waiting = visible_to(user).filter(status__in=[Status.APPROVED, Status.SCHEDULED])
    rows = waiting.select_related("section", "lead_photo").order_by("-status_changed_at", "-pk")[:MOST]
    return [
        {
            "article": one.pk,
            "headline": one.headline,
            "when": str(one.state.label),
            "section": one.section.name if one.section else "",
            "colour": one.section.colour if one.section else "",
            "thumb": pictures.thumb_url(one.lead_photo),
            "small": pictures.small_url(one.lead_photo),
            "waits": True,
        }
        for one in rows
    ]


def matching(words: str) -> list[dict[str, Any]]:
    """Live stories that have the words, the newest first."""
    question = questions.read(words, desk=True)
    number = words.strip().lstrip("#")
    if number.isdecimal() and len(number) < 18:
        return named([int(number)])
    if not question:
        return []
    found = Article.objects.filter(words=Lexemes(question.written(related=True)), status=Status.PUBLISHED)
    return named(list(found.order_by("-updated_at", "-pk").values_list("pk", flat=True)[:MOST]))


def _live(editions: QuerySet) -> list[dict[str, Any]]:
    return [
        {
            "article": one.article_id,
            "headline": one.headline,
            "when": clock.short(one.listed_at),
            "section": one.section.name,
            "colour": one.section.colour,
            "thumb": pictures.thumb_url(one.lead_photo),
            "small": pictures.small_url(one.lead_photo),
            "waits": False,
        }
        for one in editions.select_related("section", "lead_photo").only(
            "article", "headline", "listed_at", "section__name", "section__colour", "lead_photo__renditions"
        )
    ]
