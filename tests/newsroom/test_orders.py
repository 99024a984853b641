"""No page of the desk gives orders in attributes, and nothing of Unfold's waits in vain for scripts that are gone."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from tests.architecture.staff_table import ROWS
from tests.scene import make_scene

#: What would be obeyed by Alpine, htmx or the browser itself.
ORDER = re.compile(r"^(x-|@|:|hx-|data-hx-|on[a-z]+$|style$)")
#: What Unfold's pages write for Alpine and mean nothing here: all fields stand open, no list is bound to a bar of
#: actions, no row unfolds, the number of a page is a link; the handles of an ordered list are ordering.js's.
IDLE = {
    "x-bind:action",
    "x-bind:style",
    "x-data",
    "x-on:click.prevent",
    "x-on:end",
    "x-resize",
    "x-show",
    "x-sort.ghost",
    "x-sort:handle",
    "x-sort:item",
}
MEANINGS = {
    "{ changeListWidth: 0 }",
    "{rowOpen: false}",
    "changeListWidth = $width",
    "activeTab == 'general'",
    "{'inset-inline-start': sidebarOpen ? sidebarWidth + 'px' : '0px'}",
    "sortRecords",
    "window.location.href = $el.href + window.location.hash",
    "",
}


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
            found = {
                (name, said)
                for name, said in orders(answer.content)
                if name not in IDLE or (name != "x-bind:action" and said not in MEANINGS)
            }
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
