"""The style that stories and fronts carry, and the policy that lets them."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from newsroom.staticfiles import BundlingStorage
from public import styles
from public.views import rendering
from tests import stage

STATIC = Path(settings.BASE_DIR) / "static"


def forget():
    for kept in (styles.within, styles._source, rendering._part):
        kept.cache_clear()


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> BundlingStorage:
    """Readers' static files as they are served: bundled, hashed."""
    folder = tmp_path_factory.mktemp("served")
    source, storage = FileSystemStorage(location=STATIC), BundlingStorage(location=folder, base_url="/static/")
    names = [
        str(file.relative_to(STATIC))
        for kind in ("css", "components", "fonts", "js", "img")
        for file in (STATIC / kind).rglob("*")
        if file.is_file()
    ]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((STATIC / name).read_bytes())
    for name, _hashed, problem in storage.post_process({name: (source, name) for name in names}):
        assert not isinstance(problem, Exception), name
    return storage


@pytest.fixture
def collected(served, monkeypatch):
    """Their folder, while pages name them."""
    monkeypatch.setattr(styles, "staticfiles_storage", served)
    forget()
    yield Path(served.location)
    forget()


def carried(response) -> str:
    return re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]


def directive(response, name: str) -> str:
    return next(part for part in response["Content-Security-Policy"].split("; ") if part.startswith(name))


@pytest.fixture
def addresses(cast) -> dict[str, str]:
    return {"story": stage.published(cast).get_absolute_url(), "home": "/", "section": "/ekbis/"}


@pytest.mark.parametrize("which", ["story", "home", "section"])
def test_the_page_carries_it_and_its_policy_allows_that_text_alone(client, collected, addresses, which):
    page = client.get(addresses[which])
    digest = base64.b64encode(hashlib.sha256(carried(page).encode()).digest()).decode()
    assert directive(page, "style-src") == f"style-src 'self' 'sha256-{digest}'"
    assert "css/public" not in page.content.decode()


@pytest.mark.parametrize("kind", styles.SHEETS)
def test_each_address_in_it_is_right_from_anywhere(collected, kind):
    named = re.findall(r"""url\(["']?([^"')]+)""", styles.within(kind))
    files = [address.removeprefix("/static/") for address in named if not address.startswith("data:")]
    assert files
    assert [file for file in files if not (collected / file).is_file()] == []


@pytest.mark.parametrize("kind", styles.SHEETS)
def test_nothing_in_it_ends_it_or_is_for_us_alone(collected, kind):
    text = styles.within(kind)
    assert "</" not in text
    assert "/*" not in text
    assert "@import" not in text


def test_other_pages_name_the_file_and_have_the_usual_policy(client, collected, cast):
    page = client.get("/indeks/")
    assert "<style>" not in page.content.decode()
    assert "css/public" in page.content.decode()
    assert directive(page, "style-src") == "style-src 'self'"


def test_a_story_with_a_video_may_frame_its_player_too(client, collected, cast):
    story = stage.published(cast, kind="video", video_url="https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    page = client.get(story.get_absolute_url())
    assert "sha256-" in directive(page, "style-src")
    assert "youtube" in directive(page, "frame-src")


def test_a_page_looked_at_before_it_is_live_may_carry_it_too(client, collected, cast):
    client.force_login(cast.editor_in_chief)
    story = stage.draft(cast)
    addresses = {
        "story": reverse("preview:story", args=[story.pk]),
        "front": reverse("preview:front", args=[0]),
    }
    for kind, address in addresses.items():
        page = client.get(address)
        assert carried(page) == styles.within(kind)
        assert "sha256-" in directive(page, "style-src"), kind
        assert directive(page, "frame-ancestors") == "frame-ancestors 'self'", kind


def test_where_files_are_served_as_they_were_written_a_page_names_one(client, cast):
    page = client.get("/")
    assert "<style>" not in page.content.decode()
    assert "css/public.css" in page.content.decode()
