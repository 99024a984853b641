"""A fix goes out at once with its own approval, and the unfinished update takes it in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import permissions
from articles.locks import locks
from articles.models import Article, Correction
from articles.models.revision import Origin
from articles.readers import editions
from articles.refusals import Refused
from articles.signals import edition_changed
from articles.text import fixes, revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from audit.models import Entry
from desk.models import Notice
from tests import stage
from tests.articles.text.test_fixes import TYPO, keep, with_update
from tests.articles.workflow.test_recall import page_of

pytestmark = pytest.mark.django_db
MINOR = Order(change=Change.MINOR)


def mend(article, by, order=MINOR):
    return workflow.perform("mend", by, article, order)


def test_readers_have_it_at_once_with_the_approval_of_who_published_it(cast):
    article = with_update(cast)
    before = editions.current(article)
    fix = keep(article, cast.writer)
    mend(article, cast.section_editor)
    live = editions.current(article)
    before.refresh_from_db()
    assert (live.headline, live.body) == (TYPO, before.body)
    assert live.standfirst == before.standfirst  # nothing of the update went along
    assert (live.approved_by, live.published_by) == (cast.section_editor, cast.section_editor)
    assert before.ends_at == live.starts_at
    assert (live.change, live.updated_at, live.published_at) == (Change.MINOR, before.updated_at, before.published_at)
    fix.refresh_from_db()
    assert (fix.revision, fix.revision.fields) == (live.revision, fix.fields)
    assert fixes.of(article) is None


def test_the_page_that_readers_open_says_it_though_it_was_kept(cast, django_capture_on_commit_callbacks):
    article = with_update(cast)
    address = editions.current(article).get_absolute_url()
    reader, heard = Client(), []

    def hear(sender, before, after, **kwargs):
        heard.append((before.headline, after.headline))

    edition_changed.connect(hear)
    assert TYPO not in reader.get(address).content.decode()
    keep(article, cast.writer)
    with django_capture_on_commit_callbacks(execute=True):
        mend(article, cast.section_editor)
    edition_changed.disconnect(hear)
    assert f">{TYPO}<" in reader.get(address, follow=True).content.decode()
    assert heard == [("Ekspor rumput laut naik 8 persen", TYPO)]


def test_the_update_goes_on_with_the_fix_in_it(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    assert (article.status, article.headline, article.standfirst) == ("draft", TYPO, "Pembaruan yang belum selesai.")
    newest = revisions.latest(article)
    assert (newest.fields, newest.origin) == (revisions.snapshot(article), Origin.FOLD)
    assert not article.fixes.unsettled().exists()


def test_published_later_the_update_brings_no_old_word_back(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article)
    live = editions.current(article)
    assert (live.headline, live.standfirst) == (TYPO, "Pembaruan yang belum selesai.")


def test_a_planned_end_stays(cast):
    article = stage.approved(cast)
    ends = timezone.now().replace(microsecond=0) + timedelta(hours=9)
    workflow.perform("publish", cast.section_editor, article, Order(ends_at=ends))
    stage.save(article, cast.writer, standfirst="Pembaruan.")
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    live = editions.current(article)
    assert (live.ends_at, live.planned_end_at) == (ends, ends)


def test_a_correction_needs_its_note_and_shows_it(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    with pytest.raises(Refused, match="public note"):
        mend(article, cast.section_editor, Order(change=Change.CORRECTION))
    assert not Correction.objects.exists()
    mend(article, cast.section_editor, Order(change=Change.CORRECTION, note="Sebelumnya salah eja."))
    assert editions.current(article).correction.note == "Sebelumnya salah eja."


# Four eyes


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_of_the_cast_those_who_approve_and_publish_here_and_did_not_write_it(cast, who):
    article = with_update(cast)
    keep(article, cast.writer)
    version = article.version
    if who in {"section_editor", "managing_editor", "editor_in_chief"}:
        mend(article, cast.people[who])
        assert editions.current(article).headline == TYPO
        return
    with pytest.raises(Refused):
        mend(article, cast.people[who])
    assert editions.current(article).headline != TYPO
    article.refresh_from_db()
    assert article.version == version


def test_an_editor_who_mends_a_comma_needs_nobody(cast):
    article = with_update(cast)
    keep(article, cast.section_editor)
    mend(article, cast.section_editor)
    assert editions.current(article).headline == TYPO


@pytest.mark.parametrize("headline", ["Ekspor rumput laut naik 9 persen", "Ekspor rumput laut tidak naik 8 persen"])
def test_an_editor_who_mends_a_fact_needs_another(cast, headline):
    article = with_update(cast)
    keep(article, cast.section_editor, headline=headline)
    with pytest.raises(Refused, match="more than copy-editing"):
        mend(article, cast.section_editor)
    mend(article, cast.managing_editor)
    assert editions.current(article).headline == headline


def test_what_they_changed_of_the_story_before_counts_too(cast, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 3
    article = with_update(cast)
    stage.save(article, cast.section_editor, standfirst="Pembaruan yang belum selesai sama sekali.")
    keep(article, cast.section_editor, headline=f"{TYPO} juga")
    with pytest.raises(Refused, match="changed 4 words"):
        mend(article, cast.section_editor)


def test_the_writer_of_the_fix_has_written_the_update_that_took_it_in_and_who_published_it_has_not(cast):
    article = with_update(cast)
    keep(article, cast.managing_editor, headline="Ekspor rumput laut naik 9 persen")
    mend(article, cast.section_editor)
    workflow.perform("submit", cast.writer, article)
    assert permissions.why_not_four_eyes(cast.managing_editor, article)
    assert permissions.why_not_four_eyes(cast.section_editor, article) is None
    assert permissions.why_not_approve(cast.section_editor, article) is None


# What becomes of the update


def test_an_update_that_was_approved_is_asked_for_again(cast):
    article = with_update(cast)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    assert (article.status, article.approved_revision) == ("in_review", None)
    with pytest.raises(Refused):
        workflow.perform("publish", cast.section_editor, article)
    workflow.perform("approve", cast.section_editor, article)
    assert article.approved_revision == revisions.latest(article)


def test_an_update_half_way_through_its_steps_goes_back_to_who_approved_the_old_text(cast):
    steps = stage.review_steps(cast, section=cast.section)
    article = stage.published_in(cast, cast.other_section)
    Article.objects.filter(pk=article.pk).update(section=cast.section)
    article.refresh_from_db()
    stage.save(article, cast.writer, standfirst="Pembaruan.")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    assert article.review_step == steps[1]
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    assert (article.status, article.review_step) == ("in_review", steps[0])


@pytest.mark.parametrize("state", ["in_review", "changes_requested"])
def test_an_update_that_nobody_has_approved_stays_where_it_is(cast, state):
    article = with_update(cast)
    workflow.perform("submit", cast.writer, article)
    if state == "changes_requested":
        workflow.perform("request_changes", cast.section_editor, article, Order(note="Lagi."))
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    assert article.status == state


def test_whoever_writes_the_update_meanwhile_is_no_hindrance_and_is_shown_both_at_their_save(
    cast, at_desk, address, filled
):
    article = with_update(cast)
    locks.take(article, page_of(cast.writer))
    typed = filled(article, standfirst="Yang sedang diketik.", headline=article.headline)
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    answer = at_desk(cast.writer).post(address("change", article.pk), typed)
    assert answer.status_code == 409
    form = answer.context["conflict"].form
    assert (form.initial["headline"], form.initial["standfirst"]) == (TYPO, "Yang sedang diketik.")
    assert answer.context["conflict"].undecided == 0


def test_where_both_changed_the_same_the_updates_words_stand_and_it_goes_no_further_unsettled(cast):
    article = with_update(cast, headline="Pembaruan: ekspor naik")
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    assert article.headline == "Pembaruan: ekspor naik"
    (fix,) = article.fixes.unsettled()
    assert [left["field"] for left in fix.left] == ["headline"]
    with pytest.raises(Refused, match="Settle what the update could not take in"):
        workflow.perform("submit", cast.writer, article)
    with pytest.raises(Refused):
        fixes.settle(article, cast.other_writer)
    fixes.settle(article, cast.writer)
    workflow.perform("submit", cast.writer, article)
    assert Entry.objects.filter(action="story.fix_settled", object_id=article.pk).count() == 1


def test_when_the_update_went_out_first_the_fix_is_to_be_looked_at_again(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article)
    with pytest.raises(Refused, match="Look at it again"):
        mend(article, cast.section_editor)
    keep(article, cast.writer)
    mend(article, cast.section_editor)
    live = editions.current(article)
    assert (live.headline, live.standfirst, article.status) == (TYPO, "Pembaruan yang belum selesai.", "published")
    assert revisions.latest(article) == live.revision == article.approved_revision


def test_an_embargo_on_the_story_holds_a_fix_back_too(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() + timedelta(hours=1))
    with pytest.raises(Refused, match="embargo holds"):
        mend(article, cast.section_editor)


def test_without_a_fix_there_is_nothing_to_publish(cast):
    article = with_update(cast)
    with pytest.raises(Refused, match="Nobody has written a fix"):
        mend(article, cast.section_editor)


def test_a_withdrawn_story_is_not_brought_back_by_its_fix(cast):
    article = with_update(cast)
    keep(article, cast.writer)
    stage.withdraw(cast.editor_in_chief, article, Order(note="Ditarik.", ground="false"))
    with pytest.raises(Refused):
        mend(article, cast.section_editor)
    assert editions.current(article) is None


# The record


def test_history_and_log_tell_it_once_and_the_writer_hears_of_it(cast, django_capture_on_commit_callbacks):
    article = with_update(cast)
    keep(article, cast.writer)
    saves = Entry.objects.filter(action="story.saved", object_id=article.pk).count()
    with django_capture_on_commit_callbacks(execute=True):
        made = mend(article, cast.section_editor)
    assert (made.from_status, made.to_status, made.by) == ("draft", "draft", cast.section_editor)
    assert Entry.objects.get(action="story.mended").actor_id == cast.section_editor.pk
    fold = Entry.objects.filter(action="story.saved", object_id=article.pk)
    assert fold.count() == saves + 1
    assert fold.latest("pk").details["origin"] == "fold"
    assert Notice.objects.get(kind="mended").user == cast.writer


def test_the_fix_is_its_writers_words_and_the_fold_is_nobodys(cast):
    article = with_update(cast)
    keep(article, cast.managing_editor, headline="Ekspor rumput laut naik 9 persen")
    mend(article, cast.section_editor)
    fold, fix = article.revisions.order_by("-number")[:2]
    assert (fix.origin, fix.created_by, fix.with_writer) == (Origin.FIX, cast.managing_editor, True)
    assert set(fix.facts) == {"8", "9"}
    assert (fold.created_by, fold.with_writer, fold.words_changed) == (cast.section_editor, False, 0)
