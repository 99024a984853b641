"""Making, ending and taking back what readers get."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Min
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles import body, signals
from articles.checklist import overrides
from articles.finding import vectors, vocabulary
from articles.models import Article, Correction, Edition, EditionByline, EditionTag, NoteKind, Revision, Withdrawal
from articles.models.article import WORDLESS
from articles.readers import copied, corrections, embargoes, follow_ups, had, nearest
from articles.readers.nearest import Nearest
from articles.refusals import Refused
from articles.text import shown, storyfields
from articles.text.storyfields import FieldType
from articles.workflow.status import Change
from people import clock, rowlocks, slugs
from people.models import Author
from people.written import SOME_NUMBERS, SOME_TEXTS, Written
from photos import rights
from photos.models import Photo

#: Under this name a story remembers what readers get of it.
_OF_READERS = "of_readers"
_AUTHORS = Written(
    lambda authors: Author.objects.filter(pk__among=authors).order_by().values_list("pk", "name"),
    authors=SOME_NUMBERS,
)
_TAGS = Written(lambda names: Tag.objects.filter(name__among=names).values_list("pk"), names=SOME_TEXTS)


def current(article: Article, now: datetime | None = None) -> Edition | None:
    """The edition readers get at `now` (default: the present), or None."""
    return article.editions.live(now).first()


def waiting(article: Article) -> Edition | None:
    """The next edition that has not begun, or None."""
    return article.editions.upcoming().order_by("starts_at").first()


def of_readers(article: Article) -> Nearest:
    """What readers get now and what they get next, without their texts; read once for each loaded story.

    For what a page asks again and again. Whoever changes either asks `current` and `waiting`.
    """
    return article.once(_OF_READERS, lambda: nearest.of(article))


def look(articles: Collection[Article]) -> None:
    """Know of many stories what `of_readers` answers, in one statement."""
    found = nearest.of_many(articles)
    for article in articles:
        article.memory[_OF_READERS] = found[article.pk]


def look_again(article: Article) -> None:
    """Time has passed since the story was loaded: what readers get of it may have begun or ended."""
    article.forget(_OF_READERS)


def begin(
    article: Article,
    *,
    by,
    approved_by,
    starts_at: datetime,
    ends_at: datetime | None = None,
    change: Change = Change.UPDATE,
    note: str = "",
    resurface: bool = False,
    revision: Revision | None = None,
    told: bool = True,
) -> Edition:
    """Give readers `revision` (None: the approved one) from `starts_at` until `ends_at` (aware).

    Ends the edition before it at that moment, and takes back editions that were to begin later. A correction
    stores `note` as its public note, an update can lead the lists again (`resurface`). Without `told` nobody hears
    of it: of an archive, which shows what it showed, the floors above are told once (`signals.archive_arrived`).
    Call inside the transaction that holds the article's row lock. Raises Refused if an embargo or the story that this
    one follows stands against `starts_at`, or one that follows it, if its text is that of a withdrawn story, if
    readers would be told without a note that it is no longer what it was, or if a picture may not be shown then.
    """
    if why := embargoes.why_not_begin(article, starts_at) or follow_ups.why_not_begin(article, starts_at):
        raise Refused({"starts_at": why})
    if told and revision is None and (why := copied.why_not_begin(article)):  # a fix goes on from what readers have
        raise Refused(why)
    _take_back_later(article, starts_at)
    before = had.before(article, starts_at)
    approved = revision or article.approved_revision
    photos = _refuse_unfit(article, before, approved, starts_at, change, is_fix=revision is not None) if told else ()
    if before:
        article.editions.filter(pk=before.pk).update(ends_at=starts_at)
    plan = {"starts_at": starts_at, "ends_at": ends_at, "planned_end_at": ends_at}
    people = {"approved_by": approved_by, "published_by": by}
    text = {"revision": approved, "in_feeds": article.in_feeds}
    edition = Edition(article=article, **text, **plan, **people)
    _tell_change(edition, change, resurface)
    now = clock.now()
    edition.announced_at = None if told and starts_at > now else now
    _keep(edition, photos)
    if why := follow_ups.why_left_behind(article):
        raise Refused({"starts_at": why})
    if edition.change == Change.CORRECTION:
        words = {"note": note, "at": starts_at, "by": by, "approved_by": approved_by}
        Correction.objects.create(article=article, edition=edition, before=before, **words)
    if not told:
        vocabulary.learn_entry(edition.words, published=True)
    elif edition.announced_at:  # it begins now; one that begins later waits for `announce_due`
        _announced(edition, before)
    return edition


def _pictures(revision: Revision) -> frozenset[int]:
    """The photos that a text shows."""
    return frozenset({revision.fields["lead_photo"], *body.photo_ids(revision.fields["body"])} - {None})


def _refuse_unfit(
    article: Article, before: Edition | None, text: Revision, at: datetime, change: Change, *, is_fix: bool
) -> Collection[int]:
    """The ids of the photos that were looked at. Raises Refused for a `text` that is something else than `before`,
    unless it is a correction, and for a picture that may not be printed at `at`. A fix mends words: what was there
    `before` does not hinder it. Nor does one without credit or right hinder what readers have it in already."""
    if before and before.content_class != text.fields["content_class"] and change != Change.CORRECTION:
        raise Refused({"change": _("Readers were told that it is something else. Publish it as a correction.")})
    pictures = _pictures(text) - (_pictures(before.revision) if before and is_fix else frozenset())
    photos = shown.photos(pictures, article)
    for photo in photos.values():
        if why := rights.why_not_use(photo, at, article.pk):
            raise Refused(f"{photo}: {why}")
    for pk, why in overrides.unfit(photos.values(), article.pk, at).items():
        raise Refused(f"{photos[pk]}: {why}")
    return photos.keys()


def _tell_change(edition: Edition, change: Change, resurface: bool) -> None:
    """Set what the edition is to its readers and the times they are shown, by the editions before it.

    A minor fix keeps the time of update; anything else moves it. An update put back on top leads the lists from now
    on; any other change stays where the story stood.
    """
    starts_at = edition.starts_at
    before = had.times(edition.article, starts_at)
    edition.change = change if before.first else Change.FIRST
    edition.published_at = before.first or starts_at
    on_top = edition.change == Change.UPDATE and resurface
    edition.resurfaced_at = starts_at if on_top else before.resurfaced
    edition.updated_at = (edition.change == Change.MINOR and before.shown) or starts_at
    edition.corrected_at = starts_at if edition.change == Change.CORRECTION else before.noted


def _keep(edition: Edition, photos: Collection[int] = ()) -> None:
    """Save the edition with text, relations and search words of its revision. Ids of `photos` are known to exist."""
    fields = edition.revision.fields
    for name, value in columns(fields, edition.article).items():
        setattr(edition, name, value)
    edition.section_id = edition.section_id or edition.article.section_id  # of a text kept before it had one
    named = [line["author"] for line in fields["bylines"]]
    authors = dict(_AUTHORS.rows(authors=named)) if named else {}
    edition.words = vectors.of_fields(fields, authors)
    edition.save(force_insert=True)
    tags = _TAGS.rows(names=fields["tags"]) if fields["tags"] else ()
    EditionTag.objects.bulk_create(EditionTag(edition=edition, tag_id=pk) for (pk,) in tags)
    if pictures := body.photo_ids(edition.body):
        there = set(photos).intersection(pictures)
        if unknown := set(pictures) - there:
            there |= set(Photo.objects.filter(pk__in=unknown).order_by().values_list("pk", flat=True))
        lines = [Edition.photos.through(edition=edition, photo_id=pk) for pk in sorted(there)]
        Edition.photos.through.objects.bulk_create(lines)
    EditionByline.objects.bulk_create(
        EditionByline(edition=edition, author_id=line["author"], role=line["role"], order=order)
        for order, line in enumerate(fields["bylines"])
        if line["author"] in authors
    )


def take_back(article: Article) -> bool:
    """Delete editions that have not begun, and let the one they were to replace, or the notice, go on.

    Returns False if none was waiting.
    """
    now = clock.now()
    starts = article.editions.upcoming(now).aggregate(first=Min("starts_at"))["first"]
    if starts is None:
        return False
    _take_back_later(article, now)
    article.editions.live(now).filter(ends_at=starts).update(ends_at=F("planned_end_at"))
    article.withdrawals.filter(lifted_at__gt=now).update(lifted_at=None)
    return True


def announce_end(article: Article) -> None:
    """Tell the floors above, after commit, that readers no longer have the story because its time is over."""
    last = article.editions.order_by("-starts_at").first()
    _tell(article, last, None)


def note_feeds(article: Article) -> None:
    """Let what readers have, and what they will have, be in feeds as the story is. Call inside the row's lock."""
    now = clock.now()
    article.editions.exclude(ends_at__lte=now).update(in_feeds=article.in_feeds)
    if live := current(article, now):
        _tell(article, live, live)


