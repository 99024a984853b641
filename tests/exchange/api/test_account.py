"""One's own tokens on the account's pages."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from exchange.api import tokens
from exchange.models import ApiToken, Scope
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-123"


@pytest.fixture
def writer():
    return UserFactory(username="wati", roles=["writer"])


@pytest.fixture
def signed_in(client, writer):
    """A browser in which the writer gave the password once more just now."""
    client.force_login(writer)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def make(client, **said):
    return client.post(reverse("tokens:new"), {"name": "Skrip", "scopes": ["stories:read"], "days": "30"} | said)


def test_the_token_is_shown_once_and_never_again(signed_in, writer):
    page = BeautifulSoup(make(signed_in).content, "html.parser")
    text = page.select_one("#token").get_text()
    token = ApiToken.objects.get()
    assert (tokens.find(text), token.owner, token.scopes) == (token, writer, ["stories:read"])
    again = signed_in.get(reverse("tokens:index")).content.decode()
    assert token.prefix in again
    assert text not in again


def test_the_page_that_shows_it_is_kept_nowhere(signed_in):
    assert "no-store" in make(signed_in)["Cache-Control"]


def test_whoever_signed_in_long_ago_says_who_they_are_first(client, writer):
    client.force_login(writer)
    for answer in (client.get(reverse("tokens:new")), make(client)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not ApiToken.objects.exists()


def test_who_can_publish_needs_a_second_step_where_the_house_asks_for_one(client, settings):
    settings.NEWSROOM_REQUIRE_MFA = True
    client.force_login(UserFactory(roles=["section_editor"]))
    answer = client.get(reverse("tokens:index"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"scopes": []}, {"scopes": ["stories:publish"]}, {"days": "3650"}, {"name": "x" * 81}]
)
def test_what_is_wrong_makes_none_and_is_said(signed_in, said):
    page = BeautifulSoup(make(signed_in, **said).content, "html.parser")
    assert page.select(".errorlist")
    assert not ApiToken.objects.exists()


def test_one_too_many_is_said(signed_in, writer, monkeypatch):
    monkeypatch.setattr(tokens, "MOST", 1)
    make(signed_in)
    assert "Revoke one first" in make(signed_in).content.decode()


def test_only_ones_own_tokens_are_seen_and_revoked(signed_in, writer):
    other = UserFactory(roles=["writer"])
    theirs, _text = tokens.make(other, "Rahasia rekan", [Scope.STORIES_READ], 30)
    mine, _text = tokens.make(writer, "Skrip saya", [Scope.STORIES_READ], 30)
    page = signed_in.get(reverse("tokens:index")).content.decode()
    assert "Skrip saya" in page
    assert "Rahasia rekan" not in page
    assert signed_in.post(reverse("tokens:revoke", args=[theirs.pk])).status_code == 404
    assert signed_in.post(reverse("tokens:revoke", args=[2**70])).status_code == 404
    page = signed_in.post(reverse("tokens:revoke", args=[mine.pk]), follow=True).content.decode()
    assert "lets in no more" in page
    assert list(ApiToken.objects.living()) == [theirs]


def test_the_account_leads_there(signed_in):
    page = BeautifulSoup(signed_in.get(reverse("tokens:new")).content, "html.parser")
    assert [link["href"] for link in page.select(".account-tabs [aria-current]")] == [reverse("tokens:index")]
