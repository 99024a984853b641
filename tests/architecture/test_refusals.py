"""Whatever a verb refuses, whoever asked is told why: no staff address answers with an error of the program."""

import ast
import importlib
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article
from articles.refusals import Refused, Stale
from photos.intake import Refused as RefusedPhoto
from tests.architecture.staff_table import ROWS
from tests.photos.files import jpeg, upload

BASE = Path(__file__).resolve().parent.parent.parent
REASON = "Kata kerja ini menolak."
#: The addresses of the rooms that have such verbs.
ASKED = ("admin/articles/article/", "admin/desk/", "admin/exchange/", "admin/photos")
#: What one walk with one form must reach, or it would prove nothing. The others are asked by other verbs, by readers,
#: or with a form that excludes this one.
REACHED = {
    "articles.locks.takeovers.take_over",
    "articles.readers.sharing.make",
    "articles.text.copies.copy",
    "articles.text.copies.follow_up",
    "articles.text.drafts.refuse_stale",
    "articles.text.drafts.restore",
    "articles.text.drafts.save",
    "articles.workflow.workflow.perform",
    "desk.notes.notes.answer",
    "desk.notes.notes.resolve",
    "desk.notes.notes.write",
    "desk.planning.planning.reschedule",
    "photos.library.add",
}


def refusing_verbs() -> list[tuple[str, str]]:
    """Module and name of every public function that refuses, by what it raises or says that it raises."""
    found = []
    for room in ("articles", "desk", "exchange", "photos"):
        for path in sorted((BASE / room).rglob("*.py")):
            parts = path.relative_to(BASE).with_suffix("").parts
            if "admin" in parts or parts[-1] == "views":
                continue
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and refuses(node):
                    found.append((".".join(parts), node.name))
    return found


def refuses(node: ast.FunctionDef) -> bool:
    raised = {
        getattr(inner.exc.func, "id", "")
        for inner in ast.walk(node)
        if isinstance(inner, ast.Raise) and isinstance(inner.exc, ast.Call)
    }
    return not raised.isdisjoint({"Refused", "Stale"}) or "Refused" in (ast.get_docstring(node) or "")


@pytest.fixture
def whole_form(scene):
    """One form that is valid at every address, so that the verb behind it is asked."""
    story = Article.objects.get(pk=scene["story"])
    at = "2027-01-01T10:00"
    return {
        **{"headline": "Judul yang lain", "section": scene["section"], "tags": "kopi", "version": story.version},
        **{"bylines": "[]", "body": "<p>Naskah yang lain sama sekali.</p>", "_move": "submit", "_do": "claim"},
        **{"label": "Bu Rini", "revision": 1, "days": 7, "asks": "none", "text": "Catatan.", "owner": 1},
        **{"at": at, "embargo_until": at, "story": f"{story.pk}:{story.version}"},
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "script"), [(Refused, {}), (Stale, {"X-Part": "1"}), (RefusedPhoto, {"Accept": "application/json"})]
)
def test_a_verb_that_refuses_is_no_error_at_any_address(cast, scene, whole_form, error, script, monkeypatch):
    reached = set()

    def refusing(name):
        def verb(*args, **kwargs):
            reached.add(name)
            raise error(REASON)

        return verb

    for module, name in refusing_verbs():
        monkeypatch.setattr(importlib.import_module(module), name, refusing(f"{module}.{name}"))
    door, broken = Client(), []
    door.force_login(cast.editor_in_chief)
    for row in (row for row in ROWS if row.route.startswith(ASKED)):
        client = Client(raise_request_exception=False)
        client.cookies = door.cookies.copy()
        with transaction.atomic():
            answer = client.post(row.address(scene), whole_form | {"file": upload(jpeg())}, headers=script)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            broken.append(row.address(scene))
    assert broken == []
    if error is Refused:
        assert reached >= REACHED
