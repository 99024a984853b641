"""Taken out, and brought into an empty newsroom: nothing is lost, and nothing goes live that was not."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, Edition
from articles.workflow import workflow
from articles.workflow.status import Status
from exchange.models import ImportRow, ImportRun, Result, RunState
from people.models import User
from photos.models import Photo
from public.models import Page
from tests.exchange.exporting import leaving
from tests.factories import ArticleFactory, jpeg

pytestmark = pytest.mark.django_db


def bring_in(folder, *more) -> str:
    out = io.StringIO()
    call_command("import_archive", str(folder), "--user", "kepala", *more, stdout=out)
    return out.getvalue()


def release() -> ImportRun:
    run = ImportRun.objects.latest("pk")
    call_command("import_archive", str(run.pk), "--user", "pimpinan", "--release", stdout=io.StringIO())
    run.refresh_from_db()
    return run


@pytest.fixture
def moved(cast, tmp_path):
    """What there was, by its stories and as told, taken out; the newsroom is empty by now."""
    stories = leaving.furnish(cast)
    told = leaving.newsroom_told()
    call_command("export_archive", str(tmp_path / "arsip"), stdout=io.StringIO())
    leaving.move_out()
    return tmp_path / "arsip", {name: one.pk for name, one in stories.items()}, told


def test_everything_comes_back_as_it_was(moved, client):
    folder, stories, before = moved
    assert not Article.objects.exists()
    assert "It waits" in bring_in(folder, "--run")
    run = release()
    assert run.state == RunState.DONE
    assert not run.rows.filter(result=Result.FAILED).values_list("title", "reason")
    after = leaving.newsroom_told()
    scheduled = after["stories"].pop(stories["scheduled"])
    was = before["stories"].pop(stories["scheduled"])
    assert after["stories"] == before["stories"]
    assert {name: after[name] for name in ("photos", "authors", "sections", "tags")} == {
        name: before[name] for name in ("photos", "authors", "sections", "tags")
    }
    # what was still to come is not: somebody schedules it again
    assert (scheduled["row"]["status"], scheduled["editions"]) == (Status.APPROVED, [])
    assert (scheduled["revisions"], scheduled["approvals"]) == (was["revisions"], was["approvals"])
    assert "schedule it again" in run.rows.get(article=stories["scheduled"]).reason
    live = Article.objects.get(pk=stories["corrected"])
    page = client.get(live.editions.live().get().get_absolute_url()).content.decode()
    assert "dua kali lipat" in page
    assert "Tertulis tiga kali" in page
    assert client.get("/2019/05/rumput-laut/", follow=True).status_code == 200
    assert "Warga mengungsi" in client.get(f"/read/{stories['other desk']}/", follow=True).content.decode()
    assert client.get(f"/read/{stories['withdrawn']}/", follow=True).status_code == 410
    assert not Page.objects.get(slug="tentang-kami").is_public


def test_the_trial_says_the_same_and_writes_nothing(moved):
    folder, stories, _before = moved
    said = bring_in(folder)
    run = ImportRun.objects.get()
    assert "Nothing was written" in said
    assert not run.rows.filter(result=Result.FAILED).values_list("title", "reason")
    assert not any(model.objects.exists() for model in (Article, Edition, Photo))
    assert User.objects.count() == 2
    tried = dict(run.rows.filter(kind="story").values_list("key", "result"))
    bring_in(folder, "--run")
    done = release()
    assert dict(done.rows.filter(kind="story").values_list("key", "result")) == tried
    assert len(tried) == len(stories)


def test_accounts_come_along_and_nobody_signs_in_with_them(moved, client):
    folder, stories, _before = moved
    bring_in(folder, "--run")
    release()
    writer = Article.objects.get(pk=stories["draft"]).created_by
    assert (writer.username, writer.is_active, writer.has_usable_password(), writer.roles.count()) == (
        "wati",
        False,
        False,
        0,
    )


def test_an_account_of_the_same_name_is_another_persons_unless_its_address_is_too(moved):
    folder, stories, _before = moved
    same = User.objects.create_user("wati", "wati@example.org")
    other = User.objects.create_user("sari", "lain@example.net")
    bring_in(folder, "--run")
    release()
    story = Article.objects.get(pk=stories["corrected"])
    assert story.created_by == same
    approver = story.editions.first().approved_by
    assert (approver.username, approver.is_active) == ("sari-2", False)
    assert approver != other


def test_without_an_answer_all_of_it_is_drafts(moved):
    folder, stories, before = moved
    bring_in(folder, "--run", "--drafts")
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}
    assert not Edition.objects.exists()
    story = Article.objects.get(pk=stories["corrected"])
    assert story.approved_revision_id is None
    assert not any(rows.exists() for rows in (story.corrections, story.approvals, story.old_addresses))
    assert leaving.story_told(story)["revisions"] == before["stories"][story.pk]["revisions"]


def test_nobody_answers_for_what_they_bring_in(moved):
    folder, _stories, _before = moved
    bring_in(folder, "--run")
    run = ImportRun.objects.get()
    with pytest.raises(CommandError, match="every desk"):
        call_command("import_archive", str(run.pk), "--user", "kepala", "--release")
    assert not Article.objects.exists()


def test_twice_makes_no_second_copy(moved):
    folder, stories, _before = moved
    bring_in(folder, "--run")
    release()
    bring_in(folder, "--run")
    again = release()
    assert set(again.rows.filter(kind="story").values_list("result", flat=True)) == {Result.SKIPPED}
    assert Article.objects.count() == len(stories)


def test_a_note_leads_on_to_a_story_that_comes_after_it_and_lacks_one_that_does_not_come(moved):
    folder, stories, before = moved
    for path in (folder / "stories").glob("*.jsonl"):  # without the one to which the note leads
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if b":%d" % stories["other desk"] not in line[:90]))
    said = {}
    for more in ((), ("--run",)):
        bring_in(folder, *more)
        run = release() if more else ImportRun.objects.get()
        (row,) = run.rows.filter(reason__contains="to which a note leads")
        said[row.key] = row.reason
    assert len(said) == 1
    ((key, reason),) = said.items()
    assert (key.endswith(f":story:{stories['corrected']}"), str(stories["other desk"]) in reason) == (True, True)
    notes = leaving.story_told(Article.objects.get(pk=stories["corrected"]))["notes"]
    assert notes == [one | {"leads_to_id": None} for one in before["stories"][stories["corrected"]]["notes"]]


def test_a_number_that_is_taken_is_said_and_stops_no_other(moved):
    folder, stories, _before = moved
    taken = ArticleFactory(pk=stories["draft"], created_by=User.objects.get(username="kepala"))
    bring_in(folder, "--run")
    run = release()
    row = run.rows.get(key__endswith=f":story:{taken.pk}")
    assert (row.result, "another story" in row.reason) == (Result.FAILED, True)
    assert Article.objects.count() == len(stories)


def test_a_story_that_is_begun_now_takes_no_number_of_theirs(moved):
    folder, stories, _before = moved
    with connection.cursor() as cursor:  # as where nobody has begun a story yet
        cursor.execute("SELECT setval(pg_get_serial_sequence('articles_article', 'id'), 1)")
    bring_in(folder, "--run")
    release()
    begun = ArticleFactory(created_by=User.objects.get(username="kepala"))
    assert begun.pk > max(stories.values())


def test_it_can_be_taken_back_but_for_what_readers_were_told(moved):
    folder, stories, _before = moved
    bring_in(folder, "--run")
    run = release()
    call_command("import_archive", str(run.pk), "--user", "pimpinan", "--undo", stdout=io.StringIO())
    # a note and a withdrawal stay, and so does what is not verified
    stay = {stories[name] for name in ("corrected", "withdrawn", "other desk")}
    assert set(Article.objects.values_list("pk", flat=True)) == stay
    assert set(run.rows.filter(result=Result.KEPT).exclude(article=None).values_list("article", flat=True)) == stay


def test_what_was_worked_on_since_stays(moved):
    folder, stories, _before = moved
    bring_in(folder, "--run")
    run = release()
    story = Article.objects.get(pk=stories["ended"])
    workflow.perform("restore", User.objects.get(username="pimpinan"), story)
    call_command("import_archive", str(run.pk), "--user", "pimpinan", "--undo", stdout=io.StringIO())
    assert Article.objects.filter(pk=story.pk).exists()


def test_a_photo_that_was_changed_on_the_way_does_not_come_in(moved):
    folder, stories, _before = moved
    original = next(folder.rglob("*.jpg"))
    original.write_bytes(jpeg(640, 480, (1, 2, 3)))
    bring_in(folder, "--run")
    run = release()
    row = ImportRow.objects.get(run=run, kind="picture", result=Result.SKIPPED)
    assert "checksum differs" in row.reason
    assert Photo.objects.count() == 1
    assert Article.objects.count() == len(stories)  # each without that picture


def test_no_row_of_a_run_that_is_done_keeps_a_text(moved):
    folder, _stories, _before = moved
    bring_in(folder, "--run")
    run = release()
    assert not run.rows.filter(kind="story", item__isnull=False).exists()
