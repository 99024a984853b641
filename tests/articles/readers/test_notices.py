"""The notice of a withdrawn story can do without its headline, from the beginning or later, and the log tells."""

import pytest

from articles.models import Article
from articles.readers import notices
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from public.models import Purge
from tests import stage

pytestmark = pytest.mark.django_db

LIBEL = "Budi Sasongko menggelapkan dana bencana"
LEADERS = ["managing_editor", "editor_in_chief"]


@pytest.fixture
def withdraw(cast):
    """`withdraw(withheld)`: a story whose headline is the libel, withdrawn by the editor-in-chief."""

    def make(withheld: bool) -> Article:
        article = stage.published(cast, headline=LIBEL, slug="budi-sasongko-menggelapkan")
        order = Order(note="Tuduhan ini keliru.", withhold_headline=withheld, ground="false")
        stage.withdraw(cast.editor_in_chief, article, order)
        return article

    return make


def told() -> list[tuple[str, str]]:
    entries = Entry.objects.filter(action__startswith="story.headline_").order_by("pk")
    return [(entry.action, entry.actor.username) for entry in entries]


def readers_page(client, article) -> str:
    answer = client.get(f"/read/{article.pk}/")
    assert answer.status_code == 410
    return answer.content.decode() + str(dict(answer.headers))


@pytest.mark.parametrize("withheld", [True, False])
def test_it_is_chosen_with_the_withdrawal(client, withdraw, withheld):
    page = readers_page(client, withdraw(withheld))
    assert (LIBEL in page) is not withheld
    assert "Tuduhan ini keliru." in page


@pytest.mark.parametrize("withheld", [True, False])
def test_it_can_be_changed_afterwards_and_back(client, cast, withdraw, withheld):
    article = withdraw(not withheld)
    assert notices.withhold(article, cast.managing_editor, withheld)
    assert (LIBEL in readers_page(client, article)) is not withheld
    assert not notices.withhold(article, cast.managing_editor, withheld)
    assert notices.withhold(article, cast.managing_editor, not withheld)
    assert (LIBEL in readers_page(client, article)) is withheld


def test_the_log_tells_who_withheld_it_and_who_let_it_be_named(cast, withdraw):
    article = withdraw(True)
    notices.withhold(article, cast.managing_editor, False)
    notices.withhold(article, cast.editor_in_chief, True)
    notices.withhold(article, cast.editor_in_chief, True)
    assert told() == [
        ("story.headline_withheld", "pemred"),
        ("story.headline_shown", "mira"),
        ("story.headline_withheld", "pemred"),
    ]


def test_a_withdrawal_that_names_it_says_nothing_more_in_the_log(withdraw):
    withdraw(False)
    assert told() == []


def test_caches_drop_the_page_at_once(cast, withdraw):
    article = withdraw(False)
    Purge.objects.all().delete()
    notices.withhold(article, cast.managing_editor, True)
    assert f"article:{article.pk}" in Purge.objects.get().keys


def test_only_those_who_withdraw_stories_say_so(cast, at_desk, address, withdraw):
    article = withdraw(False)
    for name, person in cast.people.items():
        may = name in LEADERS
        assert (notices.why_not_withhold(person, article) is None) == may, name
        if not may:
            with pytest.raises(Refused):
                notices.withhold(article, person, True)
            answer = at_desk(person).post(address("headline", article.pk), {"withheld": "1"})
            assert answer.status_code in (403, 404), name
    assert not Article.objects.get(pk=article.pk).withdrawals.get().headline_withheld


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - {"withdrawn"}))
def test_without_a_notice_there_is_nothing_to_withhold(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused):
        notices.withhold(article, cast.editor_in_chief, True)


def test_the_page_on_the_desk_offers_both_ways_to_those_alone_who_may(cast, at_desk, address, withdraw):
    article = withdraw(False)
    page, door = address("change", article.pk), address("headline", article.pk)
    client = at_desk(cast.editor_in_chief)
    assert "Withhold the headline" in client.get(page).content.decode()
    client.post(door, {"withheld": "1"})
    shown = client.get(page).content.decode()
    assert "Show the headline" in shown
    assert "a notice without the headline" in shown
    assert door not in at_desk(cast.section_editor).get(page).content.decode()


def test_a_restored_story_still_has_its_notice_and_the_choice(cast, client, at_desk, address, withdraw):
    article = withdraw(True)
    workflow.perform("restore", cast.editor_in_chief, article)
    assert LIBEL not in readers_page(client, article)
    page = at_desk(cast.editor_in_chief).get(address("change", article.pk)).content.decode()
    assert "Show the headline" in page
    assert 'id="headline-form"' in page


def test_the_form_of_the_move_carries_the_choice(cast, at_desk, address):
    article = stage.published(cast, headline=LIBEL)
    sent = {"_move": "withdraw", "withdraw-note": "Keliru.", "withdraw-withhold_headline": "on"}
    sent["withdraw-ground"] = "false"
    workflow.perform("ask_withdrawal", cast.managing_editor, article, Order(note="Keliru.", ground="false"))
    at_desk(cast.editor_in_chief).post(address("change", article.pk), sent | {"version": article.version})
    assert article.withdrawals.get().headline_withheld


def test_what_still_says_it_is_named_to_the_editor(cast, at_desk, address, withdraw):
    other = stage.published(cast, headline="Bantuan gempa terlambat", body=f"<p>Seperti kami tulis, {LIBEL}.</p>")
    stage.published(cast, headline="Budi lain lagi", body="<p>Dana bencana Budi.</p>")
    article = withdraw(True)
    assert [edition.article for edition in notices.still_said_in(article.withdrawals.get())] == [other]
    page = at_desk(cast.editor_in_chief).get(address("change", article.pk)).content.decode()
    assert "Bantuan gempa terlambat" in page
    notices.withhold(article, cast.editor_in_chief, False)
    assert notices.still_said_in(article.withdrawals.get()) == []
