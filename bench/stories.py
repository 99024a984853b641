"""Fills a scratch database with stories as long and as furnished as real ones, quickly: rows, not moves."""

import random
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone
from PIL import Image
from taggit.models import Tag

from articles import body
from articles.models import Article, Edition, EditionByline, Revision
from articles.readers.editions import columns, search_words
from articles.text import storyfields
from articles.workflow.status import BylineRole
from people.models import Author, User
from photos import renditions
from photos.models import Photo
from public.models import Placement
from sections.models import Section

WHO = "bench"
SECTIONS = ("News", "EkBis", "New Economy", "Kabar Finansial", "Sport & Lifestyle", "Government")
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
PARAGRAPHS, WORDS_EACH = 12, 38
PHOTOS = 12


def load(count: int) -> None:
    """See to it that there are `count` live stories by the bench's own writer."""
    have = Edition.objects.live().filter(article__created_by__username=WHO).count()
    if have < count:
        with transaction.atomic():
            _Stories(random.Random(have)).make(count - have)  # noqa: S311 - the same stories each time
        with connection.cursor() as cursor:
            cursor.execute("analyze")  # as the database does by itself within minutes


def is_scratch() -> bool:
    """True if nobody's stories are in this database but the bench's."""
    return not Article.objects.exclude(created_by__username=WHO).exists()


class _Stories:
    def __init__(self, chance: random.Random):
        self.chance = chance
        self.writer, _ = User.objects.get_or_create(username=WHO, defaults={"email": "bench@example.org"})
        self.sections = [
            Section.objects.get_or_create(slug=f"bench-{nth}", defaults={"name": f"Bench {name}", "order": nth})[0]
            for nth, name in enumerate(SECTIONS)
        ]
        self.authors = [
            Author.objects.get_or_create(slug=f"bench-{nth}", defaults={"name": f"Penulis {nth}"})[0]
            for nth in range(20)
        ]
        self.tags = [Tag.objects.get_or_create(name=word, slug=f"bench-{word}")[0] for word in WORDS[:20]]
        self.photos = [self._photo(nth) for nth in range(PHOTOS)]

    def make(self, count: int) -> None:
        """Articles, revisions and editions; then what hangs on them."""
        articles = Article.objects.bulk_create(self._article() for _ in range(count))
        revisions = Revision.objects.bulk_create(
            Revision(article=one, number=1, fields={}, digest="", created_by=self.writer) for one in articles
        )
        pairs = zip(articles, revisions, strict=True)
        editions = Edition.objects.bulk_create(
            self._edition(nth, article, revision, articles) for nth, (article, revision) in enumerate(pairs)
        )
        self._relate(editions)
        Edition.objects.filter(search__isnull=True).update(search=search_words())
        Placement.objects.bulk_create(
            Placement(article_id=edition.article_id, position=nth) for nth, edition in enumerate(editions[:3], 1)
        )

    def _article(self) -> Article:
        return Article(
            headline=self._text(9),
            standfirst=self._text(20),
            section=self.chance.choice(self.sections),
            lead_photo=self.chance.choice(self.photos),
            dateline="Jakarta",
            created_by=self.writer,
        )

    def _edition(self, nth: int, article: Article, revision: Revision, articles: list[Article]) -> Edition:
        at = timezone.now() - timedelta(minutes=11 * nth + 1)
        text = storyfields.blank() | {
            "headline": article.headline,
            "standfirst": article.standfirst,
            "body": self._body(self.chance.sample(articles, 2)),
            "slug": f"bench-{nth}",
            "section": article.section_id,
            "dateline": article.dateline,
            "lead_photo": article.lead_photo_id,
        }
        people = {"approved_by": self.writer, "published_by": self.writer}
        times = dict.fromkeys(("starts_at", "published_at", "updated_at", "announced_at"), at)
        return Edition(article=article, revision=revision, **times, **people, **columns(text))

    def _body(self, named: list[Article]) -> str:
        parts = [f"<p>{self._text(WORDS_EACH)}.</p>" for _ in range(PARAGRAPHS)]
        for place, article in zip((3, 8), named, strict=True):
            parts.insert(place, f'<aside data-article="{article.pk}">{article.headline}</aside>')
        photo = self.chance.choice(self.photos)
        parts.insert(6, f'<figure data-photo="{photo.pk}"><figcaption>{self._text(8)}</figcaption></figure>')
        return "".join(parts)

    def _relate(self, editions: list[Edition]) -> None:
        lines = ((edition, role) for edition in editions for role in (BylineRole.WRITER, BylineRole.EDITOR))
        EditionByline.objects.bulk_create(
            EditionByline(edition=edition, author=self.chance.choice(self.authors), role=role, order=nth)
            for nth, (edition, role) in enumerate(lines)
        )
        link, shown = Edition.tags.through, Edition.photos.through
        link.objects.bulk_create(
            link(edition=edition, tag=tag) for edition in editions for tag in self.chance.sample(self.tags, 4)
        )
        shown.objects.bulk_create(
            shown(edition=edition, photo_id=pk) for edition in editions for pk in body.photo_ids(edition.body)
        )

    def _photo(self, nth: int) -> Photo:
        buffer = BytesIO()
        Image.new("RGB", (1600, 1000), (20 * nth, 90, 120)).save(buffer, "JPEG")
        file = ContentFile(buffer.getvalue(), name="bench.jpg")
        words = {"alt": self._text(6), "caption": self._text(10), "credit": "Newsroom/Bench"}
        photo = Photo.objects.create(original=file, created_by=self.writer, **words)
        renditions.make(photo.pk)
        return photo

    def _text(self, words: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(words)).capitalize()
