"""Addresses of the whole house."""

import pytest


@pytest.mark.django_db
def test_the_icon_is_found_where_programs_look_for_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/static/img/icon.svg")
    assert "public" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
