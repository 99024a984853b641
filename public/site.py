"""What every page shows of the paper itself: its name, sections, fixed pages and accounts elsewhere.

Read from the database at most once in a few seconds by each process and kept in memory; a change in this process
shows at once, a change made by another within `LIFETIME` seconds.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.signals import post_delete, post_save
from django.urls import reverse

from articles.models import Edition
from fronts.models import BreakingBar
from fronts.signals import bar_changed
from people import clock
from public.fast import changes
from public.models import Page, SocialLink
from sections.models import Section

#: Seconds for which a process trusts what it read.
LIFETIME = 5.0


@dataclass(frozen=True, slots=True)
class Rubric:
    """A section as pages show it. `url` is empty for one that is closed: it has no front any more."""

    pk: int
    name: str
    slug: str
    colour: str
    description: str
    parent: int | None
    in_menu: bool
    url: str

    def __hash__(self) -> int:
        return hash(self.pk)  # what is kept by a card or a paper is found by it, dozens of times for a page


@dataclass(frozen=True, slots=True)
class Bar:
    """The breaking bar above every page; `url` is empty if it leads nowhere."""

    text: str
    url: str
    starts_at: datetime
    until: datetime


@dataclass(frozen=True)
class Site:
    """The paper as it stands now."""

    name: str
    home: str
    google_news_url: str
    sections: tuple[Rubric, ...]
    pages: tuple[tuple[str, str, bool], ...]
    #: The addresses of pages with a purpose (`public.models.page.Purpose`).
    policies: tuple[tuple[str, str], ...]
    social: tuple[tuple[str, str, str], ...]
    bars: tuple[Bar, ...] = ()
    by_id: dict[int, Rubric] = field(default_factory=dict, compare=False)

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def open_sections(self) -> list[Rubric]:
        """Sections with a front, in the menu's order."""
        return [section for section in self.sections if section.url]

    @property
    def menu(self) -> list[Rubric]:
        """The sections of the menu."""
        return [section for section in self.open_sections if section.in_menu and section.parent is None]

    @property
    def has_video_section(self) -> bool:
        """True if the menu's sections already lead to the videos: a section of that slug has their address."""
        return any(section.slug == "video" for section in self.menu)

    @property
    def menu_pages(self) -> list[tuple[str, str, bool]]:
        return [page for page in self.pages if page[2]]

    def breaking(self, now: datetime | None = None) -> Bar | None:
        """The bar that stands above every page at `now` (default: the present), or None."""
        now = now or clock.now()
        return next((bar for bar in self.bars if bar.starts_at <= now < bar.until), None)

    def find(self, slug: str) -> Rubric | None:
        """The open section of that slug."""
        return next((section for section in self.open_sections if section.slug == slug), None)

    def family(self, section: Rubric) -> list[int]:
        """The ids of a section and of the sections directly below it."""
        return [section.pk, *(child.pk for child in self.sections if child.parent == section.pk)]


_lock = threading.Lock()
_kept: tuple[float, int, Site] | None = None


def current() -> Site:
    """The paper as this process knows it. Four short queries when what it knows is too old; else none.

    It is also too old once anything was purged: a bar that another process set is above the very next page.
    """
    kept = _kept
    if kept and time.monotonic() - kept[0] < LIFETIME and kept[1] == changes.store().generation:
        return kept[2]
    return refreshed()


def refreshed() -> Site:
    """The paper as the database has it at this moment."""
    global _kept
    with _lock:
        generation = changes.store().generation
        site, kept = _read(), _kept
        if kept and kept[2] == site:
            site = kept[2]  # the same object while nothing changed: what was made of it is found at a glance
        _kept = time.monotonic(), generation, site
    return site


def section(pk: int) -> Rubric:
    """The section of an edition; reads again if it is newer than what this process knows."""
    site = current()
    return site.by_id.get(pk) or refreshed().by_id[pk]


def forget(**kwargs) -> None:
    """Read again before the next page. Receives the signals of what `Site` is made from."""
    global _kept
    _kept = None


def _read() -> Site:
    sections = tuple(
        Rubric(
            pk=row.pk,
            name=row.name,
            slug=row.slug,
            colour=row.colour,
            description=row.description,
            parent=row.parent_id,
            in_menu=row.show_in_menu,
            url=reverse("public:section", args=[row.slug]) if row.is_active else "",
        )
        for row in Section.objects.all()
    )
    pages = list(Page.objects.public())
    return Site(
        name=settings.NEWSROOM_NAME,
        home=reverse("public:home"),
        google_news_url=settings.NEWSROOM_GOOGLE_NEWS_URL,
        sections=sections,
        pages=tuple((page.title, page.get_absolute_url(), page.in_menu) for page in pages),
        policies=tuple((page.purpose, page.get_absolute_url()) for page in pages if page.purpose),
        social=tuple((link.network, link.get_network_display(), link.url) for link in SocialLink.objects.all()),
        bars=tuple(_bars()),
        by_id={section.pk: section for section in sections},
    )


def _bars() -> Iterator[Bar]:
    """The bars that stand, or are to. One that leads to a story goes with it."""
    live = Edition.objects.live().filter(article=OuterRef("article"))
    rows = BreakingBar.objects.standing().annotate(slug=Subquery(live.values("slug")[:1]))
    for bar in rows[:5]:
        if bar.article_id is None:
            yield Bar(bar.text, bar.url, bar.starts_at, bar.ends_at)
        elif bar.slug is not None:
            url = reverse("public:story", args=[bar.article_id, bar.slug])
            yield Bar(bar.text, url, bar.starts_at, bar.ends_at)


bar_changed.connect(forget, dispatch_uid="public.site.bar")
for _model in (Section, Page, SocialLink):
    post_save.connect(forget, sender=_model, dispatch_uid=f"public.site.{_model.__name__}.saved")
    post_delete.connect(forget, sender=_model, dispatch_uid=f"public.site.{_model.__name__}.deleted")
