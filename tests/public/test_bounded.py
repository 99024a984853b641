"""A reading page touches as many rows in a large archive as in a small one: its plans walk an index and stop.

Twenty thousand stories, skewed as `bench.skew` says, loaded once; each statement of each page is run under EXPLAIN.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from bench import skew, stories
from desk import screens
from desk.calendar import calendar
from people.models import Author, Role, User
from people.roles import DEFAULT_ROLES
from photos.models import Photo
from public.fast.prepared import PLANNING
from public.seen.stretches import Stretch
from public.selections import Mark
from sections.models import Section
from tests.public import many

pytestmark = [pytest.mark.xdist_group("archive"), pytest.mark.django_db]

STORIES = 20_000
#: Rows that the scans of one page may read in all, and blocks of 8 kB: the home page has a list for each section.
ROWS, BLOCKS = 1_500, 6_000


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker) -> Iterator[dict[str, str]]:
    """Addresses of the archive, by what is told of each; it is undone at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "PATTERNS", 20)
        patch.setattr(stories, "PARAGRAPHS", 1)
        patch.setattr(settings, "NEWSROOM_PAGE_CACHE_MB", 0)
        writer = User.objects.create(username=stories.WHO, email="bench@example.org")
        Photo.objects.create(
            original="a.jpg", width=1600, height=900, created_by=writer, renditions=many.RENDITIONS, alt="Kapal"
        )
        stories.load(STORIES)
        yield addresses()
        transaction.set_rollback(True)


