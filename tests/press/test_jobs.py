"""Mail to senders: in the house's language, with the address of the note, and nothing secret in the queue."""

import pytest
from django.core import mail
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from press import addresses, cases, jobs, noting
from press.models import StepKind
from press.noting import Printed
from tests.press.conftest import decided

pytestmark = pytest.mark.django_db


def test_the_mail_says_what_was_done_in_the_houses_language_and_where_the_note_is(cast, came, settings):
    settings.LANGUAGE_CODE = "id"
    case = came(sender_email="ratih@example.org", sender_name="Ratih\n<b>Wulandari</b>")
    decided(case, cast.section_editor)
    note = noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton."))
    step = case.steps.get(what=StepKind.NOTED)
    with translation.override("en"):  # whoever asked the worker for it
        jobs.send_step.func(step.pk)
    [sent] = mail.outbox
    assert f"{settings.NEWSROOM_URL}{note.get_absolute_url()}" in sent.body
    assert addresses.address(case) in sent.body
    assert "Ratih <b>Wulandari</b>" in sent.body, "plain text, as it was given"
    assert "Dear" not in sent.body
    assert sent.subject.endswith(case.number)


def test_a_job_names_a_step_and_never_the_address(cast, came, django_capture_on_commit_callbacks):
    case = came(sender_email="ratih@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        cases.write(case, cast.section_editor, "Kami periksa.")
    asked = DBTaskResult.objects.get(task_path__endswith=".send_step").args_kwargs
    assert str(case.steps.get(what=StepKind.WRITTEN).pk) in str(asked)
    assert addresses.path(case).rstrip("/").rpartition("/")[2] not in str(asked)
    assert "ratih@example.org" not in str(asked)
    assert sum(jobs.WAITS) > 8 * 3600, "a server that is away for a working day is asked again"
