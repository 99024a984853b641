"""Writing, saving and moving in one form: nothing is lost, nothing is overwritten, every refusal is told."""

import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Article, Autosave, Revision
from articles.readers import editions
from articles.refusals import Refused
from articles.text import autosaves, drafts
from articles.workflow.status import Change, Status
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return answer.content.decode()


def test_a_save_keeps_text_and_relations(cast, at_desk, address, filled):
    article = stage.draft(cast)
    photo = PhotoFactory()
    changes = {
        "standfirst": "Ringkas.",
        "tags": "garam, panen",
        "section": cast.other_section.pk,
        "lead_photo": photo.pk,
    }
    at_desk(cast.writer).post(address("change", article.pk), filled(article, **changes))
    article.refresh_from_db()
    assert (article.standfirst, article.section, article.lead_photo) == ("Ringkas.", cast.other_section, photo)
    assert sorted(article.tags.names()) == ["garam", "panen"]


def test_a_save_of_the_same_text_makes_no_revision(cast, at_desk, address, filled):
    article = stage.draft(cast)
    at_desk(cast.writer).post(address("change", article.pk), filled(article))
    assert article.revisions.count() == 1


def test_what_is_wrong_stands_beside_its_field_and_in_the_summary_and_the_text_stays(cast, at_desk, address, filled):
    article = stage.draft(cast)
    data = filled(article, headline="", video_url="bukan alamat", body="<p>Kalimat yang belum aman.</p>")
    page = words(at_desk(cast.writer).post(address("change", article.pk), data))
    assert 'href="#field-headline"' in page
    assert 'href="#field-video_url"' in page
    assert "Kalimat yang belum aman." in page
    assert Revision.objects.filter(article=article).count() == 1


