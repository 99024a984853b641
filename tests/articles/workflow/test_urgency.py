"""The mark that puts a story first: who sets it, what it leaves alone, and when it ends by itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.locks import locks
from articles.models import Article
from articles.refusals import Refused
from articles.text import copies
from articles.workflow import urgency, workflow
from articles.workflow.order import Order
from articles.workflow.status import IN_HAND, STATES
from audit.models import Entry
from tests import stage
from tests.articles.workflow.test_recall import page_of

pytestmark = pytest.mark.django_db
MAY = {"writer", "section_editor", "managing_editor", "editor_in_chief"}
IN_HAND_STATES = [state for state in stage.IN_EVERY_STATE if STATES[state].holder in IN_HAND]


def marked(article, by) -> Article:
    urgency.mark(article, by, urgent=True)
    return article


def is_urgent(article) -> bool:
    return Article.objects.get(pk=article.pk).is_urgent


@pytest.mark.parametrize("state", IN_HAND_STATES)
@pytest.mark.parametrize("who", stage.PLAYERS)
def test_writers_and_editors_of_its_desk_mark_it_wherever_it_waits(cast, who, state):
    article = stage.IN_EVERY_STATE[state](cast)
    if who in MAY:
        assert urgency.mark(article, cast.people[who], urgent=True)
        assert is_urgent(article)
        return
    with pytest.raises(Refused):
        urgency.mark(article, cast.people[who], urgent=True)
    assert not is_urgent(article)


def test_a_reviewer_from_outside_the_desk_reads_why_not(cast):
    article = stage.at_step(cast, "Hukum")
    with pytest.raises(Refused, match="writers and the desk's editors"):
        urgency.mark(article, cast.legal, urgent=True)


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - set(IN_HAND_STATES)))
def test_where_nobody_works_on_it_there_is_nothing_to_hurry(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused, match="nothing to hurry"):
        urgency.mark(article, cast.editor_in_chief, urgent=True)


def test_it_leaves_text_version_approval_and_time_of_saving_alone(cast):
    article = stage.approved(cast)
    before = Article.objects.values("version", "approved_revision", "updated_at", "status_changed_at").get()
    marked(article, cast.section_editor)
    after = Article.objects.values("version", "approved_revision", "updated_at", "status_changed_at").get()
    assert after == before
    assert article.revisions.count() == 1


def test_it_waits_for_nobody_who_is_writing_and_costs_them_no_save(cast):
    article = stage.draft(cast)
    locks.take(article, page_of(cast.writer))
    marked(article, cast.section_editor)
    stage.save(article, cast.writer, headline="Judul sesudah tanda")
    assert is_urgent(article)


def test_the_log_tells_of_each_change_once_and_of_none_where_nothing_changed(cast):
    article = stage.draft(cast)
    marked(article, cast.writer)
    assert not urgency.mark(article, cast.section_editor, urgent=True)
    urgency.mark(article, cast.section_editor, urgent=False)
    assert not urgency.mark(article, cast.section_editor, urgent=False)
    told = Entry.objects.filter(object_id=article.pk, action__contains="urgent").order_by("pk")
    assert [(entry.action, entry.actor_id) for entry in told] == [
        ("story.marked_urgent", cast.writer.pk),
        ("story.unmarked_urgent", cast.section_editor.pk),
    ]


@pytest.mark.parametrize("move", ["submit", "request_changes", "hand_over", "approve", "schedule"])
def test_it_stays_while_somebody_has_the_story_in_hand(cast, move):
    makers = {"submit": stage.draft, "schedule": stage.approved}
    article = marked(makers.get(move, stage.submitted)(cast), cast.writer)
    order = Order(note="Cek lagi.", section=cast.other_section, starts_at=soon())
    by = cast.writer if move == "submit" else cast.section_editor
    workflow.perform(move, by, article, order)
    assert is_urgent(article)


def soon():
    return timezone.now() + timedelta(hours=2)


@pytest.mark.parametrize("move", ["publish", "spike"])
def test_it_ends_with_the_work(cast, move):
    article = marked(stage.approved(cast), cast.writer)
    workflow.perform(move, cast.section_editor, article)
    assert not is_urgent(article)
    assert not article.is_urgent


def test_it_ends_when_the_clock_makes_the_story_live(cast):
    article = marked(stage.scheduled(cast), cast.section_editor)
    began = timezone.now() - timedelta(seconds=1)
    article.editions.update(starts_at=began, published_at=began, updated_at=began)
    workflow.settle(article)
    assert not is_urgent(article)


def test_a_copy_and_a_follow_up_begin_without_it(cast):
    article = marked(stage.submitted(cast), cast.writer)
    for begin in (copies.copy, copies.follow_up):
        assert not begin(article, cast.writer).is_urgent


# Its pages


def client(user) -> Client:
    sits = Client()
    sits.force_login(user)
    return sits


def address(article) -> str:
    return reverse("admin:articles_article_urgent", args=[article.pk])


def test_a_script_is_told_what_came_of_it_and_a_form_leads_back(cast):
    article = stage.draft(cast)
    told = client(cast.writer).post(address(article), {"urgent": "1"}, headers={"X-Part": "1"})
    assert told.json()["urgent"] is True
    answer = client(cast.writer).post(address(article), {"urgent": "0", "back": "/admin/desk/board/"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/desk/board/")
    assert not is_urgent(article)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/admin/", "/admin/\\..//x"])
def test_it_leads_nowhere_else(cast, back):
    article = stage.draft(cast)
    answer = client(cast.writer).post(address(article), {"urgent": "1", "back": back})
    assert answer["Location"].startswith("/admin/")
    assert "elsewhere" not in answer["Location"]


def test_who_may_not_reads_why_and_a_stranger_finds_nothing(cast):
    article = stage.at_step(cast, "Hukum")
    assert client(cast.legal).post(address(article), {"urgent": "1"}).status_code == 403
    answer = client(cast.legal).post(address(article), {"urgent": "1"}, headers={"X-Part": "1"})
    assert "editors mark it urgent" in answer.json()["error"]
    assert client(cast.other_writer).post(address(article), {"urgent": "1"}).status_code == 404


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_the_storys_page_has_the_switch_for_those_who_may(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    page = reverse("admin:articles_article_change", args=[article.pk])
    for person, may in ((cast.writer, True), (cast.section_editor, True)):
        assert ('form="urgent-form"' in client(person).get(page).content.decode()) == may
        assert (permissions.why_not_mark_urgent(person, article) is None) == may
    assert (
        'form="urgent-form"'
        not in client(cast.writer)
        .get(reverse("admin:articles_article_change", args=[stage.published(cast).pk]))
        .content.decode()
    )
