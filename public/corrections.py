"""The register of public notes: what the paper corrected, whom it let reply, what was ruled, what it withdrew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.comparing.blocks import Block, Span, compare_segments, word_spans
from articles.comparing.segments import segments
from articles.models import Correction, Edition, NoteKind, Withdrawal
from articles.readers.lists import Mark
from articles.text import classes
from articles.text.classes import ContentClass
from public import notes
from public.cards import story_url

#: Notes on a page of the register, and in its feed.
PAGE = 30
#: The kinds as addresses name them.
KINDS = {
    "ralat": NoteKind.ERRATUM,
    "koreksi": NoteKind.CORRECTION,
    "hak-jawab": NoteKind.REPLY,
    "putusan": NoteKind.RULING,
    "pencabutan": NoteKind.WITHDRAWAL,
    "verifikasi": NoteKind.VERIFICATION,
}
#: What stands for a story whose headline readers may not read.
_WITHHELD = gettext_lazy("A story that was withdrawn")


@dataclass(frozen=True)
class Entry:
    """A note in the register, with the story that bears it: `headline` is empty where readers may not read it.

    `is_silent`: the story was withdrawn on a ground that forbids to go on telling what harmed, so no other note of it
    is shown in words. `is_closed`: the text before the note was withdrawn since.
    """

    told: notes.Note
    article_id: int
    headline: str
    content_class: str
    slug: str
    is_live: bool
    is_silent: bool
    is_closed: bool

    @property
    def title(self) -> str:
        """What stands for the story, as plain text."""
        return classes.titled(self.headline, self.content_class) if self.headline else _WITHHELD

    @property
    def labelled(self) -> SafeString:
        """The same as HTML."""
        return classes.labelled(self.headline, self.content_class) if self.headline else escape(_WITHHELD)

    @property
    def story_url(self) -> str:
        return story_url(self.article_id, self.slug or "-")

    @property
    def text(self) -> str:
        """The note's words, as far as readers may read them."""
        hidden = self.is_silent and self.told.kind != NoteKind.WITHDRAWAL
        return _("The story was withdrawn, and with it this note.") if hidden else self.told.note

    @property
    def back(self) -> str:
        """That readers have the withdrawn story again; empty where they do not, and for any other note."""
        return self.told.back if self.is_live else ""

    @property
    def shows_before(self) -> bool:
        return self.is_live and self.told.shows_before and not self.is_closed


def counts() -> dict[str, int]:
    """How many notes of each kind there are, by the kind's address; those without any are left out. One statement."""
    rows = Correction.objects.posted().order_by().values("kind").annotate(number=Count("pk"))
    numbers = {row["kind"]: row["number"] for row in rows}
    return {slug: numbers[kind] for slug, kind in KINDS.items() if kind in numbers}


def listing(kind: str = "", before: Mark | None = None, count: int = PAGE) -> tuple[list[Entry], Mark | None]:
    """The notes of a kind (its address; empty: all) behind the mark, newest first, and where the next page begins."""
    posted = Correction.objects.posted()
    if kind:
        posted = posted.filter(kind=KINDS[kind])
    if before:
        posted = posted.filter(Q(at__lt=before.at) | Q(at=before.at, pk__lt=before.article_id))
    rows = list(_rows(posted.newest_first())[: count + 1])
    last = rows[count - 1] if len(rows) > count else None
    return entries(rows[:count]), Mark(last["at"], last["pk"]) if last else None


def find(pk: int) -> Entry | None:
    """One note, or None."""
    found = entries(_rows(Correction.objects.posted().filter(pk=pk)))
    return found[0] if found else None


def _rows(posted: QuerySet[Correction]) -> QuerySet:
    return posted.annotate(is_closed=notes.was_withdrawn()).values(*notes.NOTE, "article", "is_closed")


def mended_by(pk: int) -> Correction | None:
    """The further note that puts this one right, or None."""
    return Correction.objects.posted().filter(mends=pk).first()


def entries(rows: Iterable[dict]) -> list[Entry]:
    """Rows of notes with what stands for their stories now. Three statements at most."""
    rows = list(rows)
    wanted = {row["article"] for row in rows}
    live = {one.article_id: one for one in Edition.objects.live().filter(article__in=wanted).only(*_NAMED)}
    gone = {one.article_id: one for one in Withdrawal.objects.in_force().filter(article__in=wanted - live.keys())}
    last = _last_had(wanted - live.keys())
    found = []
    for row in rows:
        pk, closed = row.pop("article"), row.pop("is_closed")
        named, notice = live.get(pk) or last.get(pk), gone.get(pk)
        headline = notice.shown_headline if notice else named.headline if named else ""
        of_class = named.content_class if named else ContentClass.NEWS
        # the address of a withdrawn story may say what its headline said
        slug, silent = (named.slug if named and not notice else ""), notice is not None and notice.is_silent
        found.append(Entry(notes.read(row), pk, headline, of_class, slug, pk in live, silent, closed))
    return found


_NAMED = ("article_id", "headline", "content_class", "slug")


def _last_had(wanted: set[int]) -> dict[int, Edition]:
    """What readers last had of stories whose time is over."""
    if not wanted:
        return {}
    had = Edition.objects.had().filter(article__in=wanted).order_by("ends_at")
    return {one.article_id: one for one in had.only(*_NAMED)}


@dataclass(frozen=True)
class Before:
    """A story as it was before a note, with what changed marked: word by word in its headline, block by block."""

    entry: Entry
    label: SafeString
    headline: list[Span]
    body: list[Block]
    since: datetime
    until: datetime


def as_it_was(pk: int) -> Before | None:
    """The text that a note changed, beside what came in its place; None if readers may not read it.

    They may while the story is live, unless the ground of the note forbids it.
    """
    entry = find(pk)
    if entry is None or not entry.shows_before:
        return None
    old = Edition.objects.had(timezone.now()).filter(pk=entry.told.before).first()
    new = old and Edition.objects.filter(article=old.article_id, starts_at=old.ends_at).first()
    if not old or not new:
        return None
    return Before(
        entry,
        classes.labelled("", old.content_class),
        word_spans(old.headline, new.headline),
        compare_segments(segments(old.body), segments(new.body)),
        old.starts_at,
        old.ends_at,
    )
