"""An archive comes in: trial, run, a second time, cut off, undone."""

from datetime import UTC, datetime

import pytest

from articles.models import Article, Edition, OldAddress
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow.status import Status
from exchange.importing import reading, reports, running, runs, undoing
from exchange.importing.pictures import Pictures
from exchange.models import ImportRow, Result, RunState
from people.models import Author, User
from photos.models import Photo
from tests.exchange.importing.samples import meta, post, wxr
from tests.factories import jpeg

pytestmark = pytest.mark.django_db

PICTURE = "<wp:attachment_url>https://warta.example/wp-content/uploads/2019/05/cabai.jpg</wp:attachment_url>"
EXPORT = wxr(
    post(
        216,
        '<category domain="category" nicename="ekbis">EkBis</category><category domain="post_tag">cabai</category>'
        + meta("_thumbnail_id", "5"),
    ),
    post(217, post_name="konsep", status="draft", post_date_gmt="0000-00-00 00:00:00"),
    post(218, post_type="page"),
    post(219, '<category domain="category" nicename="lain">Lain</category>', post_name="lain"),
    post(5, PICTURE + meta("_wp_attachment_image_alt", "Tumpukan cabai"), post_type="attachment", status="inherit"),
)


@pytest.fixture
def export(tmp_path):
    """A WordPress export, and its pictures beside it."""
    path = tmp_path / "ekspor.xml"
    path.write_text(EXPORT)
    uploads = tmp_path / "uploads" / "2019" / "05"
    uploads.mkdir(parents=True)
    (uploads / "cabai.jpg").write_bytes(jpeg())
    return path


def bring_in(cast, export, is_trial=False, **options):
    options = {"uploads": str(export.parent / "uploads")} | options
    run = runs.begin(cast.administrator, export.name, options, is_trial)
    assert reading.read(run, export)
    runs.choose(run, runs.proposed(run) | {"ekbis": cast.section.pk})
    while runs.step(run, 2):
        pass
    run.refresh_from_db()
    return run


def results(run):
    return {row.title or row.key: row.result for row in run.rows.all()} | {
        row.key.rpartition(":")[2]: row.result for row in run.rows.all()
    }


def test_what_was_public_is_public_since_then_and_the_rest_is_a_draft(cast, export, client):
    run = bring_in(cast, export)
    assert run.state == RunState.DONE
    story = Article.objects.get(status=Status.PUBLISHED)
    edition = story.editions.get()
    assert edition.published_at == edition.starts_at == datetime(2019, 5, 4, 3, tzinfo=UTC)
    assert (edition.headline, edition.section_id) == ("Harga naik", cast.section.pk)
    assert [line.author.name for line in edition.bylines.all()] == ["Sri Lestari"]
    assert [tag.name for tag in edition.tags.all()] == ["cabai"]
    assert edition.lead_photo.alt == "Tumpukan cabai"
    assert client.get("/2019/05/harga-naik/", follow=True).status_code == 200
    assert Article.objects.filter(status=Status.DRAFT).count() == 1
    assert Edition.objects.count() == 1


def test_every_row_has_its_line_and_the_counts_add_up(cast, export):
    run = bring_in(cast, export)
    assert sum(running.counts(run).values()) == run.rows.count() == 5
    found = results(run)
    assert (found["218"], found["219"]) == (Result.SKIPPED, Result.SKIPPED)
    assert "Lain" in run.rows.get(key__endswith=":219").reason
    lines = list(reports.lines(run))
    assert len(lines) == 6
    assert lines[0].startswith("\ufefffile,line,kind,title,result,why")


def test_a_trial_reports_the_same_and_writes_nothing(cast, export):
    trial = bring_in(cast, export, is_trial=True)
    counted = running.counts(trial)
    assert not Article.objects.exists()
    assert not Photo.objects.exists()
    assert not OldAddress.objects.exists()
    assert not Author.objects.filter(name="Sri Lestari").exists()
    assert counted == running.counts(bring_in(cast, export))


