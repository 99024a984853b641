"""Calling colleagues by name in a note."""

import pytest

from articles.refusals import Refused
from desk.notes import mentions
from tests import stage
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@wati tolong cek", ["wati"]),
        ("Tanya @Wati, lalu @oki.", ["wati", "oki"]),
        ("(@wati) dan @wati lagi", ["wati"]),
        ("surat ke redaksi@example.org", []),
        ("harga 5 @ 10.000", []),
        ("@budi.s-2 sudah?", ["budi.s-2"]),
        ("", []),
    ],
)
def test_names_are_found_in_a_text(text, called):
    assert mentions.names(text) == called


def test_people_who_may_see_the_story_can_be_called_whatever_the_capitals(cast):
    assert mentions.people("@SARI dan @mira", stage.draft(cast)) == [cast.section_editor, cast.managing_editor]


def test_each_person_who_may_not_see_the_story_is_refused_by_name(cast):
    story = stage.draft(cast)
    may = {"writer", "section_editor", "managing_editor", "editor_in_chief"}
    for part, person in cast.people.items():
        if part in may:
            assert mentions.people(f"@{person.username}", story) == [person]
            continue
        with pytest.raises(Refused, match=f"@{person.username} may not see this story"):
            mentions.people(f"@{person.username}", story)


def test_a_name_that_nobody_bears_is_refused_with_another_sentence(cast):
    with pytest.raises(Refused, match="Nobody here is called @watii"):
        mentions.people("@watii cek", stage.draft(cast))


def test_every_wrong_name_is_named_at_once(cast):
    with pytest.raises(Refused) as refused:
        mentions.people("@otto @hantu @sari", stage.draft(cast))
    assert len(refused.value.messages) == 2


def test_an_account_that_is_switched_off_cannot_be_called(cast):
    cast.section_editor.is_active = False
    cast.section_editor.save()
    with pytest.raises(Refused, match="may not see"):
        mentions.people("@sari", stage.draft(cast))


def test_a_note_does_not_call_the_whole_house(cast):
    with pytest.raises(Refused, match="at most 20"):
        mentions.people(" ".join(f"@orang{n}" for n in range(21)), stage.draft(cast))


def test_only_people_who_may_see_the_story_are_offered_and_never_oneself(cast):
    offered = mentions.offered(stage.draft(cast), "", cast.section_editor)
    assert set(offered) == {cast.writer, cast.managing_editor, cast.editor_in_chief}


def test_those_whose_name_begins_so_are_offered_first_and_no_more_than_eight(cast):
    for n in range(12):
        UserFactory(username=f"x{n}-wat", first_name=f"A{n}", roles=["managing_editor"])
    offered = mentions.offered(stage.draft(cast), "wat", cast.section_editor)
    assert offered[0] == cast.writer
    assert len(offered) == mentions.MOST_OFFERED


def test_the_words_of_a_note_are_escaped_and_names_marked(cast):
    html = mentions.marked("<b>@Wati</b> & @hantu", {"wati": cast.writer})
    assert html.startswith("&lt;b&gt;<span")
    assert ">@Wati</span>&lt;/b&gt; &amp; @hantu" in html
