"""What every page shows of the paper itself: its name, sections, fixed pages and accounts elsewhere.

Read from the database at most once in a few seconds by each process and kept in memory; a change in this process
shows at once, a change made by another within `LIFETIME` seconds.
"""

import threading
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.urls import reverse

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


@dataclass(frozen=True)
class Site:
    """The paper as it stands now."""

    name: str
    home: str
    google_news_url: str
    sections: tuple[Rubric, ...]
    pages: tuple[tuple[str, str, bool], ...]
    social: tuple[tuple[str, str, str], ...]
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

    def find(self, slug: str) -> Rubric | None:
        """The open section of that slug."""
        return next((section for section in self.open_sections if section.slug == slug), None)

    def family(self, section: Rubric) -> list[int]:
        """The ids of a section and of the sections directly below it."""
        return [section.pk, *(child.pk for child in self.sections if child.parent == section.pk)]


_lock = threading.Lock()
_kept: tuple[float, Site] | None = None


def current() -> Site:
    """The paper as this process knows it. Three short queries when what it knows is too old; else none."""
    kept = _kept
    if kept and time.monotonic() - kept[0] < LIFETIME:
        return kept[1]
    return refreshed()


def refreshed() -> Site:
    """The paper as the database has it at this moment."""
    global _kept
    with _lock:
        site, kept = _read(), _kept
        if kept and kept[1] == site:
            site = kept[1]  # the same object while nothing changed: what was made of it is found at a glance
        _kept = time.monotonic(), site
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
    return Site(
        name=settings.NEWSROOM_NAME,
        home=reverse("public:home"),
        google_news_url=settings.NEWSROOM_GOOGLE_NEWS_URL,
        sections=sections,
        pages=tuple((page.title, page.get_absolute_url(), page.in_menu) for page in Page.objects.public()),
        social=tuple((link.network, link.get_network_display(), link.url) for link in SocialLink.objects.all()),
        by_id={section.pk: section for section in sections},
    )


for _model in (Section, Page, SocialLink):
    post_save.connect(forget, sender=_model, dispatch_uid=f"public.site.{_model.__name__}.saved")
    post_delete.connect(forget, sender=_model, dispatch_uid=f"public.site.{_model.__name__}.deleted")
