"""An archive comes in: trial, run, a second time, cut off, undone."""

import io
import json
import zipfile
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse

from articles.models import Article, Edition, OldAddress
from articles.readers import old_addresses
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit.models import Entry
from exchange.importing import limits, planning, reading, reports, running, runs, undoing
from exchange.importing.items import Item
from exchange.importing.job import HERE, Job
from exchange.importing.pictures import Pictures
from exchange.models import ImportRow, Result, RunState, Sent
from exchange.outlets import setting_up
from people.models import Author, Role, User
from photos import library
from photos.models import Photo
from public.models import Page
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


def read(cast, export, **options):
    """An import by the administrator that was read."""
    options = {"uploads": str(export.parent / "uploads")} | options
    run = runs.begin(cast.administrator, export.name, options)
    assert reading.read(run, export)
    return run


def go(run, most=2):
    while runs.step(run, most):
        pass
    run.refresh_from_db()
    return run


def bring_in(cast, export, is_trial=False, section=None, drafts=False, **options):
    """The same brought in: released by the editor-in-chief, where readers get anything of it."""
    run = read(cast, export, **options)
    runs.choose(run, runs.proposed(run) | {"ekbis": cast.section.pk}, section, drafts)
    if is_trial:
        runs.try_out(run)
    elif not runs.bring_in(run, cast.administrator):
        runs.release(run, cast.editor_in_chief)
    return go(run)


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
    assert sum(running.counts(run).values()) == run.rows.count() == 6  # with the author, who came with the texts
    found = results(run)
    assert (found["218"], found["219"]) == (Result.MENDED, Result.SKIPPED)
    assert "Lain" in run.rows.get(key__endswith=":219").reason
    lines = list(reports.lines(run))
    assert len(lines) == 7
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
    run = read(cast, export)
    assert reading.read(run, export)  # read again after it was read
    runs.choose(run, {"ekbis": cast.section.pk})
    runs.bring_in(run, cast.administrator)
    runs.release(run, cast.editor_in_chief)
    runs.step(run, 1)
    done = set(run.rows.exclude(result=Result.WAITING).values_list("pk", flat=True))
    assert len(done) == 1
    fresh = type(run).objects.get(pk=run.pk)  # another process
    while runs.step(fresh, 1):
        pass
    assert run.rows.filter(result=Result.WAITING).count() == 0
    assert Article.objects.count() == 2


def test_a_row_that_another_process_has_done_is_not_done_again(cast, export):
    run = read(cast, export, section=cast.section.pk)
    runs.bring_in(run, cast.administrator)
    runs.release(run, cast.editor_in_chief)
    job = Job(run, Pictures(run))
    row, same = (run.rows.get(key__endswith=":216") for _process in range(2))
    job.do(row)
    job.do(same)
    job.do(run.rows.get(pk=row.pk))  # it was listed before, and is done since
    assert Article.objects.count() == 1


def test_two_processes_meet_in_the_middle(cast, export):
    run = read(cast, export)
    runs.choose(run, {"ekbis": cast.section.pk}, cast.other_section.pk)
    runs.bring_in(run, cast.administrator)
    runs.release(run, cast.editor_in_chief)
    other, order = type(run).objects.get(pk=run.pk), []
    while runs.step(run, 1) | runs.step(other, 1, backwards=True):
        order.append(set(run.rows.exclude(result=Result.WAITING).values_list("key", flat=True)))
    assert Article.objects.count() == 3
    assert {key.rpartition(":")[2] for key in order[0]} >= {"5", "219"}  # the picture, and the last story
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert Entry.objects.filter(action="archive.imported").count() == 1


def test_a_file_that_cannot_be_read_leaves_nothing(cast, tmp_path):
    folder = tmp_path / "ekspor"
    folder.mkdir()
    (folder / "a.xml").write_text(EXPORT)
    (folder / "b.xml").write_text(EXPORT[:-30])
    run = runs.begin(cast.administrator, "ekspor", {})
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
    assert undoing.begin(run, cast.managing_editor)
    while undoing.work(run, cast.managing_editor, 1):
        pass
    assert run.state == RunState.UNDONE
    assert list(Article.objects.all()) == [kept]
    assert not Edition.objects.exists()
    assert not Photo.objects.exists()
    assert Author.objects.filter(name="Sri Lestari").exists()  # whom the story that stays names
    assert run.rows.get(article=kept).result == Result.KEPT
    again = results(bring_in(cast, export, section=cast.other_section.pk))
    assert again["217"] == Result.SKIPPED  # what was kept is here
    assert again["216"] in HERE


