"""A row that is held keeps others from changing it, and nobody from pointing to it."""

import psycopg2
import pytest
from django.db import connection, transaction

from people import rowlocks
from sections.models import Section
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db(transaction=True)
#: What PostgreSQL asks for by itself: to change a row, and to point to it.
CHANGE, POINT_TO = "NO KEY UPDATE", "KEY SHARE"


@pytest.fixture
def others():
    """`others(ask, section)`: whether another connection gets what it asks for of that row, at once."""
    line = psycopg2.connect(**connection.get_connection_params())
    line.autocommit = True

    def may(ask, section):
        with line.cursor() as cursor:
            try:
                cursor.execute(f"SELECT FROM sections_section WHERE id = %s FOR {ask} NOWAIT", [section.pk])
            except psycopg2.errors.LockNotAvailable:
                return False
            return True

    yield may
    line.close()


def test_what_points_to_a_held_row_can_be_written_and_it_cannot_be_changed(others):
    section = SectionFactory()
    with transaction.atomic():
        assert rowlocks.held(Section.objects).get(pk=section.pk) == section
        assert others(POINT_TO, section)
        assert not others(CHANGE, section)
    assert others(CHANGE, section)


def test_nothing_new_points_to_a_row_that_is_to_go(others):
    section = SectionFactory()
    with transaction.atomic():
        rowlocks.held(Section.objects, ending=True).get(pk=section.pk)
        assert not others(POINT_TO, section)


def test_what_another_holds_is_left_out_by_those_who_do_not_wait():
    first, second = SectionFactory(), SectionFactory()
    line = psycopg2.connect(**connection.get_connection_params())
    with line, line.cursor() as cursor:
        cursor.execute(f"SELECT FROM sections_section WHERE id = %s FOR {CHANGE}", [first.pk])
        with transaction.atomic():
            assert list(rowlocks.held(Section.objects.filter(pk__in=[first.pk, second.pk]), waiting=False)) == [
                second
            ]
    line.close()