def announce_notice(article: Article) -> None:
    """Tell the floors above, after commit, that the notice at the story's address says something else now."""
    _tell(article, None, None)


def withdraw(
    article: Article, *, by, reason: str, ground: str = "", headline_withheld: bool = False, ordered_by=None
) -> Withdrawal:
    """End the live edition now and keep the ground and the public reason (Dewan Pers regulation 1/2012, point 5).

    `headline_withheld`: the notice does without the headline. `ordered_by` asked, `by` confirmed. A public note keeps
    the withdrawal on the story's record, should it ever come back.
    """
    now = clock.now()
    _take_back_later(article, now)
    before = current(article, now)
    article.editions.live(now).update(ends_at=now)
    last = before or article.editions.first()
    headline = last.headline if last else article.headline
    told = {"reason": reason, "ground": ground, "headline": headline, "headline_withheld": headline_withheld}
    withdrawal = Withdrawal.objects.create(article=article, at=now, by=by, ordered_by=ordered_by, **told)
    kept = {"kind": NoteKind.WITHDRAWAL, "before": before, "before_closed": True}
    people = {"by": ordered_by or by, "approved_by": by}
    corrections.tell(Correction.objects.create(article=article, note=reason, at=now, **people, **kept))
    _tell(article, before, None)
    return withdrawal


