"""What waits for the answer of a request is done then, whatever became of its transaction."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from audit import log, sources
from audit.models import Entry
from people.audited import SIGNED_OUT

pytestmark = pytest.mark.django_db


def answered(view):
    return sources.RememberSource(view)(
        RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "X"})
    )


def write():
    log.record(SIGNED_OUT, kind="user")


def test_what_a_request_wrote_and_undid_is_written_afterwards_with_its_address():
    def view(request):
        with transaction.atomic():
            sources.once_answered(write)
            transaction.set_rollback(True)
        assert not Entry.objects.exists()
        return HttpResponse("ya")

    assert answered(view).content == b"ya"
    entry = Entry.objects.get()
    assert (entry.address, entry.device) == ("192.0.2.7", "X")


def test_without_a_request_it_is_done_at_once():
    sources.once_answered(write)
    assert Entry.objects.count() == 1


def test_one_request_does_not_do_what_another_left_behind():
    def broken(request):
        sources.once_answered(write)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        answered(broken)
    answered(lambda request: HttpResponse())
    assert not Entry.objects.exists()
