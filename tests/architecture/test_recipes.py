"""docs/changing.md speaks of the tree as it is: its files are there, and the names it gives are in them."""

import re
from inspect import signature
from pathlib import Path

import pytest
from django.db import migrations, models

from articles.text import storyfields

BASE = Path(__file__).resolve().parent.parent.parent
PAGE = (BASE / "docs" / "changing.md").read_text()
RECIPES = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
NUMBERS = {
    word: n
    for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
#: Names that are Django's own: operations of migrations, and what a model's field takes.
DJANGOS = {*dir(migrations), *signature(models.Field).parameters}
each_recipe = pytest.mark.parametrize("name", RECIPES)


def quoted(recipe: str) -> list[str]:
    return [word.strip() for word in re.findall(r"`([^`]+)`", recipe)]


def is_path(word: str) -> bool:
    return "/" in word and " " not in word


def files(path: str) -> list[Path]:
    """The files that a recipe means: `<screen>` stands for any name, a folder for what lies in it."""
    found = [one for one in BASE.glob(re.sub(r"<\w+>", "*", path.rstrip("/")))]
    return [file for one in found for file in ([one] if one.is_file() else sorted(one.glob("*.py")))]


def steps(recipe: str) -> list[str]:
    return re.findall(r"^\d+\. (.*?)(?=^\d+\. |\n\n)", recipe, re.M | re.S)


@each_recipe
def test_every_file_that_is_named_is_there(name):
    missing = [
        word for word in quoted(RECIPES[name]) if is_path(word) and not word.startswith("locale") and not files(word)
    ]
    assert not missing, f"docs/changing.md, “{name}”, names what is not there: {', '.join(missing)}"


@each_recipe
def test_every_name_that_is_given_is_in_one_of_the_files(name):
    text = "\n".join(file.read_text() for word in quoted(RECIPES[name]) if is_path(word) for file in files(word))
    names = [word for word in quoted(RECIPES[name]) if re.fullmatch(r"[A-Za-z_][\w.]*(=\w+)?", word)]
    unknown = [
        word for word in set(names) - DJANGOS if not re.search(rf"\b{word.split('=')[0].rsplit('.', 1)[-1]}\b", text)
    ]
    assert not unknown, f"docs/changing.md, “{name}”, gives names that are in none of its files: {', '.join(unknown)}"


@each_recipe
def test_every_order_that_is_given_is_one_of_make(name):
    targets = set(re.findall(r"^([\w-]+):", (BASE / "Makefile").read_text(), re.M))
    assert {word.removeprefix("make ") for word in quoted(RECIPES[name]) if word.startswith("make ")} <= targets


@each_recipe
def test_as_many_files_are_listed_as_are_counted(name):
    counted = re.findall(r"\b(\w+)(?= files?\b|(?:,? or| if))", RECIPES[name].split("\n1. ")[0].lower())
    assert len(steps(RECIPES[name])) in [NUMBERS[word] for word in counted if word in NUMBERS]


def test_a_story_field_takes_eight_files_at_most_and_each_has_those_there_are():
    """The headline's neighbour is on every page and card: wherever it stands a new field has to stand."""
    recipe = steps(RECIPES["A story field"])
    paths = [quoted(step)[0] for step in recipe]
    assert len(paths) <= 8
    for path in paths:
        assert any("standfirst" in file.read_text() for file in files(path)), path
    assert "standfirst" in storyfields.names(lambda field: field.on_cards and field.in_edition)
