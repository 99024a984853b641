"""The address at which a sender follows a case opens by its token alone."""

import pytest

from press import addresses

pytestmark = pytest.mark.django_db


def token(case) -> str:
    return addresses.path(case).rstrip("/").rsplit("/", 1)[1]


def test_the_token_finds_the_case_and_nothing_in_the_table_does(case):
    assert addresses.find(token(case)) == case
    for guess in (case.seed, case.digest, str(case.pk), case.number, "", "\x00"):
        assert addresses.find(guess) is None


def test_the_address_outlives_a_change_of_key_while_the_old_one_is_kept(settings, case):
    old, before = settings.SECRET_KEY, addresses.address(case)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [old]
    assert addresses.address(case) == before
    settings.SECRET_KEY_FALLBACKS = []
    assert addresses.address(case) == ""


def test_two_cases_share_nothing(came):
    one, other = came(), came(message="Namanya keliru.")
    assert token(one) != token(other)
    assert one.seed not in addresses.path(one)