def test_a_stale_save_is_refused_and_shows_both_sides(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Harga lama", standfirst="Ringkasan asli.")
    mine = filled(article, headline="Harga versi saya")
    stage.save(article, cast.section_editor, headline="Harga versi redaktur", standfirst="Ringkasan redaktur.")
    answer = at_desk(cast.writer).post(address("change", article.pk), mine)
    assert answer.status_code == 409
    form = answer.context["conflict"].form
    assert form["headline"].value() == "Harga versi saya"
    assert form["standfirst"].value() == "Ringkasan redaktur."
    both = [row for row in answer.context["conflict"].rows if row.both]
    assert len(both) == 1
    assert Article.objects.get(pk=article.pk).headline == "Harga versi redaktur"


def test_what_no_database_can_hold_keeps_no_stale_text_from_being_kept(cast, at_desk, address, filled):
    article = stage.draft(cast)
    mine = filled(article, headline="Versi saya") | {"request_changes-note": "tempelan\x00"}
    stage.save(article, cast.section_editor, headline="Versi redaktur")
    answer = at_desk(cast.writer).post(address("change", article.pk), mine)
    assert answer.status_code == 409
    assert answer.context["conflict"].form["headline"].value() == "Versi saya"


def test_saving_again_after_a_conflict_is_refused_until_one_has_looked_at_the_other_text(
    cast, at_desk, address, filled
):
    article = stage.draft(cast, headline="Lama")
    mine = filled(article, headline="Versi saya")
    stage.save(article, cast.section_editor, headline="Versi redaktur")
    client = at_desk(cast.writer)
    assert client.post(address("change", article.pk), mine).status_code == 409
    assert client.post(address("change", article.pk), mine).status_code == 409
    assert client.post(address("change", article.pk), mine | {"version": article.version}).status_code == 302
    assert Article.objects.get(pk=article.pk).headline == "Versi saya"


def test_writing_over_one_change_does_not_write_over_the_next(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    mine = filled(article, headline="Versi saya")
    stage.save(article, cast.section_editor, headline="Versi kedua")
    seen = article.version
    stage.save(article, cast.section_editor, headline="Versi ketiga")
    answer = at_desk(cast.writer).post(address("change", article.pk), mine | {"version": seen})
    assert answer.status_code == 409
    assert Article.objects.get(pk=article.pk).headline == "Versi ketiga"


def test_a_move_by_someone_else_makes_a_form_stale_too(cast, at_desk, address, filled):
    article = stage.submitted(cast)
    mine = filled(article, headline="Diperbaiki")
    stage.workflow.perform("approve", cast.editor_in_chief, article)
    answer = at_desk(cast.section_editor).post(address("change", article.pk), mine)
    assert answer.status_code == 409
    assert [move.move for move in answer.context["conflict"].moves] == ["approve"]


def test_a_forged_version_does_not_pass(cast, at_desk, address, filled):
    article = stage.draft(cast)
    for version in ("", "abc", "-1", "9" * 30):
        answer = at_desk(cast.writer).post(
            address("change", article.pk), filled(article, headline="X", version=version)
        )
        assert answer.status_code in (200, 409)
    assert article.revisions.count() == 1


def test_a_button_saves_the_form_and_then_moves(cast, at_desk, address, filled):
    article = stage.draft(cast)
    data = filled(article, headline="Judul terakhir", _move="submit")
    assert at_desk(cast.writer).post(address("change", article.pk), data).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Judul terakhir", Status.IN_REVIEW)
    assert article.transitions.get().revision.fields["headline"] == "Judul terakhir"


def test_an_untouched_form_moves_without_a_new_revision(cast, at_desk, address, filled):
    article = stage.submitted(cast)
    at_desk(cast.section_editor).post(address("change", article.pk), filled(article, _move="approve"))
    article.refresh_from_db()
    assert article.status == Status.APPROVED
    assert article.revisions.count() == 1


def test_a_refused_move_leaves_the_save_and_says_why(cast, at_desk, address, filled):
    article = stage.draft(cast)
    data = filled(article, headline="Tetap tersimpan", body="", _move="submit")
    answer = at_desk(cast.writer).post(address("change", article.pk), data)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("#why-submit [data-goto=field-body]")
    assert [pane["id"] for pane in page.select(".story-pane.is-chosen")] == ["pane-checklist"]
    assert page.select_one("#tab-checklist")["aria-selected"] == "true"
    assert page.select_one("#story-form.is-tried")
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Tetap tersimpan", Status.DRAFT)


def test_before_anybody_tried_the_page_is_calm(cast, at_desk, address):
    page = BeautifulSoup(at_desk(cast.writer).get(address("change", stage.draft(cast).pk)).content, "html.parser")
    assert [pane["id"] for pane in page.select(".story-pane.is-chosen")] == ["pane-story"]
    assert not page.select("#story-form.is-tried")


@pytest.mark.parametrize("move", ["approve", "publish", "schedule", "withdraw", "request_changes", "unschedule"])
def test_a_forged_move_meets_the_tables_reason(cast, at_desk, address, filled, move):
    article = stage.draft(cast)
    data = filled(article, _move=move) | {f"{move}-note": "Karena."}
    answer = at_desk(cast.writer).post(address("change", article.pk), data)
    assert answer.status_code == 403
    assert answer.context["reasons"]
    article.refresh_from_db()
    assert article.status == Status.DRAFT


@pytest.mark.parametrize("move", ["arrive", "revise", "reopen", "fly", ""])
def test_moves_that_nobody_makes_are_refused(cast, at_desk, address, filled, move):
    article = stage.submitted(cast)
    answer = at_desk(cast.section_editor).post(address("change", article.pk), filled(article, _move=move))
    assert answer.status_code == (302 if not move else 403)
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_a_refused_note_opens_the_dialog_again_with_what_was_typed(cast, at_desk, address, filled):
    article = stage.published(cast)
    stage.save(article, cast.writer, body="<p>Angka yang benar adalah 12.</p>")
    stage.workflow.perform("submit", cast.writer, article)
    stage.workflow.perform("approve", cast.section_editor, article)
    data = filled(article, _move="publish") | {"publish-change": Change.CORRECTION, "publish-note": " "}
    answer = at_desk(cast.section_editor).post(address("change", article.pk), data)
    assert answer.context["panel"].next.open
    assert "data-open" in words(answer)
    data |= {"publish-note": "Semula tertulis 21."}
    assert at_desk(cast.section_editor).post(address("change", article.pk), data).status_code == 302
    assert article.corrections.get().note == "Semula tertulis 21."


def test_the_writer_finds_the_editors_note_at_the_top(cast, at_desk, address):
    article = stage.changes_requested(cast, note="Cari satu narasumber lagi.")
    page = words(at_desk(cast.writer).get(address("change", article.pk)))
    assert page.index("Cari satu narasumber lagi.") < page.index('name="headline"')


def test_a_time_is_given_in_the_editors_own_zone(cast, at_desk, address, filled):
    cast.section_editor.time_zone = "Asia/Makassar"
    cast.section_editor.save()
    article = stage.approved(cast)
    client = at_desk(cast.section_editor)
    assert "WITA" in words(client.get(address("change", article.pk)))
    moment = (timezone.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    local = moment.astimezone(timezone.zoneinfo.ZoneInfo("Asia/Makassar"))
    data = filled(article, _move="schedule") | {"schedule-starts_at": local.strftime("%Y-%m-%dT%H:%M")}
    assert client.post(address("change", article.pk), data).status_code == 302
    assert article.editions.get().starts_at == moment


def test_a_time_that_is_none_is_refused_beside_its_field(cast, at_desk, address, filled):
    article = stage.approved(cast)
    data = filled(article, _move="schedule") | {"schedule-starts_at": "besok pagi"}
    answer = at_desk(cast.section_editor).post(address("change", article.pk), data)
    assert answer.context["panel"].dialogs
    article.refresh_from_db()
    assert article.status == Status.APPROVED


def test_a_closed_story_is_moved_without_its_text(cast, at_desk, address):
    article = stage.scheduled(cast)
    data = {"_move": "unschedule", "version": article.version, "headline": "Selundupan"}
    assert at_desk(cast.section_editor).post(address("change", article.pk), data).status_code == 302
    article.refresh_from_db()
    assert article.status == Status.APPROVED
    assert article.headline != "Selundupan"


def test_a_move_of_a_closed_story_needs_the_version_that_was_seen(cast, at_desk, address):
    article = stage.scheduled(cast)
    at_desk(cast.section_editor).post(address("change", article.pk), {"_move": "unschedule", "version": 1})
    article.refresh_from_db()
    assert article.status == Status.SCHEDULED


def test_a_writer_forges_no_move_on_a_story_they_can_only_read(cast, at_desk, address):
    article = stage.submitted(cast)
    answer = at_desk(cast.writer).post(
        address("change", article.pk), {"_move": "approve", "version": article.version}
    )
    assert answer.status_code == 403
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_editing_a_live_story_says_that_readers_still_see_the_old_text(cast, at_desk, address, filled):
    article = stage.published(cast, headline="Tayang")
    client = at_desk(cast.writer)
    client.post(address("change", article.pk), filled(article, headline="Perubahan"))
    article.refresh_from_db()
    assert editions.current(article).headline == "Tayang"
    answer = client.get(address("change", article.pk))
    assert answer.context["readers"].live
    assert answer.context["readers"].changed_from == 1
    assert "Published · changed" in answer.content.decode()


def test_a_story_moved_to_another_desk_leaves_its_editor_at_the_list(cast, at_desk, address, filled):
    article = stage.submitted(cast)
    data = filled(article, section=cast.other_section.pk)
    answer = at_desk(cast.section_editor).post(address("change", article.pk), data)
    assert answer.url == address("changelist")
    article.refresh_from_db()
    assert article.section == cast.other_section


def test_a_save_forgets_the_autosave_and_tells_the_browser(cast, at_desk, address, filled):
    article = stage.draft(cast)
    key = uuid.uuid4()
    autosaves.keep(cast.writer, key, article, article.version, {"headline": ["Baru"]})
    client = at_desk(cast.writer)
    client.post(address("change", article.pk), filled(article, headline="Baru", key=key))
    assert not Autosave.objects.exists()
    assert f'data-saved-forms="{key}"' in words(client.get(address("change", article.pk)))
    assert str(key) not in words(client.get(address("change", article.pk)))


def test_unsaved_text_is_offered_and_fills_the_form_again(cast, at_desk, address, filled):
    article = stage.draft(cast)
    key = uuid.uuid4()
    typed = {name: value if isinstance(value, list) else [str(value)] for name, value in filled(article).items()}
    autosaves.keep(cast.writer, key, article, article.version, typed | {"headline": ["Dari kereta"], "tags": ["rel"]})
    client = at_desk(cast.writer)
    assert f"?restore={key}" in words(client.get(address("change", article.pk)))
    form = client.get(address("change", article.pk), {"restore": key}).context["form"]
    assert (form["headline"].value(), form["tags"].value(), form["key"].value()) == ("Dari kereta", "rel", str(key))


def test_a_text_that_is_not_fit_to_be_saved_is_kept_all_the_same(cast, at_desk, address, filled):
    article = stage.draft(cast)
    client = at_desk(cast.writer)
    changed, new = uuid.uuid4(), uuid.uuid4()
    unfit = filled(article, headline="", standfirst="Belum ada judul.")
    client.post(address("change", article.pk), unfit | {"key": changed})
    client.post(address("add"), unfit | {"key": new, "version": ""})
    kept = {row.key: (row.article_id, row.fields["standfirst"]) for row in cast.writer.autosaves.all()}
    assert kept == {changed: (article.pk, ["Belum ada judul."]), new: (None, ["Belum ada judul."])}


def test_restored_text_of_an_older_version_still_meets_the_newer_one(cast, at_desk, address, filled):
    article = stage.draft(cast)
    key = uuid.uuid4()
    autosaves.keep(cast.writer, key, article, article.version, {"headline": ["Dari kereta"]})
    opened = article.version
    stage.save(article, cast.section_editor, headline="Redaktur")
    form = at_desk(cast.writer).get(address("change", article.pk), {"restore": key}).context["form"]
    assert form["version"].value() == opened


def test_nobody_restores_anothers_unsaved_text(cast, at_desk, address):
    article = stage.draft(cast)
    key = uuid.uuid4()
    autosaves.keep(cast.writer, key, article, article.version, {"headline": ["Rahasia"]})
    page = words(at_desk(cast.section_editor).get(address("change", article.pk), {"restore": key}))
    assert "Rahasia" not in page


def test_what_a_body_says_cannot_run_on_the_reading_page(cast, at_desk, address):
    article = stage.submitted(cast, body='<p>Hai</p><script>alert("x")</script><img src=x onerror=alert(1)>')
    page = words(at_desk(cast.writer).get(address("change", article.pk)))
    assert "alert(" not in page


def test_the_form_costs_a_bounded_number_of_statements(cast, at_desk, address, django_assert_max_num_queries):
    article = stage.draft(cast)
    for n in range(8):
        stage.save(article, cast.writer, headline=f"Judul {n}")
    client = at_desk(cast.writer)
    with django_assert_max_num_queries(50):
        client.get(address("change", article.pk))


@pytest.fixture
def new_form(cast):
    """What a browser sends from the form of a new story; every call with the same key."""
    key = str(uuid.uuid4())
    return lambda **changes: {"headline": "Panen garam", "body": "<p>Satu.</p>", "key": key, "version": "0"} | changes


def test_a_new_story_sent_twice_is_one_story(cast, at_desk, address, new_form):
    client = at_desk(cast.writer)
    answers = [client.post(address("add"), new_form()) for _ in range(2)]
    story = Article.objects.get()
    assert [answer.url for answer in answers] == [address("change", story.pk)] * 2
    assert story.revisions.count() == 1
    said = words(client.get(address("change", story.pk)))
    assert said.count("Saved as a draft") == 1
    assert "Nothing has changed" not in said


def test_a_page_gone_back_to_and_saved_again_goes_into_its_story(cast, at_desk, address, new_form):
    client = at_desk(cast.writer)
    client.post(address("add"), new_form())
    client.post(address("add"), new_form(body="<p>Satu. Dua.</p>"))
    story = Article.objects.get()
    assert story.body == "<p>Satu. Dua.</p>"
    assert story.revisions.count() == 2


def test_a_page_gone_back_to_does_not_write_over_what_others_saved_since(cast, at_desk, address, new_form):
    client = at_desk(cast.writer)
    client.post(address("add"), new_form())
    story = Article.objects.get()
    stage.save(story, cast.editor_in_chief, standfirst="Ringkasan redaktur.")
    answer = client.post(address("add"), new_form(body="<p>Satu. Dua.</p>"))
    assert answer.status_code == 409
    form = answer.context["conflict"].form
    assert (form["standfirst"].value(), form["body"].value()) == ("Ringkasan redaktur.", "<p>Satu. Dua.</p>")
    story.refresh_from_db()
    assert (story.standfirst, story.body) == ("Ringkasan redaktur.", "<p>Satu.</p>")
    assert client.post(address("add"), new_form()).url == address("change", story.pk)
    assert story.revisions.count() == 2


def test_a_new_story_that_was_refused_is_begun_by_the_next_save_of_its_form(cast, at_desk, address, new_form):
    client = at_desk(cast.writer)
    assert client.post(address("add"), new_form(headline="")).status_code == 200
    assert not Article.objects.exists()
    client.post(address("add"), new_form())
    assert Article.objects.get().headline == "Panen garam"


def test_another_form_is_another_story(cast, at_desk, address, new_form):
    client = at_desk(cast.writer)
    for key in (uuid.uuid4(), uuid.uuid4(), "", ""):
        client.post(address("add"), new_form(key=str(key)))
    assert Article.objects.count() == 4


def test_a_key_opens_nobody_elses_story(cast, at_desk, address, new_form):
    at_desk(cast.writer).post(address("add"), new_form())
    at_desk(cast.other_writer).post(address("add"), new_form(headline="Punya saya"))
    assert {story.created_by for story in Article.objects.all()} == {cast.writer, cast.other_writer}
    assert Article.objects.get(created_by=cast.writer).headline == "Panen garam"


def test_a_save_that_a_verb_refuses_after_all_keeps_the_text_for_its_writer(
    cast, at_desk, address, filled, monkeypatch
):
    article = stage.draft(cast)

    def save(*args):
        raise Refused("Tidak sekarang.")

    data = filled(article, headline="Judul yang tidak boleh hilang", key=str(uuid.uuid4()))
    monkeypatch.setattr(drafts, "save", save)
    answer = at_desk(cast.writer).post(address("change", article.pk), data)
    assert answer.status_code == 403
    assert "Tidak sekarang." in words(answer)
    assert "Judul yang tidak boleh hilang" in str(Autosave.objects.get(user=cast.writer).fields)
    by_script = at_desk(cast.writer).post(address("change", article.pk), data, headers={"X-Desk": "json"})
    assert by_script.json() == {"again": True}
