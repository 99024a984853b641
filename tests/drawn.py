"""Looking at what `articles.drawing` drew: what can be read of it, and whether each word of it makes a difference."""

from dataclasses import fields, replace

from bs4 import BeautifulSoup

from articles.drawing import drawn


def words_of(html) -> str:
    """What a person reads there."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def unprinted(template: str, words, **otherwise) -> list[str]:
    """The fields of `words` that `template` prints alike whatever they say; `otherwise`: what some say instead."""
    as_it_is = drawn(template, words)
    named = [field.name for field in fields(words)]
    changed = {name: otherwise.get(name, _other(getattr(words, name))) for name in named}
    return [name for name in named if drawn(template, replace(words, **{name: changed[name]})) == as_it_is]


def _other(value):
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value} lain"
