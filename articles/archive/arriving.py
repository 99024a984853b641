"""Stories of another system come in, many at once: the rows that the desk's own verbs would make, in few statements.

An archive has a hundred thousand stories, and one by one each takes forty statements, most of which ask what cannot
be there of a story that was not there a moment ago. Nothing depends on this way: `revisions.apply`, `revisions.take`
and `workflow.bring_in` make the same rows (`tests/articles/archive/test_arriving.py` compares them all), and whoever
calls goes that way with stories that this one refuses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _
from taggit.models import Tag, TaggedItem

from articles import body
from articles.finding import vectors, vocabulary
from articles.models import Article, Byline, Edition, EditionByline, EditionTag, Revision, Transition
from articles.models.revision import Origin
from articles.readers import editions, old_addresses
from articles.refusals import Refused
from articles.text import revisions, storyfields, tagging
from articles.text.storyfields import FieldType
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from audit import log
from audit.models import Entry
from people import clock
from people.models import Author, User
from photos.models import Photo


@dataclass(frozen=True)
class Arrival:
    """A story that comes in: its `fields` as a snapshot has them, what is to be said beside its first revision, since
    when readers have had it (None: a draft), and at which addresses they had it there (paths with their queries)."""

    fields: dict[str, Any]
    note: str = ""
    live_since: datetime | None = None
    addresses: Sequence[str] = ()


@dataclass
class _Here:
    """What the stories name, as it is here now: read once for all of them."""

    tags: dict[str, Tag]
    authors: dict[int, Author]
    rows: dict[str, dict[int, Model]]
    photos: set[int] = field(default_factory=set)


@dataclass
class _Story:
    """The rows of one story, none of them written yet."""

    article: Article
    revision: Revision
    arrival: Arrival
    tags: list[Tag]
    edition: Edition | None = None
    transition: Transition | None = None
    logged: list[Entry] = field(default_factory=list)


def arrive(arrivals: Iterable[Arrival], by: User, released_by: User | None) -> list[Article]:
    """Make the stories, begun by `by`; for what readers get of them `released_by` answers. In their order.

    Call it inside a transaction. Raises Refused if nobody may answer, or for a live story without a section that is
    here; then none may be kept. The floors above are told by whoever calls (`signals.archive_arrived`).
    """
    coming = list(arrivals)
    here = _here([arrival.fields for arrival in coming])
    stories = [_story(arrival, by, here) for arrival in coming]
    of_stories, of_revisions = _numbers(Article, len(stories)), _numbers(Revision, len(stories))
    for story, pk, revision in zip(stories, of_stories, of_revisions, strict=True):
        story.article.pk, story.revision.pk = pk, revision
        story.revision.article = story.article
        details, label = {"revision": 1, "origin": str(Origin.IMPORT)}, story.article.headline
        saved = log.unwritten(revisions.SAVED, by=by, kind="story", pk=pk, label=label, details=details)
        story.logged.append(saved)
        if story.arrival.live_since:
            _bring_in(story, released_by, here)
    _write(stories, here)
    return [story.article for story in stories]


def _numbers(model: type[Model], count: int) -> list[int]:
    """Numbers that no row will have but these, so that rows can point to one another before any is written."""
    with connection.cursor() as cursor:
        told = [model._meta.db_table, count]
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", told)
        return [number for (number,) in cursor.fetchall()]


def _here(all_fields: list[dict[str, Any]]) -> _Here:
    """What the stories name, in a statement for each kind."""
    rows = {}
    for one in storyfields.FIELDS:
        if one.type is FieldType.REFERENCE:
            named = {fields[one.name] for fields in all_fields} - {None}
            rows[one.name] = revisions.target(one).in_bulk(named) if named else {}
    names = sorted({name for fields in all_fields for name in fields["tags"]})
    authors = {line["author"] for fields in all_fields for line in fields["bylines"]}
    shown = {pk for fields in all_fields for pk in body.photo_ids(fields["body"])}
    photos = Photo.objects.filter(pk__in=shown).order_by().values_list("pk", flat=True) if shown else ()
    return _Here(tagging.by_name(names), Author.objects.in_bulk(authors), rows, set(photos))


def _story(arrival: Arrival, by: User, here: _Here) -> _Story:
    """The story with its first revision. What is not here any more is left out, as when one by one is saved."""
    article, labels = Article(created_by=by), {}
    said, tags = dict(arrival.fields), [here.tags[name] for name in arrival.fields["tags"]]
    for one in storyfields.FIELDS:
        value = said[one.name]
        if one.type is FieldType.REFERENCE:
            row = here.rows[one.name].get(value)
            said[one.name] = row and row.pk
            setattr(article, one.name, row)
            if not one.is_nameless:
                labels[one.name] = str(row or "")
        elif one.type is FieldType.NAMES:
            said[one.name] = sorted({tag.name for tag in tags})
        elif one.type is FieldType.LINES:
            said[one.name] = [line for line in value if line["author"] in here.authors]
            labels[one.name] = [str(here.authors[line["author"]]) for line in said[one.name]]
        else:
            said[one.name] = body.clean(value) if one.type is FieldType.RICH_TEXT else value
            setattr(article, one.name, said[one.name])
    article.version += 1
    article.words = article.searched()
    revision = Revision(
        number=1,
        version=article.version,
        fields=said,
        labels=labels,
        digest=revisions.digest(said),
        origin=Origin.IMPORT,
        note=arrival.note,
        with_writer=False,  # nothing was changed of anybody's words
        created_by=by,
    )
    return _Story(article, revision, arrival, list(dict.fromkeys(tags)))


def _bring_in(story: _Story, released_by: User | None, here: _Here) -> None:
    """Add the edition of what readers had elsewhere, and the move that let them have it here."""
    since, fields = story.arrival.live_since, story.revision.fields
    story.transition, entry = workflow.arrive(story.article, released_by, story.revision, Order(starts_at=since))
    story.logged.append(entry)
    if fields["section"] is None:
        raise Refused(_("Its section is not here any more."))
    story.edition = Edition(
        article=story.article,
        revision=story.revision,
        starts_at=since,
        published_at=since,
        updated_at=since,
        change=Change.FIRST,
        announced_at=clock.now(),
        in_feeds=story.article.in_feeds,
        approved_by=released_by,
        published_by=released_by,
        **editions.columns(fields, is_clean=True),
    )
    names = {line["author"]: here.authors[line["author"]].name for line in fields["bylines"]}
    story.edition.words = vectors.of_fields(fields, names)


def _write(stories: list[_Story], here: _Here) -> None:
    """Write all rows. What points to a row that comes later is looked at when the transaction ends."""
    live = [story for story in stories if story.edition is not None]
    worn_by = ContentType.objects.get_for_model(Article)
    Byline.objects.bulk_create(_lines(stories, Byline, "article"))
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tag, content_type=worn_by, object_id=story.article.pk)
        for story in stories
        for tag in story.tags
    )
    Revision.objects.bulk_create(story.revision for story in stories)
    Transition.objects.bulk_create(story.transition for story in live)
    # after what it consists of: so where it stands (`articles_standing`) is worked out once and not with each row
    Article.objects.bulk_create(story.article for story in stories)
    Edition.objects.bulk_create(story.edition for story in live)
    EditionTag.objects.bulk_create(EditionTag(edition=one.edition, tag=tag) for one in live for tag in one.tags)
    EditionByline.objects.bulk_create(_lines(live, EditionByline, "edition"))
    shown = Edition.photos.through
    shown.objects.bulk_create(
        shown(edition=story.edition, photo_id=pk)
        for story in live
        for pk in dict.fromkeys(body.photo_ids(story.edition.body))
        if pk in here.photos
    )
    log.record_all([entry for story in stories for entry in story.logged])
    old_addresses.keep_all((story.article, story.arrival.addresses) for story in stories)
    # last, for others who save meanwhile learn the same words, and wait for this transaction to end
    vocabulary.learn_entries([story.article.words for story in stories if story.edition is None], published=False)
    vocabulary.learn_entries([story.edition.words for story in live], published=True)


def _lines(stories: list[_Story], model: type[Model], of: str) -> list[Model]:
    """The bylines of stories or of their editions, in the order printed."""
    return [
        model(**{of: getattr(story, of)}, author_id=line["author"], role=line["role"], order=order)
        for story in stories
        for order, line in enumerate(story.revision.fields["bylines"])
    ]
