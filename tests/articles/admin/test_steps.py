"""Setting up review steps: what makes sense, what is refused, and what it says of each section."""

import pytest
from django.urls import reverse

from articles.models import ReviewStep
from articles.workflow import reviewers, step_rules
from audit.models import Entry
from people.models import Role
from tests import stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LIST = "admin:articles_reviewstep_changelist"
ADD = "admin:articles_reviewstep_add"
CHANGE = "admin:articles_reviewstep_change"
DELETE = "admin:articles_reviewstep_delete"


def role(codename) -> Role:
    return Role.objects.get(codename=codename)


@pytest.fixture
def admin(cast, at_desk):
    return at_desk(cast.administrator)


@pytest.fixture
def sent(cast):
    """`sent(**changes)`: a step that makes sense, as the browser sends it."""

    def fill(**changes):
        data = {"section": cast.section.pk, "name": "Hukum", "order": 2, "roles": [role("legal").pk]}
        data |= {"people": [], "agreement": "one", "is_active": "on"}
        return {name: value for name, value in (data | changes).items() if value is not None}

    return fill


def errors(response) -> str:
    form = response.context["adminform"].form
    return " ".join(str(sentence) for sentences in form.errors.values() for sentence in sentences)


def test_a_step_is_set_up(cast, admin, sent):
    assert admin.post(reverse(ADD), sent()).status_code == 302
    step = ReviewStep.objects.get()
    assert (step.name, step.section, step.desk_only) == ("Hukum", cast.section, False)
    assert list(step.roles.all()) == [role("legal")]
    assert cast.legal in reviewers.of(step, cast.section.pk)


def test_a_step_for_every_section_has_none_of_its_own(admin, sent):
    admin.post(reverse(ADD), sent(section=""))
    assert ReviewStep.objects.get().section is None


def test_setting_up_a_step_is_in_the_log(cast, admin, sent):
    admin.post(reverse(ADD), sent())
    assert Entry.objects.filter(actor=cast.administrator, action="record.added", label="Hukum").exists()


NONSENSE = {
    "nobody": ({"roles": []}, "nobody could approve"),
    "all of nobody": ({"agreement": "all"}, "Name the people"),
    "all and a role": ({"agreement": "all", "people": ["legal"]}, "a role has no say"),
    "switched off": ({"people": ["off"]}, "switched off"),
    "without a role": ({"people": ["roleless"]}, "has no role"),
    "oneself": ({"people": ["administrator"]}, "yourself"),
    "one's own role": ({"roles": ["administrator"]}, "yourself"),
}


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_is_refused_with_the_reason_and_saves_nothing(cast, admin, sent, what):
    changes, reason = NONSENSE[what]
    people = cast.people | {"off": UserFactory(roles=["legal"], is_active=False), "roleless": UserFactory()}
    changes = dict(changes)
    if "people" in changes:
        changes["people"] = [people[name].pk for name in changes["people"]]
    if changes.get("roles"):
        changes["roles"] = [role(name).pk for name in changes["roles"]]
    response = admin.post(reverse(ADD), sent(**changes))
    assert response.status_code == 200
    assert reason in errors(response)
    assert not ReviewStep.objects.exists()


def test_two_steps_of_one_name_in_one_section_are_refused(cast, admin, sent):
    admin.post(reverse(ADD), sent())
    assert "of that name" in errors(admin.post(reverse(ADD), sent(name="hukum")))
    assert admin.post(reverse(ADD), sent(section=cast.other_section.pk)).status_code == 302


def test_nobody_widens_a_step_of_their_own_role_to_every_desk(cast, admin, sent):
    step = ReviewStep.objects.create(section=cast.section, name="Hukum")
    step.roles.add(role("administrator"))
    response = admin.post(reverse(CHANGE, args=[step.pk]), sent(roles=[role("administrator").pk]))
    assert "yourself" in errors(response)
    step.refresh_from_db()
    assert step.desk_only


