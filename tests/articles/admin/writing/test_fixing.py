"""The page of a fix: what it shows to whom, and what comes of what is sent."""

import uuid
from dataclasses import replace

import pytest

from articles.readers import editions
from articles.text import fixes, storyfields
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage
from tests.articles.text.test_fixes import BODY, TYPO, keep, with_update

pytestmark = pytest.mark.django_db


def sent(article, **changes) -> dict:
    live = editions.current(article)
    known = {name: live.revision.fields[name] for name in fixes.FIELDS} | {"edition": live.pk}
    return known | changes


def published(article, **more) -> dict:
    fix = fixes.of(article)
    return {"fix": fix.pk, "version": fix.version, "mend-change": "minor"} | more


def test_the_whole_road_is_three_clicks_of_two_people(cast, at_desk, address):
    article = with_update(cast)
    page = at_desk(cast.writer).get(address("change", article.pk)).content.decode()
    assert address("fix", article.pk) in page
    form = at_desk(cast.writer).get(address("fix", article.pk)).context["form"]
    assert (form["headline"].value(), form["body"].value()) == ("Ekspor rumput laut naik 8 persen", BODY)
    answer = at_desk(cast.writer).post(address("fix", article.pk), sent(article, headline=TYPO))
    assert answer["Location"] == address("fix", article.pk)
    editor = at_desk(cast.section_editor)
    assert "waits to be published" in editor.get(address("change", article.pk)).content.decode()
    shown = editor.get(address("fix", article.pk))
    assert [difference.name for difference in shown.context["differences"]] == ["headline"]
    assert shown.context["form"] is None  # it is another's
    answer = editor.post(address("fix_publish", article.pk), published(article))
    assert answer["Location"] == address("change", article.pk)
    assert editions.current(article).headline == TYPO


@pytest.mark.parametrize(
    ("headline", "proposed"),
    [(TYPO, "minor"), ("Ekspor rumput laut naik 9 persen", "correction")],
    ids=["a word", "a number"],
)
def test_a_fix_of_a_number_is_proposed_as_a_correction_which_asks_for_its_note(
    cast, at_desk, address, headline, proposed
):
    article = with_update(cast)
    keep(article, cast.writer, headline=headline)
    button = at_desk(cast.section_editor).get(address("fix", article.pk)).context["button"]
    assert (button.form["change"].value(), button.weighed.suggested) == (proposed, proposed)


