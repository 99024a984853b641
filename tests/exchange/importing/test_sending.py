"""Files that were sent with an import lie out of readers' reach, as long as they are needed."""

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from exchange.importing import sending
from exchange.models import ImportRun, RunState

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast):
    return ImportRun.objects.create(source="x", created_by=cast.administrator)


def sent(name, data=b"x"):
    file = SimpleUploadedFile("x", data)
    file._name = name  # as a forged request might name it; Django's own form takes the path away
    return file


class Elsewhere(FileSystemStorage):
    """A store on another machine: it has no paths here."""

    def path(self, name):
        raise NotImplementedError

    def _save(self, name, content):
        return self.inner._save(name, content)

    def _open(self, name, mode="rb"):
        return self.inner._open(name, mode)

    def listdir(self, path):
        return self.inner.listdir(path)

    def exists(self, name):
        return self.inner.exists(name)

    def delete(self, name):
        self.inner.delete(name)


@pytest.fixture(params=["here", "elsewhere"])
def store(request, tmp_path, monkeypatch):
    """Each kind of store."""
    here = FileSystemStorage(tmp_path / "originals")
    if request.param == "elsewhere":
        there = Elsewhere(tmp_path / "originals")
        there.inner = here
        here = there
    monkeypatch.setattr(sending, "_store", lambda: here)
    return here


def test_one_file_is_a_file_and_several_are_a_folder(run, store):
    sending.keep(run, sending.TEXTS, [sent("a.xml", b"satu")])
    with sending.at_hand(run, sending.TEXTS) as path:
        assert (path.name, path.read_bytes()) == ("a.xml", b"satu")
    sending.keep(run, sending.TEXTS, [sent("b.xml", b"dua")])
    with sending.at_hand(run, sending.TEXTS) as path:
        assert sorted(one.read_bytes() for one in path.iterdir()) == [b"dua", b"satu"]
    with sending.at_hand(run, sending.PICTURES) as path:
        assert path is None


@pytest.mark.parametrize("name", ["../../x.xml", "C:\\tmp\\x.xml", "/etc/x.xml", "..\\x.xml"])
def test_a_name_leads_nowhere_else(run, store, name):
    sending.keep(run, sending.TEXTS, [sent(name)])
    with sending.at_hand(run, sending.TEXTS) as path:
        assert path.name == "x.xml"


def test_what_is_not_needed_any_more_goes(run, store):
    sending.keep(run, sending.TEXTS, [sent("a.xml"), sent("b.xml")])
    sending.keep(run, sending.PICTURES, [sent("a.jpg")])
    sending.remove(run)
    sending.remove(run)
    for part in (sending.TEXTS, sending.PICTURES):
        with sending.at_hand(run, part) as path:
            assert path is None


def test_a_store_that_does_not_let_go_fails_no_import(run, store, monkeypatch, caplog):
    sending.keep(run, sending.TEXTS, [sent("a.xml")])
    monkeypatch.setattr(type(store), "delete", lambda self, name: 1 / 0)
    sending.remove(run)
    assert "could not be removed" in caplog.text


@pytest.mark.parametrize(
    ("state", "is_trial", "is_wanted"),
    [
        (RunState.READING, True, True),
        (RunState.READ, False, True),
        (RunState.RUNNING, False, True),
        (RunState.DONE, True, True),
        (RunState.DONE, False, False),
        (RunState.REFUSED, True, False),
        (RunState.UNDONE, False, False),
    ],
)
def test_what_an_import_still_needs_is_nobodys_rubbish(run, state, is_trial, is_wanted):
    ImportRun.objects.update(state=state, is_trial=is_trial)
    own = f"imports/{run.pk}/texts/a.xml"
    others = ["imports/99999/texts/a.xml", "imports/x/a.xml", "2026/11/a.jpg", f"imports/{'9' * 30}/a"]
    assert sending.wanted([own, *others]) == ({own} if is_wanted else set())
    assert sending.wanted([]) == set()
