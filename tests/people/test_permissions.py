"""Who manages people, and what nobody may do for themselves."""

import pytest

from articles.models import Byline, ReviewStep
from people import permissions
from people.models import Author, Role, User
from people.roles import Right
from tests import stage
from tests.factories import AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db


def role(codename) -> Role:
    return Role.objects.get(codename=codename)


def test_every_rule_and_its_queryset_agree_for_the_whole_cast(cast):
    stage.draft(cast)
    AuthorFactory(name="Kantor Berita")
    Role.objects.create(codename="unused", name="Magang", rights=[Right.WRITE])
    pairs = [
        (User, permissions.why_not_manage_people, permissions.manageable_users),
        (Role, permissions.why_not_manage_people, permissions.manageable_roles),
        (User, permissions.why_not_see_users, permissions.users_seen_by),
        (Role, permissions.why_not_delete_role, permissions.deletable_roles),
        (Author, permissions.why_not_see_authors, permissions.authors_seen_by),
        (Author, permissions.why_not_edit_author, permissions.authors_edited_by),
        (Author, permissions.why_not_delete_author, permissions.deletable_authors),
    ]
    for who, person in {**cast.people, "roleless": UserFactory()}.items():
        for model, why_not, which in pairs:
            allowed = {thing.pk for thing in model.objects.all() if why_not(person, thing) is None}
            assert allowed == set(which(person).values_list("pk", flat=True)), (who, why_not.__name__)


def test_an_administrator_cannot_give_themselves_a_right_over_stories(cast):
    reason = permissions.why_not_take_roles(
        cast.administrator, cast.administrator, [role("administrator"), role("managing_editor")]
    )
    assert "another administrator" in str(reason)
    assert str(Right.PUBLISH.label) in str(reason)


def test_an_administrator_may_make_someone_else_an_editor(cast):
    assert permissions.why_not_take_roles(cast.administrator, cast.writer, [role("managing_editor")]) is None


def test_an_administrator_cannot_lay_down_the_care_for_people(cast):
    assert permissions.why_not_take_roles(cast.administrator, cast.administrator, [])


def test_keeping_ones_own_roles_is_no_gain(cast):
    assert permissions.why_not_take_roles(cast.administrator, cast.administrator, [role("administrator")]) is None


def test_nobody_gives_themselves_even_a_role_without_rights(cast):
    roles = [role("administrator"), role("legal")]
    assert permissions.why_not_take_roles(cast.administrator, cast.administrator, roles)
    assert permissions.why_not_take_roles(cast.administrator, cast.writer, [role("legal")]) is None


def test_a_role_that_a_review_step_names_is_not_deleted(cast):
    legal, free = role("legal"), Role.objects.create(codename="free", name="Bebas")
    legal.users.clear()
    ReviewStep.objects.create(name="Hukum").roles.add(legal)
    assert "review steps" in str(permissions.why_not_delete_role(cast.administrator, legal))
    assert list(permissions.deletable_roles(cast.administrator)) == [free]


def test_filling_ones_own_role_with_new_rights_counts_as_giving_oneself(cast):
    mine = role("administrator")
    assert permissions.why_not_fill_role(cast.administrator, mine, [*mine.rights, Right.PUBLISH])


def test_taking_the_care_for_people_out_of_ones_own_role_is_refused(cast):
    assert permissions.why_not_fill_role(cast.administrator, role("administrator"), [Right.SECTIONS])


def test_another_persons_role_may_get_any_right(cast):
    assert permissions.why_not_fill_role(cast.administrator, role("writer"), list(Right)) is None


def test_a_new_role_may_hold_any_right(cast):
    assert permissions.why_not_fill_role(cast.administrator, Role(), list(Right)) is None


def test_a_second_role_of_ones_own_keeps_the_care_for_people(cast):
    spare = Role.objects.create(codename="spare", name="Cadangan", rights=[Right.PEOPLE])
    cast.administrator.roles.add(spare)
    assert permissions.why_not_fill_role(cast.administrator, spare, []) is None


def test_nobody_switches_themselves_off(cast):
    assert permissions.why_not_switch_off(cast.administrator, cast.administrator)
    assert permissions.why_not_switch_off(cast.administrator, cast.writer) is None
    assert permissions.why_not_switch_off(cast.editor_in_chief, cast.writer)


def test_accounts_are_never_deleted(cast):
    assert permissions.why_not_delete_user(cast.administrator, UserFactory())


def test_a_role_in_use_is_not_deleted(cast):
    assert permissions.why_not_delete_role(cast.administrator, role("writer"))


def test_a_person_edits_their_own_profile_and_no_other(cast):
    assert permissions.why_not_edit_author(cast.writer, cast.writer.author) is None
    assert permissions.why_not_edit_author(cast.writer, cast.other_writer.author)


def test_leading_editors_keep_the_list_of_bylines(cast):
    assert permissions.why_not_edit_author(cast.managing_editor, cast.writer.author) is None
    assert permissions.why_not_add_author(cast.managing_editor) is None
    assert permissions.why_not_add_author(cast.section_editor)


def test_a_printed_byline_is_not_deleted(cast):
    stage.draft(cast)
    reason = permissions.why_not_delete_author(cast.administrator, cast.writer.author)
    assert str(Byline._meta.verbose_name_plural) in str(reason)
