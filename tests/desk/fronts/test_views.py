"""The screen of a front, as its script speaks with it."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.workflow import workflow
from articles.workflow.order import Order
from desk.models import Notice
from fronts import bars, revisions
from fronts.arrangement import Container, Placed
from fronts.models import Front, FrontRevision
from people import clock
from tests import stage
from tests.fronts import arranged

pytestmark = pytest.mark.django_db


class Screen:
    """A front's screen in the hands of a person."""

    def __init__(self, person, number=0):
        self.client, self.number = Client(), number
        self.client.force_login(person)
        self.state = self.ask()

    def address(self, part=""):
        return f"/admin/desk/fronts/{self.number}/{part}"

    def ask(self, part="state/", **query):
        return self.client.get(self.address(part), query).json()

    def send(self, part, status=200, **body):
        answer = self.client.post(self.address(part), json.dumps(body), content_type="application/json")
        assert answer.status_code == status, answer.content
        told = answer.json()
        if status == 200:
            self.state = told
        return told

    def lead_with(self, *stories, status=200, **card):
        lead = next(one for one in self.state["containers"] if one["layout"] == "lead")
        lead = lead | {"fill": "both", "cards": [{"article": one.pk} | card for one in stories]}
        return self.send(
            "change/", status, containers={lead["key"]: lead}, versions=self.state["versions"], order=None
        )

    def publish(self, status=200, **more):
        seen = {"versions": self.state["versions"], "live": self.state["live"]}
        return self.send("publish/", status, **seen, **more)


@pytest.fixture
def home(cast):
    return Screen(cast.editor_in_chief)


def leader(client) -> str:
    page = client.get("/").content.decode()
    return page.partition("data-article=")[2].partition('"')[2].partition('"')[0]


def test_a_story_is_put_on_the_front_and_readers_have_it_once_it_is_published(home, cast, client):
    story = stage.published(cast, headline="Kopi Gayo")
    stage.published(cast, headline="Yang terbaru")
    home.lead_with(story)
    assert [one["words"] for one in home.state["changes"]][-1] == "“Kopi Gayo” comes to Lead with seconds 1"
    assert leader(client) != str(story.pk)
    home.publish()
    assert leader(client) == str(story.pk)
    assert (home.state["live"], home.state["changes"]) == (1, [])


def test_a_refusal_says_why_and_which_kind_it_is(home, cast):
    draft = stage.draft(cast, headline="Belum disetujui")
    assert "Belum disetujui" in home.lead_with(draft, status=422)["error"]
    other = Screen(cast.managing_editor)
    other.lead_with(stage.published(cast))
    assert str(cast.managing_editor) in home.lead_with(status=409)["error"]
    assert str(cast.managing_editor) in home.publish(status=409)["error"]
    assert home.send("change/", 400, containers=3)["error"]
    assert home.send("publish/", 422, versions=other.state["versions"], live=0, at="besok")["error"]


@pytest.mark.parametrize(
    "body", ["", "[", "3", '{"containers": {"a": 3}, "versions": {}}', "[" * 50_000, "9" * 300_000]
)
def test_what_no_page_sends_is_refused_and_breaks_nothing(home, body):
    for part in ("change/", "publish/", "restore/0/"):
        answer = home.client.post(home.address(part), body, content_type="application/json")
        assert answer.status_code in (200, 400, 409, 422), (part, answer.content)
    assert not FrontRevision.objects.exists()


def test_the_times_of_a_card_are_told_in_the_persons_zone(home, cast):
    cast.editor_in_chief.time_zone = "Asia/Jayapura"
    cast.editor_in_chief.save()
    ends = timezone.now() + timedelta(days=2)
    home.lead_with(stage.published(cast), ends=ends.isoformat())
    (card,) = home.state["containers"][0]["cards"]
    with timezone.override("Asia/Jayapura"):
        assert card["endsAt"] == clock.short(ends)
    assert card["endsAt"].endswith(" WIT")
    assert card["beginsAt"] == ""


def test_a_front_is_scheduled_and_called_off(home, cast):
    home.lead_with(stage.published(cast))
    at = timezone.now() + timedelta(hours=3)
    home.publish(at=at.isoformat(), name="Sarapan")
    assert [(tick["kind"], "Sarapan" in tick["words"]) for tick in home.state["ticks"]] == [("live", True)]
    assert home.state["changes"] == []
    home.send("call-off/1/")
    assert home.state["ticks"] == []
    assert home.send("call-off/1/", 422)["error"]


def test_an_earlier_front_comes_back_in_two_steps(home, cast):
    first, second = stage.published(cast), stage.published(cast)
    for story in (first, second):
        home.lead_with(story)
        home.publish()
    home.send("restore/1/", versions=home.state["versions"])
    home.publish()
    assert revisions.arrangement(None)[0].cards == (Placed(first.pk),)
    assert home.client.post(home.address("restore/9/"), "{}", content_type="application/json").status_code == 404


