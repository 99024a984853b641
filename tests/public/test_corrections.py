"""The register of public notes, their own pages, the text before them, and where else readers are told."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Correction, NoteKind, Weight
from articles.readers import corrections, editions
from articles.readers.corrections import Wording
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from people.models import User
from public import corrections as register
from public import times
from tests import stage

pytestmark = pytest.mark.django_db


def parsed(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def note_on(cast, story, kind=NoteKind.CORRECTION, note="Yang benar 5.000 ton.", **more) -> Correction:
    return corrections.post(
        story, Wording(kind, note, **more), by=cast.section_editor, approved_by=cast.managing_editor
    )


def corrected(cast, story) -> Correction:
    stage.save(story, cast.writer, headline="Gudang 5.000 ton", body="<p>Kapasitasnya 5.000 ton.</p><p>Tetap.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, story)
    order = Order(change=Change.CORRECTION, note="Kapasitasnya semula tertulis 50.000 ton.")
    workflow.perform("publish", cast.section_editor, story, order)
    return Correction.objects.get(article=story)


def brought_back(cast, story) -> None:
    workflow.perform("restore", cast.editor_in_chief, story)
    stage.save(story, cast.writer, body="<p>Tanpa nama siapa pun.</p>")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.managing_editor, story)


@pytest.fixture
def story(cast):
    return stage.published(
        cast, headline="Gudang 50.000 ton", body="<p>Kapasitasnya 50.000 ton.</p><p>Tetap.</p>", tags=["gudang"]
    )


def test_the_register_lists_every_kind_by_day_with_its_time(client, cast, story):
    for kind in (NoteKind.ERRATUM, NoteKind.CORRECTION, NoteKind.RULING):
        note_on(cast, story, kind)
    note_on(cast, story, NoteKind.REPLY, sender="PT Lintas")
    stage.withdrawn(cast, headline="Yang dicabut")
    page = parsed(client.get("/koreksi/"))
    kinds = [words(one).split(" ")[0] for one in page.select(".register-entry .register-kind")]
    assert sorted(kinds) == ["Correction", "Erratum", "Right", "Ruling", "Withdrawal"]
    assert len(page.select(".register-day")) == 1
    assert all(one.time["datetime"] for one in page.select(".register-kind"))
    assert "Yang dicabut" in words(page)


def test_a_kind_can_be_asked_for_and_an_unknown_one_is_not_found(client, cast, story):
    note_on(cast, story)
    note_on(cast, story, NoteKind.REPLY, sender="PT Lintas")
    page = parsed(client.get("/koreksi/?jenis=hak-jawab"))
    assert len(page.select(".register-entry")) == 1
    assert client.get("/koreksi/?jenis=lain").status_code == 404


def test_further_notes_are_behind_a_mark(client, cast, story, monkeypatch):
    monkeypatch.setattr(register.listing, "__defaults__", ("", None, 2))
    for number in range(3):
        note_on(cast, story, note=f"Catatan {number}.")
    page = parsed(client.get("/koreksi/"))
    assert len(page.select(".register-entry")) == 2
    older = parsed(client.get(page.select_one(".pager-older")["href"]))
    assert [words(one) for one in older.select(".register-entry > div > p:not(.register-links)")] == ["Catatan 0."]


def test_a_note_has_an_address_of_its_own_and_links_both_ways(client, cast, story):
    note = note_on(cast, story, apology="Redaksi mohon maaf.", violation="Melanggar Pasal 3 KEJ.")
    page = parsed(client.get(f"/koreksi/{note.pk}/"))
    for said in ("Yang benar 5.000 ton.", "Redaksi mohon maaf.", "Melanggar Pasal 3 KEJ.", "Gudang 50.000 ton"):
        assert said in words(page)
    address = editions.current(story).get_absolute_url()
    assert page.select_one(f'a[href="{address}"]')
    on_story = parsed(client.get(address)).select_one(".corrections")
    assert "Redaksi mohon maaf." in words(on_story)
    posted = words(BeautifulSoup(times.moment(note.at), "html.parser"))  # to the minute, on both
    assert posted in words(on_story.select_one(".corrections-time"))
    assert posted in words(page)
    assert on_story.select_one(f'a[href="/koreksi/{note.pk}/"]')


@pytest.mark.parametrize(("weight", "before_text"), [(Weight.TOP, True), (Weight.FOOT, False)])
def test_a_note_stands_above_or_below_the_text_by_its_weight(client, cast, story, weight, before_text):
    note_on(cast, story, weight=weight)
    html = client.get(editions.current(story).get_absolute_url()).content.decode()
    assert (html.index('class="corrections"') < html.index("story-body")) == before_text


def test_a_reply_names_its_sender_and_says_if_it_was_shortened(client, cast, story):
    note_on(cast, story, NoteKind.REPLY, sender="PT Lintas", is_shortened=True)
    note = parsed(client.get(editions.current(story).get_absolute_url())).select_one(".corrections")
    assert "Right of reply: PT Lintas" in words(note)
    assert "Shortened" in words(note)


def test_a_further_note_is_named_on_the_one_that_it_mends(client, cast, story):
    note = note_on(cast, story)
    further = note_on(cast, story, mends=note)
    for page, other in ((f"/koreksi/{note.pk}/", further), (f"/koreksi/{further.pk}/", note)):
        assert parsed(client.get(page)).select_one(f'.note-mended a[href="/koreksi/{other.pk}/"]')
    on_story = parsed(client.get(editions.current(story).get_absolute_url()))
    own, furthers = on_story.select(f'.corrections-time a[href="/koreksi/{note.pk}/"]')
    assert words(own) != words(furthers)


def test_the_text_as_it_was_can_be_read_with_the_difference_marked(client, cast, story):
    note = corrected(cast, story)
    page = parsed(client.get(f"/koreksi/{note.pk}/semula/"))
    assert "50.000" in "".join(one.get_text() for one in page.select("del"))
    assert "5.000" in "".join(one.get_text() for one in page.select("ins"))
    on_story = parsed(client.get(editions.current(story).get_absolute_url()))
    assert on_story.select_one(f'a[href="/koreksi/{note.pk}/semula/"]')


def test_the_text_as_it_was_is_closed_where_the_ground_forbids_it_or_the_story_is_gone(client, cast, story):
    old = editions.current(story)
    note = corrected(cast, story)
    closed = Correction.objects.create(
        article=story, note="Nama anak dihapus.", before=old, before_closed=True, at=timezone.now()
    )
    assert client.get(f"/koreksi/{closed.pk}/semula/").status_code == 404
    assert client.get(f"/koreksi/{note.pk}/semula/").status_code == 200
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert client.get(f"/koreksi/{note.pk}/semula/").status_code == 404


def test_what_was_withdrawn_stays_closed_though_the_story_is_back(client, cast, story):
    note = corrected(cast, story)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Demi seorang anak.", ground="child"))
    brought_back(cast, story)
    address = f"/koreksi/{note.pk}/semula/"
    assert client.get(address).status_code == 404
    for page in (editions.current(story).get_absolute_url(), "/koreksi/", f"/koreksi/{note.pk}/"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert address not in answer.content.decode(), page


def test_a_withdrawal_says_that_the_story_is_back_wherever_it_stands_and_nowhere_while_it_is_not(client, cast, story):
    other = note_on(cast, story)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    notice = story.corrections.get(kind=NoteKind.WITHDRAWAL)
    places = ["/koreksi/", "/koreksi/feed/", f"/koreksi/{notice.pk}/"]
    back = "The story was published anew after this."
    for page in (*places, f"/koreksi/{other.pk}/"):
        assert back not in client.get(page).content.decode(), page
    brought_back(cast, story)
    address = editions.current(story).get_absolute_url()
    for page in places:
        assert client.get(page).content.decode().count(back) == 1, page
    assert words(parsed(client.get(f"{address}?teks")).main).count(back) == 1
    page = parsed(client.get(address))
    [note] = [one for one in page.select(".corrections") if back in words(one)]
    assert note.h2.get_text() == "Withdrawal"
    [news] = [
        data
        for data in map(json.loads, (one.string for one in page.select("[type='application/ld+json']")))
        if "correction" in data
    ]
    assert [back in one["text"] for one in news["correction"]].count(True) == 1
    assert back not in client.get(f"/koreksi/{other.pk}/").content.decode()


def test_no_note_of_a_story_withdrawn_for_a_child_tells_on(client, cast, story):
    note = note_on(cast, story, NoteKind.REPLY, note="Nama anak itu Melati.", sender="Ibu Melati")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Demi seorang anak.", ground="child"))
    for address in ("/koreksi/", f"/koreksi/{note.pk}/", "/koreksi/feed/"):
        told = client.get(address).content.decode()
        assert "Melati" not in told
        assert "Gudang 50.000 ton" not in told
    assert "Demi seorang anak." in client.get("/koreksi/").content.decode()


def test_a_note_that_is_still_to_come_is_nowhere(client, cast, story):
    note = Correction.objects.create(article=story, note="Nanti.", at=timezone.now() + timedelta(hours=1))
    assert client.get(f"/koreksi/{note.pk}/").status_code == 404
    for address in ("/koreksi/", "/koreksi/feed/", editions.current(story).get_absolute_url()):
        assert "Nanti." not in client.get(address).content.decode()


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_no_note_of_that_number_is_not_found(client, db, number):
    assert client.get(f"/koreksi/{number}/").status_code == 404
    assert client.get(f"/koreksi/{number}/semula/").status_code == 404


def test_the_feed_has_every_note_with_its_kind_in_the_title(client, cast, story):
    note = note_on(cast, story)
    [item] = ElementTree.fromstring(client.get("/koreksi/feed/").content).iter("item")
    assert item.findtext("title") == "Correction: Gudang 50.000 ton"
    assert item.findtext("link").endswith(f"/koreksi/{note.pk}/")
    assert item.findtext("description") == "Yang benar 5.000 ton."


@pytest.mark.parametrize("address", ["/feed/", "/ekbis/feed/", "/tag/gudang/feed/"])
def test_the_feeds_of_stories_say_that_one_bears_a_note(client, cast, story, address):
    before = ElementTree.fromstring(client.get(address).content).findtext(".//item/description")
    note_on(cast, story)
    after = ElementTree.fromstring(client.get(address).content).findtext(".//item/description")
    assert after == f"Corrected. {before}"


def test_json_ld_has_the_correction_and_the_policy(client, cast, story):
    owed = {"apology": "Kami mohon maaf.", "violation": "Melanggar Pasal 3."}
    note = note_on(cast, story, **owed)
    page = parsed(client.get(editions.current(story).get_absolute_url()))
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    [comment] = data["correction"]
    assert (comment["@type"], comment["datePublished"]) == ("CorrectionComment", note.at.isoformat())
    assert comment["text"] == "Yang benar 5.000 ton. Kami mohon maaf. Melanggar Pasal 3."
    assert data["publisher"]["correctionsPolicy"].endswith("/koreksi/")


@pytest.mark.parametrize("address", ["/", "/ekbis/", "/tag/gudang/", "/cari/?q=gudang", "/penulis/wati/"])
def test_every_list_says_that_the_story_bears_a_note(client, cast, story, address):
    assert not parsed(client.get(address)).select(".card-corrected")
    note_on(cast, story)
    assert parsed(client.get(address)).select(".card-corrected")


def test_lists_say_it_for_thirty_days(client, cast, story):
    story.editions.update(corrected_at=timezone.now() - timedelta(days=31))
    assert not parsed(client.get("/ekbis/")).select(".card-corrected")


def test_the_withdrawn_page_names_the_ground_its_rule_and_who_decided(client, cast, story):
    User.objects.filter(pk=cast.editor_in_chief.pk).update(first_name="Ratna", last_name="Kusumawardhani")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="council"))
    answer = client.get(f"/read/{story.pk}/")
    assert answer.status_code == 410
    said = words(BeautifulSoup(answer.content, "html.parser").select_one(".notice-facts"))
    assert "Consideration of the press council" in said
    assert "clause 5" in said
    assert "by Ratna Kusumawardhani, Pemimpin Redaksi" in said


def test_the_withdrawn_page_shows_nobodys_username(client, cast, story):
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="council"))
    User.objects.update(first_name="", last_name="")
    assert cast.editor_in_chief.username not in client.get(f"/read/{story.pk}/").content.decode()