def announce_due(now: datetime | None = None) -> int:
    """Tell the floors above of editions that have begun since the last call. Returns how many."""
    count = 0
    with transaction.atomic():
        due = rowlocks.held(Edition.objects, waiting=False).filter(
            announced_at__isnull=True, starts_at__lte=now or clock.now()
        )
        for edition in due.select_related("article"):
            before = edition.article.editions.filter(ends_at=edition.starts_at).exclude(pk=edition.pk).first()
            Edition.objects.filter(pk=edition.pk).update(announced_at=clock.now())
            _announced(edition, before)
            count += 1
    return count


def _announced(edition: Edition, before: Edition | None) -> None:
    vocabulary.learn_entry(edition.words, published=True)
    for note in Correction.objects.filter(edition=edition) if edition.change == Change.CORRECTION else ():
        corrections.tell(note)
    _tell(edition.article, before, edition)


def _tell(article: Article, before: Edition | None, after: Edition | None) -> None:
    signals.edition_changed.send_robust(Edition, article=article, before=before, after=after)


def _take_back_later(article: Article, moment: datetime) -> None:
    if had.is_later(article, moment):  # seldom
        later = article.editions.filter(starts_at__gt=moment)
        Correction.objects.filter(edition__in=later).delete()
        later.delete()


def columns(fields: dict[str, Any], article: Article | None = None, is_clean: bool = False) -> dict[str, Any]:
    """The typed columns of an edition of `article`, from a revision's `fields`. Nothing is written. `is_clean`: what
    is rich has come from our cleaner in this very moment.
    """
    rough = () if is_clean else (FieldType.RICH_TEXT,)
    found = {
        field.column: body.clean(fields[field.name]) if field.type in rough else fields[field.name]
        for field in storyfields.FIELDS
        if field.in_edition and not field.is_list
    }
    html = found["body"]
    return found | {
        "plain_text": body.plain_text(html),
        "word_count": body.word_count(html),
        "slug": fields["slug"] or had.slug(article) or slugs.made(fields["headline"], WORDLESS, 120),
        "references": body.article_ids(html),
    }