def test_only_who_holds_the_right_brings_in_an_archive(cast):
    people = [one for one in cast.people.values() if one != cast.administrator]
    for person in people:
        with pytest.raises(Refused):
            runs.begin(person, "x", {})
    assert runs.begin(User.objects.get(pk=cast.administrator.pk), "x", {}).is_trial


@pytest.mark.parametrize("who", ["administrator", "writer", "section_editor", "photo_editor", "legal"])
def test_who_does_not_publish_on_every_desk_releases_nothing(cast, export, who):
    run = read(cast, export)
    assert runs.bring_in(run, cast.administrator) is False
    with pytest.raises(Refused, match="publishes on every desk"):
        runs.release(run, cast.people[who])
    run.refresh_from_db()
    assert (runs.waits_for_release(run), runs.step(run)) == (True, False)
    assert not Article.objects.exists()


def test_nobody_releases_what_they_brought_in_themselves(cast, export):
    cast.administrator.roles.add(Role.objects.get(codename="editor_in_chief"))
    own = User.objects.get(pk=cast.administrator.pk)
    run = read(cast, export)
    runs.choose(run, {"ekbis": cast.section.pk})
    runs.bring_in(run, own)
    with pytest.raises(Refused, match="yourself"):
        runs.release(run, own)
    runs.release(run, cast.managing_editor)
    go(run)
    assert {one.approved_by for one in Edition.objects.all()} == {cast.managing_editor}


def test_who_released_it_stands_as_its_approver(cast, export):
    bring_in(cast, export)
    edition = Edition.objects.get()
    assert (edition.approved_by, edition.published_by) == (cast.editor_in_chief, cast.editor_in_chief)
    assert edition.article.created_by == cast.administrator
    assert Entry.objects.get(action="archive.released").actor == cast.editor_in_chief


def test_a_run_that_lost_its_release_makes_nothing_live(cast, export):
    run = read(cast, export)
    runs.choose(run, {"ekbis": cast.section.pk})
    runs.bring_in(run, cast.administrator)
    type(run).objects.filter(pk=run.pk).update(state=RunState.RUNNING)  # by whatever way
    run.refresh_from_db()
    go(run)
    assert not Edition.objects.exists()
    assert run.rows.get(key__endswith=":216").result == Result.FAILED


def test_as_drafts_it_comes_in_without_a_second_person(cast, export):
    run = bring_in(cast, export, drafts=True)
    assert (run.state, run.released_by) == (RunState.DONE, None)
    assert not Edition.objects.exists()
    row = run.rows.get(key__endswith=":216")
    assert (row.article.status, row.result) == (Status.DRAFT, Result.MENDED)
    assert "as a draft" in row.reason
    assert undoing.begin(run, cast.administrator)  # nobody reads it: who brought it in takes it back


def test_what_readers_have_takes_back_who_may_withdraw_it(cast, export):
    run = bring_in(cast, export)
    for who in ("administrator", "section_editor", "writer"):
        with pytest.raises(Refused, match="withdraws"):
            undoing.begin(run, cast.people[who])
    assert run.state == RunState.DONE


def test_a_trial_is_repeated_with_other_sections_and_then_becomes_the_run(cast, export):
    run = bring_in(cast, export, is_trial=True)
    assert run.rows.get(key__endswith=":219").result == Result.SKIPPED
    runs.choose(run, {"ekbis": cast.section.pk, "lain": cast.other_section.pk})
    runs.try_out(run)
    assert set(running.counts(run)) == {Result.WAITING}
    tried = running.counts(go(run))
    assert Result.SKIPPED not in tried
    runs.bring_in(run, cast.administrator)
    assert running.counts(run) == tried  # whoever releases it sees what the trial said
    assert runs.chosen(run) == [("EkBis", "EkBis"), ("Lain", "Sport & Lifestyle")]
    with pytest.raises(Refused, match="too late"):
        runs.choose(run, {})
    runs.call_back(run)
    assert (run.state, running.counts(run)) == (RunState.DONE, tried)
    runs.bring_in(run, cast.administrator)
    runs.release(run, cast.editor_in_chief)
    assert running.counts(go(run)) == tried
    assert Edition.objects.filter(section=cast.other_section).count() == 1
    for too_late in (
        lambda: runs.try_out(run),
        lambda: runs.call_back(run),
        lambda: runs.bring_in(run, run.created_by),
    ):
        with pytest.raises(Refused):
            too_late()


