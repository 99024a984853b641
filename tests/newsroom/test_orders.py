"""No page of the desk gives orders in attributes, and nothing of Unfold's waits in vain for scripts that are gone."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.utils.safestring import mark_safe

from newsroom.templatetags.shell import without_orders
from tests.architecture.staff_table import ROWS
from tests.scene import make_scene

#: What would be obeyed by Alpine, htmx or the browser itself.
ORDER = re.compile(r"^(x-|@|:|hx-|data-hx-|on[a-z]+$|style$)")


def orders(page: bytes) -> set[tuple[str, str]]:
    """Attributes of the page that are orders, with what they say."""
    found = set()
    for part in BeautifulSoup(page, "html.parser").find_all(True):
        found |= {(name, str(said)) for name, said in part.attrs.items() if ORDER.match(name)}
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["administrator", "editor_in_chief"])
def test_no_page_of_the_desk_waits_for_a_script_that_is_gone(client, cast, who):
    scene = make_scene(cast)
    client.force_login(getattr(cast, who))
    wrong = {}
    for row in ROWS:
        if row.expected(who)[0] != 200:
            continue
        answer = client.get(path := row.address(scene))
        if not answer.streaming and "html" in answer.headers["Content-Type"]:
            found = orders(answer.content)
            wrong |= {path: found} if found else {}
    assert wrong == {}


def test_no_template_of_ours_gives_orders():
    wrong = {}
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        text = path.read_text()
        if found := re.findall(r"""[\s"'](x-[a-z]+[:=]|@[a-z]+=|hx-[a-z-]+=|on[a-z]+=["']|style=["'])""", text):
            wrong[path.name] = found
    assert wrong == {}


@pytest.mark.parametrize("library", ["alpine", "htmx", "chart", "jedison"])
def test_libraries_that_take_orders_are_not_served(library):
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    served = {path for finder in get_finders() for path, _ in finder.list(ignored)}
    assert "unfold/js/app.js" in served
    assert not [path for path in served if path.startswith(f"unfold/js/{library}/")]


@pytest.mark.parametrize(
    ("rendered", "kept"),
    [
        ('<tbody x-data="{rowOpen: false}"><tr>', "<tbody><tr>"),
        ('<a href="/x" x-on:click.prevent="go()" @click="a > b" :class="c" class="d">', '<a href="/x" class="d">'),
        ("<div x-show class=a>", "<div class=a>"),
        ('<img alt="an x-data=1 in words" x-show="1">', '<img alt="an x-data=1 in words">'),
        ("<p>1 < 2 x-data=3</p>", "<p>1 < 2 x-data=3</p>"),
        ('<use xlink:href="#a"/>', '<use xlink:href="#a"/>'),
    ],
    ids=["alone", "among others", "without quotes", "in words", "in text", "another prefix"],
)
def test_only_orders_are_taken_from_a_rendered_page(rendered, kept):
    assert without_orders(mark_safe(rendered)) == kept
