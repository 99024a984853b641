"""The worker brings an archive in, a stretch at a time."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article
from exchange.importing import jobs, runs, sending, undoing
from exchange.models import Result, RunState
from photos.models import Photo
from tests.exchange.importing.samples import post, wxr
from tests.factories import jpeg

pytestmark = pytest.mark.django_db

PICTURE = "<wp:attachment_url>https://warta.example/wp-content/uploads/2019/05/cabai.jpg</wp:attachment_url>"


@pytest.fixture
def run(cast):
    """Five stories and a picture were sent, and nobody has read them yet."""
    made = runs.begin(cast.administrator, "x.xml", {"section": cast.section.pk})
    texts = [post(number, post_name=f"n-{number}") for number in range(1, 6)]
    texts.append(post(9, PICTURE, post_type="attachment", status="inherit"))
    sending.keep(made, sending.TEXTS, [SimpleUploadedFile("x.xml", wxr(*texts).encode())])
    sending.keep(made, sending.PICTURES, [SimpleUploadedFile("cabai.jpg", jpeg())])
    return made


@pytest.fixture
def asked(monkeypatch):
    """What the jobs have asked the worker for."""
    found = []
    for job in (jobs.go_on, jobs.undo):
        monkeypatch.setattr(type(job), "enqueue", lambda self, *args: found.append((self.name, args)))
    return found


def released(run, cast):
    """The run, on its way."""
    run.refresh_from_db()
    runs.bring_in(run, cast.administrator)
    runs.release(run, cast.editor_in_chief)
    return run


def test_stretch_by_stretch_to_the_end(run, cast, asked, monkeypatch):
    monkeypatch.setattr(jobs, "STRETCH", 2)
    monkeypatch.setattr(jobs, "SECONDS", 0)
    assert jobs.read_source.func(run.pk) == RunState.READ
    released(run, cast)
    stretches = 1
    while jobs.go_on.func(run.pk):
        stretches += 1
    assert len(asked) == stretches - 1 >= 2
    assert (Article.objects.count(), Photo.objects.count()) == (5, 1)
    assert jobs.go_on.func(run.pk) is False  # asked for once more by a worker that had died


def test_a_stretch_goes_on_while_it_has_time(run, cast, asked, monkeypatch):
    monkeypatch.setattr(jobs, "STRETCH", 1)
    jobs.read_source.func(run.pk)
    released(run, cast)
    assert (jobs.go_on.func(run.pk), asked) == (False, [])
    assert Article.objects.count() == 5


def test_what_was_sent_is_let_go_of_once_it_is_in(run, cast, asked):
    jobs.read_source.func(run.pk)
    run.refresh_from_db()
    runs.try_out(run)
    jobs.go_on.func(run.pk)
    with sending.at_hand(run, sending.PICTURES) as path:
        assert path.exists()  # a trial is followed by more
    released(run, cast)
    jobs.go_on.func(run.pk)
    for part in (sending.TEXTS, sending.PICTURES):
        with sending.at_hand(run, part) as path:
            assert path is None


def test_a_source_that_is_gone_refuses_the_run(cast):
    run = runs.begin(cast.administrator, "x.xml", {})
    assert jobs.read_source.func(run.pk) == RunState.REFUSED
    run.refresh_from_db()
    assert "no such file" in run.refused


def test_it_is_told_in_the_words_of_whoever_began_it(run, cast, asked):
    cast.administrator.language = "id"
    cast.administrator.save()
    jobs.read_source.func(run.pk)
    type(run).objects.filter(pk=run.pk).update(options={})
    run.refresh_from_db()
    runs.try_out(run)
    jobs.go_on.func(run.pk)
    assert "rubrik" in run.rows.filter(kind="story").first().reason


def test_undoing_goes_the_same_way(run, cast, asked, monkeypatch):
    jobs.read_source.func(run.pk)
    jobs.go_on.func(released(run, cast).pk)
    run.refresh_from_db()
    undoing.begin(run, cast.managing_editor)
    monkeypatch.setattr(jobs, "STRETCH", 3)
    monkeypatch.setattr(jobs, "SECONDS", 0)
    while jobs.undo.func(run.pk, cast.managing_editor.pk):
        continue
    run.refresh_from_db()
    assert (run.state, len(asked)) == (RunState.UNDONE, 2)  # five stories, and then a photo and an author
    assert set(run.rows.values_list("result", flat=True)) == {Result.UNDONE}
    assert not Article.objects.exists()
