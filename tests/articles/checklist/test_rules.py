"""Each built-in rule, on stories that meet it and stories that do not."""

import pytest

from articles.checklist import Draft
from articles.checklist.rules import RULES
from articles.text import copies, revisions, storyfields
from articles.workflow import workflow
from articles.workflow.status import Kind
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def complaints(name: str, limit: int | None = None, **fields) -> list[tuple[str, str]]:
    rule = RULES[name]
    return list(rule.check(Draft(storyfields.blank() | fields), rule.threshold if limit is None else limit))


def test_a_headline_may_be_as_long_as_the_limit_and_no_longer():
    assert complaints("headline_length", 10, headline="x" * 10) == []
    ((field, told),) = complaints("headline_length", 10, headline="x" * 11)
    assert (field, "11" in told, "10" in told) == ("headline", True, True)


def test_key_points_are_few_and_short():
    assert complaints("key_points") == complaints("key_points", 10, key_points="\n".join(["x" * 10] * 5)) == []
    assert [field for field, _told in complaints("key_points", 10, key_points="\n".join("abcdef"))] == ["key_points"]
    ((_field, told),) = complaints("key_points", 10, key_points="a\n" + "x" * 11)
    assert "11" in told


def test_a_standfirst_of_spaces_is_none():
    assert complaints("standfirst", standfirst="  ")[0][0] == "standfirst"
    assert complaints("standfirst", standfirst="Ada") == []


def test_photos_are_described_and_credited_wherever_they_stand():
    lead, inside = PhotoFactory(), PhotoFactory(alt="", credit="")
    html = f'<figure data-photo="{inside.pk}"></figure>'

    for rule in ("photos", "pictures_cleared"):
        assert [field for field, _told in complaints(rule, lead_photo=lead.pk, body=html)] == ["body"]
        at_the_head = complaints(rule, lead_photo=inside.pk, body="<p>x</p>")
        assert [field for field, _told in at_the_head] == ["lead_photo"]
    assert [field for field, _told in complaints("photos", lead_photo=None, body="")] == ["lead_photo"]
    assert complaints("photos", lead_photo=lead.pk, body="<p>x</p>") == []


def test_a_photo_that_is_gone_from_the_library_counts_as_none():
    assert complaints("photos", lead_photo=987654, body="")[0][0] == "lead_photo"


def test_every_photo_that_the_text_shows_must_be_there():
    inside = PhotoFactory()
    gone = '<figure data-photo="987654"></figure>'
    assert complaints("photos_exist", body=f'<figure data-photo="{inside.pk}"></figure>') == []
    [(field, told)] = complaints("photos_exist", body=f"<p>x</p>{gone}<p>y</p>{gone}")
    assert (field, "987654" in told) == ("body", True)


def test_a_follow_up_asks_for_its_original_and_any_other_story_for_none(cast):
    original = stage.approved(cast)
    new = copies.follow_up(original, cast.writer)
    rule, fields = RULES["original_live"], revisions.snapshot(new)
    [(field, told)] = rule.check(Draft(fields, new), 0)
    assert (field, f"#{original.pk}" in told) == ("follows", True)
    assert list(rule.check(Draft(fields), 0)) == list(rule.check(Draft(fields, original), 0)) == []
    new.goes_ahead = True
    assert list(rule.check(Draft(fields, new), 0)) == []
    new.goes_ahead = False
    workflow.perform("publish", cast.section_editor, original)
    assert list(rule.check(Draft(fields, new), 0)) == []


def test_words_are_counted_without_markup():
    assert complaints("minimum_words", 3, body="<p>Satu <strong>dua</strong> tiga</p>") == []
    assert complaints("minimum_words", 4, body="<p>Satu dua tiga</p>")[0][0] == "body"


def test_one_source_is_not_two():
    one = "<p>“Naik,” kata Rina Wijaya.</p>"

    assert "Rina Wijaya" in complaints("second_source", 2, body=one)[0][1]
    assert complaints("second_source", 2, body=f"{one}<p>Bayu Nugroho membantah itu.</p>") == []


def test_a_read_also_must_be_open_to_readers(cast):
    open_one, draft = stage.published(cast), stage.draft(cast)

    def pointing(article) -> str:
        return f'<p>x</p><aside data-article="{article.pk}"></aside>'

    assert complaints("read_also_alive", body=pointing(open_one)) == []
    assert str(draft.pk) in complaints("read_also_alive", body=pointing(draft))[0][1]


def test_no_link_leads_to_what_readers_cannot_open(cast, settings):
    settings.NEWSROOM_URL = "https://koran.example"
    open_one, draft = stage.published(cast), stage.draft(cast)

    def linked(address: str) -> str:
        return f'<p><a href="{address}">x</a></p>'

    for address in (f"/read/{draft.pk}/apa", f"https://koran.example/read/{draft.pk}"):
        assert complaints("no_unpublished_link", body=linked(address))[0][0] == "body"
    for address in (f"/read/{open_one.pk}/apa", "https://lain.example/read/5/x", "mailto:a@b.id", "/indeks/"):
        assert complaints("no_unpublished_link", body=linked(address)) == []


def test_gaps_are_found_in_headline_standfirst_and_body():
    found = complaints("no_gaps", headline="Naik TK persen", standfirst="XX orang", body="<p>[cek]</p>")

    assert [field for field, _told in found] == ["headline", "standfirst", "body"]


def test_a_gap_left_in_a_photos_caption_is_found_too():
    assert [field for field, _told in complaints("no_gaps", lead_caption="Kapal TK di dermaga.")] == ["lead_caption"]
    assert complaints("no_gaps", slug="xx", video_url="https://example.org/XX") == []


def test_a_dateline_and_tags():
    assert complaints("dateline", dateline="")[0][0] == "dateline"
    assert complaints("dateline", dateline="Makassar") == []
    assert complaints("tags_count", 2, tags=["a"])[0][0] == "tags"
    assert complaints("tags_count", 2, tags=["a", "b"]) == []


def test_a_text_that_is_hard_to_read_is_told_its_longest_sentence():
    hard = "<p>" + "Ketidakseimbangan perekonomian berkesinambungan mengindikasikan ketidakmampuan " * 12 + ".</p>"

    assert complaints("reading_ease", 40, body=hard)[0][0] == "body"
    assert complaints("reading_ease", 40, body="<p>Pendek.</p>") == []


def test_every_rule_survives_a_story_with_nothing_in_it():
    for rule in RULES.values():
        list(rule.check(Draft(storyfields.blank()), rule.threshold))


def test_a_saved_story_reads_as_its_snapshot(cast):
    article = stage.draft(cast, kind=Kind.STORY)

    draft = Draft(revisions.snapshot(article))

    assert draft.tags == ["ekspor", "rumput laut"]
    assert article.lead_photo_id in draft.photos
