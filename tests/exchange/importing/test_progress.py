"""How far an import is, and who is told."""

import pytest

from exchange.importing import progress
from exchange.models import ImportRow, ImportRun, Result, RunState

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast):
    made = ImportRun.objects.create(source="x", created_by=cast.administrator, state=RunState.RUNNING)
    for number, result in enumerate((Result.MADE, Result.SKIPPED, Result.WAITING, Result.WAITING)):
        ImportRow.objects.create(run=made, key=str(number), kind="story", result=result)
    return made


def test_what_is_done_and_what_came_of_it(run):
    found = progress.of(run)
    assert (found.total, found.done, found.percent, found.is_at_work) == (4, 2, 50, True)
    assert [(value, count) for value, _label, count in found.results] == [("waiting", 2), ("made", 1), ("skipped", 1)]


def test_an_undoing_is_done_with_what_is_not_here_any_more(run):
    run.state = RunState.UNDOING
    assert progress.of(run).done == 3


def test_an_empty_run_is_at_its_beginning(cast):
    assert progress.of(ImportRun.objects.create(source="x", created_by=cast.administrator)).percent == 0


@pytest.mark.parametrize("who", ["administrator", "editor_in_chief", "writer", "section_editor"])
def test_open_pages_of_those_who_may_look_hear_of_it(cast, run, client, who):
    client.force_login(cast.people[who])
    topic = f"import:{run.pk}"
    answer = client.get("/admin/desk/live/", {"topics": f"{topic},import:99,import:x"}).json()
    assert set(answer) == ({topic} if who in ("administrator", "editor_in_chief") else set())
    run.rows.filter(result=Result.WAITING).update(result=Result.MADE)
    if answer:
        assert client.get("/admin/desk/live/", {"topics": topic}).json() != answer
