"""A state and a move that the house does not have, put into its tables: the desk takes them as they are."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.text import revisions
from articles.workflow import queues, workflow
from articles.workflow.move import Move
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.queues import Queue
from articles.workflow.status import STATES, Column, Holder, State, Status
from audit.actions import ACTIONS, Action
from audit.models import Entry
from desk.models import Assignment, Notice
from desk.notices.kinds import KINDS, Kind
from tests import stage

pytestmark = pytest.mark.django_db

HELD = State(
    "held",
    "on hold",
    tone="attention",
    tabs=("held",),
    holder=Holder.DESK,
    column=Column("On hold", "Nothing is on hold."),
)
HOLD = Move(
    "hold",
    "Put on hold",
    "put on hold",
    sources=(Status.APPROVED,),
    target="held",
    who=lambda user, article: None,
    needs=("note",),
    explained="It waits at the desk.",
    note_label="What does it wait for?",
    logged=Action("story.held", "put a story on hold"),
    heads_page=True,
    tells_writers=True,
)
TOLD = Kind("held", "My story is put on hold", "%(actor)s put “%(story)s” on hold", moves=("hold",))


@pytest.fixture(autouse=True)
def _tables(monkeypatch):
    monkeypatch.setitem(STATES, HELD.name, HELD)
    monkeypatch.setitem(MOVES, HOLD.name, HOLD)
    monkeypatch.setitem(ACTIONS, HOLD.logged.name, HOLD.logged)
    monkeypatch.setitem(KINDS, TOLD.name, TOLD)
    monkeypatch.setattr(queues, "QUEUES", [*queues.QUEUES, Queue("held", "Waits for something", "Nothing waits.")])


@pytest.fixture
def held(cast, django_capture_on_commit_callbacks) -> Article:
    article = stage.submitted(cast, headline="Tunggu jawaban bupati")
    stage.copy_edit(article, cast.section_editor)
    workflow.perform("approve", cast.section_editor, article)
    Assignment.objects.create(
        title="Bupati", section=cast.section, created_by=cast.section_editor, due_at=timezone.now(), article=article
    )
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("hold", cast.section_editor, article, Order(note="Bupati belum menjawab."))
    return article


def at_desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, address: str, **query) -> BeautifulSoup:
    answer = at_desk(user).get(address, query)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return BeautifulSoup(answer.content.decode(), "html.parser")


def chips(found: BeautifulSoup) -> list[str]:
    return [chip.get_text(strip=True) for chip in found.select(".chip.chip-attention")]


def story(name: str, article: Article, *more) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


@pytest.mark.parametrize("name", ["change", "history"])
def test_its_pages_show_the_states_name_and_tone(cast, held, name):
    assert "On hold" in chips(page(cast.section_editor, story(name, held)))
    assert "On hold" in chips(page(cast.writer, story(name, held)))


def test_its_form_stands_open_to_the_desk_and_its_page_is_read_by_the_writer(cast, held):
    assert page(cast.section_editor, story("change", held)).select_one("#story-form [name=headline]")
    assert not page(cast.writer, story("change", held)).select_one("#story-form [name=headline]")


def test_the_moves_note_stands_above_its_page(cast, held):
    head = page(cast.writer, story("change", held)).select_one("#asked-title")
    assert head.get_text(strip=True) == f"{cast.section_editor} put on hold"
    assert "Bupati belum menjawab." in head.parent.get_text()


@pytest.mark.parametrize("name", ["preview", "share", "checklist", "quick", "compare"])
def test_what_stands_beside_it_opens(cast, held, name):
    page(cast.section_editor, story(name, held))


def test_the_list_has_its_tab_and_shows_it_there_and_among_all(cast, held):
    address = reverse("admin:articles_article_changelist")
    for tab in ("held", "all"):
        found = page(cast.section_editor, address, tab=tab)
        assert "On hold" in chips(found)
        assert held.headline in found.get_text()
    link = found.select_one('a[href="?tab=held"]')
    assert link.get_text(" ", strip=True) == "Waits for something 1"
    assert held.headline not in page(cast.section_editor, address, tab="approved").get_text()


def test_the_board_has_its_column_with_the_story_in_it(cast, held):
    lane = page(cast.section_editor, reverse("desk:board")).select_one("#lane-held")
    assert lane.select_one(".lane-title").get_text(" ", strip=True) == "On hold 1"
    assert held.headline in lane.get_text()


def test_an_approved_story_can_be_dropped_on_the_column(cast, held):
    other = stage.approved(cast)
    found = page(cast.section_editor, reverse("desk:board_story", args=[other.pk]))
    drop = found.select_one('[data-drops] li[data-state="held"]')
    assert (drop["data-move"], drop["data-label"]) == ("hold", "Put on hold")
    assert "data-asks" in drop.attrs
    assert "What does it wait for?" in found.get_text()


def test_the_storys_own_menu_says_where_it_is(cast, held):
    found = page(cast.section_editor, reverse("desk:board_story", args=[held.pk]))
    assert "On hold" in chips(found)
    assert found.select_one('[data-drops] li[data-state="held"]').get_text(strip=True) == "The story is here already."


def test_activity_tells_what_was_done_and_where_the_story_is(cast, held):
    row = page(cast.section_editor, reverse("desk:activity")).select_one(".activity-row")
    assert row.select_one(".activity-words").get_text(strip=True) == "put on hold"
    assert "On hold" in chips(row)


def test_the_load_counts_it_as_work_in_hand(cast, held):
    assert "1 on hold" in chips(page(cast.section_editor, reverse("desk:people")))


def test_the_log_has_words_for_it(cast, held):
    found = page(cast.editor_in_chief, reverse("desk:log")).get_text(" ", strip=True).lower()
    assert "put a story on hold" in found
    assert "to: on hold" in found
    assert Entry.objects.get(action="story.held").note == "Bupati belum menjawab."


def test_its_assignment_shows_where_it_is(cast, held):
    row = Assignment.objects.get(article=held)
    assert "On hold" in chips(page(cast.section_editor, reverse("desk:assignment", args=[row.pk])))
    page(cast.section_editor, reverse("desk:planning"))
    page(cast.section_editor, reverse("desk:calendar"))


def test_the_writer_is_told(cast, held):
    assert Notice.objects.filter(user=cast.writer, kind="held").exists()
    assert "put “Tunggu jawaban bupati” on hold" in page(cast.writer, reverse("desk:notices")).get_text()


def test_what_waits_for_people_opens(cast, held):
    for person in cast.people.values():
        page(person, reverse("admin:index"))


def test_several_may_be_put_on_hold_at_once(cast, held):
    ready = stage.approved(cast)
    ticked = [f"{one.pk}:{one.version}" for one in (held, ready)]
    address = reverse("admin:articles_article_bulk")
    offered = at_desk(cast.section_editor).post(address, {"story": ticked})
    assert "Put on hold" in offered.content.decode()
    order = {"story": ticked, "_move": "hold", "hold-note": "Tunggu."}
    done = at_desk(cast.section_editor).post(address, order).content.decode()
    ready.refresh_from_db()
    assert ready.status == "held"
    assert "Not possible while the story is: on hold." in done


def test_who_had_it_open_meanwhile_is_told_where_it_went(cast, held):
    typed = {"headline": "Versi lama", "body": "<p>Lama.</p>", "version": held.version - 1, "kind": "story"}
    answer = at_desk(cast.section_editor).post(story("change", held), typed | {"section": held.section_id})
    assert answer.status_code == 409
    assert "from “approved” to “on hold”" in answer.content.decode()


def test_a_text_changed_meanwhile_wants_its_approvals_again(cast, held):
    stage.save(held, cast.section_editor, headline="Bupati menjawab")
    held.refresh_from_db()
    assert (held.status, held.approved_revision) == (Status.IN_REVIEW, None)


def test_a_saved_text_is_still_its_approved_one_when_nothing_changed(cast, held):
    assert held.approved_revision == revisions.latest(held)
