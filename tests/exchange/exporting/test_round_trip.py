"""Taken out, and brought into an empty newsroom: nothing is lost, and nothing goes live that was not."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, Edition
from articles.workflow import workflow
from articles.workflow.status import Status
from exchange.models import ImportRun, Result, RunState
from people.models import User
from photos.models import Photo
from press.models import Unverified
from public.models import Page
from tests.exchange.exporting import leaving
from tests.factories import ArticleFactory, jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("moving out")]


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
    assert not run.rows.filter(kind="story", item__isnull=False).exists()  # a run that is done keeps no text


def test_the_trial_says_the_same_and_writes_nothing_and_twice_makes_no_second_copy(moved):
    folder, stories, _before = moved
    said = bring_in(folder)
    run = ImportRun.objects.get()
    assert "Nothing was written" in said
    assert not run.rows.filter(result=Result.FAILED).values_list("title", "reason")
    assert not any(model.objects.exists() for model in (Article, Edition, Photo))
    assert User.objects.count() == 2
    tried = dict(run.rows.filter(kind="story").values_list("key", "result"))
    bring_in(folder, "--run")
    number = str(ImportRun.objects.latest("pk").pk)
    with pytest.raises(CommandError, match="every desk"):  # nobody answers for what they bring in
        call_command("import_archive", number, "--user", "kepala", "--release")
    assert not Article.objects.exists()
    done = release()
    assert dict(done.rows.filter(kind="story").values_list("key", "result")) == tried
    assert len(tried) == len(stories)
    bring_in(folder, "--run")
    again = release()
    assert set(again.rows.filter(kind="story").values_list("result", flat=True)) == {Result.SKIPPED}
    assert Article.objects.count() == len(stories)


def test_an_account_is_another_persons_unless_name_and_address_agree_and_nobody_signs_in_with_it(moved):
    folder, stories, _before = moved
    same = User.objects.create_user("wati", "wati@example.org")
    other = User.objects.create_user("sari", "lain@example.net")
    bring_in(folder, "--run")
    release()
    story = Article.objects.get(pk=stories["corrected"])
    assert story.created_by == same
    approver = story.editions.first().approved_by
    assert approver != other
    closed = (approver.username, approver.is_active, approver.has_usable_password(), approver.roles.count())
    assert closed == ("sari-2", False, False, 0)


def test_without_an_answer_all_of_it_is_drafts(moved):
    folder, stories, before = moved
    bring_in(folder, "--run", "--drafts")
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}
    assert not Edition.objects.exists()
    story = Article.objects.get(pk=stories["corrected"])
    assert story.approved_revision_id is None
    rows = (story.corrections, story.approvals, story.old_addresses, Unverified.objects)
    assert not any(one.exists() for one in rows)
    assert leaving.story_told(story)["revisions"] == before["stories"][story.pk]["revisions"]


def test_what_is_missing_taken_or_changed_on_the_way_is_said_and_stops_no_other(moved):
    folder, stories, before = moved
    for path in (folder / "stories").glob("*.jsonl"):  # without the story to which a note leads
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if b":%d" % stories["other desk"] not in line[:90]))
    next(folder.rglob("*.jpg")).write_bytes(jpeg(640, 480, (1, 2, 3)))
    taken = ArticleFactory(pk=stories["draft"], created_by=User.objects.get(username="kepala"), lead_photo=None)
    said = []
    for more in ((), ("--run",)):
        bring_in(folder, *more)
        run = release() if more else ImportRun.objects.get()
        by_story = {int(row.key.rpartition(":")[2]): row for row in run.rows.filter(kind="story")}
        [picture] = run.rows.filter(kind="picture", result=Result.SKIPPED)
        assert "checksum differs" in picture.reason
        assert "another story" in by_story[taken.pk].reason
        assert f"leads, {stories['other desk']}, is not here" in by_story[stories["corrected"]].reason
        said.append({number: (row.result, row.reason) for number, row in by_story.items()})
    assert said[0] == said[1]
    assert {number for number, (result, _why) in said[1].items() if result == Result.FAILED} == {taken.pk}
    assert Article.objects.count() == len(stories) - 1
    assert Photo.objects.count() == 2  # stories come without the other
    notes = leaving.story_told(Article.objects.get(pk=stories["corrected"]))["notes"]
    assert notes == [one | {"leads_to_id": None} for one in before["stories"][stories["corrected"]]["notes"]]


def test_it_can_be_taken_back_but_for_what_was_worked_on_and_what_readers_were_told(moved):
    folder, stories, _before = moved
    with connection.cursor() as cursor:  # as where nobody has begun a story yet
        cursor.execute("SELECT setval(pg_get_serial_sequence('articles_article', 'id'), 1)")
    bring_in(folder, "--run")
    run = release()
    begun = ArticleFactory(created_by=User.objects.get(username="kepala"))
    assert begun.pk > max(stories.values())  # a story that is begun now takes no number of theirs
    workflow.perform("restore", User.objects.get(username="pimpinan"), Article.objects.get(pk=stories["ended"]))
    call_command("import_archive", str(run.pk), "--user", "pimpinan", "--undo", stdout=io.StringIO())
    # a note and a withdrawal stay, and so does what is not verified
    stay = {stories[name] for name in ("corrected", "withdrawn", "other desk", "ended")}
    assert set(Article.objects.values_list("pk", flat=True)) == stay | {begun.pk}
    assert set(run.rows.filter(result=Result.KEPT).exclude(article=None).values_list("article", flat=True)) == stay
