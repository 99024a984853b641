"""Whose copy a story is made of goes with its text on every way: copied, translated, taken out, brought in again."""

import importlib
import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.checklist import terms
from articles.models import Article, ChecklistRule
from articles.text import copies
from articles.workflow import workflow
from exchange import origins
from exchange.models import StoryOrigin, WireItem, WireUse
from exchange.wires import taking
from people.models import User
from tests import stage
from tests.exchange.exporting import leaving
from tests.exchange.outlets.partner import Partner, numbers
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2
from tests.exchange.wires.test_terms import RIGHTS, TERMS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("moving out")]


def live(cast, story):
    ChecklistRule.objects.get_or_create(rule="photos", level="off")
    stage.save(story, story.created_by, standfirst="Stok menipis.")
    workflow.perform("submit", story.created_by, story)
    workflow.perform("approve", cast.managing_editor, story)
    workflow.perform("publish", cast.managing_editor, story)
    return story


@pytest.fixture
def theirs(cast):
    """A draft that is made of an item with terms, of a source whose copy may not go on."""
    [item] = wires.keep(wires.source(cast), g2(before=RIGHTS))
    return taking.take(item, cast.writer)


def test_a_copy_and_a_copy_of_that_are_made_of_the_same(cast, theirs, client):
    copy = copies.copy(copies.copy(theirs, cast.writer), cast.section_editor)
    item = WireItem.objects.get()
    assert set(item.uses.values_list("article", "taken")) == {
        (pk, True) for pk in Article.objects.values_list("pk", flat=True)
    }
    assert terms.of(copy) == [TERMS]
    source, ours = item.source, stage.published(cast)
    live(cast, copy)
    assert numbers(Partner(cast).poll()) == [ours.pk]
    client.force_login(cast.section_editor)
    page = client.get(reverse("admin:articles_article_change", args=[copy.pk])).content.decode()
    assert "Tidak untuk arsip." in page
    source.passes_on = True
    source.save(update_fields=["passes_on"])
    assert set(numbers(Partner(cast).poll())) == {ours.pk, copy.pk}


def test_a_copy_hears_that_the_item_was_canceled_and_is_held_as_long(cast):
    source = wires.source(cast)
    until = (timezone.now() + timedelta(hours=5)).replace(microsecond=0)
    [item] = wires.keep(source, g2(meta=f"<embargoed>{until.isoformat()}</embargoed>"))
    assert item.is_held
    story = taking.take(item, cast.writer)
    copy = copies.copy(story, cast.writer)
    assert copy.embargo_until == story.embargo_until == item.embargo_until
    [now] = wires.keep(source, wires.version(2, state="stat:canceled"))
    assert {use.article_id for use in taking.of(copy)} == {copy.pk}
    assert all(taking.changed(use, now) for use in [*taking.of(copy), *taking.of(story)])


def test_a_translation_goes_where_what_it_translates_may_go(cast, theirs):
    live(cast, theirs)
    translation = stage.published(cast, headline="Nickel rises", translates=theirs)
    further = stage.published(cast, headline="Nikel mahal", translates=translation)
    ours = stage.published(cast)
    assert origins.bound([translation.pk, further.pk, ours.pk]) == {translation.pk, further.pk}
    assert numbers(Partner(cast).poll()) == [ours.pk]
    assert terms.of(further) == [TERMS]
    Article.objects.filter(pk=further.pk).update(translates=None)  # on the desk; readers have it as it was
    assert origins.bound([further.pk]) == {further.pk}


def test_a_follow_up_has_none_of_the_text_and_is_ours(cast, theirs):
    live(cast, theirs)
    follow_up = copies.follow_up(theirs, cast.writer)
    assert (terms.of(follow_up), origins.bound([follow_up.pk])) == ([], set())


def test_an_archive_takes_it_along_with_its_terms_and_out_again(cast, theirs, tmp_path, client):
    open_source = wires.source(cast, name="Bebas", address="http://bebas.example/x", passes_on=True)
    [other] = wires.keep(open_source, g2(guid="urn:x:bebas"))
    free = taking.take(other, cast.writer)
    for story in (theirs, free):
        live(cast, story)
    told = {story.pk: origins.plain(story.pk) for story in (theirs, free)}
    folder = tmp_path / "arsip"
    call_command("export_archive", str(folder), stdout=io.StringIO())
    leaving.move_out()
    assert not WireUse.objects.exists()
    out = io.StringIO()
    call_command("import_archive", str(folder), "--user", "kepala", "--run", stdout=out)
    call_command(
        "import_archive", out.getvalue().split()[1].strip(":"), "--user", "pimpinan", "--release", stdout=out
    )
    assert {pk: origins.plain(pk) for pk in told} == told
    assert [one["passes_on"] for pk in (theirs.pk, free.pk) for one in told[pk]] == [False, True]
    assert origins.bound(told) == {theirs.pk}
    back = Article.objects.get(pk=theirs.pk)
    assert terms.of(back) == [TERMS]
    copy = copies.copy(back, User.objects.get(username="pimpinan"))
    assert origins.bound([copy.pk]) == {copy.pk}
    client.force_login(User.objects.get(username="pimpinan"))
    sheet = client.get(reverse("exchange:story_wire", args=[back.pk])).content.decode()
    assert all(words in sheet for words in ("KBN", "Tidak untuk", "No partner gets it."))
    assert "made of nothing" not in sheet


def test_an_archive_that_says_nothing_of_it_lets_nothing_go_on(cast):
    """One from a release that did not know whether copy may go on: silence is no leave."""
    story = stage.published(cast)
    StoryOrigin.objects.create(article=story, source="KBN", guid="x")
    assert origins.bound([story.pk]) == {story.pk}


def test_copies_from_before_are_found_by_what_the_log_says_of_them(cast, theirs):
    copy = copies.copy(copies.copy(theirs, cast.writer), cast.section_editor)
    ours = copies.copy(stage.draft(cast), cast.writer)
    WireUse.objects.exclude(article=theirs).delete()
    forward = importlib.import_module("exchange.migrations.0008_story_origins").FORWARD
    for _twice in range(2):
        with connection.cursor() as cursor:
            cursor.execute(forward)
        assert set(WireUse.objects.values_list("article", flat=True)) == set(
            Article.objects.exclude(pk=ours.pk).filter(pk__lte=copy.pk).values_list("pk", flat=True)
        )
    assert WireUse.objects.get(article=copy).by == cast.section_editor
