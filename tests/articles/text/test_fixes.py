"""Writing a fix of what readers have, beside an unfinished update: who may, when, and how much of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import permissions
from articles.models import Article, ChecklistRule, Fix
from articles.readers import editions
from articles.refusals import Refused, Stale
from articles.text import fixes
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from desk.models import Notice
from tests import stage

pytestmark = pytest.mark.django_db
TYPO = "Ekspor rumput laut naik 8 persen kini"
BODY = "<p>Ekspor naik tajam tahun ini.</p><p>Nelayan senang.</p><p>Harga stabil.</p>"


def with_update(cast, **changes) -> Article:
    """A live story of which an update is being written."""
    article = stage.published(cast, headline="Ekspor rumput laut naik 8 persen", body=BODY)
    stage.save(article, cast.writer, **(changes or {"standfirst": "Pembaruan yang belum selesai."}))
    return article


def keep(article, user, **changes) -> Fix:
    live = editions.current(article)
    return fixes.keep(article, live and live.pk, changes or {"headline": TYPO}, user)


def test_it_starts_from_what_readers_have_and_leaves_the_desk_copy_alone(cast):
    article = with_update(cast)
    before = Article.objects.values("version", "updated_at", "status").get()
    fix = keep(article, cast.writer)
    live = editions.current(article)
    assert fix.fields == live.revision.fields | {"headline": TYPO}
    assert fix.edition == live
    assert Article.objects.values("version", "updated_at", "status").get() == before
    assert article.revisions.count() == 2


MAY = {"writer", "section_editor", "managing_editor", "editor_in_chief"}


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_writers_and_editors_of_the_desk_write_one_and_nobody_else(cast, who):
    article = with_update(cast)
    assert (permissions.why_not_fix(cast.people[who], article) is None) == (who in MAY)
    if who in MAY:
        assert keep(article, cast.people[who]).created_by == cast.people[who]
        return
    with pytest.raises(Refused):
        keep(article, cast.people[who])
    assert not Fix.objects.exists()


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE))
def test_a_story_without_readers_or_without_an_update_has_no_use_for_one(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused, match=r"nothing to fix|no unfinished update|Unschedule it first"):
        keep(article, cast.editor_in_chief)


@pytest.mark.parametrize("move", ["draft", "submit", "request_changes", "approve"])
def test_wherever_the_unfinished_update_stands_readers_can_be_helped(cast, move):
    article = with_update(cast)
    if move != "draft":
        workflow.perform("submit", cast.writer, article)
    if move not in ("draft", "submit"):
        workflow.perform(move, cast.section_editor, article, Order(note="Lagi."))
    assert keep(article, cast.writer)


def test_a_scheduled_update_is_to_be_unscheduled_first(cast):
    article = with_update(cast)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + timedelta(hours=2)))
    with pytest.raises(Refused, match="Unschedule it first"):
        keep(article, cast.section_editor)


def test_a_fix_that_changes_nothing_is_none(cast):
    article = with_update(cast)
    with pytest.raises(Refused, match="Nothing is different"):
        keep(article, cast.writer, headline=editions.current(article).headline)


def test_it_is_small(cast, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 5
    article = with_update(cast)
    with pytest.raises(Refused, match="Words changed: 6"):
        keep(article, cast.writer, headline="Ekspor rumput laut naik 8 persen " + "sekali " * 6)
    assert keep(article, cast.writer, headline="Ekspor rumput laut naik 8 persen " + "sekali " * 5)


def test_it_leaves_readers_a_story(cast):
    article = with_update(cast)
    with pytest.raises(Refused, match="Write the story"):
        keep(article, cast.writer, body="<p></p>")


def gaps_are(level: str) -> None:
    """What the newsroom's checklist makes of a gap left to fill."""
    ChecklistRule.objects.update_or_create(rule="no_gaps", section=None, defaults={"level": level})


@pytest.mark.parametrize("level", ["submission", "publication", "advice"])
def test_it_brings_nothing_in_that_the_checklist_blocks(cast, level):
    gaps_are(level)
    article = with_update(cast)
    if level == "advice":
        assert keep(article, cast.writer, headline="Ekspor rumput laut naik TK persen")
        return
    with pytest.raises(Refused, match="TK"):
        keep(article, cast.writer, headline="Ekspor rumput laut naik TK persen")
    assert not Fix.objects.exists()


def test_what_readers_have_already_stands_in_no_fixs_way(cast):
    gaps_are("off")
    article = stage.published(cast, headline="Ekspor naik TK persen", body=BODY)
    gaps_are("publication")
    stage.save(article, cast.writer, standfirst="Pembaruan.")
    assert keep(article, cast.writer, body=BODY.replace("stabil", "stabil kini"))


def test_only_words_are_fixed(cast):
    article = with_update(cast)
    fix = keep(article, cast.writer, headline=TYPO, section=cast.other_section.pk, tags=["lain"], slug="lain")
    assert fix.fields == editions.current(article).revision.fields | {"headline": TYPO}


def test_its_writer_writes_it_anew_and_nobody_else_does(cast):
    article = with_update(cast)
    first = keep(article, cast.writer)
    again = keep(article, cast.writer, headline=f"{TYPO} juga")
    assert (again.pk, again.version) == (first.pk, 2)
    with pytest.raises(Refused, match="has written a fix already"):
        keep(article, cast.section_editor)


def test_there_is_one_open_fix_of_a_story_whatever_happens(cast):
    article = with_update(cast)
    fix = keep(article, cast.writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fix.objects.create(article=article, edition=fix.edition, fields=fix.fields, created_by=cast.section_editor)


def test_from_an_edition_that_is_over_it_is_refused(cast):
    article = with_update(cast)
    with pytest.raises(Stale, match="another text"):
        fixes.keep(article, 0, {"headline": TYPO}, cast.writer)


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_who_wrote_it_and_the_desks_editors_drop_it(cast, who):
    article = with_update(cast)
    fix = keep(article, cast.writer)
    if who in MAY:
        fixes.drop(fix, cast.people[who])
        assert fixes.of(article) is None
        return
    with pytest.raises(Refused):
        fixes.drop(fix, cast.people[who])
    assert fixes.of(article) == fix


def test_once_dropped_another_is_written_and_the_log_tells_of_all(cast):
    article = with_update(cast)
    fixes.drop(keep(article, cast.writer), cast.section_editor)
    fixes.drop(Fix.objects.get(), cast.section_editor)
    keep(article, cast.section_editor)
    told = Entry.objects.filter(object_id=article.pk, action__startswith="story.fix").order_by("pk")
    assert [entry.action for entry in told] == ["story.fix_made", "story.fix_dropped", "story.fix_made"]


def bell(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind, in_desk=True).values_list("user__username", flat=True))


def test_the_desks_editors_are_asked_for_their_word(cast, django_capture_on_commit_callbacks):
    article = with_update(cast)
    with django_capture_on_commit_callbacks(execute=True):
        keep(article, cast.writer)
    assert bell("fix_waits") == {"sari", "mira", "pemred"}
    assert Notice.objects.filter(kind="fix_waits").first().url.endswith(f"/{article.pk}/fix/")


def test_whoever_needs_nobody_asks_nobody(cast, django_capture_on_commit_callbacks):
    article = with_update(cast)
    with django_capture_on_commit_callbacks(execute=True):
        keep(article, cast.section_editor)
    assert bell("fix_waits") == set()
