"""Statements that a database connection is told once."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Value
from django.utils import timezone

from articles.models import Edition
from people.written import A_MOMENT, a_number
from public.fast.prepared import Prepared
from tests import stage
from tests.public import many

pytestmark = pytest.mark.django_db


def by_number(**options) -> Prepared:
    """The headlines of a section's live stories."""
    return Prepared(
        lambda now, section: Edition.objects.live(now).filter(section_id=section).values_list("headline"),
        now=A_MOMENT,
        section=a_number(0),
        **options,
    )


@pytest.fixture
def kept():
    """What the database keeps for this connection: how often each statement was run, by its text."""

    def kept(part: str) -> int:
        with connection.cursor() as cursor:
            wanted = "select sum(generic_plans + custom_plans) from pg_prepared_statements where statement like %s"
            cursor.execute(wanted, [f"%{part}%"])
            return cursor.fetchone()[0] or 0

    return kept


def test_each_run_has_its_own_values(cast):
    stage.published(cast, headline="Sini")
    stage.published_in(cast, cast.other_section, headline="Sana")
    query, now = by_number(), timezone.now()
    found = [query.rows(now=now, section=one.pk) for one in (cast.section, cast.other_section, cast.section)]
    assert found == [[("Sini",)], [("Sana",)], [("Sini",)]]


def test_the_clock_decides_at_each_run(cast):
    stage.published(cast)
    query, now = by_number(), timezone.now()
    assert query.rows(now=now, section=cast.section.pk)
    assert not query.rows(now=now - timedelta(days=1), section=cast.section.pk)


def test_a_statement_is_planned_once_for_all_runs(cast, kept, django_assert_num_queries):
    query = Prepared(
        lambda now: Edition.objects.live(now).annotate(mark=Value("planned once")).values_list("mark"), now=A_MOMENT
    )
    query.rows(now=timezone.now())
    with django_assert_num_queries(1):
        query.rows(now=timezone.now())
    assert kept("planned once") == 2


def test_a_statement_that_is_to_be_planned_anew_is_not_kept(cast, kept):
    query = Prepared(
        lambda now: Edition.objects.live(now).annotate(mark=Value("planned anew")).values_list("mark"),
        plan_anew=True,
        now=A_MOMENT,
    )
    stage.published(cast)
    assert query.rows(now=timezone.now()) == [("planned anew",)]
    assert kept("planned anew") == 0


def test_nothing_is_kept_in_a_connection_that_ends_with_its_request(cast, kept, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    stage.published(cast)
    query = Prepared(
        lambda now: Edition.objects.live(now).annotate(mark=Value("sent whole")).values_list("mark"), now=A_MOMENT
    )
    assert query.rows(now=timezone.now()) == [("sent whole",)]
    assert kept("sent whole") == 0


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_forgot_its_statements_or_is_new_is_told_them_again(kept):
    def forget():
        with connection.cursor() as cursor:
            cursor.execute("deallocate all")

    query = Prepared(
        lambda now: Edition.objects.live(now).annotate(mark=Value("told again")).values_list("mark"), now=A_MOMENT
    )
    for lose in (forget, connection.close, forget):
        assert query.rows(now=timezone.now()) == []
        lose()
        assert query.rows(now=timezone.now()) == []
        query.rows(now=timezone.now())
        assert kept("told again")


def test_a_failure_inside_a_transaction_is_not_hidden_and_does_not_last(cast):
    query = by_number()
    query.rows(now=timezone.now(), section=1)
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
    with pytest.raises(DatabaseError), transaction.atomic():
        query.rows(now=timezone.now(), section=1)
    assert query.rows(now=timezone.now(), section=1) == []


def test_text_cannot_leave_its_place():
    """A value is sent as a value, whatever stands in it."""
    query = Prepared(
        lambda now, kind: Edition.objects.live(now).filter(kind=kind).values_list("pk"), now=A_MOMENT, kind="sample"
    )
    assert query.rows(now=timezone.now(), kind="x'); drop table articles_edition; --") == []
    assert Edition.objects.count() == 0


def test_a_value_that_the_queryset_does_not_use_is_a_mistake():
    query = Prepared(lambda now, pk: Edition.objects.live(now).values_list("pk"), now=A_MOMENT, pk=a_number(0))
    with pytest.raises(ValueError, match="does not use pk"):
        query.rows(now=timezone.now(), pk=1)


def test_a_missing_value_is_a_mistake():
    with pytest.raises(KeyError):
        by_number().rows(now=timezone.now())


def test_what_was_asked_before_says_nothing_of_what_is_live_now(cast):
    """Plans are kept, answers are not."""
    editions = many.load(cast, count=3, sections=1)
    query, values = by_number(), {"now": timezone.now(), "section": cast.section.pk}
    assert len(query.rows(**values)) == 3
    Edition.objects.filter(pk=editions[0].pk).update(headline="Lain")
    assert ("Lain",) in query.rows(**values)
