"""A writer takes back what was submitted too early, until somebody has begun to review it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.checklist import ticks
from articles.locks import locks, presence
from articles.locks.locks import OpenPage
from articles.models import Autosave, ChecklistBox, Lock, Presence, ReviewStep
from articles.readers import sharing
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from audit.models import Entry
from desk.models import Assignment, Notice
from desk.notes import notes
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db


def recall(article, by):
    return workflow.perform("recall", by, article)


def answer(user, article):
    return workflow.ask(MOVES["recall"], user, article)


def page_of(user) -> OpenPage:
    return OpenPage(user, f"session of {user.pk}", uuid4())


def opens(article, user, *, writing: bool):
    page = page_of(user)
    if writing:
        locks.take(article, page)
    presence.seen(article, page, writing=writing)
    return page


def approves_first_step(cast, article):
    workflow.perform("approve", cast.section_editor, article)


def notes_on(cast, article):
    notes.write(cast.section_editor, article, "Siapa sumber angka ini?")


def ticks_a_box(cast, article):
    ticks.give(article, ChecklistBox.objects.create(text="Sudah ditelepon?"), cast.section_editor)


def types(cast, article):
    Autosave.objects.create(
        user=cast.section_editor, key=uuid4(), article=article, base_version=article.version, fields={}
    )


#: What tells that the section's editor has begun: how it comes about, and what the writer reads of it.
SIGNS = {
    "has said a word": (approves_first_step, "has moved it"),
    "has handed it over": (
        lambda cast, article: workflow.perform(
            "hand_over", cast.section_editor, article, Order(section=cast.other_section)
        ),
        "has moved it",
    ),
    "has changed it": (lambda cast, article: stage.copy_edit(article, cast.section_editor), "has changed it"),
    "writes in it": (lambda cast, article: opens(article, cast.section_editor, writing=True), "has it open"),
    "reads it": (lambda cast, article: opens(article, cast.section_editor, writing=False), "has it open"),
    "has typed": (types, "begun to change it"),
    "has written a note": (notes_on, "has written a note"),
    "has ticked a box": (ticks_a_box, "ticked a box"),
    "has shown it outside": (
        lambda cast, article: sharing.make(
            article, article.revisions.first(), cast.section_editor, label="Pengacara"
        ),
        "someone outside",
    ),
}


@pytest.fixture
def steps(cast):
    return stage.review_steps(cast)


@pytest.mark.parametrize("sign", SIGNS)
def test_whoever_has_begun_keeps_it_and_the_writer_reads_who_and_by_what(cast, steps, sign):
    article = stage.submitted(cast)
    begins, told = SIGNS[sign]
    assert answer(cast.writer, article).allowed
    begins(cast, article)
    article.refresh_from_db()
    said = answer(cast.writer, article)
    assert not said.allowed
    assert str(cast.section_editor) in said.reason
    assert told in said.reason
    with pytest.raises(Refused):
        recall(article, cast.writer)
    article.refresh_from_db()
    assert article.status == "in_review"


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_of_the_whole_cast_the_writer_alone_takes_it_back(cast, who):
    article = stage.submitted(cast)
    if who == "writer":
        recall(article, cast.writer)
        assert article.status == "draft"
        return
    with pytest.raises(Refused):
        recall(article, cast.people[who])
    article.refresh_from_db()
    assert article.status == "in_review"


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_what_others_than_reviewers_do_is_no_beginning(cast, steps, who):
    """Whoever may see it looks at it; only those for whose word it waits have begun by that."""
    article = stage.submitted(cast)
    person = cast.people[who]
    opens(article, person, writing=False)
    begun = who == "section_editor"
    assert answer(cast.writer, article).allowed == (not begun)


@pytest.mark.parametrize("who", ["section_editor", "managing_editor", "editor_in_chief"])
def test_without_steps_every_editor_of_the_desk_reviews(cast, who):
    article = stage.submitted(cast)
    opens(article, cast.people[who], writing=False)
    assert str(cast.people[who]) in answer(cast.writer, article).reason


def test_whoever_submitted_it_for_someone_takes_it_back(cast):
    article = stage.draft(cast)
    workflow.perform("submit", cast.section_editor, article)
    assert answer(cast.writer, article).allowed
    assert permissions.why_not_recall(cast.managing_editor, article)
    recall(article, cast.section_editor)
    assert article.status == "draft"


def test_ones_own_open_page_is_no_beginning(cast):
    article = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, article)
    opens(article, cast.section_editor, writing=True)
    assert answer(cast.section_editor, article).allowed


def test_who_looked_in_and_left_has_not_begun(cast):
    article = stage.submitted(cast)
    page = opens(article, cast.section_editor, writing=True)
    presence.gone(article, page)
    locks.leave(article, page)
    recall(article, cast.writer)
    assert article.status == "draft"


def test_a_page_whose_line_went_dead_is_left_too(cast):
    article = stage.submitted(cast)
    opens(article, cast.section_editor, writing=True)
    long_ago = timezone.now() - locks.STALE_AFTER - timedelta(seconds=1)
    Lock.objects.update(renewed_at=long_ago)
    Presence.objects.update(seen_at=long_ago)
    assert answer(cast.writer, article).allowed


def test_what_was_done_before_it_was_submitted_is_no_beginning(cast):
    article = stage.draft(cast)
    for begins in (notes_on, ticks_a_box, types):
        begins(cast, article)
    workflow.perform("submit", cast.writer, article)
    assert answer(cast.writer, article).allowed


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - {"in_review"}))
def test_only_what_is_in_review_is_taken_back(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused):
        recall(article, cast.writer)


def test_one_of_which_changes_were_asked_goes_back_to_that_with_its_note_and_step(cast, steps):
    article = stage.at_step(cast, "Hukum")
    workflow.perform("request_changes", cast.legal, article, Order(note="Nama lengkap?"))
    workflow.perform("submit", cast.writer, article)
    recall(article, cast.writer)
    assert (article.status, article.sent_back_step) == ("changes_requested", steps[1])
    client = Client()
    client.force_login(cast.writer)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert page.context["asked"].note == "Nama lengkap?"
    workflow.perform("submit", cast.writer, article)
    assert article.review_step == steps[1]


def test_started_over_and_taken_back_it_still_knows_who_sent_it_back(cast, steps):
    article = stage.at_step(cast, "Hukum")
    workflow.perform("request_changes", cast.legal, article, Order(note="Nama lengkap?"))
    workflow.perform("submit", cast.writer, article, Order(start_over=True))
    recall(article, cast.writer)
    assert article.sent_back_step == steps[1]


def test_the_writer_writes_on_and_submits_anew(cast):
    article = stage.submitted(cast)
    recall(article, cast.writer)
    assert permissions.why_not_edit(cast.writer, article) is None
    stage.save(article, cast.writer, headline="Judul yang lebih baik")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == "approved"


def test_an_update_of_a_live_story_is_taken_back_and_readers_keep_what_they_have(cast):
    article = stage.published(cast)
    live = article.editions.get()
    stage.save(article, cast.writer, headline="Judul baru")
    workflow.perform("submit", cast.writer, article)
    recall(article, cast.writer)
    live.refresh_from_db()
    assert (article.status, live.ends_at) == ("draft", None)


def test_a_note_of_another_submission_does_not_hold_this_one(cast):
    article = stage.changes_requested(cast)
    notes_on(cast, article)
    workflow.perform("submit", cast.writer, article)
    assert answer(cast.writer, article).allowed


def test_those_for_whose_word_it_waited_are_told_once(cast, django_capture_on_commit_callbacks):
    step = ReviewStep.objects.create(section=cast.section, name="Meja")
    step.people.set([cast.section_editor, cast.managing_editor])
    stage.forget_seats(cast)
    article = stage.submitted(cast)
    with django_capture_on_commit_callbacks(execute=True):
        recall(article, cast.writer)
    told = Notice.objects.filter(kind="recalled", in_desk=True)
    assert [notice.user for notice in told] == [cast.section_editor]  # leaders turn it on if they want it
    assert Entry.objects.filter(action="story.recalled", object_id=article.pk).count() == 1


def test_the_assignment_it_filed_is_due_again_and_one_filed_before_stays_filed(
    cast, django_capture_on_commit_callbacks
):
    article = stage.draft(cast)
    row, earlier = planned(cast, cast.writer, article=article), planned(cast, cast.writer, article=article)
    filed = timezone.now() - timedelta(days=1)
    Assignment.objects.filter(pk=earlier.pk).update(filed_at=filed)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("submit", cast.writer, article)
    row.refresh_from_db()
    assert row.filed_at is not None
    with django_capture_on_commit_callbacks(execute=True):
        recall(article, cast.writer)
    row.refresh_from_db()
    earlier.refresh_from_db()
    assert (row.filed_at, earlier.filed_at) == (None, filed)


def test_its_page_has_the_button_for_the_writer_and_the_reason_once_review_has_begun(cast):
    article = stage.submitted(cast)
    client = Client()
    client.force_login(cast.writer)
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert 'name="_move" value="recall"' in " ".join(client.get(address).content.decode().split())
    notes_on(cast, article)
    page = " ".join(client.get(address).content.decode().split())
    assert 'value="recall"' not in page
    assert "has written a note on it. Ask for it to be sent back." in page


def test_pressed_too_late_it_is_no_wall_but_a_page_that_says_why(cast):
    article = stage.submitted(cast)
    notes_on(cast, article)
    client = Client()
    client.force_login(cast.writer)
    sent = {"_move": "recall", "version": article.version}
    answered = client.post(reverse("admin:articles_article_change", args=[article.pk]), sent)
    assert answered.status_code == 200
    assert "Review has begun" in answered.content.decode()
