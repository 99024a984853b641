"""`manage.py import_archive`: what it says, what it writes, what it refuses."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from exchange.models import ImportRun, RunState
from tests.exchange.importing.samples import post, wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "ekspor.xml"
    path.write_text(wxr(post(1, '<category domain="category" nicename="bisnis">Bisnis</category>')))
    return path


def command(*args, user="admin") -> str:
    out = io.StringIO()
    call_command("import_archive", *map(str, args), "--user", user, stdout=out)
    return out.getvalue()


def test_a_trial_says_what_it_would_do(cast, export, tmp_path):
    report = tmp_path / "laporan.csv"
    said = command(export, "--map", "bisnis=ekbis", "--report", report)
    assert "made: 2" in said  # the story and its author
    assert "Nothing was written" in said
    assert "Harga naik" in report.read_text()
    assert not Article.objects.exists()


def test_a_run_writes_it_and_can_be_undone(cast, export):
    said = command(export, "--run", "--section", "ekbis")
    number = ImportRun.objects.get().pk
    assert f"import_archive {number} --release" in said
    assert not Article.objects.exists()
    with pytest.raises(CommandError, match="every desk"):
        command(number, "--release")
    assert "made: 2" in command(number, "--release", user="pemred")
    assert Article.objects.get().section == cast.section
    with pytest.raises(CommandError, match="withdraws"):
        command(number, "--undo")
    assert "undone: 2" in command(number, "--undo", user="pemred")
    assert not Article.objects.exists()
    with pytest.raises(CommandError, match="nothing to undo"):
        command(number, "--undo", user="pemred")


def test_drafts_come_in_at_once_and_go_again(cast, export):
    assert "mended: 1" in command(export, "--run", "--drafts")
    assert Article.objects.get().status == "draft"
    command(ImportRun.objects.get().pk, "--undo")
    assert not Article.objects.exists()


def test_what_was_interrupted_goes_on(cast, export):
    command(export, "--run", "--drafts")
    run = ImportRun.objects.get()
    ImportRun.objects.update(state=RunState.RUNNING)
    assert f"Import {run.pk}: done" in command(run.pk, "--resume")
    with pytest.raises(CommandError, match="no import 99"):
        command(99, "--resume")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--section", "tiada"], "no section tiada"),
        (["--map", "bisnis"], "NAME=NAME"),
        (["--zone", "Mars/Olympus"], "no time zone"),
    ],
    ids=["section", "map", "zone"],
)
def test_what_was_typed_wrongly_is_said(cast, export, args, said):
    with pytest.raises(CommandError, match=said):
        command(export, *args)


def test_a_file_that_cannot_be_read_is_refused_with_its_line(cast, tmp_path):
    path = tmp_path / "rusak.xml"
    path.write_text(wxr(post(1))[:-20])
    with pytest.raises(CommandError, match=r"rusak\.xml, line \d+"):
        command(path, "--run")
    assert ImportRun.objects.get().state == RunState.REFUSED


def test_who_does_not_hold_the_right_is_refused(cast, export):
    with pytest.raises(CommandError, match="archives"):
        call_command("import_archive", str(export), "--user", cast.editor_in_chief.username)
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("import_archive", str(export), "--user", "hantu")
