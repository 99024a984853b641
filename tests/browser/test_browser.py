"""The browser tests' own tools work: people come in, and static files arrive."""

import pytest
from django.urls import reverse


def test_a_person_with_a_session_stands_at_the_desk(page, cast, signed_in, go, live_server):
    go(signed_in(page, cast.editor_in_chief), "admin:index")
    assert page.url == live_server.url + reverse("admin:index")


@pytest.mark.usefixtures("cast")
def test_static_files_arrive(page, live_server):
    answer = page.request.get(f"{live_server.url}/static/unfold/css/styles.css")
    assert answer.status == 200
    assert len(answer.body()) > 1000
