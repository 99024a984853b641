"""A screen of the desk touches as many rows in a large archive as in a small one, whoever looks at it.

For the author of half of all stories, the editor of the section with half, the editor of one with three, and for who
sees every story; each statement is run under EXPLAIN, over twenty thousand stories (`tests.archive`).
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.utils import timezone
from taggit.models import Tag

from articles import photo_uses
from articles.admin.listing import cursors, listing
from articles.models import Article, Edition, Standing
from bench.desk import form_of
from bench.newsroom import CHIEF, EDITOR, QUIET_EDITOR, WRITER
from bench.skew import HUNDREDTH, NONE, TENTH
from desk import screens
from people.models import MergeRun, User
from sections.models import Section
from tests.archive import STORIES, asked, touched

pytestmark = [pytest.mark.xdist_group("archive"), pytest.mark.django_db]

#: Rows that the scans of one screen may read in all, and blocks of 8 kB.
ROWS, BLOCKS = 5_000, 12_000
EVERYBODY = [WRITER, EDITOR, QUIET_EDITOR, CHIEF]
LISTS = {
    "what waits": {},
    **{tab: {"tab": tab} for tab in ("published", "closed", "all")},
    **{f"all, {word}": {"tab": "all", "q": word} for word in (NONE, HUNDREDTH, TENTH)},
    "a tag of a tenth": {"tab": "all", "tag": "topik 0"},
    "a tag of none": {"tab": "all", "tag": "tidak ada"},
}
DESK = "/admin/"
NUMBER = re.compile(r"\d+")
SCREENS = ["admin:index", "desk:board", "desk:activity", "desk:calendar"]


@pytest.fixture(autouse=True)
def _few_are_rare(monkeypatch):
    """What is rare among a million would be common here."""
    monkeypatch.setattr(listing, "RARE_WORD", 500)
    monkeypatch.setattr(listing, "RARE_NAME", 50)


def unnumbered(patterns=None, space: str = "") -> Iterator[str]:
    """Every address of the desk that says nothing of one story or one person."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from unnumbered(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name and one.name != "logout":
            with suppress(NoReverseMatch):
                address = reverse(f"{space}{one.name}")
                yield from [address] if address.startswith(DESK) else []


def looked_at(who: str, address: str) -> list[tuple[int, int, str]]:
    """What each statement of a screen touches for that person."""
    client = Client()
    client.force_login(User.objects.get(username=who))
    with asked() as statements:
        answer = client.get(address)
    assert answer.status_code == 200
    return [touched(statement) for statement in statements]


