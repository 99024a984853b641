"""History: every save and move, any two side by side, and the way back."""

import pytest
from django.utils.html import escape

from articles.admin.seeing import history
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from tests import stage

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return answer.content.decode()


def test_each_save_says_who_and_what_changed(cast, at_desk, address):
    article = stage.draft(cast)
    stage.save(article, cast.section_editor, headline="Baru", dateline="Maros")
    entries = at_desk(cast.writer).get(address("history", article.pk)).context["entries"]
    assert [entry.revision.created_by for entry in entries] == [cast.section_editor, cast.writer]
    assert len(entries[0].changed) == 2


def test_moves_stand_with_the_text_they_were_made_of_and_with_their_note(cast, at_desk, address):
    article = stage.changes_requested(cast, note="Periksa <angka> lagi.")
    page = words(at_desk(cast.writer).get(address("history", article.pk)))
    assert escape("Periksa <angka> lagi.") in page


def test_each_edition_says_who_approved_and_published_it(cast, at_desk, address):
    article = stage.approved(cast)
    workflow.perform("publish", cast.editor_in_chief, article)
    entry = at_desk(cast.writer).get(address("history", article.pk)).context["entries"][0]
    edition = entry.editions[0]
    assert (edition.approved_by, edition.published_by) == (cast.section_editor, cast.editor_in_chief)


def test_only_what_readers_have_now_is_shown_as_live(cast, at_desk, address):
    over, live, to_come = stage.ended(cast), stage.published(cast), stage.scheduled(cast)
    for article, tone in ((over, "quiet"), (live, "live"), (to_come, "ready")):
        page = words(at_desk(cast.writer).get(address("history", article.pk)))
        assert f'history-edition">\n                  <span class="chip chip-{tone}">' in page


def test_a_long_history_comes_in_pages(cast, at_desk, address, monkeypatch):
    monkeypatch.setattr(history, "PER_PAGE", 3)
    article = stage.draft(cast)
    for n in range(4):
        stage.save(article, cast.writer, headline=f"Judul {n}")
    client = at_desk(cast.writer)
    first = client.get(address("history", article.pk)).context
    assert [entry.revision.number for entry in first["entries"]] == [5, 4, 3]
    assert first["entries"][-1].changed
    second = client.get(address("history", article.pk), {"before": first["older"]}).context
    assert [entry.revision.number for entry in second["entries"]] == [2, 1]
    assert second["older"] is None


def test_history_costs_the_same_however_long_it_is(cast, at_desk, address, django_assert_max_num_queries):
    article = stage.draft(cast)
    for n in range(20):
        stage.save(article, cast.writer, headline=f"Judul {n}")
    client = at_desk(cast.writer)
    with django_assert_max_num_queries(20):
        client.get(address("history", article.pk))


def test_two_revisions_are_compared_the_older_first_in_whatever_order_they_are_named(cast, at_desk, address):
    article = stage.draft(cast, headline="Harga lama")
    stage.save(article, cast.writer, headline="Harga baru")
    for pair in ({"a": 1, "b": 2}, {"a": 2, "b": 1}):
        page = words(at_desk(cast.writer).get(address("compare", article.pk), pair))
        assert page.index("lama</del>") < page.index("baru</ins>")


@pytest.mark.parametrize("pair", [{"a": "x", "b": "²"}, {"a": 1, "b": 99}, {"a": "9" * 40, "b": 1}, {"a": "live"}])
def test_revisions_that_are_not_there_are_not_found(cast, at_desk, address, pair):
    article = stage.draft(cast)
    assert at_desk(cast.writer).get(address("compare", article.pk), pair).status_code == 404


def test_another_storys_revision_is_not_compared(cast, at_desk, address):
    article, other = stage.draft(cast), stage.draft(cast)
    stage.save(other, cast.writer, headline="Kedua")
    assert at_desk(cast.writer).get(address("compare", article.pk), {"a": 1, "b": 2}).status_code == 404


def test_restoring_brings_the_old_text_back_as_a_new_revision(cast, at_desk, address):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    answer = at_desk(cast.writer).post(address("restore", article.pk, 1), {"version": article.version})
    assert answer.url == address("change", article.pk)
    article.refresh_from_db()
    assert article.headline == "Lama"
    assert article.revisions.count() == 3


def test_restoring_needs_a_post(cast, at_desk, address):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    at_desk(cast.writer).get(address("restore", article.pk, 1))
    article.refresh_from_db()
    assert article.headline == "Baru"


@pytest.mark.parametrize("version", ["", "1", "x"])
def test_restoring_over_an_unseen_change_is_refused(cast, at_desk, address, version):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    at_desk(cast.writer).post(address("restore", article.pk, 1), {"version": version})
    article.refresh_from_db()
    assert article.headline == "Baru"


def test_a_writer_restores_nothing_while_the_story_is_with_the_editors(cast, at_desk, address):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    answer = at_desk(cast.writer).post(address("restore", article.pk, 1), {"version": article.version})
    assert answer.status_code == 403
    assert "restore-form" not in words(answer)


def test_restoring_an_approved_story_takes_its_approval_away(cast, at_desk, address):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article, Order())
    at_desk(cast.section_editor).post(address("restore", article.pk, 1), {"version": article.version})
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW
