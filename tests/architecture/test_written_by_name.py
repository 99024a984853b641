"""Each question that is written once can be told to a connection, and finds the same by its name as sent whole."""

import re
from datetime import datetime
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.permissions import seeing
from people.models import User
from people.written import Written
from tests import stage
from tests.architecture.test_floors import BASE, sources

pytestmark = pytest.mark.django_db


def everywhere() -> dict[str, Written]:
    """Every `Written` of the house, by the module and the name where it stands."""
    texts = {".".join(path.relative_to(BASE).with_suffix("").parts): path.read_text() for path in sources()}
    found = {
        f"{name} {what}": value
        for name, text in texts.items()
        if "from people.written import" in text
        for what, value in vars(import_module(name)).items()
        if isinstance(value, Written)
    }
    found |= {f"articles.querysets {name}": getattr(Article.objects, f"_{name}") for name in ("again", "held")}
    for stands in ((), ("section",), ("section", "step")):
        for desk_only in (False, True):
            name = f"articles.permissions.seeing {'+'.join(stands)} {desk_only}"
            found[name] = seeing._viewers_among(frozenset(stands), desk_only)
    return found


def test_all_are_looked_at():
    texts = [path.read_text() for path in sources()]
    written = sum(len(re.findall(r"(?:= |return )Written\(", text)) for text in texts)
    elsewhere = 2 + 1  # the manager's, and the six of one function
    assert len(everywhere()) - 2 - 6 == written - elsewhere > 40


def test_each_finds_by_its_name_what_it_finds_sent_whole(cast):
    story, hits = stage.published(cast), 0
    numbers = sorted({story.pk, story.section_id, *User.objects.values_list("pk", flat=True)})
    for name, asked in everywhere().items():
        named = asked._write("default", exists=False)
        for number in numbers:
            values = {blank: _like(sample, number, numbers) for blank, sample in asked._samples.items()}
            whole, called = (named.rows(connection, values, by_name) for by_name in (False, True))
            assert sorted(map(repr, called)) == sorted(map(repr, whole)), name
            hits += bool(whole)
    assert hits > 100


def _like(sample, number: int, numbers: list[int]):
    """A value of the sample's kind."""
    if isinstance(sample, list):
        return numbers if isinstance(sample[0], int) else ["ekspor", "rumput laut"]
    if isinstance(sample, datetime):
        return timezone.now()
    return number if isinstance(sample, int) else "ekspor"
