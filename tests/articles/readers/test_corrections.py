"""Public notes: posted with the story, mended by a further one, and said of the story in every list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Correction, NoteKind
from articles.readers import corrections, editions
from articles.readers.corrections import Wording
from articles.readers.grounds import Ground
from articles.refusals import Refused
from articles.signals import note_posted
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The notes that the floors above were told of."""
    found = []

    def hear(note, **kwargs):
        found.append(note)

    note_posted.connect(hear)
    yield found
    note_posted.disconnect(hear)


def post(cast, story, **said) -> Correction:
    told = {"kind": NoteKind.ERRATUM, "note": "Namanya Susanto."} | said
    return corrections.post(story, Wording(**told), by=cast.section_editor, approved_by=cast.managing_editor)


def corrected(cast, story, when=None) -> None:
    stage.save(story, cast.writer, body="<p>Dua juta ton.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, story)
    order = Order(change=Change.CORRECTION, note="Semula tertulis tiga.", starts_at=when)
    workflow.perform("schedule" if when else "publish", cast.section_editor, story, order)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"note": "  "}, "note"),
        ({"note": "a" * 20_001}, "note"),
        ({"apology": "a" * 2_001}, "apology"),
        ({"violation": "a" * 2_001}, "violation"),
        ({"kind": NoteKind.REPLY}, "sender"),
    ],
    ids=["empty", "endless", "long-apology", "long-violation", "reply-of-nobody"],
)
def test_a_note_that_cannot_be_printed_is_refused_beside_its_field(cast, said, field):
    with pytest.raises(Refused) as refusal:
        post(cast, stage.published(cast), **said)
    assert field in refusal.value.message_dict


def test_a_note_is_told_of_and_marks_what_readers_have_and_will_have(cast, heard):
    story = stage.published(cast)
    note = post(cast, story)
    assert heard == [note]
    assert editions.current(story).corrected_at == note.at
    other = stage.published(cast)
    assert editions.current(other).corrected_at is None


def test_a_correction_at_publishing_is_a_note_of_the_same_kind_with_the_text_before(cast, heard):
    story = stage.published(cast)
    old = editions.current(story)
    corrected(cast, story)
    [note] = heard
    live = editions.current(story)
    assert (note.kind, note.edition, note.before) == (NoteKind.CORRECTION, live, old)
    assert (note.by, note.approved_by) == (cast.section_editor, cast.section_editor)
    assert live.corrected_at == note.at == live.starts_at


def test_a_note_does_not_date_a_correction_back_that_is_still_to_come(cast):
    story, when = stage.published(cast), timezone.now() + timedelta(hours=1)
    corrected(cast, story, when=when)
    post(cast, story)
    assert story.editions.get(starts_at=when).corrected_at == when


def test_a_scheduled_correction_is_told_of_when_its_time_has_come(cast, heard):
    story = stage.published(cast)
    corrected(cast, story, when=timezone.now() + timedelta(hours=1))
    assert heard == []
    assert not Correction.objects.posted().exists()
    editions.announce_due(timezone.now() + timedelta(hours=2))
    assert [note.article for note in heard] == [story]


def test_an_update_after_a_note_still_says_that_the_story_bears_one(cast):
    story = stage.published(cast)
    note = post(cast, story)
    stage.save(story, cast.writer, body="<p>Ada perkembangan.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, who, story)
    assert editions.current(story).corrected_at == note.at


def test_a_note_is_mended_once_by_a_further_one(cast):
    story = stage.published(cast)
    note = post(cast, story)
    second = post(cast, story, note="Namanya Susanta.", mends=note)
    assert second.mends == note
    assert list(Correction.objects.standing()) == [second]
    with pytest.raises(Refused):
        post(cast, story, note="Namanya Susanti.", mends=note)


def test_a_note_mends_none_of_another_story(cast):
    note = post(cast, stage.published(cast))
    with pytest.raises(Refused):
        post(cast, stage.published(cast), mends=note)


def test_a_withdrawal_leaves_a_note_that_stays_when_the_story_comes_back(cast, heard):
    story = stage.withdrawn(cast, reason="Angkanya tidak dapat dipastikan.")
    [note] = heard
    assert (note.kind, note.note, note.before_closed) == (
        NoteKind.WITHDRAWAL,
        "Angkanya tidak dapat dipastikan.",
        True,
    )
    for move, who in (
        ("restore", cast.editor_in_chief),
        ("submit", cast.writer),
        ("approve", cast.section_editor),
        ("publish", cast.managing_editor),
    ):
        workflow.perform(move, who, story)
    assert list(story.corrections.all()) == [note]
    assert editions.current(story).corrected_at == note.at


@pytest.mark.parametrize("ground", ["", "tekanan", "pressure"])
def test_a_withdrawal_takes_its_ground_from_the_closed_list(cast, ground):
    story = stage.published(cast)
    with pytest.raises(Refused) as refusal:
        stage.withdraw(cast.editor_in_chief, story, Order(note="Diminta.", ground=ground))
    assert "ground" in refusal.value.message_dict
    assert editions.current(story)


@pytest.mark.parametrize("ground", Ground.values)
def test_the_grounds_of_child_decency_and_trauma_name_no_headline(cast, ground):
    story = stage.published(cast, headline="Judul")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Sebab.", ground=ground))
    notice = story.withdrawals.get()
    assert bool(notice.shown_headline) == (ground not in ("child", "decency", "trauma"))
    assert ("article 10" in notice.rule) == (ground == "false")
