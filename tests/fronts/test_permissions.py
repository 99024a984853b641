"""Rights by front: a section's editors their section's, home for who holds that right."""

import pytest

from articles.refusals import Refused
from fronts import bars, drafts, permissions, publishing
from fronts.models import Front
from fronts.publishing import Seen
from people.models import Role
from people.roles import Right
from tests import stage
from tests.fronts.conftest import Desk

pytestmark = pytest.mark.django_db

LEADERS = {"managing_editor", "editor_in_chief"}


def test_home_is_for_who_holds_that_right_and_a_section_for_its_editors_too(cast):
    may = {
        front: {name for name, one in cast.people.items() if permissions.why_not_arrange(one, pk) is None}
        for front, pk in (("home", None), ("own", cast.section.pk), ("other", cast.other_section.pk))
    }
    assert may == {
        "home": LEADERS,
        "own": LEADERS | {"section_editor"},
        "other": LEADERS | {"other_section_editor"},
    }


@pytest.mark.parametrize("right", [Right.HOME, Right.FRONTS])
def test_each_right_stands_alone(cast, right):
    role = Role.objects.create(codename="kurator", name="Kurator", rights=[right])
    cast.photo_editor.roles.set([role])
    home = permissions.why_not_arrange(cast.photo_editor, None) is None
    section = permissions.why_not_arrange(cast.photo_editor, cast.section.pk) is None
    assert (home, section) == ((True, False) if right is Right.HOME else (False, True))


def test_a_rule_and_its_querysets_agree_for_the_whole_cast(cast):
    sections = [None, cast.section, cast.other_section]
    fronts = [Front.objects.create(section=section) for section in sections]
    for person in cast.people.values():
        may = [one for one in fronts if permissions.why_not_arrange(person, one.section_id) is None]
        assert set(permissions.arranged_by(person)) == set(may)
        assert set(permissions.sections_arranged_by(person)) == {one.section for one in may if one.section}
        assert (permissions.why_not_arrange_any(person) is None) == bool(may)
        assert (permissions.why_not_set_bar(person) is None) == (fronts[0] in may)


@pytest.mark.parametrize("name", ["writer", "section_editor", "photo_editor", "administrator", "legal"])
def test_every_verb_refuses_with_the_reason(cast, name, home):
    person = cast.people[name]
    home.lead_with(stage.published(cast))
    waiting = home.publish(at=stage.timezone.now() + stage.timedelta(hours=1))
    verbs = [
        lambda: Desk(person).lead_with(),
        lambda: drafts.restore(person, None, None),
        lambda: publishing.publish(person, None, Seen()),
        lambda: publishing.call_off(person, waiting),
        lambda: bars.put(person, "Pita", stage.timezone.now() + stage.timedelta(hours=1)),
        lambda: bars.lift(person),
    ]
    for verb in verbs:
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.messages == [str(permissions.NOT_HOME)]
