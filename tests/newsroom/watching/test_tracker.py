"""What goes to a tracker of failures: where and what kind, and nothing of people or stories."""

import json
import logging

import pytest
import sentry_sdk
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception
from django.db.backends.utils import CursorWrapper
from django.dispatch import Signal
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from sentry_sdk.transport import Transport

from newsroom.watching import tracker, underway

SECRET = f"Kata-kata yang belum {'TERBIT'.lower()}"  # not as it stands in this file, whose lines go out
KEY = "kunci" * 3
ADDRESS = ".".join(reversed("7891"))


class Kept(Transport):
    """Sends nothing, and keeps what would have gone out."""

    def __init__(self, options=None):
        super().__init__(options)
        self.events = []

    def capture_envelope(self, envelope):
        self.events += [item.payload.json for item in envelope.items if item.payload.json]


@pytest.fixture
def sent():
    """The reports that go out while it is on."""
    kept = Kept()
    tracker.begin("http://kunci@127.0.0.1:9/1", "staging", transport=kept)
    yield kept.events
    got_request_exception.disconnect(tracker.request_failed)
    sentry_sdk.get_client().close(timeout=0)
    sentry_sdk.init(default_integrations=False, auto_enabling_integrations=False)  # or it wraps all of Django


def fail(headline: str) -> None:
    raise ValueError(f"value too long: {headline}")


def ask() -> dict:
    """A request as a server makes it, which fails; the headers of its answer."""
    about = {"REMOTE_ADDR": ADDRESS, "HTTP_COOKIE": f"a={SECRET}", "HTTP_USER_AGENT": SECRET}
    request = RequestFactory().post(f"/pratinjau/{KEY}/", {"body": SECRET}, query_params={"q": SECRET}, **about)
    told = {}
    answer = WSGIHandler()(request.environ, lambda status, headers: told.update(headers, status=status))
    answer.close()
    return told


@pytest.mark.django_db
def test_a_failed_request_says_where_and_of_what_kind_and_in_which_request(sent, monkeypatch):
    monkeypatch.setattr("articles.readers.sharing.find", lambda token: fail(SECRET))
    answer = ask()
    [event] = [one for one in sent if one.get("exception")]
    failure = event["exception"]["values"][-1]
    assert answer["status"].startswith("500")
    assert (failure["type"], event["environment"]) == ("ValueError", "staging")
    assert failure["stacktrace"]["frames"][-1]["function"] == "fail"
    assert event["request"] == {"method": "POST", "url": "/pratinjau/[…]/"}
    assert event["tags"] == {"request": answer["X-Request-ID"]}
    assert event["transaction"] == "public:shared"
    assert len(sent) == 1  # and not once more for the line that Django writes


@pytest.mark.django_db
def test_nothing_of_people_or_stories_goes_out(sent, monkeypatch):
    monkeypatch.setattr("articles.readers.sharing.find", lambda token: fail(SECRET))
    ask()
    logging.getLogger("newsroom").error("%s was not stored", SECRET)
    assert len(sent) >= 2
    told = json.dumps(sent)
    assert SECRET not in told
    assert ADDRESS not in told
    assert KEY not in told
    assert not {"user", "extra", "breadcrumbs", "contexts", "modules", "server_name"} & set().union(*sent)


def test_a_job_that_was_given_up_is_told_with_its_id(sent):
    with underway.doing(request="abc-123", job="77"):
        logging.getLogger("newsroom.worker").error("Gave up %s after %d tries", "send_purge", 12)
    [event] = sent
    assert event["tags"] == {"request": "abc-123", "job": "77"}
    assert event["logentry"] == {"message": "Gave up %s after %d tries"}


def test_warnings_are_no_failures(sent):
    logging.getLogger("newsroom").warning("Tidak apa-apa")
    assert not sent


def test_what_does_not_fail_passes_through_nothing_of_the_library(sent):
    parts = (
        BaseHandler.get_response,
        BaseHandler.load_middleware,
        CursorWrapper.execute,
        Signal._live_receivers,
        SimpleTemplateResponse.render,
        WSGIHandler.__call__,
    )
    assert not [part for part in parts if not part.__module__.startswith("django.")]
