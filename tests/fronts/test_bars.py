"""The breaking bar above every page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.refusals import Refused
from articles.workflow.order import Order
from audit.models import Entry
from fronts import bars
from fronts.models import BreakingBar
from public import site
from tests import stage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def bar(client):
    """What readers see of it at an address: its words and its link, or None."""

    def look(address="/"):
        found = BeautifulSoup(client.get(address).content, "html.parser").select_one(".breaking")
        words = found and found.select_one(".breaking-text")
        return found and (words.get_text().strip(), words.get("href"))

    return look


def test_it_stands_above_every_page_until_it_is_lifted(cast, bar):
    story = stage.published(cast)
    bars.put(cast.managing_editor, " Bank sentral  menahan bunga ", timezone.now() + HOUR, url="/ekbis/")
    addresses = ["/", "/ekbis/", story.editions.get().get_absolute_url(), "/indeks/", "/cari/", "/tidak/ada"]
    assert {bar(address) for address in addresses} == {("Bank sentral menahan bunga", "/ekbis/")}
    bars.lift(cast.managing_editor)
    assert {bar(address) for address in addresses} == {None}
    assert list(Entry.objects.filter(kind="bar").values_list("action", flat=True)) == ["bar.lifted", "bar.set"]


def test_it_ends_by_the_clock(cast):
    at = timezone.now() + HOUR
    bars.put(cast.managing_editor, "Gempa di Maluku", at)
    paper = site.refreshed()
    assert paper.breaking(at - timedelta(seconds=1)).text == "Gempa di Maluku"
    assert paper.breaking(at) is None


def test_a_new_one_takes_the_place_of_the_old(cast, bar):
    for text in ("Yang lama", "Yang baru"):
        bars.put(cast.managing_editor, text, timezone.now() + HOUR)
    assert bar() == ("Yang baru", None)
    assert BreakingBar.objects.standing().count() == 1


def test_one_that_leads_to_a_story_goes_when_the_story_is_withdrawn(cast, bar):
    story = stage.published(cast)
    bars.put(cast.managing_editor, "Ekspor naik", timezone.now() + HOUR, article=story)
    assert bar() == ("Ekspor naik", story.editions.get().get_absolute_url())
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    site.forget()
    assert bar() is None


@pytest.mark.parametrize(
    ("text", "hours", "url"),
    [
        ("", 1, ""),
        ("a" * 121, 1, ""),
        ("Gempa", 0, ""),
        ("Gempa", -1, ""),
        ("Gempa", 6.1, ""),
        ("Gempa", None, ""),
        ("Gempa", 1, "javascript:x"),
    ],
)
def test_what_cannot_stand_there_is_refused_with_the_reason(cast, text, hours, url):
    ends = timezone.now() + timedelta(hours=hours) if hours is not None else None
    with pytest.raises(Refused):
        bars.put(cast.managing_editor, text, ends, url=url)
    assert not BreakingBar.objects.exists()


def test_a_story_that_readers_do_not_have_is_refused(cast):
    with pytest.raises(Refused):
        bars.put(cast.managing_editor, "Gempa", timezone.now() + HOUR, article=stage.approved(cast))


def test_there_is_nothing_to_lift_where_nothing_stands(cast):
    with pytest.raises(Refused):
        bars.lift(cast.managing_editor)


def test_the_database_lets_no_bar_stand_for_longer_than_six_hours(cast):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        BreakingBar.objects.create(text="x", starts_at=now, ends_at=now + 7 * HOUR, set_by=cast.writer)
