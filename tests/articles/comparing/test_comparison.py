"""Two texts field by field: which differ, how each is shown, and how much a change weighs."""

import pytest

from articles.comparing.comparison import SMALL, Weight, changed_fields, compare, in_words, weigh
from articles.text import storyfields
from articles.text.ai import USES
from articles.workflow.status import Change
from tests import stage
from tests.articles.comparing.test_blocks import marked, text


def test_the_same_text_has_no_differences():
    assert compare(text(headline="Harga naik"), text(headline="Harga naik")) == []


def test_only_the_fields_that_differ_are_listed_in_the_forms_order():
    found = compare(text(slug="a", headline="Lama"), text(slug="b", headline="Baru"))
    assert [difference.name for difference in found] == ["headline", "slug"]


def test_a_section_is_shown_by_the_name_it_had():
    before = text(section=1, labels={"section": "EkBis"})
    after = text(section=2, labels={"section": "Sport"})
    assert marked(compare(before, after)[0].blocks[0].spans) == "-EkBis-+Sport+"


def test_a_byline_that_came_is_marked_with_its_part():
    before = text(bylines=[{"author": 1, "role": "writer"}], labels={"bylines": ["Wati"]})
    lines = [{"author": 1, "role": "writer"}, {"author": 2, "role": "editor"}]
    after = text(bylines=lines, labels={"bylines": ["Wati", "Sari"]})
    spans = compare(before, after)[0].blocks[0].spans
    added = "".join(span.text for span in spans if span.kind == "added")
    assert "Sari" in added


def test_authors_without_a_kept_name_are_shown_by_number():
    found = compare(text(), text(bylines=[{"author": 7, "role": "writer"}], labels={"bylines": []}))
    assert "#7" in marked(found[0].blocks[0].spans)


def test_a_difference_of_formatting_alone_has_no_words():
    found = compare(text(body="<p>Satu</p>"), text(body="<p><strong>Satu</strong></p>"))
    assert found[0].blocks == []


def test_words_that_came_and_went_are_counted():
    difference = compare(text(body="<p>satu dua tiga</p>"), text(body="<p>satu empat lima tiga</p>"))[0]
    assert (difference.words_added, difference.words_removed) == (2, 1)


def test_a_change_is_told_in_words():
    found = compare(text(body="<p>satu</p>"), text(body="<p>satu dua</p>", headline="Baru"))
    assert in_words(found).endswith("(+1)")


def test_a_list_of_changed_fields_needs_no_words():
    assert len(changed_fields(storyfields.blank(), storyfields.blank() | {"tags": ["a"], "headline": "b"})) == 2


# Weight


def weighed(cast, **changes) -> Weight:
    article = stage.draft(cast)
    before = article.revisions.get()
    return weigh(before, stage.save(article, cast.writer, **changes))


@pytest.mark.django_db
def test_a_place_that_changed_looks_like_a_correction_and_never_like_a_minor_fix(cast):
    found = weighed(cast, body="<p>Petani di Bantaeng memanen lebih awal.</p><p>Harga naik sejak pekan lalu.</p>")
    assert found == Weight(2, Change.CORRECTION)
    assert set(found.facts) == {"Takalar", "Bantaeng"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Nilainya 12 triliun rupiah.", "Nilainya 21 triliun rupiah."),
        ("Rapat itu pada 3 Mei lalu.", "Rapat itu pada 4 Mei lalu."),
        ("Kata Budi Santoso kemarin.", "Kata Budi Susanto kemarin."),
        ("Kapal itu tenggelam di Bitung.", "Kapal itu tenggelam di Bontang."),
        ("Saham itu tidak turun.", "Saham itu turun."),
    ],
    ids=["number", "date", "name", "place", "negation"],
)
def test_a_fact_that_changed_is_never_proposed_as_a_minor_fix(cast, was, now):
    article = stage.draft(cast, body=f"<p>{was}</p>")
    after = stage.save(article, cast.writer, body=f"<p>{now}</p>")
    assert weigh(article.revisions.get(number=1), after).suggested == Change.CORRECTION


