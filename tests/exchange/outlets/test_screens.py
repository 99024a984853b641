"""The administrator's pages of outlets."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.models import Entry
from exchange.models import Outlet
from exchange.outlets import setting_up
from tests import stage
from tests.exchange.api.reading.test_stories import approve_change
from tests.exchange.outlets.partner import Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, cast):
    client.force_login(cast.administrator)
    return client


def make(client, **said):
    told = {"name": "Kantor Berita", "format": "ninjs", "content_classes": ["news", "opinion"], "slug": ""}
    return client.post(reverse("exchange:outlets"), told | said)


def do(client, outlet, **said):
    return client.post(reverse("exchange:outlet_do", args=[outlet.pk]), said)


def test_the_key_is_shown_once_and_lets_in(admin, cast, client):
    page = BeautifulSoup(make(admin).content, "html.parser")
    key, outlet = page.select_one(".webhook-secret code").get_text(), Outlet.objects.get()
    assert (outlet.slug, outlet.content_classes, outlet.sections) == ("kantor-berita", ["news", "opinion"], [])
    assert "/api/v1/outlets/kantor-berita/items" in page.select(".webhook-secret code")[1].get_text()
    assert setting_up.find("kantor-berita", f"Bearer {key}") == outlet
    for path in (reverse("exchange:outlets"), reverse("exchange:outlet", args=[outlet.pk])):
        assert key not in admin.get(path).content.decode()
    told = Entry.objects.get(kind="outlet")
    assert (told.action, told.details) == ("outlet.made", {"format": "ninjs"})


def test_an_advertorial_is_ticked_by_whoever_wants_it(admin):
    page = BeautifulSoup(admin.get(reverse("exchange:outlets")).content, "html.parser")
    ticked = {box["value"] for box in page.select("[name=content_classes][checked]")}
    assert ticked == {"news", "opinion", "analysis"}


@pytest.mark.parametrize(
    "said",
    [
        {"name": ""},
        {"format": "nitf"},
        {"content_classes": []},
        {"content_classes": ["iklan"]},
        {"tags": "tidak ada"},
        {"authors": "Siapa"},
        {"sections": ["99999"]},
        {"contact": "bukan"},
        {"slug": "ada spasi"},
        {"slug": "mitra-0"},
    ],
    ids=lambda said: "-".join(said),
)
def test_what_is_wrong_makes_none_and_is_said(admin, cast, said):
    Partner(cast)
    page = BeautifulSoup(make(admin, **said).content, "html.parser")
    assert page.select("[role=alert], .errorlist, .desk-error, .field-error")
    assert Outlet.objects.count() == 1


def test_what_it_gets_is_changed_by_names_and_stays_kept_by_number(admin, cast):
    stage.published(cast, tags=["ekspor"])
    partner = Partner(cast)
    page = admin.get(reverse("exchange:outlet", args=[partner.outlet.pk])).content.decode()
    assert "It has taken nothing yet." in page
    told = {"do": "change", "name": "Mitra", "format": "newsml", "content_classes": ["news"]}
    told |= {"tags": "Ekspor, ekspor", "authors": cast.writer.author.name, "sections": [cast.section.pk]}
    assert do(admin, partner.outlet, **told).status_code == 302
    partner.outlet.refresh_from_db()
    assert (partner.outlet.format, partner.outlet.sections) == ("newsml", [cast.section.pk])
    assert partner.outlet.authors == [cast.writer.author.pk]
    page = BeautifulSoup(admin.get(reverse("exchange:outlet", args=[partner.outlet.pk])).content, "html.parser")
    assert page.select_one("[name=tags]")["value"].split(", ")[0] == "ekspor"
    assert page.select_one("[name=sections][checked]")["value"] == str(cast.section.pk)
    answer = do(admin, partner.outlet, **told | {"tags": "entah"})
    assert answer.status_code == 422
    assert "There is none called “entah”." in answer.content.decode()
    assert Entry.objects.filter(action="outlet.changed").count() == 1


def test_the_buttons_do_what_they_say_and_the_log_tells_it(admin, cast):
    partner = Partner(cast)
    for name, seen in (
        ("pause", (True, True)),
        ("go_on", (False, True)),
        ("off", (False, False)),
        ("on", (False, True)),
    ):
        do(admin, partner.outlet, do=name)
        partner.outlet.refresh_from_db()
        assert (partner.outlet.is_paused, partner.outlet.is_active) == seen, name
    page = BeautifulSoup(do(admin, partner.outlet, do="key").content, "html.parser")
    key = page.select_one(".webhook-secret code").get_text()
    assert setting_up.find(partner.outlet.slug, f"Bearer {partner.key}") is None
    assert setting_up.find(partner.outlet.slug, f"Bearer {key}") == partner.outlet
    assert do(admin, partner.outlet, do="apa").status_code == 404
    told = list(Entry.objects.filter(kind="outlet").order_by("pk").values_list("action", flat=True))
    assert told == ["outlet.made", *["outlet.paused"] * 2, *["outlet.switched"] * 2, "outlet.keyed"]
    assert key not in str(list(Entry.objects.values()))


def test_which_stories_it_has_stands_there(admin, cast, monkeypatch):
    monkeypatch.setattr("exchange.outlets.screens.SHOWN", 2)
    partner = Partner(cast)
    stories = [stage.published(cast, headline=f"Kabar {number}") for number in range(3)]
    partner.poll()
    approve_change(cast, stories[2], headline="Kabar terbaru")
    path = reverse("exchange:outlet", args=[partner.outlet.pk])
    page = BeautifulSoup(admin.get(path).content, "html.parser")
    rows = [row.get_text(" ", strip=True) for row in page.select("tbody tr")]
    assert ["as it is now" in row for row in rows] == [False, True], "of one there is a newer version"
    assert "version 1" in rows[0]
    older = BeautifulSoup(admin.get(path + page.select_one("a[href^='?before=']")["href"]).content, "html.parser")
    [row] = older.select("tbody tr")
    assert "Kabar" in row.get_text()
    assert "as it is now" in row.get_text()