def test_the_writer_reads_why_it_waits_for_another(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    page = at_desk(cast.writer).get(address("fix", article.pk)).content.decode()
    assert "Only the desk&#x27;s editors publish a fix." in page
    assert address("fix_publish", article.pk) not in page
    answer = at_desk(cast.writer).post(address("fix_publish", article.pk), published(article))
    assert answer.status_code == 403
    assert editions.current(article).headline != TYPO


def test_a_story_that_is_withdrawn_while_its_fix_is_sent_is_a_reason_and_no_error(
    cast, at_desk, address, monkeypatch
):
    article, real = with_update(cast), fixes.keep

    def keep_late(article, *args):
        stage.withdraw(cast.editor_in_chief, article, Order(note="Keliru.", ground="false"))
        return real(article, *args)

    monkeypatch.setattr(fixes, "keep", keep_late)
    answer = at_desk(cast.writer).post(address("fix", article.pk), sent(article, headline=TYPO))
    assert answer.status_code == 403
    assert "nothing to fix" in answer.content.decode()


def test_too_much_is_refused_at_the_form_which_keeps_what_was_typed(cast, at_desk, address, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 2
    article = with_update(cast)
    answer = at_desk(cast.writer).post(
        address("fix", article.pk), sent(article, headline="Sama sekali lain judulnya")
    )
    assert answer.status_code == 422
    assert "A fix changes up to 2" in answer.content.decode()
    assert answer.context["form"]["headline"].value() == "Sama sekali lain judulnya"


def test_a_form_sent_as_it_stood_is_no_fix(cast, at_desk, address):
    article = with_update(cast)
    answer = at_desk(cast.writer).post(address("fix", article.pk), sent(article))
    assert answer.status_code == 422
    assert fixes.of(article) is None


def test_what_was_typed_on_an_old_edition_is_joined_with_the_new_one(cast, at_desk, address):
    article = with_update(cast)
    old = sent(article, body=BODY.replace("stabil", "stabil kini"))
    keep(article, cast.section_editor)
    workflow.perform("mend", cast.section_editor, article)
    answer = at_desk(cast.writer).post(address("fix", article.pk), old)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert (form["headline"].value(), form["body"].value()) == (TYPO, old["body"])
    assert form["edition"].value() == editions.current(article).pk
    assert fixes.of(article) is None


def test_an_overtaken_fix_comes_back_joined_and_offers_no_publishing(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    workflow.perform("submit", cast.writer, article)
    for move in ("approve", "publish"):
        workflow.perform(move, cast.section_editor, article)
    shown = at_desk(cast.writer).get(address("fix", article.pk))
    assert shown.context["overtaken"]
    assert shown.context["button"] is None
    form = shown.context["form"]
    assert (form["headline"].value(), form["standfirst"].value()) == (TYPO, "Pembaruan yang belum selesai.")


def test_only_the_fix_that_was_looked_at_goes_out(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    looked_at = published(article)
    keep(article, cast.writer, headline="Ekspor rumput laut naik 80 persen")
    answer = at_desk(cast.section_editor).post(address("fix_publish", article.pk), looked_at)
    assert answer.status_code == 422
    assert "written anew since you looked at it" in answer.content.decode()
    assert editions.current(article).headline == "Ekspor rumput laut naik 8 persen"


def test_sent_twice_it_goes_out_once(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    data = published(article)
    editor = at_desk(cast.section_editor)
    editor.post(address("fix_publish", article.pk), data)
    assert editor.post(address("fix_publish", article.pk), data).status_code == 422
    assert article.editions.count() == 2


def test_a_correction_without_its_note_comes_back_with_the_reason_at_its_field(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    answer = at_desk(cast.section_editor).post(
        address("fix_publish", article.pk), published(article, **{"mend-change": "correction"})
    )
    assert answer.status_code == 422
    assert answer.context["button"].form.errors["note"]


def test_dropped_it_is_gone_and_readers_keep_what_they_have(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    at_desk(cast.section_editor).post(address("fix_drop", article.pk))
    assert fixes.of(article) is None
    assert editions.current(article).headline != TYPO


def test_the_updates_page_shows_both_where_it_could_not_take_it_in_and_is_settled_there(cast, at_desk, address):
    article = with_update(cast, headline="Pembaruan: ekspor naik")
    keep(article, cast.writer)
    workflow.perform("mend", cast.section_editor, article)
    writer = at_desk(cast.writer)
    shown = writer.get(address("change", article.pk))
    (one,) = shown.context["unfolded"]
    said = [" ".join(span.text for span in difference.blocks[0].spans) for difference in (one.fix, one.update)]
    assert "kini" in said[0]
    assert "Pembaruan:" in said[1]
    assert 'href="#field-fixes"' in shown.content.decode()
    writer.post(address("fix_settle", article.pk))
    assert 'id="field-fixes"' not in writer.get(address("change", article.pk)).content.decode()


@pytest.mark.parametrize(("name", "shown"), [("dahulu", 1), ("hilang", 0)])
def test_what_was_left_of_a_field_is_found_under_its_old_name_and_not_missed_if_the_field_is_gone(
    cast, at_desk, address, monkeypatch, name, shown
):
    article = with_update(cast, headline="Pembaruan: ekspor naik")
    keep(article, cast.writer)
    workflow.perform("mend", cast.section_editor, article)
    row = article.fixes.get()
    row.left[0]["field"] = name
    row.save()
    fields = [replace(one, former=("dahulu",)) if one.name == "headline" else one for one in storyfields.FIELDS]
    monkeypatch.setattr(storyfields, "FIELDS", tuple(fields))
    answer = at_desk(cast.writer).get(address("change", article.pk))
    assert (answer.status_code, len(answer.context["unfolded"])) == (200, shown)


def test_history_says_what_each_text_is(cast, at_desk, address):
    article = with_update(cast)
    keep(article, cast.writer)
    workflow.perform("mend", cast.section_editor, article)
    entries = at_desk(cast.section_editor).get(address("history", article.pk)).context["entries"]
    assert [entry.told for entry in entries[:2]] == ["Took a fix into the update", "Fixed what readers had"]
    assert [edition.headline for edition in entries[1].editions] == [TYPO]


@pytest.mark.parametrize("name", ["fix", "fix_publish", "fix_drop", "fix_settle"])
def test_a_stranger_finds_nothing(cast, at_desk, address, name):
    article = with_update(cast)
    keep(article, cast.writer)
    assert at_desk(cast.other_writer).post(address(name, article.pk)).status_code == 404
    assert fixes.of(article) is not None


def test_a_plainly_live_story_has_no_such_link(cast, at_desk, address):
    article = stage.published(cast)
    assert address("fix", article.pk) not in at_desk(cast.writer).get(address("change", article.pk)).content.decode()


def test_a_reviewer_from_outside_the_desk_is_led_to_no_page_that_is_closed_to_them(cast, at_desk, address):
    stage.review_steps(cast)
    article = stage.published_in(cast, cast.other_section)
    type(article).objects.filter(pk=article.pk).update(section=cast.section)
    article.refresh_from_db()
    stage.save(article, cast.writer, standfirst="Pembaruan.")
    keep(article, cast.writer)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    page = at_desk(cast.legal).get(address("change", article.pk))
    assert page.status_code == 200
    assert address("fix", article.pk) not in page.content.decode()
    assert at_desk(cast.legal).get(address("fix", article.pk)).status_code == 403
    assert address("fix", article.pk) in at_desk(cast.section_editor).get(page.request["PATH_INFO"]).content.decode()


def typed(article, cast, **changes) -> dict:
    """What the page sends that the writer has open."""
    return sent(article, _user=cast.writer.pk, key=str(uuid.uuid4()), **changes)


def test_a_script_is_told_where_to_go_and_keeps_nothing_where_a_page_has_to_answer(cast, at_desk, address):
    article = with_update(cast)
    writer, page = at_desk(cast.writer), address("fix", article.pk)
    for nothing in (
        typed(article, cast),
        typed(article, cast, headline=""),
        typed(article, cast, headline=TYPO, edition=1),
    ):
        answer = writer.post(page, nothing, headers={"X-Desk": "json"})
        assert (answer.status_code, answer.json()) == (200, {"again": True})
        assert fixes.of(article) is None
    assert writer.post(page, typed(article, cast, headline=TYPO), headers={"X-Desk": "json"}).json() == {"next": page}
    assert fixes.of(article).fields["headline"] == TYPO
    dropped = writer.post(address("fix_drop", article.pk), headers={"X-Desk": "json"})
    assert dropped.json() == {"next": address("change", article.pk)}
    assert fixes.of(article) is None


@pytest.mark.parametrize("restore", [True, False])
def test_another_persons_page_is_neither_kept_nor_shown(cast, at_desk, address, restore):
    article = with_update(cast)
    data = typed(article, cast, headline="Kalimat penulis") | ({"_restore": "1"} if restore else {})
    editor, page = at_desk(cast.section_editor), address("fix", article.pk)
    answer = editor.post(page, data)
    assert answer.status_code == 409
    assert "belongs to someone else" in answer.content.decode()
    assert "Kalimat penulis" not in answer.content.decode()
    answer = editor.post(page, data, headers={"X-Desk": "json"})
    assert (answer.status_code, answer.json()["someone_else"]) == (409, str(cast.section_editor))
    assert fixes.of(article) is None


def test_words_fetched_back_stand_in_the_page_and_are_kept_nowhere(cast, at_desk, address):
    article = with_update(cast)
    data = typed(article, cast, headline=TYPO) | {"_restore": "1"}
    answer = at_desk(cast.writer).post(address("fix", article.pk), data)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert (form["headline"].value(), form["key"].value()) == (TYPO, data["key"])
    assert "data-dirty" in answer.content.decode()
    assert "It is in the page below, and not saved yet." in answer.content.decode()
    assert fixes.of(article) is None
    assert "data-dirty" not in at_desk(cast.writer).get(address("fix", article.pk)).content.decode()


@pytest.mark.parametrize("restore", [True, False])
def test_words_on_an_old_edition_are_joined_and_what_cannot_be_is_shown(cast, at_desk, address, restore):
    article = with_update(cast)
    mine = BODY.replace("stabil", "stabil kini")
    old = typed(article, cast, headline="Ekspor rumput laut turun", body=mine) | (
        {"_restore": "1"} if restore else {}
    )
    keep(article, cast.section_editor)
    workflow.perform("mend", cast.section_editor, article)
    answer = at_desk(cast.writer).post(address("fix", article.pk), old)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert (form["headline"].value(), form["body"].value(), str(form["key"].value())) == (TYPO, mine, old["key"])
    assert form["edition"].value() == editions.current(article).pk
    (left,) = answer.context["left"]
    said = [" ".join(span.text for span in difference.blocks[0].spans) for difference in (left.fix, left.update)]
    assert ("turun" in said[0], "kini" in said[1]) == (True, True)
    page = answer.content.decode()
    assert "Readers have another text since this fix was begun" in page
    assert "data-dirty" in page
    assert 'id="fix-left"' in page


def test_what_an_overtaken_fix_loses_to_readers_text_is_shown_beside_it(cast, at_desk, address):
    article = with_update(cast, headline="Ekspor naik tajam")
    keep(article, cast.writer)
    for move, user in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, user, article)
    shown = at_desk(cast.writer).get(address("fix", article.pk))
    assert shown.context["form"]["headline"].value() == "Ekspor naik tajam"
    (left,) = shown.context["left"]
    assert "kini" in " ".join(span.text for span in left.fix.blocks[0].spans)


def test_words_sent_beside_anothers_fix_come_back_with_the_reason(cast, at_desk, address):
    article = with_update(cast)
    data = typed(article, cast, headline="Kata penulis yang terlambat")
    keep(article, cast.section_editor)
    answer = at_desk(cast.writer).post(address("fix", article.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"]["headline"].value() == "Kata penulis yang terlambat"
    assert "has written a fix already" in answer.content.decode()
