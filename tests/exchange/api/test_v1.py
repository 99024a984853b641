"""The document says what the API does: every example in it is asked, every answer is as it says."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from exchange.api import problems, v1
from public.fast import caching
from tests.exchange.api.asking import ROOT, examples, make_newsroom, operations
from tests.exchange.api.conforming import faults, resolved

pytestmark = pytest.mark.django_db


def references(node) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*map(references, node.values()))
    return set().union(*map(references, node)) if isinstance(node, list) else set()


def test_the_document_is_served_and_kept_like_a_page(client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    answer = client.get(f"{ROOT}/openapi.json")
    told = answer.json()
    assert answer["Content-Type"] == "application/json"
    assert "s-maxage=" in answer["Cache-Control"]
    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": settings.NEWSROOM_URL}]
    assert settings.NEWSROOM_NAME in told["info"]["title"]
    assert set(told["paths"]) == {operation.path for operation in operations()}
    assert client.get(f"{ROOT}/openapi.json", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_the_document_is_whole():
    document = v1.described()
    for reference in references(document):
        assert resolved(reference, document), reference
    names = Counter(operation.name for operation in operations())
    assert names.most_common(1)[0][1] == 1
    for operation in operations():
        assert operation.told["summary"], operation.name
        placed = {one["name"] for one in operation.parameters("path")}
        assert placed == set(re.findall(r"{(\w+)}", operation.path))
        for one in operation.told["parameters"]:
            assert set(one) <= {"in", "name", "schema", "required", "description", "example"}, operation.name
        for status, answer in operation.told["responses"].items():
            assert re.fullmatch(r"\d{3}", status)
            assert answer["description"]


def test_every_example_of_a_field_is_what_the_field_may_be():
    document = v1.described()
    seen = 0
    for name, schema in document["components"]["schemas"].items():
        for field, rule in schema.get("properties", {}).items():
            for example in rule.get("examples", ()):
                # JSON has no pairs
                value = list(example) if isinstance(example, tuple) else example
                assert list(faults(value, rule, document)) == [], (name, field)
                seen += 1
    assert seen > 60


def test_a_value_that_the_document_does_not_allow_would_be_seen():
    document = v1.described()
    note = {"$ref": "#/components/schemas/Note"}
    found = list(faults({"id": "3", "at": "2026-11-02", "geheim": 1}, note, document))
    assert {"$.id is no integer: '3'", "$.at is no moment in UTC: 2026-11-02", "$.geheim is unknown"} <= set(found)
    assert "$ lacks story" in found


@pytest.fixture
def newsroom(cast):
    return make_newsroom(cast)


def test_every_example_is_answered_as_the_document_says(newsroom):
    document, asked = v1.described(), 0
    for operation in operations():
        if operation.method != "get" or operation.told.get("security"):
            continue
        for path, query in examples(operation):
            answer = Client().get(path, query)
            assert answer.status_code == 200, (path, query, answer.content)
            assert list(faults(answer.json(), operation.answers, document)) == [], path
            asked += 1
    assert asked > 15


def test_the_pages_cache_knows_every_parameter_and_no_other():
    public = [one for one in operations() if one.method == "get" and not one.told.get("security")]
    known = {parameter["name"] for one in public for parameter in one.parameters("query")}
    assert known == caching.API_PARAMETERS


def test_nothing_is_said_in_html(client, newsroom):
    asked = {
        f"{ROOT}/tidak-ada": 404,
        f"{ROOT}/": 404,
        f"{ROOT}/stories/999": 404,
        f"{ROOT}/stories/99999999999999999999": 404,
        f"{ROOT}/stories/empat": 422,
        f"{ROOT}/stories?limit=0": 422,
        f"{ROOT}/stories?limit=51": 422,
        f"{ROOT}/stories?cursor=bukan": 422,
        f"{ROOT}/stories?cursor=%F0%9F%98%80": 422,
        f"{ROOT}/tags?cursor=bukan": 422,
        f"{ROOT}/stories?kind=opini": 422,
        f"{ROOT}/stories?tag=ekspor&section=ekbis": 422,
        f"{ROOT}/stories?section=tidak-ada": 404,
        f"{ROOT}/stories?tag=tidak-ada": 404,
        f"{ROOT}/stories?author=tidak-ada": 404,
        f"{ROOT}/stories?changed_since=2026-11-02T00:00:00": 422,
        f"{ROOT}/gone": 422,
        f"{ROOT}/photos/999": 404,
        f"{ROOT}/photos/99999999999999999999": 404,
        f"{ROOT}/fronts/tidak-ada": 404,
    }
    document = v1.described()
    for path, status in asked.items():
        answer = client.get(path)
        assert answer.status_code == status, path
        assert answer["Content-Type"] == problems.MEDIA_TYPE, path
        told = answer.json()
        assert told["status"] == status
        assert told["type"].startswith("urn:newsroom:problem:")
        known = {"type", "title", "status", "detail"}
        shape = {name: value for name, value in told.items() if name in known}
        assert list(faults(shape, {"$ref": "#/components/schemas/Problem"}, document)) == []
    stranger = Client(enforce_csrf_checks=True)  # a program, which sends no form of ours
    for ask in (stranger.post, stranger.put, stranger.delete):
        answer = ask(f"{ROOT}/drafts")
        assert (answer.status_code, answer["Content-Type"]) == (404, problems.MEDIA_TYPE)


def test_the_handbook_names_every_operation_and_no_other():
    page = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text()
    told = set(re.findall(r"^\| `([A-Z]+ /api/v1/[^`]+)` \|", page, re.MULTILINE))
    assert told == {f"{one.method.upper()} {one.path}" for one in operations()}


def test_an_operation_that_only_reads_says_so(client, newsroom):
    answer = client.post(f"{ROOT}/stories")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert answer["Content-Type"] == problems.MEDIA_TYPE


def test_what_was_not_understood_is_named(client):
    told = client.get(f"{ROOT}/stories?limit=900").json()
    assert told["errors"][0]["in"] == "query"
    assert told["errors"][0]["name"] == "limit"
    assert "50" in told["detail"]


def test_what_an_open_read_refuses_is_said_in_the_papers_language(client, settings, newsroom):
    settings.LANGUAGE_CODE = "id"
    asked = {
        f"{ROOT}/tidak-ada": "Alamat itu tidak ada.",
        f"{ROOT}/stories/999": "Berita itu tidak ada.",
        f"{ROOT}/stories?cursor=bukan": "Kursor ini bukan dari kami.",
        f"{ROOT}/stories?limit=51": "Nilainya harus 50 atau kurang.",
        f"{ROOT}/stories?kind=opini": "Nilainya harus salah satu dari",
        f"{ROOT}/stories?changed_since=2026-11-02T00:00:00": "Ini bukan waktu dengan zonanya",
        f"{ROOT}/stories?tag=ekspor&section=ekbis": "Tanyakan satu saja",
        f"{ROOT}/gone": "Ini harus diisi.",
        f"{ROOT}/photos/999": "Foto itu tidak ada",
        f"{ROOT}/fronts/tidak-ada": "Halaman depan itu tidak ada.",
    }
    with translation.override("id"):
        for path, words in asked.items():
            assert words in client.get(path, headers={"accept-language": "en"}).json()["detail"], path


def test_the_document_is_one_by_openapis_own_schema():
    """The package brings the official schema of OpenAPI 3.1 and asks besides what no schema can say."""
    validator = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")
    document = json.loads(json.dumps(v1.described()))
    validator.validate(document, cls=validator.OpenAPIV31SpecValidator)
    del document["info"]["version"]
    with pytest.raises(Exception, match="version"):
        validator.validate(document, cls=validator.OpenAPIV31SpecValidator)
