"""Every way to change a story carries the version that was looked at, and an old one changes nothing."""

import json
import uuid

import pytest

from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article, Autosave, Revision
from articles.refusals import Refused, Stale
from articles.text import drafts, importing, revisions
from articles.text.pagetext import PageText
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(cast):
    """A story that the editor changed after the writer had opened it: the story, and the version the writer saw."""
    article = stage.draft(cast, headline="Lama")
    opened = article.version
    stage.save(article, cast.section_editor, headline="Dari redaktur")
    return article, opened


def untouched(article, headline="Dari redaktur") -> bool:
    return Article.objects.get(pk=article.pk).headline == headline


def test_the_form_is_refused_and_its_text_kept(cast, changed, at_desk, address, filled):
    article, opened = changed
    key = uuid.uuid4()
    mine = filled(article, headline="Dari penulis", version=opened, key=key)
    answer = at_desk(cast.writer).post(address("change", article.pk), mine)
    assert answer.status_code == 409
    assert untouched(article)
    assert Autosave.objects.get(key=key).fields["headline"] == ["Dari penulis"]
    assert "Dari penulis" in answer.content.decode()
    assert "Dari redaktur" in answer.content.decode()


def test_an_autosave_is_flagged_and_its_text_kept_beside_the_story(cast, changed, at_desk, address):
    article, opened = changed
    sent = {"key": str(uuid.uuid4()), "article": article.pk, "version": opened, "fields": {"headline": ["Saya"]}}
    answer = at_desk(cast.writer).post(address("autosave"), json.dumps(sent), content_type="application/json")
    assert answer.status_code == 409
    assert str(cast.section_editor) in answer.json()["newer"]
    assert untouched(article)
    assert Autosave.objects.get().fields == {"headline": ["Saya"]}


def test_a_move_from_the_form_is_refused_with_its_save(cast, changed, at_desk, address, filled):
    article, opened = changed
    mine = filled(article, headline="Dari penulis", version=opened, _move="submit")
    assert at_desk(cast.writer).post(address("change", article.pk), mine).status_code == 409
    article.refresh_from_db()
    assert (article.status, article.headline) == ("draft", "Dari redaktur")


@pytest.mark.parametrize(
    ("move", "state"), [("approve", "submitted"), ("schedule", "approved"), ("publish", "approved")]
)
def test_a_workflow_button_on_an_old_page_moves_nothing(cast, move, state):
    article = getattr(stage, state)(cast)
    opened = article.version
    Article.objects.filter(pk=article.pk).update(version=opened + 1)
    before = article.status
    with pytest.raises(Stale):
        workflow.perform(move, cast.section_editor, article, Order(version=opened))
    article.refresh_from_db()
    assert article.status == before
    assert not article.editions.exists()


def test_a_restore_from_an_old_history_is_refused(cast, changed, at_desk, address):
    article, opened = changed
    answer = at_desk(cast.writer).post(address("restore", article.pk, 1), {"version": opened})
    assert answer.url == address("history", article.pk)
    assert untouched(article)


def test_a_restore_while_someone_else_writes_is_refused(cast, changed):
    article, _opened = changed
    locks.take(article, OpenPage(cast.section_editor, "a", uuid.uuid4()))
    with pytest.raises(Refused) as refusal:
        drafts.restore(article.pk, 1, cast.writer, article.version)
    assert str(cast.section_editor) in refusal.value.messages[0]
    assert untouched(article)


def test_an_import_never_touches_a_story_that_exists(cast, changed):
    article, _opened = changed
    before = Revision.objects.filter(article=article).count()
    page = PageText(headline=article.headline)
    assert importing.make_draft(page, cast.writer).article.pk != article.pk
    assert Revision.objects.filter(article=article).count() == before