def addresses() -> dict[str, str]:
    now = timezone.now()
    newest = Edition.objects.live(now).newest_first()
    middle = newest.values("listed_at", "article_id", "published_at")[STORIES // 2]
    before = f"?before={Mark(middle['listed_at'], middle['article_id'])}"
    sections = list(Section.objects.filter(slug__startswith="bench-").order_by("order"))
    half, quiet = sections[0], sections[-1]
    Section.objects.filter(pk=quiet.pk).update(parent=sections[1])
    tag = {"everywhere": "bench-0", "alone": f"bench-{skew.TAGS - 1}", "rare": rare_tag()}
    author = {"half": "bench-0", "other": "bench-7"}
    lists = {
        "half": reverse("public:section", args=[half.slug]),
        "quiet": reverse("public:section", args=[quiet.slug]),
        "family with a quiet one": reverse("public:section", args=[sections[1].slug]),
        **{f"tag {name}": reverse("public:tag", args=[slug]) for name, slug in tag.items()},
        **{f"author {name}": reverse("public:author", args=[slug]) for name, slug in author.items()},
        "video": reverse("public:video"),
    }
    stretch = Stretch.at(timezone.localtime(middle["published_at"]).date())
    day = timezone.localtime(middle["published_at"]).date()
    return {
        "home": "/",
        **lists,
        **{f"{name}, from the middle on": path + before for name, path in lists.items()},
        **{f"{name}, feed": f"{path}feed/" for name, path in lists.items() if name != "video"},
        "feed": "/feed/",
        "indeks": reverse("public:indeks"),
        "indeks of a day": reverse("public:indeks_day", args=[day]),
        "indeks of a day, a section": reverse("public:indeks_day", args=[day]) + f"?rubrik={quiet.slug}",
        "sitemap": "/sitemap.xml",
        "sitemap of lists": "/sitemap-lists.xml",
        "sitemap of a month": reverse("public:sitemap_month", args=[f"{stretch.month:%Y-%m}", stretch.part]),
        "sitemap of news": "/sitemap-news.xml",
        "story, newest": newest[0].get_absolute_url(),
        "story, oldest": story(quiet.editions.live(now).order_by("pk")),
        "story with the tag that is everywhere": story(Edition.objects.filter(tags__slug=tag["everywhere"])),
        "story with a tag of its own": story(Edition.objects.filter(tags__slug=tag["alone"])),
        "story without tags": story(Edition.objects.filter(tags=None).exclude(section=quiet)),
        "story of the middle": story(Edition.objects.filter(article=middle["article_id"])),
    }


def story(editions) -> str:
    return editions.live().newest_first().first().get_absolute_url()


def rare_tag() -> str:
    """A tag of a handful of stories."""
    return f"bench-{skew.TAGS - 2}"


@contextmanager
def asked() -> Iterator[list[str]]:
    """What the database is asked meanwhile, other than how it will answer."""
    told: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield told
    told += [query["sql"] for query in queries if query["sql"].lstrip("( ").startswith(("SELECT", "EXECUTE"))]


def touched(statement: str) -> tuple[int, int, str]:
    """Rows that the scans of a statement read, blocks that it looked into, and its plan."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}")
        (plan,) = cursor.fetchone()
    top = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return rows_of(top), top["Shared Hit Blocks"] + top["Shared Read Blocks"], told(top)


def told(node: dict, depth: int = 0) -> str:
    """The plan in a line for each node, for whoever must find out why."""
    where = node.get("Index Name") or node.get("Relation Name") or ""
    how = " ".join(str(node.get(name, "")) for name in ("Index Cond", "Filter", "Sort Key") if name in node)
    rows = f"{node['Actual Rows']:.0f} of {node['Plan Rows']} x {node['Actual Loops']}"
    line = f"{'  ' * depth}{node['Node Type']} {where} [{rows}] {how[:150]}"
    return "\n".join([line, *(told(one, depth + 1) for one in node.get("Plans", []))])


def rows_of(node: dict) -> int:
    below = sum(map(rows_of, node.get("Plans", [])))
    if "Scan" not in node["Node Type"] or node["Node Type"] in ("Subquery Scan", "Function Scan", "CTE Scan"):
        return below
    passed = sum(value for name, value in node.items() if name.startswith("Rows Removed by"))
    return below + round((node["Actual Rows"] + passed) * node["Actual Loops"])


def names() -> list[str]:
    """What `addresses` tells of, without asking the database."""
    lists = ["half", "quiet", "family with a quiet one", "tag everywhere", "tag alone", "tag rare"]
    lists += ["author half", "author other", "video"]
    return [
        *lists,
        *(f"{name}, from the middle on" for name in lists),
        *(f"{name}, feed" for name in lists if name != "video"),
        *("home", "feed", "indeks", "indeks of a day", "indeks of a day, a section"),
        *("sitemap", "sitemap of lists", "sitemap of a month", "sitemap of news"),
        *("story, newest", "story, oldest", "story with the tag that is everywhere", "story with a tag of its own"),
        *("story without tags", "story of the middle"),
    ]


def test_each_kind_of_address_is_looked_at(archive):
    assert sorted(archive) == sorted(names())


@pytest.mark.parametrize("name", names())
def test_a_page_touches_a_bounded_number_of_rows(archive, name):
    with connection.cursor() as cursor:
        cursor.execute(PLANNING)  # what the test before told the connection was undone with it
    with asked() as statements:
        answer = Client().get(archive[name])
    assert answer.status_code in (200, 404 if "tag" in name and "middle" in name else 200)
    assert statements
    found = [touched(statement) for statement in statements]
    worst = max(found)
    assert sum(rows for rows, _blocks, _plan in found) <= ROWS, worst[2]
    assert sum(blocks for _rows, blocks, _plan in found) <= BLOCKS, worst[2]


@pytest.fixture
def leader(archive) -> User:
    """Somebody who sees every story."""
    _name, rights = DEFAULT_ROLES["managing_editor"]
    role, _ = Role.objects.get_or_create(codename="managing_editor", defaults={"rights": list(rights)})
    leader = User.objects.create(username="pemimpin", email="pemimpin@example.org")
    leader.roles.add(role)
    return leader


def test_the_desks_to_narrow_a_screen_by_are_found_with_a_story_of_each(leader):
    with asked() as statements:
        assert len(screens.desks_with_stories(leader)) == len(stories.SECTIONS)
    rows, _blocks, plan = touched(statements[-1])
    assert rows <= ROWS, plan


@pytest.mark.parametrize("view", [calendar.month, calendar.week, calendar.agenda])
def test_the_desks_calendar_touches_what_a_month_has(leader, view):
    with asked() as statements:
        calendar.fill(view((timezone.localdate() - timedelta(days=1_000)).replace(day=1)), leader)
    found = [touched(statement) for statement in statements]
    assert sum(rows for rows, _blocks, _plan in found) <= ROWS, max(found)[2]


def test_the_archive_is_as_skewed_as_it_says(archive):
    live = Edition.objects.live()
    assert live.count() == STORIES
    sections = Section.objects.filter(slug__startswith="bench-").order_by("order")
    assert live.filter(section=sections.first()).count() > STORIES * 0.45
    assert live.filter(section=sections.last()).count() == skew.QUIET
    everywhere, alone = Tag.objects.get(slug="bench-0"), Tag.objects.get(slug=f"bench-{skew.TAGS - 1}")
    assert live.filter(tags=everywhere).count() == STORIES * skew.EVERYWHERE // 100
    assert live.filter(tags=alone).count() == 1
    assert live.filter(tags=None).count() >= STORIES * (skew.UNTAGGED - 1) // 100
    assert live.filter(authors=Author.objects.get(slug="bench-0")).distinct().count() > STORIES * 0.45


def test_a_plan_that_reads_through_the_archive_would_be_seen(archive):
    rows, _blocks, _plan = touched("SELECT count(*) FROM articles_edition WHERE standfirst LIKE '%tidak ada%'")
    assert rows > ROWS * 10
