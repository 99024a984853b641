"""Who may do what with which case: each question and its queryset agree for the whole cast."""

import pytest

from articles.refusals import Refused
from people import clock
from people.models import Role, User
from people.roles import Right
from press import casefile, cases, intake, noting, permissions
from press.cases import Decision
from press.kinds import CaseKind
from press.models import Case, Outcome, Unverified
from press.noting import Printed
from tests import stage
from tests.press.conftest import complaint, decided
from tests.press.test_verifying import reasons

pytestmark = pytest.mark.django_db

HANDLERS = {"section_editor", "managing_editor", "editor_in_chief"}


def may(cast, rule, *things) -> set[str]:
    return {name for name, one in cast.people.items() if rule(one, *things) is None}


def test_who_sees_the_story_sees_its_cases_and_who_handles_them_is_at_its_desk(cast, case):
    assert may(cast, permissions.why_not_see, case) == HANDLERS | {"writer"}
    assert may(cast, permissions.why_not_handle, case) == HANDLERS
    assert may(cast, permissions.why_not_answer, case) == HANDLERS | {"writer"}
    assert may(cast, permissions.why_not_decide, case) == HANDLERS


def test_who_wrote_the_story_answers_and_does_not_decide(cast, case):
    own = about(stage.published(cast, created_by=cast.managing_editor))
    assert permissions.why_not_decide(cast.managing_editor, own) == permissions.OWN_STORY
    assert permissions.why_not_answer(cast.managing_editor, own) is None
    assert cases.answer(case, cast.writer, "Saya mendapat angka itu dari rilis.").by == cast.writer
    with pytest.raises(Refused):
        cases.decide(case, cast.writer, Decision(Outcome.REFUSED, "Angka kami benar."))


def test_a_house_of_one_may_decide_about_itself(settings, cast):
    settings.NEWSROOM_FOUR_EYES = False
    story = stage.published(cast, created_by=cast.managing_editor)
    assert permissions.why_not_decide(cast.managing_editor, about(story)) is None


def about(story) -> Case:
    """A case about `story`."""
    return intake.receive(story, complaint()).case


def test_each_rule_and_its_queryset_agree_for_the_whole_cast(cast, case, came):
    decided(came(CaseKind.REPLY, message="Kami tidak pernah menutup dermaga."), cast.section_editor)
    about(stage.published_in(cast, cast.other_section))
    about(stage.published(cast, created_by=cast.managing_editor))
    everything = list(Case.objects.select_related("article"))
    pairs = (
        (permissions.why_not_see, permissions.seen_by),
        (permissions.why_not_handle, permissions.handled_by),
        (permissions.why_not_decide, permissions.decided_by),
    )
    for name, person in cast.people.items():
        for rule, those in pairs:
            asked = {one.pk for one in everything if rule(person, one) is None}
            assert set(those(person).values_list("pk", flat=True)) == asked, (name, rule.__name__)


def test_the_right_alone_opens_the_cases_of_its_desk_and_not_the_stories(cast, case):
    role = Role.objects.create(codename="ombudsman", name="Ombudsman", rights=[Right.CASES, Right.ALL_DESKS])
    cast.photo_editor.roles.set([role])
    cast.photo_editor.memory.clear()
    assert permissions.why_not_decide(cast.photo_editor, case) is None
    assert case in permissions.seen_by(cast.photo_editor)


@pytest.mark.parametrize("name", ["other_writer", "other_section_editor", "photo_editor", "administrator", "legal"])
def test_every_verb_refuses_strangers_with_the_reason(cast, case, name):
    person = cast.people[name]
    verbs = (
        lambda: cases.assign(case, person, cast.section_editor),
        lambda: cases.answer(case, person, "Kata"),
        lambda: cases.write(case, person, "Kata"),
        lambda: cases.decide(case, person, Decision(Outcome.GRANTED, "Kata")),
        lambda: noting.give(case, person, Printed("Kata")),
        lambda: cases.close(case, person),
    )
    for verb in verbs:
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.messages[0]
    assert case.steps.count() == 1


