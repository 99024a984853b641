"""Every operation, with every kind of token, by every role, on a story in every state, answers as the table says."""

from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from articles.models import Article
from exchange.api import tokens
from exchange.models import Scope
from tests import stage
from tests.exchange.api.asking import ROOT, examples, operations
from tests.exchange.api.programs import Program
from tests.exchange.api.table import OF_READERS, OPEN, ROWS
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(cast) -> dict[str, Article]:
    """One in each state."""
    return {state: make(cast) for state, make in stage.IN_EVERY_STATE.items()}


@contextmanager
def undone():
    """Nothing that is done within is kept."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(program: Program, name: str, story: Article) -> int:
    """What the operation answers about the story."""
    version, lain = {"if_match": str(story.version)}, {"headline": "Lain"}
    with undone():
        answer = {
            "me": lambda: program.get("/me"),
            "desk_stories": lambda: program.get("/stories"),
            "desk_story": lambda: program.get(f"/stories/{story.pk}"),
            "desk_story_begin": lambda: program.send("POST", "/stories", {"headline": "Baru"}),
            "desk_story_change": lambda: program.send("PATCH", f"/stories/{story.pk}", lain, **version),
            "desk_story_submit": lambda: program.send("POST", f"/stories/{story.pk}/submit", **version),
            "desk_photo_upload": lambda: program.upload(SimpleUploadedFile("a.jpg", jpeg())),
        }[name]()
    return answer.status_code


def test_every_operation_stands_in_the_table_and_no_other():
    document = {one.name: one for one in operations()}
    assert set(document) == OPEN | set(ROWS), "Say in tests/exchange/api/table.py who gets what from it."
    for name, one in document.items():
        asks = one.told.get("security")
        assert asks == ([{"Token": [ROWS[name].scope] if ROWS[name].scope else []}] if name in ROWS else None), name
        assert one.path.startswith(f"{ROOT}/desk/") == (name in ROWS), name
        assert name in ROWS or one.method == "get", name


def test_every_role_about_a_story_in_every_state(cast, stories):
    surprises = []
    about_a_story = [name for name in ROWS if "story_" in name or name == "desk_story"]
    for person, user in cast.people.items():
        for name, row in ROWS.items():
            program = Program(user, [row.scope] if row.scope else [Scope.PHOTOS_WRITE])
            for state, story in stories.items() if name in about_a_story else [("draft", stories["draft"])]:
                if (got := ask(program, name, story)) != row.expected(person, state):
                    surprises.append(f"{name} by {person}, {state}: {got}, expected {row.expected(person, state)}")
            tokens.revoke(program.token, user)
    assert surprises == []


def test_every_kind_of_token_without_its_scope(cast, stories):
    surprises = []
    for name, row in ROWS.items():
        others = [scope for scope in Scope.values if scope != row.scope]
        revoked, without = Program(cast.editor_in_chief), Program(cast.editor_in_chief, others)
        tokens.revoke(revoked.token, cast.editor_in_chief)
        nobody = Program(cast.editor_in_chief)
        nobody.client = Client()
        for state, story in stories.items():
            got = [ask(program, name, story) for program in (nobody, revoked, without)]
            if got != [401, 401, 403 if row.scope else 200]:
                surprises.append(f"{name}, {state}: {got}")
        for program in (nobody, without):
            tokens.revoke(program.token, cast.editor_in_chief)
    assert surprises == []


def test_what_is_open_to_all_is_the_same_for_every_token(cast, stories):
    programs = [Client(), *(Program(user).client for user in (cast.editor_in_chief, cast.administrator))]
    for state, story in stories.items():
        for path in (f"/stories/{story.pk}", f"/stories/{story.pk}/notes"):
            answers = [client.get(ROOT + path) for client in programs]
            assert {answer.status_code for answer in answers} == {OF_READERS.get(state, 404)}, (path, state)
            assert len({answer.content for answer in answers}) == 1
    for operation in operations():
        if operation.name in OPEN:
            for path, query in examples(operation):
                assert len({client.get(path, query).content for client in programs}) == 1, path
