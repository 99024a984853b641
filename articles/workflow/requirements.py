"""What a story must have before it may be submitted, and before readers may get it.

Some things no story can do without; the rest is the newsroom's own checklist (`articles.checklist`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import body, checklist
from articles.models import Article, EditionByline, Fix
from articles.models.checklist import Level
from articles.permissions import authorship
from articles.readers import copied
from articles.text import ai, classes
from articles.workflow.status import BylineRole, Kind
from people.written import Written, a_number
from photos import rights
from photos.models import Photo


class Stage(IntEnum):
    """How far a story wants to go; a later stage asks everything an earlier one asks."""

    NONE = 0
    SUBMISSION = 1
    PUBLICATION = 2


#: The stage from which on a level stops a story.
_STOPS = {Level.SUBMISSION: Stage.SUBMISSION, Level.PUBLICATION: Stage.PUBLICATION}


#: Under this name a story is told whether there is a fix which its update could not take in.
_UNSETTLED = "unsettled_fix"
_FIXES = Written(lambda story: Fix.objects.unsettled().filter(article=story), story=a_number())


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: the form field to go to, and what to do there."""

    field: str
    message: str | Promise


def missing(article: Article, stage: Stage, judged: checklist.Judgement | None = None) -> list[Missing]:
    """What `article` still needs for `stage`, in the order of the form. `judged`: its judgement, if it is at hand."""
    if stage == Stage.NONE:
        return []
    judged = judged or checklist.Judgement(article)
    draft = judged.draft
    found = [
        *_of_originals(article),
        *_always(article, draft.fields["bylines"]),
        *_of_class(article),
        *_of_machines(article),
        *_of_pictures(article, draft.photos),
    ]
    for finding in judged.findings:
        stops = _STOPS.get(finding.level, stage + 1) <= stage
        if finding.state != checklist.State.OPEN or not stops or finding.at_the_door:
            continue
        if finding.box:
            found.append(Missing("checklist", _("Tick “%(box)s” when it is done.") % {"box": finding.label}))
        else:
            found += [Missing(field, message) for field, message in finding.complaints]
    return found


def look(articles: Collection[Article]) -> None:
    """Tell stories what is asked whenever one wants to go further, in a few statements for them all."""
    unsettled = set(Fix.objects.unsettled().filter(article__in=articles).values_list("article", flat=True))
    for article in articles:
        article.memory[_UNSETTLED] = article.pk in unsettled
    checklist.look(articles)
    checklist.terms.look(articles)


def _always(article: Article, bylines: list[dict[str, Any]]) -> list[Missing]:
    has_writer = any(line["role"] != BylineRole.EDITOR for line in bylines)
    checks = [
        (article.headline.strip(), "headline", _("Write a headline.")),
        (article.section_id, "section", _("Choose a section.")),
        (article.kind == Kind.VIDEO or body.plain_text(article.body), "body", _("Write the story.")),
        (article.kind != Kind.VIDEO or article.video_url, "video_url", _("Give the address of the video.")),
        (has_writer or not classes.of(article.content_class).is_ours, "bylines", _("Name at least one writer.")),
    ]
    if article.pk and article.told(_UNSETTLED, lambda: _FIXES.exists(story=article.pk)):
        checks.append((False, "fixes", _("Settle what the update could not take in of the fix that readers have.")))
    return [Missing(field, message) for fine, field, message in checks if not fine]


def _of_originals(article: Article) -> list[Missing]:
    """That it has the text of a story which stands withdrawn."""
    why = copied.why_not_begin(article)
    return [Missing("copied_from", why)] if why else []


def _of_pictures(article: Article, photos: Mapping[int, Photo]) -> list[Missing]:
    """The pictures that may not be printed in the story now: choose others."""
    refused = {pk: why for pk, photo in photos.items() if (why := rights.why_not_use(photo, story=article.pk))}
    return [
        Missing("lead_photo" if pk == article.lead_photo_id else "body", f"{photos[pk]}: {why}")
        for pk, why in refused.items()
    ]


def _of_machines(article: Article) -> list[Missing]:
    """Whose voice or likeness a machine made must have agreed, or the heirs; and nobody checks what they made."""
    found = []
    if ai.lacks_consent(article):
        told = _(
            "A voice or a likeness was made: say whose it is, who agreed (or whose heirs), and where that is kept."
        )
        found.append(Missing("ai_consent", told))
    if (checker := article.ai_checked_by) and authorship.is_maker(checker, article):
        found.append(Missing("ai_checked_by", authorship.MADE_IT % {"who": checker}))
    return found


def _of_class(article: Article) -> list[Missing]:
    """What is missing, or too much, for what the story is to its readers."""
    standing = classes.of(article.content_class)
    if standing.is_ours:
        if not article.client:
            return []
        return [Missing("client", _("News has no client. Empty this, or let the content class say what it is."))]
    checks = [
        (article.client, "client", _("Name the client: readers are told whose this is.")),
        (not standing.is_paid or article.ordered_by, "ordered_by", _("Say who ordered it.")),
    ]
    if names := _reporters(article):
        told = _("Only the client answers for this text. Take these names off it: %(names)s.")
        checks.append((False, "bylines", told % {"names": ", ".join(names)}))
    return [Missing(field, message) for fine, field, message in checks if not fine]


def _reporters(article: Article) -> list[str]:
    """Who of those named on the story works here, or has signed the newsroom's own work."""
    signed = EditionByline.objects.filter(author=OuterRef("author"), edition__content_class__in=classes.OURS)
    ours = article.bylines.filter(Q(author__user__isnull=False) | Exists(signed))
    return list(dict.fromkeys(ours.values_list("author__name", flat=True)))
