"""Pages for when we fail."""

from django.test import RequestFactory

from public import errors


def test_a_failure_is_told_without_the_database():
    # no database mark: a query here would fail the test
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert b"<h1>" in response.content


def test_a_failure_is_never_kept():
    assert errors.server_error(RequestFactory().get("/"))["Cache-Control"] == "no-store"
