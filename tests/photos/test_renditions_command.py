import io

import pytest
from django.core.management import call_command

from photos import renditions
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_and_current():
    old, current = PhotoFactory(), PhotoFactory()
    renditions.make(current.pk)
    return old, current


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("renditions", *arguments, stdout=out)
    return out.getvalue()


def test_the_worker_is_asked_for_what_is_not_current(old_and_current, enqueued):
    old, _ = old_and_current
    assert "1 photos" in run()
    assert enqueued("make_renditions") == [{"photo_id": old.pk}]


def test_they_can_be_made_without_a_worker(old_and_current):
    old, _ = old_and_current
    run("--now")
    old.refresh_from_db()
    assert renditions.is_current(old)
    assert "0 photos" in run()
