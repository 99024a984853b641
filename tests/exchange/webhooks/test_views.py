"""The administrator's pages of webhooks."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.models import Entry
from exchange.models import Delivery, Event, Webhook
from exchange.webhooks import sending, signing
from tests import jobs, stage
from tests.exchange.webhooks.receiver import Receiver, hook

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(monkeypatch):
    there = Receiver()
    monkeypatch.setattr(sending.fetching, "post", there.post)
    return there


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.administrator)
    return client


def make(desk, **said):
    told = {"name": "Mitra", "address": "https://mitra.example/berita", "events": Event.values}
    return desk.post(reverse("exchange:webhooks"), told | said)


def test_the_secret_is_shown_once_and_kept_sealed(desk, cast):
    page = BeautifulSoup(make(desk).content, "html.parser")
    secret, made = page.select_one(".webhook-secret code").get_text(), Webhook.objects.get()
    assert signing.opened(made.secret) == secret
    assert secret not in made.secret
    assert (made.created_by, made.events, made.section) == (cast.administrator, Event.values, None)
    assert secret not in desk.get(reverse("exchange:webhooks")).content.decode()
    assert Entry.objects.get(kind="webhook").details == {"host": "mitra.example"}


@pytest.mark.parametrize(
    "said",
    [
        {"name": ""},
        {"events": []},
        {"events": ["story.begun"]},
        {"address": "bukan"},
        {"address": "ftp://mitra.example/"},
        {"address": "https://user:word@mitra.example/"},
        {"address": "https://mitra.example:8443/"},
        {"address": "https://10.0.0.5/"},
        {"section": "99999"},
    ],
)
def test_what_is_wrong_makes_none_and_is_said(desk, said):
    page = BeautifulSoup(make(desk, **said).content, "html.parser")
    assert page.select("[role=alert], .errorlist, .desk-error, .field-error")
    assert not Webhook.objects.exists()


def test_each_telling_stands_there_with_its_answer_and_is_repeated_by_a_button(desk, cast, receiver):
    partner = hook(cast)
    stage.published(cast)
    jobs.work("deliver")
    page = BeautifulSoup(desk.get(reverse("exchange:webhook", args=[partner.pk])).content, "html.parser")
    row = page.select_one("tbody tr").get_text(" ")
    assert "a story came" in row
    assert "200 baik" in row
    again = page.select_one("button[name=again]")["value"]
    answer = desk.post(reverse("exchange:webhook_do", args=[partner.pk]), {"again": again})
    assert answer.status_code == 302
    jobs.work("deliver")
    assert [one["replayed"] for one in receiver.told] == [False, True]
    assert Entry.objects.filter(action="webhook.replayed").exists()


def test_of_another_webhook_nothing_is_repeated(desk, cast, receiver):
    one, other = hook(cast), hook(cast)
    stage.published(cast)
    number = Delivery.objects.get(hook=other).pk
    assert desk.post(reverse("exchange:webhook_do", args=[one.pk]), {"again": number}).status_code == 404
    assert Delivery.objects.count() == 2


def test_it_is_switched_off_and_on(desk, cast):
    partner = hook(cast)
    for do, active in (("off", False), ("on", True)):
        desk.post(reverse("exchange:webhook_do", args=[partner.pk]), {"do": do})
        partner.refresh_from_db()
        assert partner.is_active is active
    assert Entry.objects.filter(action="webhook.switched").count() == 2


def test_many_tellings_are_paged(desk, cast, monkeypatch):
    monkeypatch.setattr("exchange.webhooks.views.SHOWN", 2)
    partner, story = hook(cast), stage.published(cast)
    for _nth in range(2):
        Delivery.objects.create(hook=partner, event=Event.UPDATED, article=story, at=story.created_at)
    page = BeautifulSoup(desk.get(reverse("exchange:webhook", args=[partner.pk])).content, "html.parser")
    assert len(page.select("tbody tr")) == 2
    older = page.select_one("a[href^='?before=']")["href"]
    page = BeautifulSoup(desk.get(reverse("exchange:webhook", args=[partner.pk]) + older).content, "html.parser")
    assert len(page.select("tbody tr")) == 1