@pytest.mark.django_db
def test_a_word_spelt_right_looks_like_a_minor_fix(cast):
    article = stage.draft(cast, body="<p>Petani memanem lebih awal.</p>")
    after = stage.save(article, cast.writer, body="<p>Petani memanen lebih awal.</p>")
    assert weigh(article.revisions.get(number=1), after) == Weight(2, Change.MINOR)


@pytest.mark.django_db
def test_a_new_paragraph_looks_like_an_update(cast):
    found = weighed(cast, body=f"<p>Petani di Takalar memanen lebih awal.</p><p>{'Kata baru. ' * 20}</p>")
    assert found.suggested == Change.UPDATE


@pytest.mark.django_db
def test_what_readers_do_not_read_as_text_weighs_nothing(cast):
    assert weighed(cast, slug="lain") == Weight(0, Change.MINOR)


#: What readers are told beside the text, as a text has it, in another's place, and as nobody has filled it in.
BESIDE = {
    "bylines": ([{"author": 1, "role": "writer"}], [{"author": 2, "role": "writer"}], []),
    "dateline": ("Garut", "Brebes", ""),
    "translates": (11, 12, None),
    "translated_from": ("Reuters, Jane Doe", "Reuters, John Doe", ""),
}


@pytest.mark.parametrize("name", BESIDE)
def test_another_name_or_place_beside_the_text_is_a_correction_and_one_that_was_missing_something_new(name):
    was, other, none = BESIDE[name]
    for before, after, suggested in (
        (was, other, Change.CORRECTION),
        (was, none, Change.CORRECTION),
        (none, was, Change.UPDATE),
        (was, was, Change.MINOR),
    ):
        found = weigh(text(**{name: before}), text(**{name: after}))
        assert (found.suggested, bool(found.facts)) == (suggested, suggested == Change.CORRECTION), (before, after)


def test_another_part_of_the_same_author_is_a_correction_and_another_order_is_none():
    one, other = {"author": 1, "role": "writer"}, {"author": 2, "role": "contributor"}
    both = text(bylines=[one, other], labels={"bylines": ["Wati", "Sari"]})
    assert weigh(both, text(bylines=[other, one])).suggested == Change.MINOR
    found = weigh(both, text(bylines=[one, other | {"role": "writer"}]))
    assert found.suggested == Change.CORRECTION
    assert "Sari" in found.facts[0]
    assert weigh(text(bylines=[one]), both).suggested == Change.UPDATE


def test_every_field_is_either_prose_or_tells_or_is_known_to_order_stories_alone():
    """Whoever adds a field says here what another value of it is to readers."""
    elsewhere = {"video_url", "client", "content_class", *USES}  # facts of `substance`
    pictures, order = {"lead_photo"}, {"section", "tags", "slug", "kind"}
    told = {field.name for field in storyfields.FIELDS if field.in_edition and not (field.is_prose or field.tells)}
    assert told == elsewhere | pictures | order


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"lead_photo": 3}, {"lead_photo": 4}),
        ({"lead_photo": 3}, {"lead_photo": None}),
        ({"body": '<p>A</p><figure data-photo="3"></figure>'}, {"body": '<p>A</p><figure data-photo="4"></figure>'}),
    ],
)
def test_another_picture_brings_its_caption_and_credit_and_is_no_minor_fix(before, after):
    assert weigh(text(**before), text(**after)).suggested == Change.UPDATE


@pytest.mark.parametrize(("words", "suggested"), [(SMALL, Change.MINOR), (SMALL + 1, Change.UPDATE)])
@pytest.mark.django_db
def test_the_border_is_a_number_of_words(cast, words, suggested):
    more = " ".join(["kata"] * words)
    article = stage.draft(cast)
    before = article.revisions.get()
    after = stage.save(article, cast.writer, headline=f"{article.headline} {more}")
    assert weigh(before, after) == Weight(words, suggested)
