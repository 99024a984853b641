"""A small paper that has one of everything a page can show, and times at which nothing must show yet or any more."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.workflow.order import Order
from articles.workflow.status import Change
from articles.workflow.workflow import perform
from fronts.arrangement import Placed
from people.models import Author
from public.models import Page, ReadCount, TextFile
from public.seen.stretches import Stretch
from sections.models import Section
from tests import stage
from tests.factories import PhotoFactory
from tests.fronts import arranged
from tests.public import many


@dataclass
class Paper:
    """The stories whose pages are read, and what else has a page."""

    lead: Article
    corrected: Article
    video: Article
    section: Section
    author: Author


@pytest.fixture
def paper(cast) -> Paper:
    photo = PhotoFactory(renditions=many.RENDITIONS, alt="Dermaga", credit="Newsroom")
    many.load(cast, count=30, sections=3)
    named = stage.published(cast, headline="Yang disebut", tags=["kopi"])
    body = f'<p>Isi.</p><p><a data-article="{named.pk}">Baca</a></p><figure data-photo="{photo.pk}"></figure>'
    lead = stage.published(cast, headline="Kopi naik", tags=["kopi", "ekspor"], lead_photo=photo, body=body)
    corrected = stage.published(cast, headline="Angka lama", tags=["kopi"])
    correct(cast, corrected, headline="Angka benar")
    film = {"kind": "video", "video_url": "https://www.youtube.com/watch?v=abcdefghijk"}
    video = stage.published_in(cast, cast.other_section, headline="Video", tags=["kopi"], **film)
    stage.scheduled(cast, headline="Belum terbit", tags=["kopi"])
    stage.withdrawn(cast, headline="Ditarik", tags=["kopi"])
    stage.ended(cast, headline="Berakhir", tags=["kopi"])
    arranged.put(named, lead, Placed(corrected.pk, headline="Angka di depan", crop="original"))
    arranged.put(corrected, lead, named, section=cast.section)
    ReadCount.objects.create(article=lead, hour=timezone.now() - timedelta(hours=1), count=9)
    ReadCount.objects.create(article=named, hour=timezone.now() - timedelta(hours=1), count=5)
    Page.objects.create(title="Tentang Kami", slug="tentang", body="<p>Kami.</p>")
    for name in ("ads.txt", "trust.txt"):
        TextFile.objects.create(name=name, text="member=https://example.org")
    return Paper(lead, corrected, video, cast.section, cast.writer.author)


def correct(cast, article: Article, **changes) -> None:
    """Change a live story, and print the change as a correction."""
    stage.save(article, cast.writer, **changes)
    perform("submit", cast.writer, article)
    perform("approve", cast.section_editor, article)
    order = Order(change=Change.CORRECTION, note="Angkanya keliru.")
    perform("publish", cast.section_editor, article, order)


@pytest.fixture
def addresses(paper) -> list[str]:
    """One address of each kind of public page."""
    today = timezone.localdate()
    return [
        reverse("public:home"),
        reverse("public:section", args=[paper.section.slug]),
        *(story.editions.live().get().get_absolute_url() for story in (paper.lead, paper.corrected, paper.video)),
        paper.lead.editions.live().get().get_absolute_url() + "?teks",
        reverse("public:tag", args=["kopi"]),
        reverse("public:tag", args=["ramai"]),
        reverse("public:author", args=[paper.author.slug]),
        reverse("public:video"),
        reverse("public:indeks"),
        reverse("public:indeks_day", args=[today]),
        reverse("public:search") + "?q=kopi",
        reverse("public:page", args=["tentang"]),
        reverse("public:corrections"),
        reverse("public:corrections") + "?jenis=koreksi",
        reverse("public:note", args=[paper.corrected.corrections.get().pk]),
        reverse("public:note_before", args=[paper.corrected.corrections.get().pk]),
        reverse("public:corrections_feed"),
        reverse("public:home_feed"),
        reverse("public:section_feed", args=[paper.section.slug]),
        reverse("public:tag_feed", args=["kopi"]),
        reverse("public:author_feed", args=[paper.author.slug]),
        reverse("public:sitemap"),
        reverse("public:sitemap_lists"),
        reverse("public:sitemap_news"),
        reverse("public:sitemap_month", args=[f"{today:%Y-%m}", Stretch.at(today).part]),
        reverse("public:robots"),
        reverse("public:ads"),
        reverse("public:trust"),
    ]
