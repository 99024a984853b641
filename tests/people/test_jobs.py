"""Mail about accounts goes out from the worker, and asking for it is the same work whoever asks."""

import re
import smtplib

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.tasks import TaskContext
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from people import jobs as people_jobs
from photos.jobs import make_renditions
from tests import jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
RESET = "/admin/account/password/reset/"
#: What differs in a statement between two who ask: what they typed, and numbers.
_TYPED = re.compile(r"'(?:[^']|'')*'|\"s\d+_x\d+\"|\b\d+(?:\.\d+)?\b")


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def wati():
    return UserFactory(username="wati", email="wati@example.org", roles=["writer"])


def asking(client, email) -> list[str]:
    """The statements with which one request for a new password is answered."""
    with CaptureQueriesContext(connection) as seen:
        assert client.post(RESET, {"email": email}).headers["Location"] == reverse("account_reset_password_done")
    return [_TYPED.sub("?", query["sql"]) for query in seen]


def down(monkeypatch):
    def send(message, *args, **kwargs):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(EmailMessage, "send", send)


def test_asking_is_the_same_work_for_an_account_for_none_and_for_one_switched_off(client, wati):
    UserFactory(username="oki", email="oki@example.org", is_active=False)
    asking(client, "panas@example.org")  # what a process learns at its first request
    work = [asking(client, email) for email in ("wati@example.org", "siapa@example.org", "oki@example.org")]
    assert work[0] == work[1] == work[2]
    assert not [statement for statement in work[0] if "people_user" in statement]


def test_only_the_worker_writes_and_only_to_whom_it_concerns(client, wati):
    UserFactory(username="oki", email="oki@example.org", is_active=False)
    for email in ("WATI@example.org", "siapa@example.org", "oki@example.org"):
        client.post(RESET, {"email": email})
    assert mail.outbox == []
    jobs.work()
    assert [message.to for message in mail.outbox] == [["wati@example.org"]]


def test_the_queue_holds_no_key(client, wati):
    client.post(RESET, {"email": "wati@example.org"})
    [row] = DBTaskResult.objects.all()
    assert row.args_kwargs["kwargs"] == {"email": "wati@example.org"}


def test_who_waits_to_come_in_does_not_wait_for_pictures(client):
    make_renditions.enqueue(photo_id=0)
    client.post(RESET, {"email": "wati@example.org"})
    assert [row.task_path.rpartition(".")[2] for row in DBTaskResult.objects.ready()] == [
        "send_reset",
        "make_renditions",
    ]


def test_a_mail_server_that_is_down_shows_nowhere_in_a_request(client, wati, monkeypatch):
    down(monkeypatch)
    for email in ("wati@example.org", "siapa@example.org"):
        assert client.post(RESET, {"email": email}).status_code == 302
    client.force_login(wati)
    new = {"oldpassword": "rahasia-sekali-123", "password1": "kata-lain-sekali-9", "password2": "kata-lain-sekali-9"}
    assert client.post(reverse("account_change_password"), new).status_code == 302


def test_what_the_server_did_not_take_is_the_jobs_failure_and_uses_up_nobodys_mails(wati, monkeypatch):
    """The worker does it again (newsroom/worker.py), and no try counts as one more mail."""
    send = EmailMessage.send
    down(monkeypatch)
    people_jobs.send_reset.enqueue("wati@example.org")
    row = DBTaskResult.objects.get()
    for _try in range(2 * people_jobs.MOST_RESETS):
        row.worker_ids.append("a")
        with pytest.raises(OSError, match="closed"):
            people_jobs.send_reset.func(TaskContext(task_result=row.task_result), "wati@example.org")
    monkeypatch.setattr(EmailMessage, "send", send)
    assert people_jobs.send_reset.func(TaskContext(task_result=row.task_result), "wati@example.org") == 1


def test_a_mail_that_goes_out_a_second_time_has_the_same_name(wati):
    people_jobs.send_invitation.enqueue(user_id=wati.pk)
    context = TaskContext(task_result=DBTaskResult.objects.get().task_result)
    for _time in range(2):
        people_jobs.send_invitation.func(context, wati.pk)
    names = {message.message()["Message-ID"] for message in mail.outbox}
    assert (len(mail.outbox), len(names)) == (2, 1)


@pytest.mark.parametrize("name", ["send_reset", "send_invitation", "send_notice"])
def test_mail_is_tried_for_hours(name):
    assert sum(getattr(people_jobs, name).func.waits) > 8 * 3600


def test_a_stranger_who_asks_on_and_on_neither_floods_a_person_nor_keeps_them_from_asking(client, wati):
    for _time in range(8):
        assert asking(client, "wati@example.org")
    jobs.work()
    assert len(mail.outbox) == people_jobs.MOST_RESETS
