"""What each person sets for themselves."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from people.models import Theme, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FORM = {"first_name": "Wati", "last_name": "", "language": "en", "time_zone": "Asia/Makassar", "theme": "dark"}


@pytest.fixture
def writer(client):
    person = UserFactory(username="wati", roles=["writer"])
    client.force_login(person)
    return person


def test_preferences_are_kept_with_the_account(client, writer):
    client.post(reverse("people:preferences"), FORM)
    writer.refresh_from_db()
    assert (writer.language, writer.time_zone, writer.theme) == ("en", "Asia/Makassar", "dark")


def test_the_answer_speaks_the_language_just_chosen(client, writer):
    answer = client.post(reverse("people:preferences"), FORM, follow=True)
    assert answer.headers["Content-Language"] == "en"
    assert "Your preferences are saved." in answer.content.decode()


@pytest.mark.parametrize(("field", "value"), [("language", "xx"), ("time_zone", "Asia/Atlantis"), ("theme", "pink")])
def test_an_unknown_choice_is_refused(client, writer, field, value):
    answer = client.post(reverse("people:preferences"), {**FORM, field: value})
    assert answer.context["form"].errors.keys() == {field}


def test_preferences_change_nothing_else(client, writer):
    client.post(reverse("people:preferences"), {**FORM, "username": "pemred", "email": "x@example.org", "roles": "1"})
    writer.refresh_from_db()
    assert (writer.username, writer.email) == ("wati", "wati@example.org")
    assert [role.codename for role in writer.roles.all()] == ["writer"]


@pytest.mark.parametrize("theme", Theme.values)
def test_a_theme_button_keeps_the_theme_and_goes_back(client, writer, theme):
    there = reverse("admin:people_author_changelist")
    answer = client.post(reverse("people:theme"), {"theme": theme, "next": there})
    assert answer.headers["Location"] == there
    assert User.objects.get(pk=writer.pk).theme == theme


def test_a_theme_button_leads_to_no_other_site(client, writer):
    answer = client.post(reverse("people:theme"), {"theme": "dark", "next": "https://jahat.example/"})
    assert answer.headers["Location"] == reverse("admin:index")


PAGES = ["people:preferences", "account_change_password", "mfa_index", "usersessions_list"]


@pytest.mark.parametrize("name", PAGES)
def test_ones_own_account_stands_in_the_desks_frame(client, writer, name):
    page = BeautifulSoup(client.get(reverse(name), follow=True).content, "html.parser")
    assert page.select("#nav-sidebar a[href='/admin/']")
    assert len(page.select("h1")) == 1
    assert [link["href"] for link in page.select(".account-tabs [aria-current]")] == [reverse(name)]


def test_whoever_holds_no_role_yet_gets_no_menu_and_can_sign_out(client):
    client.force_login(UserFactory(roles=[]))
    page = BeautifulSoup(client.get(reverse("people:preferences")).content, "html.parser")
    assert not page.select("#nav-sidebar")
    assert page.select_one(f".account-tabs form[action='{reverse('account_logout')}'] button")
