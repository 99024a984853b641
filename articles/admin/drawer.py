"""The drawer beside a story's page: sheets that the rooms above bring, fetched when a person opens them.

A sheet's address answers with a whole page; asked with the header `X-Drawer: 1`, with that page's content alone
(see `static/desk/drawer.js`). So every sheet works without JavaScript, as a page of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from articles.admin import responses
from articles.models import Article


@dataclass(frozen=True)
class Told:
    """A sentence that stands above a story's text, with a link to the sheet; `serious`: somebody has to act on it."""

    said: str
    serious: bool = False


@dataclass(frozen=True)
class Sheet:
    """One thing to open beside a story. `address` names a URL that takes its id; `icon` is a symbol's name.

    `parts` is a template with what the sheet needs around it, on the story's page and on its own: modules, words for
    them. What only the sheet itself wears stands in its own template and comes when it is opened. `new_address` names
    a URL for a story that was never saved; empty: nothing to show there.
    `place` is where its link stands: "bar" above the story, "side" among the tabs beside it, or "menu", behind "…".
    `shows(user, article)` says whether a saved story has anything for this sheet; None: always. Where it does,
    `tells(user, article)` is asked for what stands above the story's text.
    """

    name: str
    title: Promise | str
    icon: str
    address: str
    parts: str = ""
    new_address: str = ""
    shows: Callable[[Any, Article], bool] | None = None
    place: str = "menu"
    tells: Callable[[Any, Article], list[Told]] | None = None


_sheets: dict[str, Sheet] = {}


def add(sheet: Sheet) -> None:
    """Put a sheet into the drawer of every story. A room calls this when it is ready."""
    _sheets[sheet.name] = sheet


def of_new() -> list[tuple[Sheet, str]]:
    """The sheets that have something to show beside the form of a story that was never saved."""
    return [(sheet, reverse(sheet.new_address)) for sheet in _sheets.values() if sheet.new_address]


def of(article: Article, user) -> list[tuple[Sheet, str]]:
    """The sheets of a story for `user`, each with its address, in the order they were added."""
    wanted = [sheet for sheet in _sheets.values() if sheet.shows is None or sheet.shows(user, article)]
    return [(sheet, reverse(sheet.address, args=[article.pk])) for sheet in wanted]


def told(article: Article, user, sheets: list[tuple[Sheet, str]]) -> list[tuple[Sheet, str, list[Told]]]:
    """What those `sheets` that have something to say have to say above the story's text."""
    found = [(sheet, address, sheet.tells(user, article)) for sheet, address in sheets if sheet.tells]
    return [line for line in found if line[2]]


def show(request: HttpRequest, template: str, status: int = 200, sheet: str = "", **context) -> HttpResponse:
    """A sheet: its content alone for the drawer, and inside a page of the desk for everything else.

    `template` renders the content; `title` and `article` belong in `context`. `sheet`: the name of the sheet whose
    parts its own page needs. The header tells the drawer a sheet from a sign-in page.
    """
    if request.headers.get("X-Drawer"):
        answer = render(request, template, context, status=status)
        answer.headers["X-Drawer"] = "1"
        return answer
    context |= {"sheet": _sheets.get(sheet), "sheet_template": template}
    return responses.page(request, "articles/sheet.html", status, **context)
