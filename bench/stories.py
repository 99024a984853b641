"""Fills a scratch database with an archive: stories as long and as furnished as real ones, quickly: rows, not moves.

The first few hundred are made as the newsroom makes them; all others are their copies, with a place, tags, authors
and a time of their own (`bench.skew`), written by COPY (`bench.copying`).
"""

import random
import re
from contextlib import nullcontext
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone
from PIL import Image
from taggit.models import Tag

from articles import body
from articles.finding import vectors, vocabulary
from articles.models import Article, Edition, EditionByline, EditionTag, Revision
from articles.readers.editions import columns
from articles.text import storyfields
from articles.workflow.status import BylineRole, Status
from bench import fronts, newsroom
from bench.copying import Copier, unchecked, without_indexes
from bench.skew import AUTHORS, HALF, HUNDREDTH, LONERS, RARE, SPAN, TAGS, TENTH, WAVE, Skew
from people.models import Author, User
from photos import renditions
from photos.models import Photo
from sections.models import Section

WHO = "bench"
#: The first has half of all stories, the last three old ones.
SECTIONS = ("EkBis", "News", "New Economy", "Kabar Finansial", "Sport & Lifestyle", "Government", "Arsip")
WORDS = [
    "pemerintah",
    "harga",
    "ekspor",
    "pasar",
    "tumbuh",
    "industri",
    "petani",
    "bank",
    "rupiah",
    "investasi",
    "kebijakan",
    "produksi",
    "kuartal",
    "nilai",
    "perusahaan",
    "menteri",
    "daerah",
    "pelabuhan",
    "energi",
    "nikel",
    "beras",
    "kopi",
    "sawit",
    "anggaran",
    "pajak",
    "modal",
    "saham",
    "obligasi",
    "digital",
]
PARAGRAPHS, WORDS_EACH = 11, 36
ROLES = (BylineRole.WRITER, BylineRole.EDITOR)
PHOTOS = 12
#: Stories that are made one by one; the others are copies of them.
PATTERNS = 200
#: Stories in one transaction.
AT_ONCE = 5_000
#: So many more stories are added without indexes, which are made afterwards.
MANY = 50_000
#: Editions whose words are counted in one go.
COUNTED_AT_ONCE = 20_000
#: Whose rows a story of the bench is.
WRITTEN = (Article, Revision, Edition, EditionByline, EditionTag, Edition.photos.through)
#: One story in so many has had an edition before the one that is live.
CHANGED = 20
#: For so many stories there is one that was never published, in each of these states by turns.
UNFINISHED = 200
UNPUBLISHED = [Status.DRAFT, Status.SPIKED, Status.CHANGES_REQUESTED, Status.IN_REVIEW, Status.APPROVED]
SPECIAL = (HALF, TENTH, HUNDREDTH, WAVE, RARE, *LONERS)


def load(count: int) -> None:
    """See to it that there are `count` live stories by the bench's own writer."""
    have = Edition.objects.live().filter(article__created_by__username__startswith=WHO).count()
    if have >= count:
        return
    stories = _Stories(random.Random(have), count)  # noqa: S311 - the same stories each time
    with transaction.atomic():
        stories.make(have, min(count, max(have, PATTERNS)))
        newsroom.furnish(stories.writer)
    copies, many = _Copies(stories), count - have > MANY
    with without_indexes(WRITTEN) if many else nullcontext():
        for begin in range(max(have, PATTERNS), count, AT_ONCE):
            with transaction.atomic():
                unchecked()
                copies.write(range(begin, min(begin + AT_ONCE, count)))
    with without_indexes(newsroom.WRITTEN) if many else nullcontext(), transaction.atomic():
        unchecked()
        newsroom.furnish(stories.writer)
    while vocabulary.count(COUNTED_AT_ONCE):  # as the worker does
        pass
    with connection.cursor() as cursor:
        cursor.execute("analyze")  # as the database does by itself within minutes


def is_scratch() -> bool:
    """True if nobody's stories are in this database but the bench's."""
    return not Article.objects.exclude(created_by__username__startswith=WHO).exists()


