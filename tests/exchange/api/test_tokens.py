"""A token is kept as its digest, told once, known by its form, and revoked for good."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.refusals import Refused
from audit.models import Entry
from exchange.api import tokens
from exchange.models import ApiToken, Scope
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(username="wati", roles=["writer"])


@pytest.fixture
def made(writer):
    return tokens.make(writer, "Skrip", [Scope.PHOTOS_WRITE, Scope.STORIES_READ], 30)


def test_nothing_that_is_kept_lets_in(made):
    token, text = made
    row = ApiToken.objects.filter(pk=token.pk).values().get()
    assert text not in str(row)
    assert text[4:40] not in str(row)
    assert row["prefix"] == text[:12]
    assert row["scopes"] == ["stories:read", "photos:write"]
    assert tokens.find(text) == token
    assert tokens.find(row["digest"]) is tokens.find(row["prefix"]) is None


def test_a_token_is_told_from_a_made_up_one_without_asking_anybody(made, django_assert_num_queries):
    _token, text = made
    assert tokens.KIND.form.fullmatch(text)
    other = "A" if text[10] != "A" else "B"
    with django_assert_num_queries(0):
        for wrong in (
            text[:10] + other + text[11:],
            text[:-1],
            f"{text}A",
            text.lower(),
            "",
            "nrm_",
            "nrm_" + "é" * 49,
        ):
            assert tokens.find(wrong) is None


def test_two_tokens_share_nothing(writer):
    made = {tokens.make(writer, "x", [Scope.STORIES_READ], 30)[1] for _nth in range(5)}
    assert len({text[4:20] for text in made}) == 5


def test_a_token_ends_by_itself(made, monkeypatch):
    token, text = made
    later = timezone.now() + timedelta(days=30, minutes=1)
    assert tokens.find(text)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert tokens.find(text) is None
    assert token.state == "expired"


def test_a_revoked_token_stays_as_a_row_and_lets_in_no_more(made, writer):
    token, text = made
    assert tokens.revoke(token, writer)
    assert not tokens.revoke(token, writer)
    assert tokens.find(text) is None
    token.refresh_from_db()
    assert (token.state, token.revoked_by) == ("revoked", writer)
    told = Entry.objects.filter(kind="token").order_by("pk")
    assert [entry.action for entry in told] == ["token.made", "token.revoked"]
    assert all(entry.details["token"] == token.prefix and text not in str(entry.details) for entry in told)


def test_an_account_that_is_off_has_no_token_that_lets_in(made, writer):
    writer.is_active = False
    writer.save()
    assert tokens.find(made[1]) is None


def test_its_last_use_is_kept_to_the_minute(made, django_assert_num_queries):
    token, _text = made
    tokens.note_use(token)
    token.refresh_from_db()
    first = token.last_used_at
    tokens.note_use(token)
    token.refresh_from_db()
    assert token.last_used_at == first
    ApiToken.objects.update(last_used_at=first - timedelta(minutes=2))
    tokens.note_use(token)
    token.refresh_from_db()
    assert token.last_used_at >= first


def test_nobody_has_more_than_so_many(writer):
    for _nth in range(tokens.MOST):
        token, _text = tokens.make(writer, "x", [Scope.STORIES_READ], 30)
    with pytest.raises(Refused, match="20 tokens"):
        tokens.make(writer, "x", [Scope.STORIES_READ], 30)
    tokens.revoke(token, writer)
    assert tokens.make(writer, "x", [Scope.STORIES_READ], 30)


def test_whoever_runs_the_machine_revokes_what_was_found_elsewhere(made, capsys):
    token, text = made
    with pytest.raises(CommandError):
        call_command("revoke_token", "nrm_")
    with pytest.raises(CommandError):
        call_command("revoke_token", "nrm_00000000")
    call_command("revoke_token", text)
    assert "wati" in capsys.readouterr().out
    assert tokens.find(text) is None
    call_command("revoke_token", token.prefix)
    assert "before" in capsys.readouterr().out
