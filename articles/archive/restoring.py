"""Putting a story back with its whole history, under the number that is a part of its address.

Who had what, when, and by whose word, is history: no verb of today writes it. So the rows are made as they were, each
value judged as a form would judge it, and each text cleaned as every text is. What is still to come is not put back:
nothing goes live by itself.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import body
from articles.archive import columns, texts
from articles.archive.columns import Numbers
from articles.archive.taking import HISTORY
from articles.finding import vectors, vocabulary
from articles.models import Article, Byline, Edition, EditionByline, EditionTag, Revision
from articles.readers import old_addresses
from articles.refusals import Refused
from articles.text import revisions, storyfields, tagging
from articles.workflow import reviews, workflow
from articles.workflow.moves import MOVES
from articles.workflow.status import STATES, Status
from audit import actions, log
from people import clock
from people.models import Author, User
from photos.models import Photo

RESTORED = actions.register("story.put_back", gettext_lazy("put back a story with its history"))
#: What is set once the rows are there to which it points, or by the workflow alone.
_LATER = frozenset(
    [
        *("status", "status_before_spike", "review_step_id", "sent_back_step_id"),
        *("approved_revision_id", "follows_id", "copied_from_id", "embargo_until"),
    ]
)


@dataclass
class Put:
    """A story that stands again, and what is to be said of it: sentences for whoever brings it in."""

    article: Article
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """Who brings a story in, and who answers for what readers get of it; nobody, if it comes in as a draft."""

    by: User
    released_by: User | None = None


def put_back(kept: dict[str, Any], numbers: Numbers, answer: Answer) -> Put:
    """Make the story that `taking.take` took (`story`, `revisions`, `editions` as it left them).

    Without somebody who answers for it, it is a draft with its revisions: no editions, no notes, no approvals. Call
    it inside a transaction. Raises Refused if its number is another story's, or if it holds what cannot stand here.
    """
    numbers.forget()
    story = storyfields.renamed(kept["story"])
    put = Put(_row(story, numbers))
    _revisions(put.article, kept["revisions"], numbers)
    if answer.released_by is not None:
        _editions(put, kept["editions"], numbers)
        for name, model in HISTORY:
            for row in story.get(name, ()):
                # a move that this release does not know stays out, and what belongs to an edition still to come
                states = {row[key] for key in ("from_status", "to_status") if key in row}
                if states - STATES.keys() or {row.get("move")} - MOVES.keys() - {None}:
                    continue
                if row.get("edition_id") is not None and numbers.of(Edition, row["edition_id"]) is None:
                    continue
                # what was said of a picture that did not come along says nothing
                if row.get("photo_id") is not None and numbers.of(Photo, row["photo_id"]) is None:
                    continue
                why_not = _("The story to which a note leads, %(number)s, is not here.")
                told = {"article_id": story["id"], "leads_to_id": _here(put, row.get("leads_to_id"), why_not)}
                columns.made(model, row | told, numbers)
        old_addresses.keep(put.article, story.get("addresses", ()))
    _point(put, story, numbers, answer)
    status = _status(put, story, answer)
    workflow.put_back(put.article, status, story.get("status_before_spike", ""), answer.by, answer.released_by)
    details = {"revisions": len(kept["revisions"]), "editions": put.article.editions.count()}
    log.record(
        RESTORED,
        by=answer.released_by or answer.by,
        kind="story",
        pk=put.article.pk,
        label=put.article.headline,
        details=details,
    )
    return put


def keep_numbers_free(highest: int) -> None:
    """Let stories that people begin from now on have numbers beyond `highest`."""
    with connection.cursor() as cursor:
        table = Article._meta.db_table
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        (sequence,) = cursor.fetchone()
        cursor.execute(f"SELECT setval(%s, %s) FROM {sequence} WHERE last_value < %s", [sequence, highest, highest])  # noqa: S608


def _row(story: dict[str, Any], numbers: Numbers) -> Article:
    """The story's own row, with the words and relations of its working copy."""
    number = story["id"]
    if Article.objects.filter(pk=number).exists():
        raise Refused(_("Its number, %(number)s, is another story's here.") % {"number": number})
    numbers.note(Article, number, number)
    kept = story | {"body": texts.rich(story["body"], numbers)}
    article = columns.made(Article, kept, numbers, _LATER, number)
    vocabulary.learn_entry(article.words, published=False)
    tagging.wear(article, _names(story.get("tags", [])))
    Byline.objects.bulk_create(
        Byline(article=article, author_id=line["author"], role=line["role"], order=order)
        for order, line in enumerate(texts.lines(story.get("bylines", []), numbers))
    )
    return article


def _names(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and 0 < len(one) <= 100 for one in value):
        raise Refused(_("It holds what cannot stand there: %(column)s (%(why)s).") % {"column": "tags", "why": "?"})
    return value


