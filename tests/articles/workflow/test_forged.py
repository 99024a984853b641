"""A move asked for without the right to it is in the log, by whichever address it was asked for."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from audit.models import Entry
from desk.log.logbook import in_words
from tests import stage

pytestmark = pytest.mark.django_db

#: Who may not approve the cast's story in review, those who see it and those to whom it does not exist.
NOT_APPROVING = ["writer", "other_writer", "other_section_editor", "photo_editor", "administrator", "legal"]
APPROVING = ["section_editor", "managing_editor", "editor_in_chief"]


def told():
    return list(Entry.objects.filter(action="story.move_refused").order_by("pk"))


def sent(article, name="approve", **more):
    """What each address that makes moves takes for one."""
    ticked, here = f"{article.pk}:{article.version}", {"_move": name, "version": article.version}
    return {
        "form": (reverse("admin:articles_article_change", args=[article.pk]), here | more),
        "board": (reverse("desk:board_story", args=[article.pk]), here | more),
        "bulk": (reverse("admin:articles_article_bulk"), {"_move": name, "story": [ticked]} | more),
    }


ROADS = ["form", "board", "bulk"]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("who", NOT_APPROVING)
def test_a_forged_approval_is_in_the_log(cast, at_desk, who, road):
    article, person = stage.submitted(cast, headline="Harga cabai"), cast.people[who]
    address, data = sent(article)[road]
    at_desk(person).post(address, data)
    [entry] = told()
    assert (entry.actor, entry.object_id, entry.label) == (person, article.pk, "Harga cabai")
    assert entry.details["move"] == "approve"
    assert entry.details["reason"]
    assert Article.objects.get(pk=article.pk).status == "in_review"


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("who", APPROVING)
def test_an_approval_by_those_who_may_leaves_no_refusal(cast, at_desk, who, road):
    article = stage.submitted(cast)
    address, data = sent(article)[road]
    at_desk(cast.people[who]).post(address, data)
    assert told() == []
    assert Article.objects.get(pk=article.pk).status == "approved"


@pytest.mark.parametrize("road", ROADS)
def test_a_forger_with_an_old_version_is_told_of_too(cast, at_desk, road):
    article = stage.submitted(cast)
    article.version = 0
    address, data = sent(article)[road]
    at_desk(cast.writer).post(address, data)
    assert [entry.details["move"] for entry in told()] == ["approve"]


def test_a_script_that_is_sent_back_for_a_page_has_not_escaped_the_log(cast, at_desk):
    article = stage.submitted(cast)
    address, data = sent(article)["form"]
    answer = at_desk(cast.writer).post(address, data, headers={"X-Desk": "json"})
    assert answer.json() == {"again": True}
    assert len(told()) == 1


def test_the_same_attempt_again_within_a_minute_is_told_once(cast, at_desk):
    article = stage.submitted(cast)
    client = at_desk(cast.writer)
    for road in (*ROADS, *ROADS):
        address, data = sent(article)[road]
        client.post(address, data)
    assert len(told()) == 1
    client.post(*sent(article, "publish")["form"])
    assert len(told()) == 2


def test_a_button_pressed_twice_is_no_forgery(cast, at_desk):
    article = stage.draft(cast)
    client = at_desk(cast.writer)
    for _press in range(2):
        client.post(*sent(article, "submit")["form"])
    assert Article.objects.get(pk=article.pk).status == "in_review"
    assert told() == []


def test_what_the_story_still_lacks_is_no_forgery(cast, at_desk):
    article = stage.submitted(cast, standfirst="")
    at_desk(cast.section_editor).post(*sent(article)["form"])
    assert told() == []
    assert Article.objects.get(pk=article.pk).status == "in_review"


@pytest.mark.parametrize("name", [move.name for move in MOVES.values() if move.automatic])
@pytest.mark.parametrize("road", ROADS)
def test_a_move_that_nobody_presses_is_refused_and_told(cast, at_desk, name, road):
    article = stage.submitted(cast)
    before = Article.objects.values().get(pk=article.pk)
    address, data = sent(article, name)[road]
    at_desk(cast.editor_in_chief).post(address, data)
    assert [entry.details["move"] for entry in told()] == [name]
    assert Article.objects.values().get(pk=article.pk) == before


@pytest.mark.parametrize("name", ["no-such-move", "%00", "x" * 400])
def test_what_is_no_move_is_not_told(cast, at_desk, name):
    article = stage.submitted(cast)
    for address, data in sent(article, name).values():
        at_desk(cast.other_writer).post(address, data)
        at_desk(cast.writer).post(address, data)
    assert told() == []


def test_a_fix_that_somebody_publishes_without_the_right_is_told(cast, at_desk):
    article = stage.published(cast)
    stage.save(article, cast.writer, standfirst="Perubahan belum selesai.")
    answer = at_desk(cast.writer).post(reverse("admin:articles_article_fix_publish", args=[article.pk]), {"fix": "1"})
    assert answer.status_code == 403
    assert [entry.details["move"] for entry in told()] == ["mend"]


def test_another_time_for_a_scheduled_story_is_refused_and_told(cast, at_desk):
    article = stage.scheduled(cast)
    address = reverse("desk:calendar_story", args=[article.pk])
    at_desk(cast.writer).post(address, {"at": "2027-01-01T10:00", "version": article.version})
    assert [entry.details["move"] for entry in told()] == ["reschedule"]


def test_what_no_request_asked_for_is_no_forgery(cast):
    article = stage.submitted(cast)
    with pytest.raises(Refused):
        workflow.perform("withdraw", cast.section_editor, article, Order(note="Sebab", ground="false"))
    assert told() == []


def test_the_log_says_which_move_and_why(cast, at_desk):
    at_desk(cast.writer).post(*sent(stage.submitted(cast))["form"])
    [entry] = told()
    assert "move: Approve" in in_words(entry.details)
    assert "reason: Only the desk" in in_words(entry.details)


def test_a_story_that_is_not_there_tells_nothing(cast, at_desk):
    article = stage.submitted(cast)
    article.pk = 10**9
    for address, data in sent(article).values():
        at_desk(cast.writer).post(address, data)
    assert told() == []
