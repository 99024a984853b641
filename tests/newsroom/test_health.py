"""`doctor` sees real failures, and says how to mend each."""

import socket
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import InMemoryStorage, storages
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.tasks import task_backends
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Edition
from articles.workflow.workflow import announce_due
from newsroom import health
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER
from people.models import Author, Masthead
from public.models.page import Page, Purpose
from tests import stage
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


def finding(what: str) -> health.Finding:
    return next(found for found in health.examine() if found.what == what)


@pytest.fixture
def alive():
    """A worker that has just swept."""
    Heartbeat.beat(WORKER)


@pytest.fixture
def dutiful(settings):
    """The pages that every paper owes its readers, and what the masthead must say."""
    settings.NEWSROOM_PUBLISHER, settings.NEWSROOM_ADDRESS = "PT Berita", "Jalan Mawar 1, Makassar"
    AuthorFactory(masthead=Masthead.RESPONSIBLE)
    for purpose in (Purpose.GUIDELINES, Purpose.MASTHEAD):
        Page.objects.create(title=purpose.label, slug=purpose, body="<p>Isi.</p>", purpose=purpose)


def test_the_pages_that_every_paper_owes_its_readers_are_missed(dutiful):
    assert finding("duties").well
    Page.objects.filter(purpose=Purpose.GUIDELINES).update(is_public=False)
    assert "guidelines" in finding("duties").said
    assert "masthead" not in finding("duties").said


def test_a_masthead_that_cannot_say_what_the_law_asks_for_is_missed(dutiful, settings):
    settings.NEWSROOM_ADDRESS = ""
    Author.objects.update(is_active=False)
    said = finding("duties").said
    assert "NEWSROOM_ADDRESS" in said
    assert "responsible person" in said
    assert "NEWSROOM_PUBLISHER" not in said


def doctor() -> tuple[int, str]:
    """The command's exit code and what it printed."""
    out = StringIO()
    try:
        call_command("doctor", stdout=out, no_color=True)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def test_a_healthy_house_is_told_so(alive, dutiful, settings):
    settings.SECRET_KEY = "kunci-yang-panjang-dan-tidak-mudah-ditebak-siapa-pun-0123456789"
    code, told = doctor()
    assert code == 0, told
    assert "All is well." in told


def test_an_ill_house_ends_with_an_error_code_and_remedies():
    code, told = doctor()
    assert code == 1
    assert "→ Start one, and keep it running: manage.py worker" in told


def test_a_database_out_of_reach_is_found(monkeypatch):
    def refuse():
        raise DatabaseError("connection refused\nmore of it")

    monkeypatch.setitem(vars(connections["default"]), "ensure_connection", refuse)
    found = list(health.examine())
    assert found[0].said == "connection refused"
    assert "DATABASE_URL" in found[0].remedy
    assert not [one for one in found if one.what in ("worker", "migrations", "clock")]


def test_a_database_that_really_refuses_is_found(settings):
    """Not a stand-in: a connection of its own to a port where nobody listens."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        other = connection.copy()
        other.settings_dict = {**connection.settings_dict, "HOST": "127.0.0.1", "PORT": nobody.getsockname()[1]}
        with pytest.raises(DatabaseError, match=r"refused|timeout"):
            other.ensure_connection()


def test_an_old_server_is_found(monkeypatch):
    monkeypatch.setitem(connections["default"].__dict__, "pg_version", 140011)
    assert health.version().remedy == "Upgrade PostgreSQL to 15 or later."


def test_a_migration_that_waits_is_found():
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'newsroom'")
    found = finding("migrations")
    assert "newsroom" in found.said
    assert found.remedy == "Run: manage.py migrate"


def test_a_story_that_search_does_not_know_is_found(cast):
    stage.published(cast)
    assert finding("search").well
    Edition.objects.update(words=None)
    assert "fold_words" in finding("search").remedy


def test_a_worker_that_never_came_is_missed():
    assert finding("worker").said == "has never given a sign of life"


def test_a_worker_that_fell_silent_is_missed():
    Heartbeat.objects.create(name=WORKER, at=timezone.now() - timedelta(minutes=5))
    found = finding("worker")
    assert not found.well
    assert found.said == "silent for 300 s"


def test_a_living_worker_is_seen(alive):
    assert finding("worker").said == "last swept 0 s ago"


@pytest.fixture
def late_job():
    """A job that nobody has taken for an hour."""
    waiting = task_backends["default"].enqueue(announce_due, [], {})
    DBTaskResult.objects.filter(pk=waiting.id).update(enqueued_at=timezone.now() - timedelta(hours=1))


def test_a_job_that_waits_too_long_is_found(late_job):
    found = finding("queue")
    assert "1 waiting for more than 10 min" in found.said
    assert "manage.py worker" in found.remedy


def test_clocks_that_agree_are_fine():
    assert finding("clock").well


def test_clocks_apart_are_found(monkeypatch):
    late = timezone.now() + timedelta(minutes=3)
    monkeypatch.setattr(health.timezone, "now", lambda: late)
    found = health.clock()
    assert not found.well
    assert "NTP" in found.remedy


def test_files_are_written_read_and_deleted(settings):
    assert finding("files (default)").well
    assert storages["default"].listdir("") == ([], [])


def test_a_folder_that_cannot_be_written_is_found(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"  # a file where the folder should be stops even root
    found = finding("files (default)")
    assert not found.well
    assert str(tmp_path / "file") in found.remedy


def test_a_bucket_that_does_not_answer_is_named(monkeypatch):
    class Shut(InMemoryStorage):
        bucket_name = "paper-pictures"

        def _save(self, name, content):
            raise OSError("Unable to locate credentials")

    monkeypatch.setattr(health, "storages", {"default": Shut()})
    found = health.storage("default")
    assert not found.well
    assert "credentials" in found.said
    assert "paper-pictures" in found.remedy
    assert "AWS_" in found.remedy


def test_a_full_disk_is_found(monkeypatch):
    monkeypatch.setattr(health, "NEEDED_BYTES", 10**18)
    assert "Free some space" in finding("space").remedy


def test_mail_that_stays_here_is_said(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert finding("mail").said.startswith("stays on this machine")


@pytest.fixture
def smtp(settings):
    """The settings speak SMTP. Returns a port on this machine where nobody listens."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    return settings.EMAIL_PORT


def test_a_mail_server_that_refuses_is_found(smtp):
    found = finding("mail")
    assert f"127.0.0.1:{smtp}" in found.said
    assert "EMAIL_URL" in found.remedy


def test_a_mail_server_that_answers_is_fine(smtp):
    def answer(listener):
        line, _ = listener.accept()
        with line:
            line.sendall(b"220 surat\r\n")
            while said := line.recv(100):
                line.sendall(b"221 selesai\r\n" if said.startswith(b"quit") else b"250 ya\r\n")

    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", smtp))
        listener.listen()
        threading.Thread(target=answer, args=[listener], daemon=True).start()
        assert finding("mail").said == "127.0.0.1 answers"


@pytest.mark.parametrize("key", ["pendek", "a" * 80])
def test_a_key_that_can_be_guessed_is_found(settings, key):
    settings.SECRET_KEY = key
    assert "secrets.token_urlsafe" in finding("secrets").remedy