def _revisions(article: Article, kept: list[dict[str, Any]], numbers: Numbers) -> None:
    for row in kept:
        fields = texts.sound(row["fields"], numbers)
        told = {"fields": fields, "digest": revisions.digest(fields), "labels": revisions.labels(fields)}
        made = {"article_id": article.pk} | told
        # names as they were then, where they are names
        labels = row.get("labels")
        if isinstance(labels, dict) and all(isinstance(one, str | list) for one in labels.values()):
            made["labels"] = labels
        columns.made(Revision, row | made, numbers)


def _editions(put: Put, kept: list[dict[str, Any]], numbers: Numbers) -> None:
    """What readers had and have. What they were to have later is left out, and what it was to end goes on."""
    now, first_to_come = clock.now(), None
    for row in kept:
        starts_at = columns.checked(Edition._meta.get_field("starts_at"), row["starts_at"])
        if starts_at > now:
            first_to_come = min(first_to_come or starts_at, starts_at)
            continue
        _edition(put.article, row, numbers)
    if first_to_come is not None:
        for edition in put.article.editions.filter(ends_at=first_to_come):
            Edition.objects.filter(pk=edition.pk).update(ends_at=edition.planned_end_at)
        put.told.append(
            _("It was to change on %(when)s. Schedule that again.") % {"when": clock.moment(first_to_come)}
        )


def _edition(article: Article, kept: dict[str, Any], numbers: Numbers) -> None:
    row = storyfields.renamed(kept)
    html = texts.rich(row["body"], numbers)
    of_text = {
        "body": html,
        "plain_text": body.plain_text(html),
        "word_count": body.word_count(html),
        "references": body.article_ids(html),
    }
    told = {"article_id": article.pk, "announced_at": row.get("announced_at") or row["starts_at"]}
    edition = columns.made(Edition, row | of_text | told, numbers)
    names, lines = _names(row.get("tags", [])), texts.lines(row.get("bylines", []), numbers)
    authors = Author.objects.in_bulk([line["author"] for line in lines])
    plain = storyfields.names(lambda field: field.in_edition and field.is_plain)
    searched = {name: getattr(edition, name) for name in plain} | {"bylines": lines, "tags": names}
    words = vectors.of_fields(searched, {pk: author.name for pk, author in authors.items()})
    Edition.objects.filter(pk=edition.pk).update(words=words)
    vocabulary.learn_entry(words, published=True)
    EditionTag.objects.bulk_create(EditionTag(edition=edition, tag=tag) for tag in tagging.tags_of(names))
    if shown := body.photo_ids(html):
        edition.photos.set(Edition.photos.field.related_model.objects.filter(pk__in=shown))
    EditionByline.objects.bulk_create(
        EditionByline(edition=edition, author_id=line["author"], role=line["role"], order=order)
        for order, line in enumerate(lines)
    )


def _point(put: Put, story: dict[str, Any], numbers: Numbers, answer: Answer) -> None:
    """Let the story point at what it pointed at, now that it is there; an embargo holds for what is still to come."""
    article, told = put.article, {}
    told["embargo_until"] = columns.checked(Article._meta.get_field("embargo_until"), story.get("embargo_until"))
    if answer.released_by is not None:
        told["approved_revision_id"] = numbers.of(Revision, story.get("approved_revision_id"))
    _here(put, story.get("translates_id"), _("The story that it translates, %(number)s, is not here."))
    told["follows_id"] = _here(put, story.get("follows_id"), _("The story that it follows, %(number)s, is not here."))
    why_not = _("The story from which it was copied, %(number)s, is not here.")
    told["copied_from_id"] = _here(put, story.get("copied_from_id"), why_not)
    Article.objects.filter(pk=article.pk).update(**told)
    article.withdrawals.filter(lifted_at__gt=clock.now()).update(lifted_at=None)
    article.refresh_from_db()


def _here(put: Put, number: int | None, why_not: str) -> int | None:
    """The number of another story, if it is here; if it is not, that is told."""
    if number is None or Article.objects.filter(pk=number).exists():
        return number
    put.told.append(why_not % {"number": number})
    return None


def _status(put: Put, story: dict[str, Any], answer: Answer) -> Status:
    """Where the story stands here: where it stood, unless that was on its way to readers or before somebody there."""
    status = story.get("status")
    if status not in STATES:
        raise Refused(
            _("It holds what cannot stand there: %(column)s (%(why)s).") % {"column": "status", "why": status}
        )
    if answer.released_by is None:
        if status != Status.DRAFT:
            put.told.append(_("It was: %(status)s. It is a draft.") % {"status": STATES[status].label})
        return Status.DRAFT
    if status == Status.SCHEDULED:
        put.told.append(_("It was scheduled. It is approved: schedule it again."))
        return Status.APPROVED
    if status == Status.IN_REVIEW and not reviews.stand_at(put.article, story.get("review_step_name", "")):
        put.told.append(_("It was in review, at a step that is not here. It is a draft: submit it again."))
        return Status.DRAFT
    return Status(status)