class _Stories:
    """What stories are made from, and the patterns of all others."""

    def __init__(self, chance: random.Random, count: int):
        self.chance = chance
        self.writer, _ = User.objects.get_or_create(username=WHO, defaults={"email": "bench@example.org"})
        sections = [
            Section.objects.get_or_create(slug=f"bench-{nth}", defaults={"name": f"Bench {name}", "order": nth})[0].pk
            for nth, name in enumerate(SECTIONS)
        ]
        authors = _named(Author, "Penulis", AUTHORS)
        tags = _named(Tag, "topik", TAGS)
        begins = timezone.now() - SPAN
        step = (SPAN - timedelta(minutes=1)) / max(count, 1)
        self.skew = Skew(chance, sections, tags, authors, begins, step, count)
        self.users = newsroom.writers(WHO, authors)
        made = Photo.objects.filter(created_by=self.writer).order_by("pk")
        self.photos = list(made) or [self._photo(nth) for nth in range(PHOTOS)]

    def make(self, begin: int, end: int) -> None:
        """Articles, revisions and editions; then what hangs on them."""
        numbers = range(begin, end)
        articles = Article.objects.bulk_create(self._article(nth) for nth in numbers)
        revisions = Revision.objects.bulk_create(
            Revision(article=one, number=1, fields={}, digest="", created_by=self.writer) for one in articles
        )
        rows = zip(numbers, articles, revisions, strict=True)
        editions = Edition.objects.bulk_create(self._edition(*row, articles) for row in rows)
        for nth, edition in zip(numbers, editions, strict=True):
            self._relate(nth, edition)
        fronts.arrange([edition.article_id for edition in editions[:3]], self.writer)

    def _article(self, nth: int) -> Article:
        text = {"headline": self._text(9), "standfirst": _with(self._text(20), self.skew.words_of(nth))}
        return Article(
            **text | {"status": Status.PUBLISHED},  # rows as moves leave them
            words=vectors.of_fields(text, {}),
            section_id=self.skew.section(nth),
            lead_photo=self.chance.choice(self.photos),
            dateline="Jakarta",
            created_by=self.writer,
        )

    def _edition(self, nth: int, article: Article, revision: Revision, articles: list[Article]) -> Edition:
        text = storyfields.blank() | {
            "headline": article.headline,
            "standfirst": article.standfirst,
            "body": self._body(self.chance.sample(articles, min(2, len(articles)))),
            "slug": f"bench-{nth}",
            "section": article.section_id,
            "dateline": article.dateline,
            "lead_photo": article.lead_photo_id,
        }
        people = {"approved_by": self.writer, "published_by": self.writer}
        times = dict.fromkeys(("starts_at", "published_at", "updated_at", "announced_at"), self.skew.at(nth))
        words = vectors.of_fields(text, {})
        return Edition(article=article, revision=revision, words=words, **times, **people, **columns(text))

    def _body(self, named: list[Article]) -> str:
        parts = [f"<p>{self._text(WORDS_EACH)}.</p>" for _ in range(PARAGRAPHS)]
        for place, article in zip((3, 8), named, strict=False):
            parts.insert(place, f'<aside data-article="{article.pk}">{article.headline}</aside>')
        photo = self.chance.choice(self.photos)
        parts.insert(6, f'<figure data-photo="{photo.pk}"><figcaption>{self._text(8)}</figcaption></figure>')
        return "".join(parts)

    def _relate(self, nth: int, edition: Edition) -> None:
        EditionByline.objects.bulk_create(
            EditionByline(edition=edition, author_id=author, role=role, order=order)
            for order, (role, author) in enumerate(zip(ROLES, self.skew.authors_of(), strict=True))
        )
        EditionTag.objects.bulk_create(EditionTag(edition=edition, tag_id=tag) for tag in self.skew.tags_of(nth))
        shown = Edition.photos.through
        shown.objects.bulk_create(shown(edition=edition, photo_id=pk) for pk in body.photo_ids(edition.body))

    def _photo(self, nth: int) -> Photo:
        buffer = BytesIO()
        Image.new("RGB", (1600, 1000), (20 * nth, 90, 120)).save(buffer, "JPEG")
        file = ContentFile(buffer.getvalue(), name="bench.jpg")
        words = {"alt": self._text(6), "caption": self._text(10), "credit": "Newsroom/Bench", "licence_kind": "own"}
        photo = Photo.objects.create(original=file, created_by=self.writer, **words)
        renditions.make(photo.pk)
        return photo

    def _text(self, words: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(words)).capitalize()


