"""Stories come in together where they can, and one by one where something is wrong with one of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.archive import arriving
from articles.models import Article
from articles.refusals import Refused
from articles.text import revisions
from exchange.importing import many, otherend, reading, running, runs
from exchange.models import Result, RunState
from tests.exchange.importing.samples import post, wxr

pytestmark = pytest.mark.django_db

FILED = '<category domain="category" nicename="ekbis">EkBis</category><category domain="post_tag">cabai</category>'


@pytest.fixture
def begun(cast, tmp_path):
    """An import of so many published stories that was released, and of which nothing is done yet."""

    def make(count, *more):
        path = tmp_path / "ekspor.xml"
        path.write_text(
            wxr(*(post(number, FILED, post_name=f"berita-{number}") for number in range(1, count + 1)), *more)
        )
        run = runs.begin(cast.administrator, path.name, {})
        assert reading.read(run, path)
        runs.choose(run, {"ekbis": cast.section.pk})
        runs.bring_in(run, cast.administrator)
        runs.release(run, cast.editor_in_chief)
        return run

    return make


def to_the_end(run):
    while runs.step(run):
        continue
    run.refresh_from_db()
    assert run.state == RunState.DONE
    return run.rows.filter(kind="story")


def test_so_many_more_stories_take_hardly_more_statements(begun):
    run = begun(25)
    with CaptureQueriesContext(connection) as asked:
        rows = to_the_end(run)
    assert {row.result for row in rows} == {Result.MADE}
    assert Article.objects.filter(status="published", editions__isnull=False).count() == 25
    assert len(asked) < 75, "three statements a story, where each alone takes forty"


def test_one_that_cannot_be_kept_is_alone_with_its_reason(begun, monkeypatch):
    run, real, together = begun(7), arriving.arrive, []

    def refuse(arrivals, *people):
        together.append(len(arrivals))
        if any(one.fields["slug"] == "berita-3" for one in arrivals):
            raise Refused("Bagiannya hilang.")
        return real(arrivals, *people)

    def plain(article, fields, *more):
        if fields["slug"] == "berita-3":
            raise Refused("Bagiannya hilang.")
        return apply(article, fields, *more)

    apply = revisions.apply
    monkeypatch.setattr(arriving, "arrive", refuse)
    monkeypatch.setattr(revisions, "apply", plain)
    rows = to_the_end(run)
    failed = [(row.key.rpartition(":")[2], row.reason) for row in rows if row.result == Result.FAILED]
    assert (failed, together) == ([("3", "Bagiannya hilang.")], [7])
    assert Article.objects.count() == 6
    assert all(row.article.version == row.version for row in rows.exclude(article=None).select_related("article"))


def test_what_another_run_has_brought_in_meanwhile_is_told_and_not_made_again(begun, cast):
    first, second = begun(4), begun(6)
    assert {row.result for row in to_the_end(first)} == {Result.MADE}
    rows = to_the_end(second)
    assert sorted(row.result for row in rows) == [Result.MADE] * 2 + [Result.SKIPPED] * 4
    assert Article.objects.count() == 6
    assert sum(running.counts(second).values()) == second.rows.count()


def test_long_texts_are_fewer_at_once(begun, monkeypatch):
    run = begun(6)
    monkeypatch.setattr(many, "MOST_LETTERS", 1)
    numbers = list(run.rows.order_by("pk").values_list("pk", flat=True))
    assert [len(rows) for rows in many.batches(run, numbers)] == [1] * 6
    assert [row.pk for rows in many.batches(run, numbers[::-1]) for row in rows] == numbers[::-1]


def test_a_second_process_is_asked_for_where_there_is_much_to_do(begun, cast, monkeypatch):
    started = []

    class Other:
        def __init__(self, command, **_how):
            started.append(command)

        def wait(self):
            started.append("waited")

        def poll(self):
            return 0

    monkeypatch.setattr(otherend.subprocess, "Popen", Other)
    monkeypatch.setattr(otherend.os, "cpu_count", lambda: 2)
    run = begun(3)
    with otherend.at_work(run, cast.administrator) as is_there:
        assert not is_there
    monkeypatch.setattr(otherend, "FEWEST", 2)
    with otherend.at_work(run, cast.administrator, wanted=False) as is_there:
        assert not is_there
    with otherend.at_work(run, cast.administrator) as is_there:
        assert is_there
    assert started[0][-6:] == ["import_archive", str(run.pk), "--user", "admin", "--resume", "--from-the-end"]
    assert started[1:] == ["waited"]
    run.facts["own"] = {"newsroom-tag": {}}
    with otherend.at_work(run, cast.administrator) as is_there:
        assert not is_there, "stories of ours come in their order"