def test_a_story_is_not_taken_for_a_page_of_the_same_number_elsewhere(cast, tmp_path, export):
    bring_in(cast, export)
    path = export.parent / "situs-lain.xml"
    path.write_text(wxr(post(218, '<category domain="category" nicename="ekbis">EkBis</category>')))
    assert results(bring_in(cast, path))["218"] == Result.MADE


def test_a_page_comes_in_unseen_and_goes_again_unless_somebody_shows_it(cast, export):
    Page.objects.create(title="Lain", slug="harga-naik", body="<p>x</p>")
    trial = running.counts(bring_in(cast, export, is_trial=True))
    assert Page.objects.count() == 1
    run = bring_in(cast, export)
    assert running.counts(run) == trial
    page = Page.objects.get(pk=run.rows.get(key__endswith=":218").page_number)
    assert (page.title, page.slug, page.is_public) == ("Harga naik", "harga-naik-2", False)
    assert "cabai" in page.body
    assert set(page.old_addresses.values_list("path", flat=True)) == {
        *("/2019/05/harga-naik", "/?p=218", "/?page_id=218")
    }
    assert "page" in bring_in(cast, export).rows.get(key__endswith=":218").reason
    Page.objects.filter(pk=page.pk).update(is_public=True)
    undoing.begin(run, cast.managing_editor)
    while undoing.work(run, cast.managing_editor, 9):
        pass
    assert run.rows.get(key__endswith=":218").result == Result.KEPT
    assert Page.objects.filter(pk=page.pk).exists()


def test_an_untouched_page_goes_with_the_rest(cast, export):
    run = bring_in(cast, export, drafts=True)
    assert Page.objects.count() == 1
    undoing.begin(run, cast.administrator)
    while undoing.work(run, cast.administrator, 9):
        pass
    assert not Page.objects.exists()


def test_who_keeps_no_pages_brings_none_in(cast, export):
    Role.objects.filter(codename="administrator").update(rights=["archive"])
    cast.administrator = User.objects.get(pk=cast.administrator.pk)
    run = bring_in(cast, export, drafts=True)
    assert run.rows.get(key__endswith=":218").result == Result.SKIPPED
    assert not Page.objects.exists()


def test_a_photo_that_the_library_had_already_outlives_the_undoing(cast, export):
    file = SimpleUploadedFile("x.jpg", (export.parent / "uploads/2019/05/cabai.jpg").read_bytes())
    had = library.add(file, cast.writer).photo
    trial = running.counts(bring_in(cast, export, is_trial=True))
    run = bring_in(cast, export)
    assert running.counts(run) == trial
    assert run.rows.get(key__endswith=":5").result == Result.SKIPPED
    assert Edition.objects.get().lead_photo == had
    undoing.begin(run, cast.managing_editor)
    while undoing.work(run, cast.managing_editor, 9):
        pass
    assert list(Photo.objects.all()) == [had]
    assert not Author.objects.filter(name="Sri Lestari").exists()


def test_a_picture_that_only_a_text_names_has_its_row_and_goes_with_the_rest(cast, tmp_path, export):
    address = "https://warta.example/wp-content/uploads/2019/05/cabai-300x200.jpg"
    path = export.parent / "lain.html"
    path.write_text(
        f"<html><title>Panen</title><body><article><p>Cabai.</p><img src='{address}'></article></body></html>"
    )
    trial = running.counts(bring_in(cast, path, is_trial=True))
    run = bring_in(cast, path)
    assert running.counts(run) == trial == {Result.MADE: 2}
    assert run.rows.get(kind="picture").photo_number == Photo.objects.get().pk
    undoing.begin(run, cast.administrator)
    while undoing.work(run, cast.administrator, 9):
        pass
    assert not Photo.objects.exists()


