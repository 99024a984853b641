"""A machine whose clock is wrong shows nothing early, takes nothing down late, and plans by the house's clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from articles.workflow.order import Order
from articles.workflow.workflow import announce_due
from exchange.webhooks import sending
from people import clock
from public.fast import changes
from tests import jobs, stage
from tests.exchange.outlets.partner import Partner, numbers
from tests.exchange.webhooks.receiver import Receiver, hook

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


def test_programs_and_partners_get_nothing_early_either(cast, client, an_hour_ahead):
    partner, story = Partner(cast), stage.scheduled(cast, after=timedelta(minutes=30), headline="Belum waktunya")
    ending = stage.published(cast, headline="Masih tayang", tags=["ekspor"])
    ending.editions.update(ends_at=timezone.now() + timedelta(minutes=30))
    an_hour_ahead()
    assert client.get(f"/api/v1/stories/{story.pk}").status_code == 404
    assert client.get(f"/api/v1/stories/{ending.pk}").status_code == 200
    assert client.get("/api/v1/tags/ekspor").status_code == 200
    assert client.get("/api/v1/gone?since=2020-01-01T00:00:00Z").json()["items"] == []
    assert partner.get(f"items/{story.pk}").status_code == 404
    assert numbers(partner.poll()) == [ending.pk]
    assert partner.story(ending.pk)["pubStatus"] == "usable"


def test_a_receiver_is_told_again_by_whichever_clock(cast, monkeypatch, an_hour_ahead):
    receiver = Receiver(500)
    monkeypatch.setattr(sending.fetching, "post", receiver.post)
    hook(cast)
    an_hour_ahead()
    stage.published(cast)
    jobs.work("deliver")
    later = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: later() + timedelta(seconds=sending.WAITS[0] + 1))
    jobs.work("deliver")
    assert len(receiver.told) == 2


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
