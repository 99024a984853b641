"""A line of activity: everything that is told of what happened stands in it, as whoever looks reads it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from articles.models import Transition
from desk.activity import activity, lines
from desk.activity.activity import Filters
from tests import stage
from tests.drawn import unprinted, words_of

pytestmark = pytest.mark.django_db
JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")


def happened(cast):
    return activity.page(cast.section_editor, Filters(kind="moves")).lines


def days_of(cast):
    return [(day, [words_of(line) for line in found]) for day, found in lines.by_day(happened(cast))]


def test_whatever_is_told_of_what_happened_is_printed(cast):
    stage.submitted(cast)
    said = lines.said(happened(cast)[0])
    assert unprinted("desk/activity_line.html", said, section=None, status="spiked") == []


def test_a_line_reads_as_it_happened_under_its_day_and_in_ones_zone(cast):
    stage.changes_requested(cast, note="Tambah satu narasumber. " * 20)
    late = datetime(2026, 11, 2, 23, 30, tzinfo=JAKARTA)
    for nth, row in enumerate(Transition.objects.order_by("pk")):
        Transition.objects.filter(pk=row.pk).update(at=late - timedelta(days=1 - nth))
    with timezone.override(JAKARTA):
        (second, newest), (first, oldest) = days_of(cast)
    assert (second, first) == ("Monday 2 November", "Sunday 1 November")
    for words in (str(cast.section_editor), "EkBis", "Tambah satu narasumber.", "…"):
        assert words in newest[0]
    assert len(newest) == len(oldest) == 1
    assert str(cast.writer) in oldest[0]
    with timezone.override(JAYAPURA):
        assert [day for day, _lines in days_of(cast)] == ["Tuesday 3 November", "Monday 2 November"]
    with translation.override("id"), timezone.override(JAKARTA):
        assert days_of(cast)[0][0] == "Senin 2 November"