def test_what_feeds_and_tables_are_filed_under_asks_for_its_section(cast, tmp_path):
    path = tmp_path / "naskah.csv"
    path.write_text("title,category\nSatu,EkBis\nDua,Lain\nTiga,EkBis\n")
    run = read(cast, path)
    assert runs.proposed(run) == {"EkBis": cast.section.pk}
    assert [term.name for term in runs.categories(run)] == ["EkBis", "Lain"]
    assert (run.facts["used"], run.facts["live"]) == ({"EkBis": 2, "Lain": 1}, 0)


def test_characters_that_no_document_carries_stop_nothing(cast, tmp_path):
    path = tmp_path / "ghost.json"
    row = {"id": "1", "title": "Harga\x00 naik", "html": "<p>Ca\x00bai.</p>", "status": "draft", "slug": "a\x00b"}
    data = {"posts": [row], "users": [{"id": "1", "name": "Sri\x00", "slug": "sri"}]}
    data["posts_authors"] = [{"post_id": "1", "author_id": "1"}]
    path.write_text(json.dumps({"db": [{"data": data}]}))
    run = bring_in(cast, path)
    assert (run.state, Article.objects.get().headline) == (RunState.DONE, "Harga naik")


def test_a_gallery_that_names_nothing_shows_the_storys_own_pictures(cast, tmp_path, export):
    story = post(300).replace("<p>Harga cabai naik.</p>", "Harga cabai naik.\n\n[gallery]")
    own = post(301, PICTURE, post_type="attachment", status="inherit", post_parent="300")
    path = export.parent / "galeri.xml"
    path.write_text(wxr(story, own))
    bring_in(cast, path, section=cast.section.pk)
    assert f'data-photo="{Photo.objects.get().pk}"' in Article.objects.get().body


def test_an_item_that_cannot_be_kept_stops_no_other(cast, export, monkeypatch, caplog):
    whole = planning.plan

    def broken(item, *args):
        if item.key.endswith(":216"):
            raise ValueError("kolom aneh")
        return whole(item, *args)

    monkeypatch.setattr(planning, "plan", broken)
    run = bring_in(cast, export)
    assert (run.state, results(run)["216"], results(run)["217"]) == (RunState.DONE, Result.FAILED, Result.MADE)
    row = run.rows.get(key__endswith=":216")
    assert f"under row {row.pk} of import {run.pk}" in row.reason
    assert "kolom aneh" not in row.reason
    assert f"Row {row.pk} of import {run.pk}: kolom aneh" in caplog.text


def test_an_author_who_was_made_with_a_failed_row_is_made_with_the_next(cast, export, monkeypatch):
    whole, failed = old_addresses.keep_all, []

    def twice(stories):
        if len(failed) < 2:  # all of them together, and then the first by itself
            failed.append(stories)
            raise ValueError("x")
        return whole(stories)

    monkeypatch.setattr(old_addresses, "keep_all", twice)
    run = bring_in(cast, export, section=cast.section.pk)
    assert Counter(run.rows.filter(kind="story").values_list("result", flat=True)) == {"failed": 1, "made": 2}
    assert {line.author.name for one in Article.objects.all() for line in one.bylines.all()} == {"Sri Lestari"}


def test_one_that_was_sent_away_by_the_database_comes_again(cast, export, monkeypatch):
    whole, sent_away = old_addresses.keep_all, []

    def deadlock(stories):
        if len(sent_away) < 2:
            sent_away.append(stories)
            raise OperationalError("deadlock detected")
        return whole(stories)

    monkeypatch.setattr(old_addresses, "keep_all", deadlock)
    run = bring_in(cast, export)
    assert (len(sent_away), running.counts(run).get(Result.FAILED)) == (2, None)


