"""Who opens the door for machines: asked of the whole cast, and right by right."""

import pytest

from exchange import permissions
from exchange.models import ImportRun
from people.models import Role, User
from people.roles import Right
from tests.exchange.wires import stage as wires

pytestmark = pytest.mark.django_db

LEADERS = {"managing_editor", "editor_in_chief"}


@pytest.fixture
def run(cast):
    return ImportRun.objects.create(source="x", created_by=cast.administrator)


def may(cast, why_not) -> set[str]:
    return {name for name, person in cast.people.items() if why_not(person) is None}


def test_who_brings_in_who_looks_and_who_releases(cast, run):
    assert may(cast, permissions.why_not_import) == {"administrator"}
    assert may(cast, permissions.why_not_export) == {"administrator"}
    assert may(cast, permissions.why_not_look) == LEADERS | {"administrator"}
    assert may(cast, lambda person: permissions.why_not_release(person, run)) == LEADERS


def test_who_takes_back_depends_on_what_readers_have(cast, run):
    assert may(cast, lambda person: permissions.why_not_undo(person, run)) == {"administrator"}
    run.released_by = cast.editor_in_chief
    assert may(cast, lambda person: permissions.why_not_undo(person, run)) == LEADERS


@pytest.mark.parametrize(
    ("rights", "may"),
    [
        ([Right.ARCHIVE], (True, False)),
        ([Right.PUBLISH], (False, False)),
        ([Right.ALL_DESKS], (False, False)),
        ([Right.PUBLISH, Right.ALL_DESKS], (False, True)),
        ([Right.PEOPLE, Right.SECTIONS, Right.AUDIT], (False, False)),
        ([*Right], (True, True)),
    ],
    ids=["archive", "publish", "all desks", "both", "people", "everything"],
)
def test_each_right_stands_alone(cast, run, rights, may):
    cast.photo_editor.roles.set([Role.objects.create(codename="arsip", name="Arsip", rights=rights)])
    person = User.objects.get(pk=cast.photo_editor.pk)
    answers = permissions.why_not_import(person), permissions.why_not_release(person, run)
    assert tuple(answer is None for answer in answers) == may


def test_not_even_who_may_everything_releases_their_own(cast):
    cast.photo_editor.roles.set([Role.objects.create(codename="arsip", name="Arsip", rights=[*Right])])
    person = User.objects.get(pk=cast.photo_editor.pk)
    own = ImportRun.objects.create(source="x", created_by=person)
    assert "yourself" in str(permissions.why_not_release(person, own))


def test_a_refusal_says_why(cast, run):
    assert "archives" in str(permissions.why_not_import(cast.writer))
    assert "every desk" in str(permissions.why_not_release(cast.section_editor, run))


def test_who_reads_the_wire_works_on_it_and_sets_it_up(cast, run):
    writers = {"writer", "other_writer", "section_editor", "other_section_editor"} | LEADERS
    assert may(cast, permissions.why_not_read_the_wire) == writers | {"photo_editor", "administrator"}
    assert may(cast, permissions.why_not_work_the_wire) == writers
    assert may(cast, permissions.why_not_set_up_wires) == LEADERS | {"administrator"}
    assert may(cast, permissions.why_not_see_withheld) == LEADERS | {"administrator"}


def test_what_may_be_taken_depends_on_what_its_sender_says(cast):
    (item,) = wires.keep(wires.source(cast))
    writers = {"writer", "other_writer", "section_editor", "other_section_editor"} | LEADERS
    for state, expected in (("usable", writers), ("canceled", set()), ("withheld", set())):
        item.state = state
        assert may(cast, lambda person: permissions.why_not_take(person, item)) == expected
