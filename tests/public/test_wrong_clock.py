"""A machine whose clock is wrong shows nothing early, takes nothing down late, and plans by the house's clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from articles.workflow.order import Order
from articles.workflow.workflow import announce_due
from people import clock
from public.fast import changes
from tests import stage

pytestmark = pytest.mark.django_db
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def an_hour_ahead(monkeypatch):
    """From now on this machine's clock is an hour ahead, and the process has noticed."""

    def begin():
        real = timezone.now
        monkeypatch.setattr(timezone, "now", lambda: real() + AN_HOUR)
        clock.set_ahead(AN_HOUR)

    yield begin
    clock.set_ahead(timedelta(0))


def test_a_scheduled_story_is_not_shown_before_its_time(cast, client, an_hour_ahead):
    story = stage.scheduled(cast, after=timedelta(minutes=30), headline="Belum waktunya")
    an_hour_ahead()
    announce_due.call()
    story.refresh_from_db()
    assert story.status == "scheduled"
    edition = story.editions.get()
    assert client.get(reverse("public:story", args=[story.pk, edition.slug])).status_code == 404
    for name in ("home", "indeks", "home_feed", "sitemap_news"):
        assert "Belum waktunya" not in client.get(reverse(f"public:{name}")).content.decode(), name
    assert client.get("/cari/?q=waktunya").content.decode().count("Belum waktunya") == 0


def test_what_was_planned_before_the_clock_went_wrong_caps_pages_at_the_right_moment(cast, client, an_hour_ahead):
    story = stage.scheduled(cast, after=timedelta(minutes=30))
    begins = story.editions.get().starts_at
    an_hour_ahead()
    client.get("/")
    assert abs(changes.next_change(frozenset({"front"})) - (begins + AN_HOUR).timestamp()) < 2


def test_what_is_published_there_is_public_at_once_and_what_is_withdrawn_is_gone_at_once(cast, client, an_hour_ahead):
    an_hour_ahead()
    story = stage.published(cast)
    address = reverse("public:story", args=[story.pk, story.editions.get().slug])
    clock.set_ahead(AN_HOUR)
    assert client.get(address).status_code == 200
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert client.get(address).status_code == 410
    assert not Edition.objects.live(timezone.now() - AN_HOUR + timedelta(seconds=1)).filter(article=story).exists()
