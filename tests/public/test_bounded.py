"""A reading page touches as many rows in a large archive as in a small one: its plans walk an index and stop.

Twenty thousand stories, skewed as `bench.skew` says; each statement of each page is run under EXPLAIN.
"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from articles.readers.lists import Mark
from bench import skew
from exchange.api.cursors import written
from exchange.outlets import setting_up
from fronts.arrangement import Container, Placed, Rule
from people.models import Author, User
from public.seen.stretches import Stretch
from sections.models import Section
from tests.archive import STORIES, asked, touched
from tests.fronts import arranged

pytestmark = [pytest.mark.xdist_group("archive"), pytest.mark.django_db]

#: Rows that the scans of one page may read in all, and blocks of 8 kB: the home page has a list for each section.
ROWS, BLOCKS = 1_500, 6_000


@pytest.fixture(scope="module")
def pages(archive) -> dict[str, str]:
    """Addresses of the archive, by what is told of each."""
    return addresses()


def addresses() -> dict[str, str]:
    now = timezone.now()
    newest = Edition.objects.live(now).newest_first()
    middle = newest.values("listed_at", "article_id", "published_at")[STORIES // 2]
    before = f"?before={Mark(middle['listed_at'], middle['article_id'])}"
    sections = list(Section.objects.filter(slug__startswith="bench-").order_by("order"))
    half, quiet = sections[0], sections[-1]
    arrange(half)
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
        **api(middle, sections, tag, author),
    }


def api(middle: dict, sections: list[Section], tag: dict[str, str], author: dict[str, str]) -> dict[str, str]:
    """The same lists as programs get them, fifty at a time."""
    mark = Mark(middle["listed_at"], middle["article_id"])
    lists = {
        "stories": "stories?",
        "half": f"stories?section={sections[0].slug}&",
        "quiet": f"stories?section={sections[-1].slug}&",
        "family with a quiet one": f"stories?section={sections[1].slug}&",
        **{f"tag {name}": f"stories?tag={slug}&" for name, slug in tag.items()},
        **{f"author {name}": f"stories?author={slug}&" for name, slug in author.items()},
        "video": "stories?kind=video&",
        "changed": f"stories?changed_since={middle['listed_at']:%Y-%m-%dT%H:%M:%SZ}&",
        "changed ever": "stories?changed_since=2000-01-01T00:00:00Z&",
        "gone": "gone?since=2000-01-01T00:00:00Z&",
    }
    single = {
        "story": f"stories/{middle['article_id']}",
        "notes": "notes?limit=50",
        "tags": "tags?limit=50",
        "authors": "authors?limit=50",
        "a photo that is everywhere": f"photos/{Edition.objects.live().exclude(lead_photo=None)[0].lead_photo_id}",
        "front": "fronts/home",
        "front of half": f"fronts/{sections[0].slug}",
    }
    found = {name: f"{path}limit=50" for name, path in lists.items()} | single
    found |= {f"{name}, from the middle on": f"{found[name]}&cursor={written(mark)}" for name in ("stories", "half")}
    return {f"api: {name}": f"/api/v1/{path}" for name, path in found.items()}


def arrange(section: Section) -> None:
    """A front with a rule of each kind, and stories by hand."""
    rules = [Rule(section=section.pk), Rule("most_read", section=section.pk), Rule(kind="video")]
    tags = Tag.objects.filter(slug__in=["bench-0", f"bench-{skew.TAGS - 1}"]).values_list("pk", flat=True)
    rules += [*(Rule(tag=pk) for pk in tags), Rule(author=Author.objects.get(slug="bench-0").pk)]
    oldest = section.editions.live().order_by("pk").values_list("article_id", flat=True)[:4]
    by_hand = Container("hand", "lead", "two", size=6, fill="both", cards=tuple(map(Placed, oldest)))
    arranged.live([by_hand, *(Container(f"r{nth}", rule=rule) for nth, rule in enumerate(rules))], section=section)


def story(editions) -> str:
    return editions.live().newest_first().first().get_absolute_url()


def rare_tag() -> str:
    """A tag of a handful of stories."""
    return f"bench-{skew.TAGS - 2}"


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
        *(f"api: {name}" for name in lists if name != "video"),
        *("api: stories", "api: video", "api: changed", "api: changed ever", "api: gone", "api: story", "api: notes"),
        *("api: tags", "api: authors", "api: a photo that is everywhere", "api: front", "api: front of half"),
        *("api: stories, from the middle on", "api: half, from the middle on"),
    ]


def test_each_kind_of_address_is_looked_at(pages):
    assert sorted(pages) == sorted(names())


@pytest.mark.parametrize("name", names())
def test_a_page_touches_a_bounded_number_of_rows(pages, name):
    sections = Section.objects.filter(slug__startswith="bench-").order_by("order")
    Section.objects.filter(pk=sections.last().pk).update(parent=sections[1])
    with asked() as statements:
        answer = Client().get(pages[name])
    assert answer.status_code in (200, 404 if "tag" in name and "middle" in name else 200)
    assert statements
    found = [touched(statement) for statement in statements]
    worst = max(found)
    assert sum(rows for rows, _blocks, _plan in found) <= ROWS, worst[2]
    assert sum(blocks for _rows, blocks, _plan in found) <= BLOCKS, worst[2]


@pytest.mark.parametrize("since", ["", "2000-01-01T00:00:00Z"], ids=["of a day", "from the beginning"])
@pytest.mark.parametrize("choice", ["everything", "a rare tag"])
def test_what_a_partner_fetches_touches_a_bounded_number_of_rows(archive, since, choice):
    tags = [] if choice == "everything" else [Tag.objects.get(slug=rare_tag()).pk]
    _outlet, key = setting_up.make(User.objects.order_by("pk")[0], name="Mitra", slug="mitra", tags=tags)
    with asked() as statements:
        answer = Client().get(
            "/api/v1/outlets/mitra/items", {"since": since}, headers={"authorization": f"Bearer {key}"}
        )
    assert answer.status_code == 200
    assert bool(answer.json()["next"]) is bool(since)
    found = [touched(statement) for statement in statements]
    worst = max(found)
    assert sum(rows for rows, _blocks, _plan in found) <= ROWS * 2, worst[2]
    assert sum(blocks for _rows, blocks, _plan in found) <= BLOCKS, worst[2]


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