def bounded(found: list[tuple[int, int, str]], rows: int = ROWS) -> None:
    worst = max(found)
    assert sum(one[0] for one in found) <= rows, worst[2]
    assert sum(one[1] for one in found) <= BLOCKS, max(found, key=lambda one: one[1])[2]


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_touches_a_bounded_number_of_rows(archive, who, name):
    bounded(looked_at(who, f"{reverse('admin:articles_article_changelist')}?{urlencode(LISTS[name])}"))


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("narrowed", ["half", "quiet", "deep"])
def test_a_list_narrowed_to_a_section_or_far_down_does(archive, who, narrowed):
    sections = Section.objects.filter(slug__startswith="bench-").order_by("order")
    asked_for = {"tab": "all", "section": (sections.last() if narrowed == "quiet" else sections.first()).pk}
    if narrowed == "deep":
        middle = Article.objects.order_by("pk")[STORIES // 2]
        asked_for = {"tab": "all", "before": cursors.cursor(middle.updated_at, middle.pk)}
    bounded(looked_at(who, f"{reverse('admin:articles_article_changelist')}?{urlencode(asked_for)}"))


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_does(archive, who, screen):
    bounded(looked_at(who, reverse(screen)))


def test_every_page_that_has_an_address_without_a_number_does(archive):
    """What is read there does not grow with the archive. What two pages ask alike is looked at once."""
    client, known, pages = Client(), set(), 0
    client.force_login(User.objects.get(username=CHIEF))
    for address in dict.fromkeys(unnumbered()):
        with asked() as statements:
            pages += client.get(address).status_code == 200
        fresh = {NUMBER.sub("", one): one for one in statements}
        found = [touched(one) for shape, one in fresh.items() if shape not in known]
        known |= fresh.keys()
        if found:
            bounded(found, 2 * ROWS)  # five thousand tags are counted for their list's pages
    assert pages > 50


def test_what_is_sent_touches_a_bounded_number_of_rows_too(archive):
    """A save, moves and changes of a page of stories, and a tag of a tenth of all that gets another name."""
    client = Client()
    client.force_login(User.objects.get(username=CHIEF))
    story = Article.objects.filter(status="draft", section__isnull=False).first()
    tag = Tag.objects.get(name="topik 0")
    ticked = [f"{one.pk}:{one.version}" for one in Article.objects.filter(status="in_review")[:40]]
    written = form_of(story) | {"headline": "Judul lain", "tags": "topik 0, Topik 7, topik yang baru"}
    few = ROWS // 2  # the tags alone are twice as many
    sent = [
        (reverse("admin:articles_article_change", args=[story.pk]), written, few),
        (reverse("admin:articles_article_bulk"), {"story": ticked}, few),
        (reverse("desk:notes", args=[story.pk]), {"text": "Halo"}, few),
        # what bears it is counted once, in an index
        (reverse("admin:taggit_tag_change", args=[tag.pk]), {"name": "Topik nol", "slug": tag.slug}, 2 * ROWS),
    ]
    for address, form, rows in sent:
        with asked() as statements:
            answer = client.post(address, form)
        assert answer.status_code in (200, 302), address
        assert "errorlist" not in answer.content.decode(), address
        bounded([touched(one) for one in statements], rows)
    assert MergeRun.objects.get().total > STORIES // 20
    assert set(Article.objects.get(pk=story.pk).tags.names()) == {"topik 0", "topik 7", "topik yang baru"}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("narrowed", ["kind=notes", "kind=saves", "desk=bench-0", "desk=bench-6"])
def test_narrowed_activity_does(archive, who, narrowed):
    bounded(looked_at(who, f"{reverse('desk:activity')}?{narrowed}"))


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("span", ["month", "from"])
def test_the_calendar_touches_what_its_days_have(archive, who, span):
    day = (timezone.localdate() - timedelta(days=1_000)).replace(day=1)
    bounded(looked_at(who, f"{reverse('desk:calendar')}?{span}={day:%Y-%m}{'' if span == 'month' else '-01'}"))


@pytest.mark.parametrize("asked_for", [{}, {"q": NONE}, {"q": "bench"}, {"action": "story.approve"}], ids=str)
def test_the_log_does(archive, asked_for):
    bounded(looked_at(CHIEF, f"{reverse('desk:log')}?{urlencode(asked_for)}"))


def test_photos_are_found_by_the_index(archive):
    bounded(looked_at(CHIEF, f"{reverse('photos:search')}?q={NONE}"))


@pytest.mark.parametrize("who", [WRITER, CHIEF])
def test_the_page_of_a_picture_that_is_everywhere_does(archive, who, monkeypatch):
    monkeypatch.setattr(photo_uses, "_ROWS", 200)
    monkeypatch.setattr(photo_uses, "_COUNTED", 100)
    monkeypatch.setattr(photo_uses, "_NAMED", 20)
    most = Edition.objects.filter(lead_photo__isnull=False).values_list("lead_photo").annotate(n=Count("pk"))
    photo, shown = most.order_by("-n").first()
    assert shown > STORIES / 50
    bounded(looked_at(who, reverse("admin:photos_photo_change", args=[photo])))


@pytest.mark.parametrize(("who", "desks"), [(WRITER, 6), (EDITOR, 1), (QUIET_EDITOR, 1), (CHIEF, 7)])
def test_the_desks_to_narrow_a_screen_by_are_found_by_one_story_of_each(archive, who, desks):
    with asked() as statements:
        assert len(screens.desks_with_stories(User.objects.get(username=who))) >= desks
    found = [touched(statement) for statement in statements]
    bounded(found)
    # which begins anywhere, and for a quiet section may go through all of it
    assert not [plan for _rows, _blocks, plan in found if "Seq Scan on articles_standing" in plan]


def test_these_are_hard_cases(archive):
    own = Standing.objects.filter(user__username=WRITER)
    assert own.count() > STORIES * 0.4
    assert Article.objects.filter(section__members__username=EDITOR).count() > STORIES * 0.45
    assert 0 < Article.objects.filter(section__members__username=QUIET_EDITOR).count() < 10
