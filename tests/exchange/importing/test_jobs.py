"""The worker brings an archive in, a stretch at a time."""

import pytest

from articles.models import Article
from exchange.importing import jobs, runs
from exchange.models import Result, RunState
from tests.exchange.importing.samples import post, wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast):
    return runs.begin(cast.administrator, "x.xml", {"section": cast.section.pk}, is_trial=False)


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "x.xml"
    found.write_text(wxr(*(post(number, post_name=f"n-{number}") for number in range(1, 6))))
    return str(found)


def test_stretch_by_stretch_to_the_end(run, path, monkeypatch):
    monkeypatch.setattr(jobs, "STRETCH", 2)
    asked = []
    monkeypatch.setattr(type(jobs.go_on), "enqueue", lambda self, *args: asked.append(args))
    assert jobs.read_source.func(run.pk, path) == RunState.READ
    stretches = 1
    while jobs.go_on.func(run.pk):
        stretches += 1
    assert (stretches, len(asked)) == (3, 2)
    assert Article.objects.count() == 5
    assert jobs.go_on.func(run.pk) is False  # asked for once more by a worker that had died


def test_undoing_goes_the_same_way(run, path, cast, monkeypatch):
    jobs.read_source.func(run.pk, path)
    jobs.go_on.func(run.pk)
    monkeypatch.setattr(jobs, "STRETCH", 3)
    monkeypatch.setattr(type(jobs.undo), "enqueue", lambda self, *args: None)
    while jobs.undo.func(run.pk, cast.administrator.pk):
        pass
    run.refresh_from_db()
    assert run.state == RunState.UNDONE
    assert set(run.rows.values_list("result", flat=True)) == {Result.UNDONE}
    assert not Article.objects.exists()