def test_a_step_that_makes_no_sense_may_still_be_switched_off(cast, admin, sent):
    step = ReviewStep.objects.create(section=cast.section, name="Hukum")
    step.people.add(UserFactory(is_active=False))
    people = list(step.people.values_list("pk", flat=True))
    admin.post(reverse(CHANGE, args=[step.pk]), sent(roles=[], people=people, is_active=None))
    step.refresh_from_db()
    assert not step.is_active


def test_a_step_that_stories_passed_is_not_deleted_and_keeps_its_section(cast, admin, sent):
    article = stage.at_step(cast)
    passed = ReviewStep.objects.get(name="Redaktur")
    assert admin.post(reverse(DELETE, args=[passed.pk]), {"post": "yes"}).status_code == 403
    changed = sent(section=cast.other_section.pk, name="Penyunting", roles=[role("section_editor").pk])
    admin.post(reverse(CHANGE, args=[passed.pk]), changed)
    passed.refresh_from_db()
    assert (passed.section, passed.name) == (cast.section, "Penyunting")
    assert article.approvals.get().step_name == "Redaktur"


def test_a_step_that_nothing_passed_is_deleted(cast, admin):
    step = ReviewStep.objects.create(section=cast.section, name="Keliru")
    admin.post(reverse(DELETE, args=[step.pk]), {"post": "yes"})
    assert not ReviewStep.objects.exists()


def test_both_faces_of_deleting_agree(cast):
    stage.at_step(cast)
    ReviewStep.objects.create(section=cast.section, name="Baru")
    for person in cast.people.values():
        asked = {s.pk for s in ReviewStep.objects.all() if step_rules.why_not_delete(person, s) is None}
        assert asked == set(step_rules.deletable_by(person).values_list("pk", flat=True))


def test_only_those_who_set_up_desks_see_or_change_steps(cast, at_desk, sent):
    step = stage.review_steps(cast)[0]
    for who, person in cast.people.items():
        client = at_desk(person)
        expected = 200 if who == "administrator" else 403
        for address in (reverse(LIST), reverse(ADD), reverse(CHANGE, args=[step.pk])):
            assert client.get(address).status_code == expected, (who, address)
        if who != "administrator":
            assert client.post(reverse(ADD), sent()).status_code == 403
            assert client.post(reverse(CHANGE, args=[step.pk]), sent(name="Palsu")).status_code == 403
    assert set(ReviewStep.objects.values_list("name", flat=True)) == {"Redaktur", "Hukum"}


def test_the_list_says_what_happens_to_a_story_of_each_section(cast, admin):
    stage.review_steps(cast, is_skippable=True)
    page = admin.get(reverse(LIST)).content.decode()
    assert "One editor of the desk approves it" in page
    ways = {way.section: way for way in step_rules.ways()}
    assert ways[cast.section].steps == [
        ("Redaktur", "Redaktur of the desk"),
        ("Hukum", "Hukum of any desk (may be skipped)"),
    ]
    assert ways[cast.other_section].steps == []


def test_the_list_warns_of_a_step_where_nobody_can_approve(cast, admin):
    stage.review_steps(cast)
    cast.legal.is_active = False
    cast.legal.save()
    way = next(way for way in step_rules.ways() if way.section == cast.section)
    assert way.alone == ["Hukum"]
    assert "Nobody can approve at “Hukum” now" in admin.get(reverse(LIST)).content.decode()


def test_named_people_are_told_by_name(cast):
    step = ReviewStep.objects.create(name="Dewan", agreement="all")
    step.people.set([cast.legal, cast.editor_in_chief])
    names = [str(person) for person in step.people.all()]
    assert step_rules.in_words(step) == f"all of {names[0]}, {names[1]}"
    step.agreement = "one"
    assert step_rules.in_words(step) == f"{names[0]} or {names[1]}"