class _Copies:
    """Further stories, each after one of the patterns."""

    def __init__(self, stories: _Stories):
        self.chance, self.skew, self.users = stories.chance, stories.skew, stories.users
        self.photos = [photo.pk for photo in stories.photos]
        self.article, self.revision, self.edition, self.byline, self.tag, self.shown = map(Copier, WRITTEN)
        made = Edition.objects.live().filter(article__created_by__username__startswith=WHO).order_by("pk")
        self.known = list(made.values_list("article_id", "revision_id", "pk")[:PATTERNS])
        articles, _revisions, editions = zip(*self.known, strict=True)
        drafts = self.article.rows(articles, "standfirst", "words")
        entries = self.edition.rows(editions, "words")
        self.texts = [drafts[pk][0].partition(" — ")[0] for pk in articles]
        self.entries = [
            (_bare(drafts[pk][1]), _bare(entries[of][0])) for pk, of in zip(articles, editions, strict=True)
        ]
        self.revisions = [self.revision.pattern(revision) for _article, revision, _edition in self.known]
        self._patterns: dict[tuple, tuple[int, int]] = {}

    def write(self, numbers: range) -> None:
        """The stories of these numbers."""
        for nth in numbers:
            self._story(nth)
        for each in (self.article, self.revision, self.edition, self.byline, self.tag, self.shown):
            each.write()

    def _story(self, nth: int) -> None:
        at, section, photo = self.skew.at(nth), self.skew.section(nth), self.chance.choice(self.photos)
        people = self.skew.authors_of()
        draft, edition = self._patterns_of(nth)
        revision = self.revisions[nth % len(self.revisions)]
        here = {"section_id": section, "lead_photo_id": photo}
        by = {"created_by_id": self.users[people[0]]}
        own = here | by | dict.fromkeys(("updated_at", "created_at", "status_changed_at"), at)
        article = self.article.add(draft, **own, status=Status.PUBLISHED.value)
        text = self.revision.add(revision, article_id=article, created_at=at, **by)
        if nth % UNFINISHED == 0:
            state = UNPUBLISHED[nth // UNFINISHED % len(UNPUBLISHED)].value
            unfinished = self.article.add(draft, **own, status=state)
            self.revision.add(revision, article_id=unfinished, created_at=at, **by)
        named = here | {"article_id": article, "revision_id": text, "slug": f"bench-{nth}"}
        times = dict.fromkeys(("published_at", "updated_at", "announced_at", "created_at"), at)
        until = at + timedelta(seconds=30)
        spans = [(at, until), (until, None)] if nth % CHANGED == 0 else [(at, None)]
        for begins, ends in spans:
            one = self.edition.add(edition, **named, **times, starts_at=begins, ends_at=ends)
            self._relate(nth, article, at, people, one)

    def _patterns_of(self, nth: int) -> tuple[int, int]:
        """The patterns of article and edition that have the words of the `nth` story."""
        which, words = nth % len(self.known), self.skew.words_of(nth)
        key = (which, *words)
        if key not in self._patterns:
            article, _revision, edition = self.known[which]
            standfirst = _with(self.texts[which], words)
            draft, entry = (_entry(one, words) for one in self.entries[which])
            self._patterns[key] = (
                self.article.pattern(article, standfirst=standfirst, words=draft),
                self.edition.pattern(edition, standfirst=standfirst, words=entry),
            )
        return self._patterns[key]

    def _relate(self, nth: int, article: int, at: datetime, people: tuple[int, int], edition: int) -> None:
        listed = {"edition_id": edition, "listed_at": at, "listed_article": article}
        for order, (role, author) in enumerate(zip(ROLES, people, strict=True)):
            self.byline.add(author_id=author, role=role.value, order=order, **listed)
        for tag in self.skew.tags_of(nth):
            self.tag.add(tag_id=tag, **listed)
        self.shown.add(edition_id=edition, photo_id=self.chance.choice(self.photos))


def _with(text: str, words: list[str]) -> str:
    """A standfirst with the words that not every story has."""
    return " — ".join([text, *words])


def _entry(entry: str, words: list[str]) -> str:
    """What search knows of a copy: what it knows of its pattern, and the words of its own."""
    return " ".join([entry, *map(_own_entry, words)])


@cache
def _own_entry(word: str) -> str:
    return vectors.vector([(word, "B")])


def _bare(entry: str) -> str:
    """An entry without the words that not every story has."""
    own = {lexeme for word in SPECIAL for lexeme in re.findall(r"'([^']*)'", _own_entry(word))}
    return " ".join(one for one in entry.split(" ") if one.split("'")[1] not in own)


def _named(model, word: str, count: int) -> list[int]:
    """The ids of so many tags or authors of the bench, made where they are missing."""
    model.objects.bulk_create(
        (model(name=f"{word} {nth}", slug=f"bench-{nth}") for nth in range(count)), ignore_conflicts=True
    )
    known = dict(model.objects.filter(slug__startswith="bench-").values_list("slug", "pk"))
    return [known[f"bench-{nth}"] for nth in range(count)]
