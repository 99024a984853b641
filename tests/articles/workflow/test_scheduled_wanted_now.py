"""A scheduled story that is wanted now goes out by one move, with the approval it had."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Correction
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from audit.models import Entry
from desk.models import Notice
from tests import stage

pytestmark = pytest.mark.django_db
MAY = {"section_editor", "managing_editor", "editor_in_chief"}


def soon(hours: int):
    return timezone.now().replace(microsecond=0) + timedelta(hours=hours)


def now(article, by):
    return workflow.perform("publish_early", by, article)


def scheduled_change(cast, **order) -> Article:
    """A live story, the change of which is approved and scheduled."""
    article = stage.published(cast)
    stage.save(article, cast.writer, headline="Judul yang dibetulkan")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=soon(2), **order))
    return article


def test_readers_have_it_at_once_by_one_move_that_the_log_tells_once(cast, django_capture_on_commit_callbacks):
    article = stage.scheduled(cast)
    version, approved, told = article.version, article.approved_revision, Entry.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        now(article, cast.section_editor)
    edition = editions.current(article)
    assert (article.status, article.version) == ("published", version + 1)
    assert (edition.revision, edition.approved_by) == (approved, cast.section_editor)
    assert edition.announced_at is not None
    assert article.editions.count() == 1
    assert Entry.objects.count() == told + 1
    assert Notice.objects.filter(kind="published", user=cast.writer).count() == 1


def test_it_ends_when_it_was_to_end(cast):
    article = stage.approved(cast)
    ends = soon(9)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=soon(2), ends_at=ends))
    now(article, cast.section_editor)
    assert editions.current(article).planned_end_at == ends


def test_a_correction_stays_one_with_its_note(cast):
    article = scheduled_change(cast, change=Change.CORRECTION, note="Tanggalnya keliru.")
    now(article, cast.section_editor)
    edition = editions.current(article)
    assert (edition.change, edition.headline) == (Change.CORRECTION, "Judul yang dibetulkan")
    note = Correction.objects.get(article=article)
    assert (note.edition, note.note) == (edition, "Tanggalnya keliru.")
    assert note.at <= timezone.now()


def test_an_update_that_was_to_lead_the_lists_leads_them_now(cast):
    article = scheduled_change(cast, resurface=True)
    now(article, cast.section_editor)
    edition = editions.current(article)
    assert edition.resurfaced_at == edition.starts_at


def test_the_edition_before_ends_now_and_not_at_the_hour_that_was_planned(cast):
    article = scheduled_change(cast)
    before = editions.current(article)
    now(article, cast.section_editor)
    before.refresh_from_db()
    assert before.ends_at == editions.current(article).starts_at <= timezone.now()


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_who_publishes_here_may_and_nobody_else(cast, who):
    article = stage.scheduled(cast)
    if who in MAY:
        now(article, cast.people[who])
        assert article.status == "published"
        return
    with pytest.raises(Refused):
        now(article, cast.people[who])
    article.refresh_from_db()
    assert article.status == "scheduled"
    assert editions.current(article) is None


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - {"scheduled"}))
def test_it_is_for_scheduled_stories_alone(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused, match="Not possible while"):
        now(article, cast.editor_in_chief)


def test_an_embargo_holds_it_back_and_says_until_when(cast):
    article = stage.approved(cast)
    Article.objects.filter(pk=article.pk).update(embargo_until=soon(1))
    article.refresh_from_db()
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=soon(2)))
    with pytest.raises(Refused, match="embargo holds until"):
        now(article, cast.section_editor)
    article.refresh_from_db()
    assert article.status == "scheduled"


def test_one_that_has_gone_live_meanwhile_says_so(cast):
    article = stage.scheduled(cast)
    began = timezone.now() - timedelta(seconds=1)
    article.editions.update(starts_at=began, published_at=began, updated_at=began)
    with pytest.raises(Refused, match="published"):
        now(article, cast.section_editor)


def test_its_page_offers_both_and_no_other_page_does(cast):
    client = Client()
    client.force_login(cast.section_editor)
    for make, offered in ((stage.scheduled, True), (stage.approved, False)):
        page = client.get(reverse("admin:articles_article_change", args=[make(cast).pk])).content.decode()
        assert ('value="publish_early"' in page, 'value="reschedule"' in page) == (offered, offered)


def test_the_dialog_for_another_time_holds_the_times_there_are(cast):
    article = stage.approved(cast)
    starts, ends = soon(2), soon(9)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=starts, ends_at=ends))
    client = Client()
    client.force_login(cast.section_editor)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    (button,) = [button for button in page.context["panel"].possible if button.name == "reschedule"]
    assert [button.form.initial[name] for name in ("starts_at", "ends_at")] == [starts, ends]


def test_the_same_time_sent_from_the_page_says_that_nothing_has_changed(cast):
    article = stage.scheduled(cast)
    at = timezone.localtime(editions.waiting(article).starts_at)
    client = Client()
    client.force_login(cast.section_editor)
    sent = {
        "_move": "reschedule",
        "version": article.version,
        "reschedule-starts_at": f"{at:%Y-%m-%dT%H:%M}",
        "reschedule-ends_at": "",
    }
    answer = client.post(reverse("admin:articles_article_change", args=[article.pk]), sent, follow=True)
    assert "Nothing has changed" in answer.content.decode()
    before = article.version
    article.refresh_from_db()
    assert article.version == before
