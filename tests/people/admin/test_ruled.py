"""An admin page shows what its room's rules list, and a refusal carries the rule's reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from newsroom.admin import NewsroomAdminSite
from people.admin import RuledModelAdmin
from people.models import Author
from people.permissions import Rule
from tests.factories import AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db

EVERYTHING = Rule(lambda user: None, lambda user, thing: None, lambda user: Author.objects.all())
NOT_THE_AGENCY = Rule(
    lambda user: None,
    lambda user, author: "The agency keeps its own name." if author.name == "Agency" else None,
    lambda user: Author.objects.exclude(name="Agency"),
)


class Page(RuledModelAdmin):
    rule_view = EVERYTHING
    rule_change = NOT_THE_AGENCY


@pytest.fixture
def page():
    return Page(Author, NewsroomAdminSite())


@pytest.fixture
def request_(rf: RequestFactory):
    request = rf.get("/admin/")
    request.user = UserFactory(roles=["writer"])
    return request


def test_the_list_is_what_the_view_rule_lists(page, request_):
    AuthorFactory(name="Agency")
    assert page.get_queryset(request_).count() == 1
    page.rule_view = NOT_THE_AGENCY
    assert page.get_queryset(request_).count() == 0


def test_each_thing_is_asked_about_by_itself(page, request_):
    assert page.has_change_permission(request_, AuthorFactory())
    assert not page.has_change_permission(request_, AuthorFactory(name="Agency"))


def test_what_has_no_rule_is_refused(page, request_):
    assert not page.has_delete_permission(request_)
    assert not page.has_add_permission(request_)


def test_a_refusal_carries_the_reason(page, rf, request_):
    agency = AuthorFactory(name="Agency")
    request = rf.post("/admin/")
    request.user = request_.user
    request._dont_enforce_csrf_checks = True
    with pytest.raises(PermissionDenied, match="keeps its own name"):
        page.changeform_view(request, str(agency.pk))