def test_an_earlier_front_does_not_come_over_what_somebody_else_arranged_unseen(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    home.publish()
    seen = home.state["versions"]
    Screen(cast.managing_editor).lead_with(stage.published(cast), story)
    told = home.send("restore/1/", 409, versions=seen)
    assert str(cast.managing_editor) in told["error"]
    assert len(home.ask()["containers"][0]["cards"]) == 2
    home.send("restore/1/", versions=home.ask()["versions"])
    assert len(home.state["containers"][0]["cards"]) == 1


def test_the_history_tells_of_each_revision_in_words(home, cast):
    one, two = (stage.published(cast, headline=word) for word in ("Harga beras", "Kopi Gayo"))
    home.lead_with(one, two)
    home.publish()
    home.lead_with(two, one)
    home.publish()
    home.lead_with(two)
    page = home.client.get(home.address("history/")).content.decode()
    assert "“Harga beras” moved from 1 to 2" in page or "“Kopi Gayo” moved from 2 to 1" in page
    assert "“Harga beras” leaves" in page
    assert page.count("data-restore") == 2


def test_the_cost_of_the_history_does_not_grow_with_its_length(home, cast, django_assert_max_num_queries):
    stories = [stage.published(cast) for _ in range(2)]
    for nth in range(12):
        arranged.put(*(stories if nth % 2 else stories[::-1]))
    home.client.get(home.address("history/"))
    with django_assert_max_num_queries(24):
        home.client.get(home.address("history/"))


def test_two_editors_see_each_other_and_that_something_changed(home, cast):
    other = Screen(cast.managing_editor)
    other.client.post(other.address("pulse/"), {"key": "lead0000"})
    told = home.client.post(home.address("pulse/"), {"key": ""}).json()
    assert [(one["name"], one["key"]) for one in told["others"]] == [(str(cast.managing_editor), "lead0000")]
    other.lead_with(stage.published(cast))
    after = home.client.post(home.address("pulse/"), {"key": ""}).json()
    assert after["stamp"] != told["stamp"]


def test_the_tray_has_the_newest_a_section_what_is_approved_and_what_is_found(home, cast):
    live = stage.published(cast, headline="Rumput laut")
    other = stage.published_in(cast, cast.other_section, headline="Bola")
    waits = stage.approved(cast, headline="Menunggu")
    stage.draft(cast, headline="Draf")
    found = {
        of: [one["article"] for one in home.ask("stories/", of=of, **more)["stories"]]
        for of, more in {
            "newest": {},
            "section": {"section": cast.other_section.pk},
            "approved": {},
            "search": {"q": "rumput"},
            "named": {"ids": f"{live.pk},{waits.pk},x,{other.pk}"},
        }.items()
    }
    assert found == {
        "newest": [other.pk, live.pk],
        "section": [other.pk],
        "approved": [waits.pk],
        "search": [live.pk],
        "named": [live.pk, other.pk],
    }


def test_the_tray_shows_nobody_an_unpublished_story_that_they_may_not_see(cast):
    story = stage.draft(cast, section=cast.other_section, headline="Kusimpan")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.managing_editor, story)
    screen = Screen(cast.section_editor, cast.section.pk)
    assert screen.ask("stories/", of="approved")["stories"] == []
    arranged.put(Placed(story.pk, headline="Kata depan"), section=cast.section)
    assert "Kusimpan" not in json.dumps(screen.ask())


def test_the_screen_opens_for_who_may_and_says_why_to_others(cast):
    for person, home in ((cast.section_editor, 403), (cast.managing_editor, 200), (cast.writer, 403)):
        client = Client()
        client.force_login(person)
        assert client.get(reverse("desk:front", args=[0])).status_code == home
    client.force_login(cast.section_editor)
    assert client.get(reverse("desk:fronts")).url == reverse("desk:front", args=[cast.section.pk])
    page = client.get(reverse("desk:front", args=[cast.section.pk])).content.decode()
    assert f'value="section:{cast.other_section.pk}"' in page, "a rule may go by any section"
    assert reverse("desk:front", args=[cast.other_section.pk]) not in page


def test_the_breaking_bar_is_set_and_lifted(home, cast, client):
    bar = reverse("desk:front_bar")
    ends = (timezone.now() + timedelta(hours=2)).isoformat()
    assert home.client.post(bar, {"text": "Gempa", "ends_at": ends}).status_code == 200
    assert "Gempa" in client.get("/").content.decode()
    assert home.client.post(bar, {"text": "Gempa", "ends_at": "nanti"}).status_code == 422
    assert home.client.post(bar, {"lift": "1"}).status_code == 200
    assert bars.standing() is None


# Who is told


