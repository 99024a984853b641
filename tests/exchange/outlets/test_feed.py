"""What a partner gets page by page: every change once or more, none lost, nothing that is not its own."""

import base64
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition, NoteKind
from articles.readers import corrections, editions, feeds
from articles.readers.corrections import Wording
from articles.readers.lists import Mark
from articles.text.classes import ContentClass
from articles.workflow.order import Order
from articles.workflow.status import Change
from exchange.models import Sent
from exchange.outlets import feed, moments, setting_up
from people.models import Author
from sections.models import Section
from tests import stage
from tests.exchange.api.reading.test_stories import approve_change
from tests.exchange.outlets.partner import Partner, numbers
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(cast):
    return Partner(cast)


def long_ago(monkeypatch):
    """Let no change count as one of the last minute."""
    monkeypatch.setattr(moments, "SETTLED", timedelta(0))


def test_a_story_is_followed_from_its_coming_to_its_withdrawal(cast, partner, monkeypatch):
    long_ago(monkeypatch)
    story = stage.published(cast, headline="Semula")
    [first] = partner.poll()
    assert (first["headlines"][0]["value"], first["version"], first["pubStatus"]) == ("Semula", "1", "usable")
    assert partner.poll() == []
    approve_change(cast, story, Change.CORRECTION, "Tertulis 12; yang benar 21.", headline="Kedua")
    [second] = partner.poll()
    assert second["uri"] == first["uri"]
    assert (second["version"], second["headlines"][0]["value"]) == ("2", "Kedua")
    assert second["edNote"] == "Correction: Tertulis 12; yang benar 21."
    assert "Tertulis 12; yang benar 21." in second["bodies"][0]["value"]
    people = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    corrections.post(story, Wording(NoteKind.REPLY, "Jawaban kami.", sender="PT Lintas"), **people)
    [third] = partner.poll()
    assert third["version"] == "3"
    assert "PT Lintas: Jawaban kami." in third["bodies"][0]["value"]
    stage.withdraw(cast.editor_in_chief, story, Order(note="Menyangkut anak.", ground="child"))
    [fourth] = partner.poll()
    assert (fourth["version"], fourth["pubStatus"]) == ("4", "canceled")
    assert fourth["edNote"] == "Menyangkut anak. (The future of a child)"
    assert not {"headlines", "bodies", "title", "descriptions", "associations"} & set(fourth)
    assert list(Sent.objects.order_by("pk").values_list("version", flat=True)) == [1, 2, 3, 4]


def test_a_story_whose_time_is_over_is_withheld(cast, partner):
    story = stage.published(cast)
    partner.poll()
    now = timezone.now()
    Edition.objects.filter(article=story).update(ends_at=now, planned_end_at=now)
    told = partner.story(story.pk)
    assert (told["pubStatus"], told["edNote"]) == ("withheld", "The time of this story is over.")


def test_who_never_had_a_story_is_not_told_that_it_went(cast, partner):
    stage.withdrawn(cast)
    assert partner.poll() == []


def test_nothing_comes_before_its_time(cast, partner):
    story = stage.scheduled(cast)
    stage.draft(cast)
    assert partner.poll() == []
    assert partner.get(f"items/{story.pk}").status_code == 404


def test_what_comes_in_behind_a_cursor_is_met_all_the_same(cast, partner):
    """A transaction that began first and ended last: its story bears an earlier moment than one that was seen."""
    slow, quick = stage.published(cast), stage.published(cast)
    hidden = timezone.now() + timedelta(hours=1)
    began = slow.editions.get().starts_at
    slow.editions.update(starts_at=hidden)
    assert numbers(partner.poll()) == [quick.pk]
    slow.editions.update(starts_at=began)
    assert numbers(partner.poll()) == [slow.pk, quick.pk]


def test_pages_hold_together_while_stories_come_in(cast, partner, monkeypatch):
    stories = [stage.published(cast, headline=f"Kabar {number}").pk for number in range(3)]
    first = partner.get(limit=2)
    told = first.json()
    assert numbers(told["items"]) == stories[:2]
    assert f"cursor={told['next']}" in first["Link"]
    stories.append(stage.published(cast).pk)
    second = partner.get(limit=2, cursor=told["next"]).json()
    assert numbers(second["items"]) == stories[2:]
    assert second["next"] is None
    assert second["resume"]