#: Who may do what with a case in which state; nobody else of the cast, and nobody where nothing stands.
BY_STATE = {
    "open": {
        permissions.why_not_assign: HANDLERS,
        permissions.why_not_answer: HANDLERS | {"writer"},
        permissions.why_not_write: HANDLERS,
        permissions.why_not_decide: HANDLERS,
        permissions.why_not_tend: HANDLERS | {"writer"},
    },
    "decided": {
        permissions.why_not_assign: HANDLERS,
        permissions.why_not_answer: HANDLERS | {"writer"},
        permissions.why_not_write: HANDLERS,
        permissions.why_not_print: HANDLERS,
        permissions.why_not_tend: HANDLERS | {"writer"},
    },
    "printed": {
        permissions.why_not_assign: HANDLERS,
        permissions.why_not_answer: HANDLERS | {"writer"},
        permissions.why_not_write: HANDLERS,
        permissions.why_not_tend: HANDLERS | {"writer"},
        permissions.why_not_close: HANDLERS,
    },
    "closed": {},
}
RULES = {rule for told in BY_STATE.values() for rule in told}


def test_who_may_do_what_in_which_state_for_the_whole_cast(cast, case):
    """And that a refusal is a sentence."""
    steps = {
        "open": lambda: None,
        "decided": lambda: decided(case, cast.section_editor),
        "printed": lambda: noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton.")),
        "closed": lambda: cases.close(case, cast.section_editor),
    }
    for state, bring in steps.items():
        bring()
        case.refresh_from_db()
        for rule in RULES:
            assert may(cast, rule, case) == BY_STATE[state].get(rule, set()), (state, rule.__name__)
            assert all(str(rule(one, case) or "-").strip() for one in cast.people.values())
    assert may(cast, permissions.why_not_see, case) == HANDLERS | {"writer"}, "what is closed can still be read"


def test_whoever_has_no_account_any_more_is_given_no_case(cast, case):
    cast.section_editor.is_active = False
    assert "switched off" in str(permissions.why_not_hold(cast.section_editor, case))
    assert permissions.why_not_hold(cast.writer, case) is None
    assert permissions.why_not_hold(cast.other_writer, case) == permissions.NOT_THEIRS


def test_an_account_without_a_role_does_and_sees_nothing_not_even_of_a_story_that_it_wrote(cast, case, settings):
    """Whoever lost their role: the story bears their name still."""
    person = User.objects.create_user("dulu", "dulu@example.org", "Kata-Sandi-77")
    own = stage.published(cast, created_by=person)
    cases.assign(case, cast.section_editor, cast.writer)
    told = {name: getattr(reasons(), name) for name in ("urgent", "source", "unreachable", "note", "due_at")}
    row = Unverified.objects.create(article=own, opened_at=clock.now(), opened_by=cast.section_editor, **told)
    for four_eyes in (True, False):
        settings.NEWSROOM_FOUR_EYES = four_eyes
        assert permissions.why_not_see_any(person)
        for one in (case, about(own)):
            for name in ("see", "handle", "assign", "answer", "write", "decide", "print", "tend", "close", "hold"):
                assert getattr(permissions, f"why_not_{name}")(person, one), name
            assert casefile.why_not_ask(person, one)
        for listed in (permissions.seen_by, permissions.handled_by, permissions.decided_by):
            assert not listed(person).exists()
        assert permissions.why_not_open(person, own)
        assert permissions.why_not_mark(person, own)
        assert permissions.why_not_settle(person, row)
        assert not permissions.settled_by(person).exists()
        assert not permissions.awaited_from(person).exists()
    with pytest.raises(Refused):
        cases.answer(about(own), person, "Itu tidak benar.")
    with pytest.raises(Refused):
        cases.assign(case, cast.section_editor, person)
