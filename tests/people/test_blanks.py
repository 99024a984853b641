"""Statements that a connection is told once: outside of a transaction, and only where the connection stays."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Value

from people import blanks
from people.models import User
from people.written import A_TEXT, SOME_NUMBERS, Written, a_number
from tests.factories import UserFactory


def marked(mark: str, field: str = "pk") -> Written:
    """A field of the people of a name, in a statement that can be told from all others."""
    return Written(
        lambda name: User.objects.filter(username=name).annotate(mark=Value(mark)).values_list(field, "mark"),
        name=A_TEXT,
    )


@pytest.fixture
def kept(transactional_db):
    """How often the connection ran a statement of this mark by its name; None if it was not told it."""

    def kept(mark: str) -> int | None:
        with connection.cursor() as cursor:
            wanted = "select sum(generic_plans) from pg_prepared_statements where statement like %s"
            cursor.execute(wanted, [f"%PREPARE newsroom%{mark}%"])
            return cursor.fetchone()[0]

    return kept


def test_outside_of_a_transaction_a_connection_is_told_it_once(kept, django_assert_num_queries):
    ani, budi, asked = UserFactory(username="ani"), UserFactory(username="budi"), marked("told once")
    with django_assert_num_queries(3):
        found = [asked.rows(name=name) for name in ("ani", "budi", "cici")]
    assert found == [[(ani.pk, "told once")], [(budi.pk, "told once")], []]
    assert kept("told once") == 3


def test_within_a_transaction_it_is_sent_whole(kept):
    ani, asked = UserFactory(username="ani"), marked("sent whole")
    with transaction.atomic():
        assert asked.rows(name="ani") == [(ani.pk, "sent whole")]
    assert kept("sent whole") is None


def test_where_a_pooler_hands_connections_about_it_is_sent_whole(kept, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "POOLED", True)
    ani, asked = UserFactory(username="ani"), marked("handed about")
    assert asked.rows(name="ani") == [(ani.pk, "handed about")]
    assert kept("handed about") is None


def test_a_tests_own_transaction_counts_for_none(db):
    """Else no test with one would ask as the desk does."""
    assert connection.in_atomic_block
    assert not connection.transaction_stands
    with transaction.atomic():
        assert connection.transaction_stands
    assert not connection.transaction_stands


@pytest.mark.parametrize("lose", [lambda: None, connection.close], ids=["a connection", "a new one"])
def test_one_plan_is_kept_though_a_transaction_failed_in_which_it_was_told(kept, lose):
    """What a transaction says of planning is undone with it, and the name is not."""
    lose()
    asked = marked("told and undone")
    named = asked._write("default", exists=False)
    with transaction.atomic():
        named.rows(connection, {"name": "ani"})
        transaction.set_rollback(True)
    for _ in range(3):
        asked.rows(name="ani")
    assert kept("told and undone") == 4, "planned for its values"


def deallocate():
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")


@pytest.mark.parametrize("lose", [deallocate, connection.close], ids=["forgotten", "a new connection"])
def test_a_connection_that_has_lost_it_is_told_it_again(kept, lose):
    ani, asked = UserFactory(username="ani"), marked("told again")
    asked.rows(name="ani")
    lose()
    assert asked.rows(name="ani") == [(ani.pk, "told again")]
    assert asked.rows(name="ani") == [(ani.pk, "told again")]
    assert kept("told again")


def test_a_connection_that_was_told_it_by_another_process_answers_all_the_same(kept):
    ani, asked = UserFactory(username="ani"), marked("told before")
    asked.rows(name="ani")
    blanks._known.clear()
    assert [asked.rows(name="ani") for _ in range(3)] == [[(ani.pk, "told before")]] * 3
    assert kept("told before") == 2, "sent whole once, and told anew"


def test_a_name_stands_for_what_is_asked_and_nothing_else(kept):
    """Where a pooler hands connections about and nobody said so, one process calls what another has told."""
    names = [marked(mark)._write("default", exists=False).name for mark in ("one", "one", "another")]
    assert names[0] == names[1] != names[2]


def test_what_goes_wrong_as_it_is_told_is_an_error_of_the_database_to_django(kept):
    asked = marked("told in vain")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_user RENAME TO people_away")
    try:
        with pytest.raises(ProgrammingError, match="people_user"):
            asked.rows(name="ani")
        assert connection.errors_occurred, "Django would keep a line that is dead"
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE people_away RENAME TO people_user")


def test_a_column_that_an_upgrade_makes_longer_fails_nobody(kept):
    UserFactory(username="ani", first_name="Ani")
    asked = marked("longer", "first_name")
    length = User._meta.get_field("first_name").max_length
    resized = "ALTER TABLE people_user ALTER COLUMN first_name TYPE varchar({})"
    assert asked.rows(name="ani") == [("Ani", "longer")]
    try:
        with connection.cursor() as cursor:
            cursor.execute(resized.format(length + 50))
        assert [asked.rows(name="ani") for _ in range(3)] == [[("Ani", "longer")]] * 3
        assert kept("longer") == 2, "sent whole once, and told anew"
        with transaction.atomic():
            assert asked.rows(name="ani") == [("Ani", "longer")]
    finally:
        with connection.cursor() as cursor:
            cursor.execute(resized.format(length))


@pytest.mark.parametrize("number", [10**25, -(10**25), 2**63], ids=["beyond", "below", "just beyond"])
@pytest.mark.parametrize("listed", [False, True], ids=["alone", "in a list"])
def test_a_number_that_no_row_can_have_finds_nothing(kept, listed, number):
    ani = UserFactory(username="ani")
    one = Written(lambda pk: User.objects.filter(pk=pk).values_list("username"), pk=a_number())
    some = Written(lambda pks: User.objects.filter(pk__among=pks).values_list("username"), pks=SOME_NUMBERS)
    found = some.rows(pks=[number, ani.pk]) if listed else one.rows(pk=number)
    assert found == ([("ani",)] if listed else [])


def test_a_missing_value_is_a_mistake(kept):
    with pytest.raises(KeyError):
        marked("without a name").rows()