def test_long_texts_are_kept_a_few_at_a_time(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_RECORD", 10)
    found = reading._batches([Item(str(number), html="panjang") for number in range(5)])
    assert [len(batch) for batch in found] == [2, 2, 1]


def test_nothing_is_fetched_from_a_host_that_nobody_allowed(cast, export):
    run = bring_in(cast, export, uploads="")
    row = run.rows.get(key__endswith=":5")
    assert (row.result, "warta.example" in row.reason) == (Result.SKIPPED, True)
    assert not Photo.objects.exists()


def test_an_undoing_that_was_cut_off_goes_on_and_leaves_no_address_behind(cast, export, client, monkeypatch):
    run = bring_in(cast, export, section=cast.other_section.pk)
    assert OldAddress.objects.exists()
    assert undoing.begin(run, cast.managing_editor)
    real, calls = undoing.unimporting.remove, []

    def die_at_the_second(*args):
        calls.append(args)
        if len(calls) == 2:
            raise OperationalError("die Leitung ist weg")
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(undoing.unimporting, "remove", die_at_the_second)
        with pytest.raises(OperationalError):
            undoing.work(run, cast.managing_editor, 50)
    run.refresh_from_db()
    assert (run.state, run.rows.filter(result=Result.UNDONE).count()) == (RunState.UNDOING, 1)
    assert not undoing.begin(run, cast.managing_editor), "it is under way"
    while undoing.work(run, cast.managing_editor, 50):
        continue
    assert run.state == RunState.UNDONE
    assert not Article.objects.exists()
    assert not OldAddress.objects.exists()
    assert client.get("/2019/05/harga-naik/", follow=True).status_code == 404
    again = bring_in(cast, export, section=cast.other_section.pk)
    assert {"216": Result.MADE}.items() <= results(again).items()
    assert client.get("/2019/05/harga-naik/", follow=True).status_code == 200


def test_what_a_partner_has_taken_stays(cast, export):
    """Nobody could tell the partner any more that it went."""
    run = bring_in(cast, export)
    story = Article.objects.get(status=Status.PUBLISHED)
    outlet, _key = setting_up.make(cast.administrator, name="Mitra", slug="mitra")
    edition = story.editions.get()
    Sent.objects.create(outlet=outlet, article=story, edition=edition, version=1, at=edition.starts_at)
    assert undoing.begin(run, cast.managing_editor)
    while undoing.work(run, cast.managing_editor, 50):
        continue
    assert list(Article.objects.all()) == [story]
    assert run.rows.get(article=story).result == Result.KEPT


def test_the_pages_of_pictures_and_every_dress_of_a_story_lead_to_it(cast, tmp_path, client):
    path = tmp_path / "ekspor.xml"
    kept = {"post_type": "attachment", "status": "inherit"}
    pages = "<p>Satu.</p><!--nextpage--><p>Dua.</p><!--nextpage--><p>Tiga.</p>"
    parts = [
        post(5, PICTURE, post_parent="216", **kept).replace("/2019/05/harga-naik/", "/2019/05/harga-naik/cabai/"),
        post(216).replace("<p>Harga cabai naik.</p>", pages),
        post(217, status="draft").replace("/2019/05/harga-naik/", "/?p=217"),
        post(6, PICTURE.replace("cabai", "konsep"), post_parent="217", **kept).replace("/2019/05/harga-naik/", "/k/"),
    ]
    path.write_text(wxr(*parts))
    run = bring_in(cast, path, section=cast.section.pk, uploads="")
    story = Article.objects.get(status=Status.PUBLISHED)
    assert story.body == "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>"
    whole = "/2019/05/harga-naik"
    asked = [f"{whole}/", f"{whole}/cabai/", "/?attachment_id=5", "/?p=216", "/?p=216&amp=1", f"{whole}/?amp=1"]
    asked += [f"{whole}/amp", f"{whole}/amp/", f"{whole}/feed/", f"{whole}/feed/atom/", f"{whole}/2/", f"{whole}/3"]
    asked += [f"{whole}/?page=2", f"{whole}/comment-page-2/", f"{whole}/cabai/amp/", "/?p=216&page=2"]
    answers = {address: client.get(address) for address in asked}
    assert {answer.headers.get("Location") for answer in answers.values()} == {f"/read/{story.pk}/harga-naik"}, (
        answers
    )
    for nobodys in ("/k/", "/?attachment_id=6", "/?p=217", f"{whole}/lain/"):
        assert client.get(nobodys).status_code == 404, nobodys
    assert OldAddress.objects.filter(article=story).count() == 5
    undoing.begin(run, cast.managing_editor)
    while undoing.work(run, cast.managing_editor, 50):
        continue
    assert client.get("/?attachment_id=5").status_code == 404


def test_what_comes_in_as_a_draft_leads_on_from_its_old_address_once_it_is_out(cast, tmp_path, client):
    path = tmp_path / "ekspor.xml"
    path.write_text(wxr(post(216)))
    bring_in(cast, path, section=cast.section.pk, drafts=True, uploads="")
    assert client.get("/2019/05/harga-naik/").status_code == 404
    story = Article.objects.get()
    workflow.bring_in(story, cast.editor_in_chief, Order(starts_at=datetime(2019, 5, 4, tzinfo=UTC)))
    assert client.get("/2019/05/harga-naik/", follow=True).status_code == 200


SUBSTACK = """post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
12.satu,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Satu,Teras,
13.dua,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Dua,,
14.tiga,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Tiga,,
"""


@pytest.mark.parametrize("one_by_one", [False, True])
def test_a_story_whose_text_is_missing_is_no_empty_page_and_is_found_by_one_filter(
    cast, tmp_path, client, one_by_one, monkeypatch
):
    """Two ways lead into the newsroom; both say it."""
    if one_by_one:
        monkeypatch.setattr(running.many, "do", lambda job, rows: [job.do(row) for row in rows])
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts.csv").write_text(SUBSTACK)
    (tmp_path / "posts" / "12.satu.html").write_text("<p>Isi.</p>")
    (tmp_path / "posts" / "14.tiga.html").write_text("<div> </div>")
    trial = bring_in(cast, tmp_path, is_trial=True, section=cast.section.pk, uploads="")
    assert trial.facts["live"] == 2  # which somebody has to release
    run = bring_in(cast, tmp_path, section=cast.section.pk, uploads="")
    told = {row.title: row for row in run.rows.all()}
    assert [told[name].result for name in ("Satu", "Dua", "Tiga")] == [Result.MADE, Result.MENDED, Result.MENDED]
    assert [told[name].article.status for name in ("Satu", "Dua", "Tiga")] == ["published", "draft", "published"]
    assert "posts/13.dua.html" in told["Dua"].reason
    assert "until its text is there" in told["Dua"].reason
    assert "It has no text." in told["Tiga"].reason  # its readers had none either
    client.force_login(cast.administrator)
    for one in (trial, run):
        page = client.get(reverse("exchange:import", args=[one.pk])).content.decode()
        assert '<a href="?result=textless" class="chip chip-attention">2 without text</a>' in page
        page = client.get(reverse("exchange:import", args=[one.pk]), {"result": "textless"}).content.decode()
        assert [name in page for name in (">Satu<", ">Dua<", ">Tiga<")] == [False, True, True]
    assert client.get("/p/satu", follow=True).status_code == 200
    assert client.get("/p/dua").status_code == 404
    runs.try_out(trial)
    assert not trial.rows.filter(is_textless=True).exists()


def test_pictures_that_cannot_be_looked_at_refuse_the_whole(cast, tmp_path):
    export = tmp_path / "ekspor.xml"
    export.write_text(wxr(post(216)))
    (tmp_path / "foto.zip").write_bytes(b"PK\x03\x04 cut off")
    for uploads, why in ((tmp_path / "foto.zip", "foto.zip: a broken archive"), (tmp_path / "salah", "no such")):
        run = runs.begin(cast.administrator, "ekspor", {"uploads": str(uploads)})
        assert not reading.read(run, export, uploads)
        assert why in run.refused
        assert not run.rows.exists()


def test_an_archive_that_breaks_off_while_it_is_read_is_refused_with_its_member(cast, tmp_path):
    path = tmp_path / "ekspor.zip"
    text = wxr(*(post(number) for number in range(1, 60)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.xml", wxr(post(900)))
        made.writestr("b.xml", text)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"b.xml", 0, data.index(b"PK\x01\x02")) + 40
    data[at : at + 30] = b"\xff" * 30
    path.write_bytes(data)
    run = runs.begin(cast.administrator, path.name, {})
    assert not reading.read(run, path)
    assert "b.xml: it cannot be read to its end" in run.refused
    assert not run.rows.exists()


def test_an_archive_within_an_archive_has_its_line_and_alone_it_is_refused(cast, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("a.xml", wxr(post(1)))
    for members, counted in (({"luar.xml": wxr(post(2))}, 2), ({}, 0)):
        path = tmp_path / f"{counted}.zip"
        with zipfile.ZipFile(path, "w") as made:
            for name, text in ({"dalam.zip": inner.getvalue()} | members).items():
                made.writestr(name, text)
        run = runs.begin(cast.administrator, path.name, {})
        assert reading.read(run, path) == bool(counted)
        assert run.rows.count() == counted
        assert "was not opened" in (run.rows.get(title="dalam.zip").item["own_type"] if counted else run.refused)
