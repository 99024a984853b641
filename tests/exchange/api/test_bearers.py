"""A token that lets nobody in is refused by every operation, also by those that ask for none."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.utils import timezone

from exchange.api import problems, tokens
from exchange.api.writing import entrance
from exchange.models import ApiToken
from tests.exchange.api.asking import ROOT, STORY, examples, make_newsroom, operations
from tests.exchange.api.programs import Program

pytestmark = pytest.mark.django_db
#: A token that nobody has, as its own signs tell and as they do not.
MADE_UP = tokens.KIND.new()
WRONG = f"{MADE_UP[:-1]}{'A' if MADE_UP[-1] != 'A' else 'B'}"


@pytest.fixture
def lost(cast) -> dict[str, str]:
    """What stands in `Authorization` of programs that believe to be signed in."""
    revoked, old, left = (Program(cast.people[name]) for name in ("writer", "editor_in_chief", "other_writer"))
    tokens.revoke(revoked.token, cast.writer)
    ApiToken.objects.filter(pk=old.token.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    cast.other_writer.is_active = False
    cast.other_writer.save()
    bearers = {"revoked": revoked.text, "old": old.text, "of who left": left.text, "made up": MADE_UP, "wrong": WRONG}
    bearers |= {"a partner's": "nro_x", "empty": ""}
    said = {name: f"Bearer {text}" for name, text in bearers.items()}
    living = Program(cast.section_editor).text
    return said | {"another scheme": f"Token {living}", "no scheme": living, "no more than a word": "Bearer"}


def test_every_operation_says_401_to_a_token_that_lets_nobody_in(cast, lost, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    make_newsroom(cast)
    addresses = [(one.method, *next(examples(one))) for one in operations()]
    addresses += [("get", f"{ROOT}/openapi.json", {}), ("head", f"{ROOT}/stories", {}), ("get", f"{ROOT}/tiada", {})]
    surprises = []
    for method, path, query in addresses:
        ask = getattr(Client(), method)
        ask(path, query)  # what is kept for everybody is no answer either
        for name, said in lost.items():
            answer = ask(path, query, headers={"authorization": said})
            kept_nowhere = answer["Cache-Control"] == "no-store"
            named = answer.headers.get("WWW-Authenticate", "").startswith("Bearer")
            if (answer.status_code, answer["Content-Type"]) != (401, problems.MEDIA_TYPE) or not (
                kept_nowhere and named
            ):
                surprises.append(f"{method} {path}, {name}: {answer.status_code}")
    assert surprises == []
    assert len(addresses) > 20


def test_it_is_told_as_such_and_asks_nobody_where_its_form_is_wrong(cast, lost, django_assert_num_queries):
    answer = Client().get(f"{ROOT}/sections", headers={"authorization": lost["revoked"]})
    assert answer["WWW-Authenticate"] == 'Bearer realm="newsroom", error="invalid_token"'
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["type"].endswith("no-token")
    assert "lets nobody in" in answer.json()["detail"]
    with django_assert_num_queries(0):
        Client().get(f"{ROOT}/sections", headers={"authorization": f"Bearer {WRONG}"})


def test_a_token_that_lets_in_and_the_password_of_a_house_that_is_not_open_yet_change_nothing(cast, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    make_newsroom(cast)
    text = Program(cast.writer).text
    everybodys = Client().get(f"{ROOT}/stories/{STORY}")
    assert everybodys["Vary"] == "Accept-Encoding, Authorization"
    assert Client().get("/")["Vary"] == "Accept-Encoding"
    for said in (f"Bearer {text}", f"bearer  {text}", "Basic cHJhdGlueWphdTp4"):
        answer = Client().get(f"{ROOT}/stories/{STORY}", headers={"authorization": said})
        assert (answer.status_code, answer.content) == (200, everybodys.content)
    assert Client().get("/", headers={"authorization": f"Bearer {MADE_UP}"}).status_code == 200


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_without_a_database_what_is_kept_is_given_to_whoever_sends_a_token(cast, settings, monkeypatch, error):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    make_newsroom(cast)
    kept = Client().get(f"{ROOT}/stories/{STORY}").content

    def dead(text):
        raise error("the server is gone")

    monkeypatch.setattr(entrance, "found", dead)
    answer = Client().get(f"{ROOT}/stories/{STORY}", headers={"authorization": f"Bearer {MADE_UP}"})
    assert (answer.status_code, answer.content) == (200, kept)
