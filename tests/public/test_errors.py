"""Pages for when we fail."""

import base64
import hashlib
import json
import re

import pytest
from django.test import RequestFactory
from django.utils import translation

from public import errors


def test_a_failure_is_told_without_the_database():
    # no database mark: a query here would fail the test
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert b"<h1>" in response.content


def test_a_program_is_told_of_a_failure_as_a_problem():
    response = errors.server_error(RequestFactory().get("/api/v1/stories"), status=503)
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/problem+json", "no-store")
    assert json.loads(response.content) == {
        "type": "urn:newsroom:problem:failed",
        "title": "Service Unavailable",
        "status": 503,
    }


def test_a_failure_is_never_kept():
    assert errors.server_error(RequestFactory().get("/"))["Cache-Control"] == "no-store"


def test_a_failure_asks_for_nothing_that_may_be_what_failed():
    response = errors.server_error(RequestFactory().get("/"))
    page = response.content.decode()
    assert not re.findall(r"<(?:link|script|img)\b", page)
    assert re.findall(r"url\(([^)]+)\)", page) == ['"/static/fonts/newsreader-head.woff2"']


def test_a_failures_policy_allows_its_own_style_by_its_hash_and_no_script():
    response = errors.server_error(RequestFactory().get("/"))
    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = response["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("path", "way"), [("/read/3/x", "To the home page"), ("/admin/x/", "Back to the desk")])
def test_a_failure_leads_back_to_where_one_came_from(path, way):
    with translation.override("en"):
        assert way in errors.server_error(RequestFactory().get(path)).content.decode()


def test_a_failure_in_a_view_is_told_so_with_its_own_policy(client, db, monkeypatch):
    monkeypatch.setattr("public.views.fronts.fronts", None)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "sha256-" in response["Content-Security-Policy"]
