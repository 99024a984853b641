"""No log and no mail of a failure shows an address that lets in whoever has it."""

import io
import logging
import re
import threading
from logging.config import DictConfigurator

import pytest
from django.conf import settings
from django.core import mail
from django.urls import URLResolver, get_resolver, reverse

from newsroom import logs

SECRET = "kE9vQx-rahasia_7Zt"
#: They sound like secrets and are none: a form's name, asked for by its owner alone.
HARMLESS = {"admin:articles_article_unsaved", "admin:articles_article_discard"}


@pytest.fixture
def written(monkeypatch):
    """What our handlers write, as they are set."""
    stream = io.StringIO()
    for name in ("django.request", "django.security", "django", "public", "people"):
        handler = logging.StreamHandler(stream)
        handler.setFormatter(
            DictConfigurator(settings.LOGGING).configure_formatter(settings.LOGGING["formatters"]["line"])
        )
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [handler])
        monkeypatch.setattr(logger, "propagate", False)
        monkeypatch.setattr(logger, "level", logging.DEBUG)
    return stream


def addresses(resolver=None, space=""):
    """Name and parts of every named address."""
    resolver = resolver or get_resolver()
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", set(one.pattern.regex.groupindex)


def secret_addresses() -> list[str]:
    return [
        reverse(name, kwargs={part: "1" if part == "uidb36" else SECRET for part in parts})
        for name, parts in logs.declared().items()
    ]


def test_every_address_with_a_key_or_a_token_says_that_it_is_secret():
    named = {name for name, parts in addresses() if {"token", "key", "secret", "signature"} & parts}
    assert named - HARMLESS == set(logs.declared())
    assert len(named) >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["", "x/y", "?utm_source=surat"])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_whatever_is_asked_there_the_log_does_not_show_it(client, written, method, end):
    client.raise_request_exception = False
    for address in secret_addresses():
        getattr(client, method)(address + end)
        getattr(client, method)(address.rstrip("/"))
    assert SECRET not in written.getvalue()


@pytest.mark.django_db
def test_what_it_does_write_still_says_where(client, written):
    client.put(reverse("public:shared", args=[SECRET]))
    assert f"/pratinjau/{logs.HIDDEN}/" in written.getvalue()


@pytest.mark.parametrize("address", ["{0}", "https://koran.example{0}", "'{0}'", "//a{0}?x=1", "{1}"])
def test_an_address_within_a_message_or_a_traceback_is_found(written, address):
    for path in secret_addresses():
        try:
            raise ValueError(address.format(path, path.upper()))
        except ValueError:
            logging.getLogger("public").exception("Di %s", address.format(path, path))
    assert SECRET not in written.getvalue()
    assert SECRET.upper() not in written.getvalue()


def test_other_addresses_are_left_as_they_are():
    text = "Not Found: /read/12/harga-kopi/ /pratinjau/ /admin/account/password/reset/key/done"
    assert logs.without_secrets("/read/12/harga-kopi/?a=b") == "/read/12/harga-kopi/?a=b"
    assert logs.without_secrets(text).startswith("Not Found: /read/12/harga-kopi/ /pratinjau/ ")


def test_the_mail_about_a_failure_shows_no_secret(rf, settings):
    settings.ADMINS = ["meja@example.org"]
    for address in secret_addresses():
        record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Error: %s", (address,), None)
        record.request = rf.post(address, headers={"referer": f"https://koran.example{address}"})
        handler = logs.FailureMail(include_html=True)
        handler.emit(record)
        handler.flush()
    assert len(mail.outbox) == len(secret_addresses())
    for message in mail.outbox:
        assert not re.search(SECRET, message.message().as_string() + message.subject + message.body)
        assert logs.HIDDEN in message.body


def failure(text: str) -> logging.LogRecord:
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, text, (), None)


def test_a_mail_server_that_hangs_holds_up_no_request(settings, monkeypatch):
    settings.ADMINS = ["meja@example.org"]
    goes_on, sent = threading.Event(), []

    def hang(*args, **kwargs):
        goes_on.wait(10)
        sent.append(args)

    monkeypatch.setattr("newsroom.logs.mail.mail_admins", hang)
    handler = logs.FailureMail()
    for number in range(3):
        handler.emit(failure(f"Rusak {number}"))
    assert sent == []
    goes_on.set()
    handler.flush()
    assert len(sent) == 3


def test_a_mail_server_that_refuses_is_a_line_in_the_log(settings, monkeypatch, caplog):
    settings.ADMINS = ["meja@example.org"]

    def refuse(*args, **kwargs):
        raise OSError("refused")

    monkeypatch.setattr("newsroom.logs.mail.mail_admins", refuse)
    handler = logs.FailureMail()
    handler.emit(failure("Rusak"))
    handler.flush()
    assert "could not be mailed to ADMINS: refused" in caplog.text


def test_the_same_failure_is_one_mail_a_minute_and_a_flood_has_an_end(settings, monkeypatch):
    settings.ADMINS = ["meja@example.org"]
    handler = logs.FailureMail()
    for _time in range(5):
        handler.emit(failure("Rusak"))
    handler.flush()
    assert len(mail.outbox) == 1
    monkeypatch.setattr(handler._waiting, "full", lambda: True)
    handler.emit(failure("Rusak lagi"))
    handler.flush()
    assert len(mail.outbox) == 1


def test_what_strangers_can_bring_about_as_they_like_sends_no_mail_within_a_request():
    rules = settings.LOGGING["loggers"]["django.security"]
    assert "mail" not in rules["handlers"]
    assert rules["propagate"] is False