def told(person) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def test_who_published_the_front_hears_that_a_story_left_it(home, cast, django_capture_on_commit_callbacks):
    story = stage.published(cast)
    home.lead_with(story)
    home.publish()
    with django_capture_on_commit_callbacks(execute=True):
        stage.withdraw(cast.managing_editor, story, Order(note="Keliru.", ground="false"))
    notice = Notice.objects.get(user=cast.editor_in_chief, kind="front_left")
    assert notice.url == reverse("desk:front", args=[0])
    assert [mark["kind"] for mark in home.ask()["marks"]] == ["gone"]


@pytest.mark.parametrize(("own", "kinds"), [({"headline": "Milik depan"}, ["front_words"]), ({}, [])])
def test_they_hear_that_its_own_words_may_not_fit_any_more(
    home, cast, own, kinds, django_capture_on_commit_callbacks
):
    story = stage.published(cast, headline="Rumput laut")
    home.lead_with(story, **own)
    home.publish()
    stage.save(story, cast.writer, headline="Rumput laut olahan")
    with django_capture_on_commit_callbacks(execute=True):
        for move, who in (
            ("submit", cast.writer),
            ("approve", cast.section_editor),
            ("publish", cast.section_editor),
        ):
            workflow.perform(move, who, story)
    assert [kind for kind in told(cast.editor_in_chief) if kind.startswith("front")] == kinds


def test_nobody_hears_of_a_front_that_is_not_live_any_more(home, cast, django_capture_on_commit_callbacks):
    story = stage.published(cast)
    home.lead_with(story)
    home.publish()
    home.lead_with(stage.published(cast))
    home.publish()
    with django_capture_on_commit_callbacks(execute=True):
        stage.withdraw(cast.managing_editor, story, Order(note="Keliru.", ground="false"))
    assert "front_left" not in told(cast.editor_in_chief)


# Preview


def test_a_preview_has_what_readers_will_get_and_only_for_who_arranges_the_front(home, cast, client):
    story = stage.published(cast)
    stage.published(cast)
    home.lead_with(story, headline="Kata depan")
    preview = reverse("preview:front", args=[0])
    assert "Kata depan" in home.client.get(preview).content.decode()
    assert "Kata depan" not in home.client.get(f"{preview}?of=live").content.decode()
    assert "Kata depan" not in client.get("/").content.decode()
    assert client.get(preview).status_code == 302
    client.force_login(cast.section_editor)
    assert client.get(preview).status_code == 404
    answer = home.client.get(preview)
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert "noindex" in answer["X-Robots-Tag"]


def test_as_of_a_moment_it_has_what_begins_and_ends_by_then(home, cast):
    now = timezone.now()
    waits = stage.scheduled(cast, after=timedelta(hours=1), headline="Menunggu jadwal")
    ends = stage.published(cast, headline="Berakhir sore")
    stage.published(cast, headline="Biasa")
    home.lead_with(waits)
    lead = home.state["containers"][0]
    lead["cards"] += [{"article": ends.pk, "headline": "Sore ini", "ends": (now + timedelta(hours=2)).isoformat()}]
    home.send("change/", containers={lead["key"]: lead}, versions=home.state["versions"], order=None)

    def seen(hours):
        at = (now + timedelta(hours=hours)).isoformat()
        page = home.client.get(reverse("preview:front", args=[0]), {"at": at}).content.decode()
        return "Menunggu jadwal" in page, "Sore ini" in page

    assert [seen(0), seen(1.5), seen(2.5)] == [(False, True), (True, True), (True, False)]


def test_as_of_a_moment_a_scheduled_front_takes_the_drafts_place(home, cast):
    front = Front.objects.create(section=None)
    later = timezone.now() + timedelta(hours=1)
    story = stage.published(cast)
    container = Container("besok001", "row", title="Sarapan besok", fill="hand", cards=(Placed(story.pk),))
    arranged.live([container], at=later)
    preview = reverse("preview:front", args=[0])
    assert "Sarapan besok" not in home.client.get(preview).content.decode()
    then = home.client.get(preview, {"at": (later + timedelta(minutes=1)).isoformat()}).content.decode()
    assert "Sarapan besok" in then
    assert "Sarapan besok" in home.client.get(preview, {"of": "1"}).content.decode()
    assert home.client.get(preview, {"of": "7"}).status_code == 404
    assert front.revisions.count() == 1


def test_each_tab_of_the_tray_opens_a_panel_and_every_picture_has_an_address(cast, client):
    client.force_login(cast.managing_editor)
    page = BeautifulSoup(client.get("/admin/desk/fronts/0/").content, "html.parser")
    tabs = page.select("[role=tab][data-of]")
    assert len(tabs) == 5
    assert {one["aria-controls"] for one in tabs} == {one["id"] for one in page.select("[role=tabpanel][data-panel]")}
    assert page.select("img")
    assert not page.select("img:not([src])")
