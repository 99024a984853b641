"""The browser tests' own tools work: people come in, and static files arrive."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.browser import chromium


def test_a_person_with_a_session_stands_at_the_desk(page, cast, signed_in, go, live_server):
    go(signed_in(page, cast.editor_in_chief), "admin:index")
    assert page.url == live_server.url + reverse("admin:index")


@pytest.mark.usefixtures("cast")
def test_static_files_arrive(page, live_server):
    answer = page.request.get(f"{live_server.url}/static/unfold/css/styles.css")
    assert answer.status == 200
    assert len(answer.body()) > 1000


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """`on_path(name, …)`: programs of these names are all that the path has."""

    def put(*names):
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\n")
            (tmp_path / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return tmp_path

    return put


def test_the_browser_people_have_comes_before_the_shell(on_path):
    folder = on_path("chromium-headless-shell", "chromium")
    assert chromium.path_of(None) == str(folder / "chromium")


def test_a_browser_is_named_by_its_name_or_by_its_path(on_path):
    folder = on_path("chromium", "chromium-headless-shell")
    named = str(folder / "chromium-headless-shell")
    assert chromium.path_of("chromium-headless-shell") == chromium.path_of(named) == named


@pytest.mark.parametrize("named", ["chromiun", "/nowhere/chromium", str(Path(__file__).parent), os.devnull])
def test_a_name_that_leads_nowhere_is_an_error_that_says_so(on_path, named):
    on_path("chromium")
    with pytest.raises(chromium.NoBrowser, match="NEWSROOM_TEST_BROWSER") as caught:
        chromium.path_of(named)
    assert named in str(caught.value)
    assert caught.value.named


def test_a_machine_without_a_browser_hears_what_to_install(on_path):
    on_path()
    with pytest.raises(chromium.NoBrowser, match="apt install chromium") as caught:
        chromium.path_of(None)
    assert not caught.value.named
