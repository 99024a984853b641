"""The board's page, the menu of a card, and what a move through it answers."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

pytestmark = pytest.mark.django_db
PART = {"X-Part": "1"}


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def menu(person, story, **headers):
    return signed_in(person).get(reverse("desk:board_story", args=[story.pk]), headers=headers)


def move(person, story, name, *, part=False, version=None, **fields):
    story.refresh_from_db()
    data = {"_move": name, "version": version or story.version}
    data |= {f"{name}-{field}": value for field, value in fields.items()}
    address = reverse("desk:board_story", args=[story.pk])
    return signed_in(person).post(address, data, headers=PART if part else {})


def test_the_page_shows_each_column_with_its_cards(cast):
    stage.submitted(cast, headline="Rupiah menguat lagi")
    page = signed_in(cast.section_editor).get(reverse("desk:board")).content.decode()
    assert "Rupiah menguat lagi" in page
    for state in ("draft", "changes_requested", "in_review", "approved", "scheduled", "published"):
        assert f'id="lane-{state}"' in page


def test_a_part_is_the_board_alone(cast):
    page = signed_in(cast.section_editor).get(reverse("desk:board"), headers=PART).content.decode()
    assert page.strip().startswith("<div")
    assert "<html" not in page


def test_a_strangers_headline_stands_on_no_board(cast):
    stage.submitted(cast, headline="Rahasia meja lain")
    for person in (cast.other_writer, cast.other_section_editor):
        for address in ("?desk=", f"?desk={cast.section.slug}"):
            page = signed_in(person).get(reverse("desk:board") + address).content.decode()
            assert "Rahasia meja lain" not in page


@pytest.mark.parametrize("who", ["photo_editor", "administrator"])
def test_those_without_stories_are_told_so(cast, who):
    assert signed_in(cast.people[who]).get(reverse("desk:board")).status_code == 403


def test_a_desk_that_does_not_exist_is_not_found(cast):
    assert signed_in(cast.section_editor).get(reverse("desk:board") + "?desk=tidak-ada").status_code == 404


def test_a_stranger_finds_no_menu_and_makes_no_move(cast):
    story = stage.submitted(cast)
    assert menu(cast.other_section_editor, story).status_code == 404
    assert move(cast.other_section_editor, story, "approve").status_code == 404
    story.refresh_from_db()
    assert story.status == "in_review"


def test_the_menu_offers_what_is_possible_and_says_why_the_rest_is_not(cast):
    story = stage.submitted(cast)
    page = menu(cast.section_editor, story).content.decode()
    assert 'value="approve"' in page
    assert 'value="publish"' not in page
    answers = {answer.move.name: answer for answer in workflow.available(cast.section_editor, story)}
    assert str(answers["publish"].reason) in page


def test_the_menus_columns_give_the_same_answers_as_the_buttons(cast):
    from desk.board import moves

    for make in stage.IN_EVERY_STATE.values():
        story = make(cast)
        for person in (cast.writer, cast.section_editor, cast.managing_editor):
            answers = {answer.move.name: answer for answer in workflow.available(person, story)}
            for drop in moves.menu(person, story).drops:
                if drop.allowed:
                    assert answers[drop.button.name].allowed
                elif drop.button:
                    assert str(answers[drop.button.name].reason) in drop.reason


def test_a_card_let_go_where_no_move_leads_is_answered_with_a_reason(cast):
    from desk.board import moves

    for make in stage.IN_EVERY_STATE.values():
        for drop in moves.menu(cast.section_editor, make(cast)).drops:
            assert drop.allowed != bool(drop.reason)


def test_a_move_is_made_and_said(cast):
    story = stage.submitted(cast)
    answer = move(cast.section_editor, story, "approve", part=True)
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (200, "approved")
    assert story.headline in answer.json()["said"]


def test_without_a_script_a_move_leads_back_to_the_board(cast):
    story = stage.submitted(cast)
    answer = move(cast.section_editor, story, "approve")
    assert (answer.status_code, answer.url) == (302, reverse("desk:board"))


def test_the_way_back_leads_to_no_other_house(cast):
    story = stage.submitted(cast)
    address = reverse("desk:board_story", args=[story.pk])
    for wanted in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page = signed_in(cast.section_editor).get(address, {"back": wanted}, headers=PART).content.decode()
        assert reverse("desk:board") in page
        assert "evil" not in page
        assert "javascript:" not in page


def test_a_stale_move_is_refused_and_changes_nothing(cast):
    story = stage.submitted(cast)
    seen = story.version
    stage.save(story, cast.section_editor, headline="Judul lain")
    answer = move(cast.section_editor, story, "approve", part=True, version=seen)
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (409, "in_review")
    assert answer.json()["error"]


def test_a_move_without_the_version_that_was_looked_at_is_refused(cast):
    story = stage.submitted(cast)
    address = reverse("desk:board_story", args=[story.pk])
    answer = signed_in(cast.section_editor).post(address, {"_move": "approve"}, headers=PART)
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (409, "in_review")


def test_a_forged_move_is_refused_with_the_buttons_own_reason(cast):
    story = stage.submitted(cast)
    answer = move(cast.writer, story, "approve", part=True)
    reasons = {one.move.name: str(one.reason) for one in workflow.available(cast.writer, story)}
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (403, "in_review")
    assert answer.json()["error"] == reasons["approve"]


def test_a_move_that_needs_a_note_is_refused_without_one(cast):
    story = stage.submitted(cast)
    assert move(cast.section_editor, story, "request_changes", part=True).status_code == 422
    answer = move(cast.section_editor, story, "request_changes", part=True, note="Tambah narasumber.")
    story.refresh_from_db()
    assert (answer.status_code, story.status) == (200, "changes_requested")


def test_a_refused_note_is_shown_again_without_a_script(cast):
    story = stage.approved(cast)
    page = move(cast.section_editor, story, "schedule", starts_at="2020-01-01T10:00")
    assert page.status_code == 422
    assert "2020-01-01T10:00" in page.content.decode()


def test_an_unknown_move_is_refused(cast):
    story = stage.submitted(cast)
    for name in ("arrive", "nothing", ""):
        assert move(cast.section_editor, story, name, part=True).status_code == 403


def test_the_topic_tells_the_stamp_that_the_page_carries(cast):
    stage.submitted(cast)
    client = signed_in(cast.section_editor)
    topic = f"board:{cast.section.slug}"
    stamp = client.get(reverse("desk:live"), {"topics": topic}).json()[topic]["stamp"]
    page = client.get(reverse("desk:board"), {"desk": cast.section.slug}).content.decode()
    assert f'data-fresh="{topic}"' in page
    assert f'data-stamp="{stamp}"' in page


@pytest.mark.parametrize("who", ["photo_editor", "administrator"])
def test_the_topic_is_silent_for_those_without_stories(cast, who):
    assert signed_in(cast.people[who]).get(reverse("desk:live"), {"topics": "board:"}).json() == {}


def test_more_cards_take_no_more_statements(cast, django_assert_max_num_queries):
    for _ in range(12):
        stage.submitted(cast)
    client = signed_in(cast.section_editor)
    client.get(reverse("desk:board"))
    with django_assert_max_num_queries(26) as few:
        client.get(reverse("desk:board"))
    for _ in range(10):
        stage.draft(cast)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("desk:board"))


def test_a_correction_asks_for_its_public_note(cast):
    story = stage.published(cast)
    stage.save(story, cast.writer, headline="Judul yang dibetulkan")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story, Order())
    answer = move(cast.section_editor, story, "publish", part=True, change="correction")
    assert answer.status_code == 422


def test_a_card_and_the_start_page_say_what_is_not_the_newsrooms_own(cast, client):
    story = stage.draft(cast)
    stage.save(story, cast.managing_editor, content_class="advertorial", client="PT Laut", ordered_by="Rini")
    client.force_login(cast.writer)
    for address in (reverse("desk:board"), reverse("admin:index"), reverse("admin:articles_article_changelist")):
        assert ">Advertorial<" in client.get(address).content.decode(), address