def test_a_change_that_is_none_of_its_own_costs_a_page_and_no_story(cast, partner, monkeypatch):
    monkeypatch.setattr(feed, "WALKED", 2)
    setting_up.change(partner.outlet, cast.administrator, sections=[cast.other_section.pk])
    for _number in range(3):
        stage.published(cast)
    wanted = stage.published_in(cast, cast.other_section)
    assert partner.get().json()["items"] == []
    assert numbers(partner.poll()) == [wanted.pk]


def test_the_same_page_again_is_answered_in_a_word_and_written_down_by_nobody(
    cast, partner, django_assert_max_num_queries
):
    stage.published(cast)
    answer = partner.get()
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer["Vary"]
    again = partner.get(headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with django_assert_max_num_queries(20) as asked:
        partner.get()
    assert not [one for one in asked.captured_queries if one["sql"].startswith(("INSERT", "UPDATE"))]
    assert Sent.objects.count() == 1


def test_a_head_takes_nothing(cast, partner):
    stage.published(cast)
    answer = Client().head(f"/api/v1/outlets/{partner.outlet.slug}/items", headers=partner.headers)
    assert answer.status_code == 200
    assert not Sent.objects.exists()


def test_many_stories_cost_as_many_questions_as_one(cast, partner, django_assert_max_num_queries):
    for _number in range(8):
        stage.published(cast)
    with django_assert_max_num_queries(24):
        assert len(partner.poll()) == 8


# What it gets


def chosen(cast, **said) -> set[str]:
    return {one["headlines"][0]["value"].removeprefix("Opinion: ") for one in Partner(cast, **said).poll()}


def test_each_gets_what_it_chose(cast):
    stage.published(cast, headline="Ekspor", tags=["ekspor"])
    stage.published(cast, headline="Opini", content_class=ContentClass.OPINION, tags=["impor"])
    below = Section.objects.create(name="Pasar", slug="pasar", parent=cast.section)
    stage.published_in(cast, below, headline="Pasar", tags=["impor"])
    stage.published_in(cast, cast.other_section, headline="Bola", tags=["ekspor"])
    export, wati = Tag.objects.get(name="ekspor"), Author.objects.get(slug="wati")
    assert chosen(cast) == {"Ekspor", "Opini", "Pasar", "Bola"}
    assert chosen(cast, sections=[cast.section.pk]) == {"Ekspor", "Opini", "Pasar"}
    assert chosen(cast, tags=[export.pk]) == {"Ekspor", "Bola"}
    assert chosen(cast, tags=[export.pk], sections=[cast.section.pk]) == {"Ekspor"}
    assert chosen(cast, authors=[wati.pk]) == {"Ekspor", "Opini", "Pasar", "Bola"}
    assert chosen(cast, authors=[AuthorFactory().pk]) == set()
    assert chosen(cast, content_classes=["opinion"]) == {"Opini"}


def test_a_tag_that_is_gone_leaves_nothing_and_not_everything(cast):
    stage.published(cast, tags=["ekspor"])
    tag = Tag.objects.get(name="ekspor")
    partner = Partner(cast, tags=[tag.pk])
    tag.delete()
    assert partner.poll() == []


def test_what_feeds_do_not_have_partners_do_not_get(cast, partner):
    story = stage.published(cast)
    feeds.put(story, cast.section_editor, False, "Hanya untuk pembaca.")
    assert partner.poll() == []


def test_what_it_has_it_hears_of_whatever_it_fits_now(cast, partner, monkeypatch):
    long_ago(monkeypatch)
    story = stage.published(cast, headline="Semula")
    partner.poll()
    setting_up.change(partner.outlet, cast.administrator, sections=[cast.other_section.pk])
    approve_change(cast, story, Change.CORRECTION, "Keliru.", headline="Kini")
    other = stage.published(cast)
    assert numbers(partner.poll()) == [story.pk]
    assert partner.get(f"items/{other.pk}").status_code == 404


def test_paused_it_gets_nothing_new_and_hears_of_what_it_has(cast, partner, monkeypatch):
    long_ago(monkeypatch)
    story = stage.published(cast)
    partner.poll()
    setting_up.pause(partner.outlet, cast.administrator, True)
    stage.published(cast)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    [told] = partner.poll()
    assert (numbers([told]), told["pubStatus"]) == ([story.pk], "canceled")


# Who is let in


def test_only_its_own_key_opens_it(cast, partner):
    story = stage.published(cast)
    other = Partner(cast)
    doors = [
        {},
        {"authorization": f"Bearer {other.key}"},
        {"authorization": "Bearer nro_salah"},
        {"authorization": f"Token {partner.key}"},
        {"authorization": "Basic bukan-base64"},
    ]
    for path in ("items", f"items/{story.pk}"):
        for headers in doors:
            answer = Client().get(f"/api/v1/outlets/{partner.outlet.slug}/{path}", headers=headers)
            assert answer.status_code == 401
            assert answer["Content-Type"] == "application/problem+json"
            assert "no-store" in answer["Cache-Control"]
            assert Client().get(f"/api/v1/outlets/tidak-ada/{path}", headers=headers).content == answer.content
    assert Client().get(f"/api/v1/outlets/{partner.outlet.slug}/items?key={partner.key}").status_code == 401


def test_a_program_that_knows_names_and_passwords_alone_comes_in_too(cast, partner):
    both = base64.b64encode(f"{partner.outlet.slug}:{partner.key}".encode()).decode()
    wrong = base64.b64encode(f"lain:{partner.key}".encode()).decode()
    path = f"/api/v1/outlets/{partner.outlet.slug}/items"
    assert Client().get(path, headers={"authorization": f"Basic {both}"}).status_code == 200
    assert Client().get(path, headers={"authorization": f"Basic {wrong}"}).status_code == 401


def test_another_key_ends_the_one_before_and_off_is_off(cast, partner):
    assert partner.get().status_code == 200
    key = setting_up.renew(partner.outlet, cast.administrator)
    assert partner.get().status_code == 401
    partner.key = key
    assert partner.get().status_code == 200
    setting_up.switch(partner.outlet, cast.administrator, False)
    assert partner.get().status_code == 401


def test_of_the_key_only_a_digest_is_kept(partner):
    partner.outlet.refresh_from_db()
    assert partner.key not in str(vars(partner.outlet))
    assert partner.outlet.prefix == partner.key[:12]
    assert setting_up.KEY.form.fullmatch(partner.key)


def test_that_it_asks_is_written_down_once_a_minute(cast, partner, django_assert_max_num_queries):
    partner.get()
    partner.outlet.refresh_from_db()
    first = partner.outlet.asked_at
    partner.get()
    partner.outlet.refresh_from_db()
    assert partner.outlet.asked_at == first
    assert timezone.now() - first < timedelta(minutes=1)


def test_what_is_asked_wrongly_is_said(partner):
    for query in (
        {"limit": 0},
        {"limit": 51},
        {"limit": "001000000"},
        {"limit": "x"},
        {"cursor": "bukan"},
        {"since": "kemarin"},
    ):
        answer = partner.get(**query)
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:newsroom:problem:invalid"), query
    assert partner.get(since="2026-11-02T00:00:00").status_code == 422
    assert partner.get(since="2026-11-02T00:00:00Z").status_code == 200
    assert partner.get("items/99999999999999999999").status_code == 404
    assert Client().post(f"/api/v1/outlets/{partner.outlet.slug}/items").status_code == 405


def test_many_requests_with_one_key_are_turned_away(partner, settings):
    settings.NEWSROOM_API_TOKEN_A_MINUTE = 2
    answers = [partner.get() for _nth in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"api-token";q=2;w=60'
    assert int(answers[2]["Retry-After"]) > 0


def test_the_moments_of_an_archive_of_former_days_are_no_news(cast, partner):
    story = stage.published(cast)
    long_before = timezone.now() - timedelta(days=400)
    story.editions.update(starts_at=long_before, published_at=long_before)
    assert partner.poll() == []
    assert numbers(partner.get(since="2020-01-01T00:00:00Z").json()["items"]) == [story.pk]


def test_a_version_only_grows(cast):
    story = stage.published(cast)
    editions.announce_end(story)
    now = timezone.now()
    counted = [moments.changes([story.pk], now)[story.pk].version]
    Edition.objects.filter(article=story).update(ends_at=now)
    later = timezone.now()
    counted.append(moments.changes([story.pk], later)[story.pk].version)
    assert counted == [1, 2]
    assert moments.since(Mark(now - timedelta(days=1), 0), 5, later)[-1] == (now, story.pk)
