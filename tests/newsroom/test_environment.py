"""A setting that does not fit stops the start, and says which one and how to mend it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import Environment


@pytest.fixture
def env(monkeypatch):
    """`env(NAME=value)`: an environment with that in it."""

    def given(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return Environment()

    return given


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("", False)])
def test_a_switch_is_read(env, said, meant):
    assert env(NEWSROOM_SWITCH=said).bool("NEWSROOM_SWITCH", default=not meant) is meant


def test_a_misspelt_switch_is_not_taken_for_no(env):
    with pytest.raises(ImproperlyConfigured, match=r"NEWSROOM_SWITCH is “ture”, but must be 1 or 0"):
        env(NEWSROOM_SWITCH="ture").bool("NEWSROOM_SWITCH", default=False)


def test_an_unset_switch_has_its_default(env):
    assert env().bool("NEWSROOM_SWITCH", default=True) is True


@pytest.mark.parametrize("said", ["many", "-1", "1.5", ""])
def test_what_is_no_whole_number_is_refused(env, said):
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_NUMBER"):
        env(NEWSROOM_NUMBER=said).int("NEWSROOM_NUMBER", default=5)


def test_a_whole_number_is_read(env):
    assert env(NEWSROOM_NUMBER=" 12 ").int("NEWSROOM_NUMBER", default=5) == 12


def test_a_choice_is_read_in_any_case(env):
    assert env(LEVEL="warning").choice("LEVEL", ("INFO", "WARNING"), default="INFO") == "WARNING"


def test_a_choice_names_the_others(env):
    with pytest.raises(ImproperlyConfigured, match="LEVEL is “LOUD”, but must be one of: INFO, WARNING"):
        env(LEVEL="loud").choice("LEVEL", ("INFO", "WARNING"), default="INFO")


def test_a_site_loses_its_last_slash(env):
    assert env(SITE="https://www.example.co.id/").site("SITE", default="") == "https://www.example.co.id"


@pytest.mark.parametrize(
    "said", ["www.example.co.id", "https://", "ftp://example.co.id", "https://example.co.id/berita"]
)
def test_an_address_that_is_no_site_is_refused(env, said):
    with pytest.raises(ImproperlyConfigured, match="SITE is"):
        env(SITE=said).site("SITE", default="")


def test_a_database_address_is_read():
    read = Environment().postgres("postgres://wati:rahasia@db.example:5433/koran")
    assert read["ENGINE"] == "newsroom.database"
    assert (read["NAME"], read["HOST"], read["PORT"], read["USER"]) == ("koran", "db.example", 5433, "wati")


@pytest.mark.parametrize("url", ["sqlite:///a.db", "mysql://a:rahasia@b/c", "postgres://wati:rahasia@db", "nonsense"])
def test_another_database_is_refused_without_telling_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refused:
        Environment().postgres(url)
    assert "rahasia" not in str(refused.value)


def test_mail_for_a_folder_goes_where_its_address_says(env):
    found = env(MAIL="filemail:///srv/newsroom/mail").email_url("MAIL", default="")
    assert found["EMAIL_FILE_PATH"] == "/srv/newsroom/mail"


def test_a_mail_server_is_read_as_before(env):
    found = env(MAIL="smtp+tls://user:secret@mail.example:587").email_url("MAIL", default="")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