def test_a_save_of_the_right_version_is_refused_while_someone_else_writes(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    locks.take(article, OpenPage(cast.section_editor, "a", uuid.uuid4()))
    key = uuid.uuid4()
    answer = at_desk(cast.writer).post(address("change", article.pk), filled(article, headline="Baru", key=key))
    assert answer.status_code == 409
    assert untouched(article, "Lama")
    assert Autosave.objects.get(key=key).fields["headline"] == ["Baru"]
    assert str(cast.section_editor) in answer.content.decode()


def test_without_javascript_a_form_saves_after_its_lock_has_lapsed(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    client = at_desk(cast.writer)
    client.get(address("change", article.pk))
    article.lock.delete()
    assert client.post(address("change", article.pk), filled(article, headline="Baru")).status_code == 302
    assert untouched(article, "Baru")


def test_a_save_whose_answer_was_lost_is_not_a_conflict_with_itself(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    mine = filled(article, headline="Baru", key=uuid.uuid4())
    client = at_desk(cast.writer)
    assert [client.post(address("change", article.pk), mine).status_code for _ in range(2)] == [302, 302]
    assert article.revisions.count() == 2
    assert client.post(address("change", article.pk), mine | {"headline": "Lain"}).status_code == 409


def test_parts_of_both_texts_are_saved_together(cast, at_desk, address, filled):
    body = "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>"
    article = stage.draft(cast, headline="Lama", standfirst="Ringkasan lama.", body=body)
    mine = filled(article, headline="Judul saya", body=body.replace("Satu.", "Satu saya."), key=uuid.uuid4())
    stage.save(article, cast.section_editor, headline="Judul mereka", body=body.replace("Tiga.", "Tiga mereka."))
    client = at_desk(cast.writer)
    page = client.post(address("change", article.pk), mine)
    conflict = page.context["conflict"]
    assert conflict.undecided == 1
    form = conflict.form
    assert form["body"].value() == "<p>Satu saya.</p><p>Dua.</p><p>Tiga mereka.</p>"
    chosen = {name: form[name].value() for name in ("headline", "body", "version", "key")}
    answer = client.post(
        address("change", article.pk), mine | chosen | {"headline": "Judul mereka", "_mine": conflict.mine}
    )
    assert answer.status_code == 302
    assert untouched(article, "Judul mereka")
    assert not Autosave.objects.exists()


def test_without_javascript_a_button_puts_the_chosen_parts_together(cast, at_desk, address, filled):
    body = "<p>Satu.</p><p>Dua.</p>"
    article = stage.draft(cast, headline="Lama", body=body)
    mine = filled(article, headline="Judul saya", body="<p>Satu saya.</p><p>Dua.</p>", key=uuid.uuid4())
    stage.save(article, cast.section_editor, headline="Judul mereka", body="<p>Satu mereka.</p><p>Dua.</p>")
    client = at_desk(cast.writer)
    conflict = client.post(address("change", article.pk), mine).context["conflict"]
    again = {"version": conflict.form["version"].value(), "key": conflict.form["key"].value(), "_mine": conflict.mine}
    picks = {"_pick-headline": "theirs", "_pick-body-0": "both", "_merge": "1"}
    page = client.post(address("change", article.pk), mine | again | picks)
    form = page.context["conflict"].form
    assert form["headline"].value() == "Judul mereka"
    assert form["body"].value() == "<p>Satu mereka.</p><p>Satu saya.</p><p>Dua.</p>"
    assert untouched(article, "Judul mereka")
    assert revisions.latest(article).number == 2


def test_a_merge_that_is_stale_again_begins_from_what_was_seen_and_loses_nothing(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama", standfirst="Ringkasan.")
    mine = filled(article, headline="Judul saya", key=uuid.uuid4())
    stage.save(article, cast.section_editor, headline="Judul mereka")
    client = at_desk(cast.writer)
    first = client.post(address("change", article.pk), mine).context["conflict"]
    merged = mine | {"version": first.form["version"].value(), "key": first.form["key"].value(), "_mine": first.mine}
    stage.save(article, cast.managing_editor, standfirst="Ringkasan ketiga.")
    second = client.post(address("change", article.pk), merged).context["conflict"]
    assert second.form["headline"].value() == "Judul saya"
    assert second.form["standfirst"].value() == "Ringkasan ketiga."
    assert [row.name for row in second.rows] == ["headline", "standfirst"]
    assert Autosave.objects.filter(user=cast.writer).count() == 2


def test_the_text_of_someone_who_may_no_longer_edit_is_kept_for_them(cast, at_desk, address, filled):
    article = stage.draft(cast)
    key = uuid.uuid4()
    mine = filled(article, headline="Terlambat", key=key)
    workflow.perform("submit", cast.writer, article)
    assert at_desk(cast.writer).post(address("change", article.pk), mine).status_code == 403
    assert Autosave.objects.get(key=key).fields["headline"] == ["Terlambat"]


def test_one_persons_text_is_never_saved_under_anothers_name(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    mine = filled(article, headline="Ditulis Wati", key=uuid.uuid4(), _user=cast.writer.pk)
    editor = at_desk(cast.section_editor)
    assert editor.post(address("change", article.pk), mine).status_code == 403
    told = editor.post(address("change", article.pk), mine, headers={"X-Desk": "json"})
    assert (told.status_code, told.json()["someone_else"]) == (409, str(cast.section_editor))
    assert untouched(article, "Lama")
    assert not Autosave.objects.exists()


def test_a_form_sent_by_the_page_learns_where_to_go(cast, at_desk, address, filled):
    article = stage.draft(cast)
    answer = at_desk(cast.writer).post(
        address("change", article.pk), filled(article, headline="Baru"), headers={"X-Desk": "json"}
    )
    assert untouched(article, "Baru")
    article.refresh_from_db()
    saved = {"article": article.pk, "version": article.version}
    assert answer.json() == {"next": address("change", article.pk), "saved": saved}


def test_what_needs_a_page_is_undone_until_the_form_comes_the_ordinary_way(cast, at_desk, address, filled):
    article = stage.draft(cast, headline="Lama")
    key = uuid.uuid4()
    data = filled(article, headline="Tetap tersimpan", body="", _move="submit", key=key)
    client = at_desk(cast.writer)
    answer = client.post(address("change", article.pk), data, headers={"X-Desk": "json"})
    assert answer.json() == {"again": True}
    assert untouched(article, "Lama")
    assert "saved_forms" not in client.session
    page = client.post(address("change", article.pk), data)
    assert untouched(article, "Tetap tersimpan")
    assert len(page.context["messages"]) == 1
