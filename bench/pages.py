"""Which pages are measured: one of each kind of list, and stories one again and again and in turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from django.db.models import Max, Min
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from articles.readers.lists import Mark
from exchange.models import Format, Outlet
from exchange.outlets import setting_up
from people.models import User
from public.seen.stretches import Stretch
from public.selections import PAGE
from sections.models import Section

#: Stories that are asked for in turn: as many as a process keeps the set articles of (`public.fast.kept`).
IN_TURN = 1_000
#: How far on a page of a list is that readers hardly ever see.
FAR = 500


@dataclass(frozen=True)
class Page:
    """Addresses that are asked for in turn, with the page cache off or on."""

    name: str
    paths: tuple[str, ...]
    cache: str = "off"
    headers: Mapping[str, str] = field(default_factory=dict)


def bare() -> Page:
    """The floor: what Django and its middleware cost alone."""
    return Page("bare Django view", ("/_bare",))


def pages() -> list[Page]:
    """Every page that is measured, the floor first."""
    live = Edition.objects.live()
    newest = live.newest_first()
    middle = newest.only("pk", "article_id", "slug", "published_at")[live.count() // 2]
    turn = tuple(_addresses(live.filter(article_id__in=_anywhere(live, 2 * IN_TURN))[:IN_TURN]))
    return [
        bare(),
        Page("story, one again and again", (middle.get_absolute_url(),)),
        Page("story, one again and again", (middle.get_absolute_url(),), cache="on"),
        Page(f"story, {IN_TURN:,} in turn", turn),
        Page("story without tags", tuple(_addresses(newest.filter(tags=None)[:IN_TURN]))),
        Page("story of a quiet section", tuple(_addresses(_quiet().editions.live()))),
        Page("home", ("/",)),
        Page("home", ("/",), cache="on"),
        *_lists(newest),
        *_for_programs(middle),
        *_api(middle),
        *_outlets(middle),
        *_searches(),
    ]


def _anywhere(live, most: int) -> list[int]:
    """Numbers of so many stories, the same each time.

    Not every 1,005th: where each 201st story of an archive is none of readers', such steps find hardly any other.
    """
    ends = live.aggregate(first=Min("article_id"), last=Max("article_id"))
    numbers = range(ends["first"], ends["last"] + 1)
    return Random(1).sample(numbers, min(most, len(numbers)))  # noqa: S311 - no secret


def _addresses(editions) -> list[str]:
    return [reverse("public:story", args=row) for row in editions.values_list("article_id", "slug")]


def _quiet() -> Section:
    return Section.objects.filter(slug__startswith="bench-").order_by("order").last()


def _lists(newest) -> list[Page]:
    half = reverse("public:section", args=["bench-0"])
    place = newest.filter(section__slug="bench-0").values_list("listed_at", "article_id")[FAR * PAGE : FAR * PAGE + 1]
    alone = Tag.objects.filter(slug__startswith="bench-").order_by("pk").last()
    far = [Page(f"section, page {FAR}", (f"{half}?before={Mark(*one)}",)) for one in place]
    return [
        Page("section with half of all", (half,)),
        *far,
        Page("quiet section", (_quiet().get_absolute_url(),)),
        Page("tag on a tenth of all", (reverse("public:tag", args=["bench-0"]),)),
        Page("tag on one story", (reverse("public:tag", args=[alone.slug]),)),
        Page("author of half of all", (reverse("public:author", args=["bench-0"]),)),
        Page("Indeks", (reverse("public:indeks"),)),
    ]


def _for_programs(middle: Edition) -> list[Page]:
    stretch = Stretch.at(timezone.localtime(middle.published_at).date())
    return [
        Page("feed", (reverse("public:home_feed"),)),
        Page("feed of the section with half", (reverse("public:section_feed", args=["bench-0"]),)),
        Page("news sitemap", (reverse("public:sitemap_news"),)),
        Page("sitemap index", (reverse("public:sitemap"),)),
        Page("sitemap of a part", (reverse("public:sitemap_month", args=[f"{stretch.month:%Y-%m}", stretch.part]),)),
    ]


def _api(middle: Edition) -> list[Page]:
    """The API's lists as an app asks for them, a story, and what whoever keeps a copy asks for."""
    root = "/api/v1/"
    since = f"{middle.published_at:%Y-%m-%dT%H:%M:%SZ}"
    return [
        Page("API, newest stories", (f"{root}stories",)),
        Page("API, newest stories", (f"{root}stories",), cache="on"),
        Page("API, stories of the section with half", (f"{root}stories?section=bench-0&limit=50",)),
        Page("API, what changed since the middle", (f"{root}stories?changed_since={since}",)),
        Page("API, a story", (f"{root}stories/{middle.article_id}",)),
    ]


def _outlets(middle: Edition) -> list[Page]:
    """A partner's feed in both formats, asked for the first time and by one that has the very answer.

    It is made for whoever has the key, so no page cache keeps it.
    """
    since, found = f"{middle.published_at:%Y-%m-%dT%H:%M:%SZ}", []
    maker = User.objects.order_by("pk").first()
    for form in Format:
        outlet = Outlet.objects.filter(slug=f"bench-{form}").first()
        if outlet is None:
            outlet, key = setting_up.make(maker, name=form.label, slug=f"bench-{form}", format=form)
        else:
            key = setting_up.renew(outlet, maker)
        paths = (f"/api/v1/outlets/{outlet.slug}/items?since={since}",)
        has_key = {"Authorization": f"Bearer {key}"}
        found += [
            Page(f"outlet, 20 stories as {form.label}", paths, headers=has_key),
            Page(f"outlet, {form.label}, has them already", paths, headers=has_key | {"If-None-Match": "*"}),
        ]
    return found


def _searches() -> list[Page]:
    """A word of every story, and one of none."""
    words = [("a common word", "rupiah"), ("a word in no story", "zzyzx")]
    return [Page(f"search, {name}", (f"{reverse('public:search')}?q={word}",)) for name, word in words]