def test_twice_the_same_file_makes_no_second_copy(cast, export):
    bring_in(cast, export)
    before = Article.objects.count(), Photo.objects.count(), Author.objects.count()
    again = bring_in(cast, export)
    assert (Article.objects.count(), Photo.objects.count(), Author.objects.count()) == before
    assert set(running.counts(again)) == {Result.SKIPPED}
    assert "here already" in again.rows.get(key__endswith=":216").reason


def test_a_run_that_was_cut_off_goes_on_where_it_stood(cast, export):
    run = runs.begin(cast.administrator, export.name, {}, is_trial=False)
    assert reading.read(run, export)
    assert reading.read(run, export)  # read again after it was read
    runs.choose(run, {"ekbis": cast.section.pk})
    runs.step(run, 1)
    done = set(run.rows.exclude(result=Result.WAITING).values_list("pk", flat=True))
    assert len(done) == 1
    fresh = type(run).objects.get(pk=run.pk)  # another process
    while runs.step(fresh, 1):
        pass
    assert run.rows.filter(result=Result.WAITING).count() == 0
    assert Article.objects.count() == 2


def test_a_row_that_another_process_has_done_is_not_done_again(cast, export):
    run = runs.begin(cast.administrator, export.name, {"section": cast.section.pk}, is_trial=False)
    assert reading.read(run, export)
    run.state = RunState.RUNNING
    run.save()
    job = running._Job(run, Pictures(run))
    row, same = (run.rows.get(key__endswith=":216") for _process in range(2))
    job.do(row)
    job.do(same)
    assert Article.objects.count() == 1


def test_a_file_that_cannot_be_read_leaves_nothing(cast, tmp_path):
    folder = tmp_path / "ekspor"
    folder.mkdir()
    (folder / "a.xml").write_text(EXPORT)
    (folder / "b.xml").write_text(EXPORT[:-30])
    run = runs.begin(cast.administrator, "ekspor", {}, is_trial=False)
    assert not reading.read(run, folder)
    assert run.state == RunState.REFUSED
    assert "b.xml, line" in run.refused
    assert not ImportRow.objects.exists()
    assert runs.step(run) is False


def test_parts_may_come_in_any_order(cast, tmp_path):
    folder = tmp_path / "ekspor"
    folder.mkdir()
    words = post(216, meta("_thumbnail_id", "5"))
    picture = post(5, PICTURE, post_type="attachment", status="inherit")
    (folder / "a.xml").write_text(wxr(words))
    (folder / "b.xml").write_text(wxr(picture))
    uploads = tmp_path / "uploads" / "2019" / "05"
    uploads.mkdir(parents=True)
    (uploads / "cabai.jpg").write_bytes(jpeg())
    bring_in(cast, folder, section=cast.section.pk)
    assert Article.objects.get().lead_photo is not None


def test_undoing_takes_back_all_but_what_was_worked_on(cast, export):
    run = bring_in(cast, export, section=cast.other_section.pk)
    kept = Article.objects.get(status=Status.DRAFT)
    kept.headline = "Diubah"
    kept.save()
    revisions.take(kept, cast.administrator)
    assert undoing.begin(run)
    while undoing.work(run, cast.administrator, 1):
        pass
    assert run.state == RunState.UNDONE
    assert list(Article.objects.all()) == [kept]
    assert not Edition.objects.exists()
    assert not Photo.objects.exists()
    assert run.rows.get(article=kept).result == Result.KEPT
    again = results(bring_in(cast, export, section=cast.other_section.pk))
    assert again["217"] == Result.SKIPPED  # what was kept is here
    assert again["216"] in running.HERE


def test_only_who_holds_the_right_brings_in_an_archive(cast):
    people = [one for one in cast.people.values() if one != cast.administrator]
    for person in people:
        with pytest.raises(Refused):
            runs.begin(person, "x", {})
    assert runs.begin(User.objects.get(pk=cast.administrator.pk), "x", {}).is_trial


def test_nothing_is_fetched_from_a_host_that_nobody_allowed(cast, export):
    run = bring_in(cast, export, uploads="")
    row = run.rows.get(key__endswith=":5")
    assert (row.result, "warta.example" in row.reason) == (Result.SKIPPED, True)
    assert not Photo.objects.exists()
