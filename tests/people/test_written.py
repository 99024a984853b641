"""Querysets whose SQL is written once: what they find is what Django finds, each time with its own values."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from people.models import Author, Role, User
from people.written import A_MOMENT, A_TEXT, SOME_NUMBERS, SOME_TEXTS, Written, a_number
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def by_name() -> Written:
    return Written(lambda name: User.objects.filter(username=name), name=A_TEXT)


@pytest.fixture
def people():
    return {name: UserFactory(username=name, first_name=name.title()) for name in ("ani", "budi")}


def test_each_time_it_finds_what_its_values_ask_for(people):
    asked = by_name()
    assert [asked.first(name=name) for name in ("ani", "budi", "cici", "ani")] == [
        people["ani"], people["budi"], None, people["ani"],
    ]  # fmt: skip


def test_what_it_finds_is_whole_and_can_be_saved(people):
    found, usual = by_name().first(name="ani"), User.objects.get(username="ani")
    assert {field.attname: getattr(found, field.attname) for field in User._meta.concrete_fields} == {
        field.attname: getattr(usual, field.attname) for field in User._meta.concrete_fields
    }
    assert not found.get_deferred_fields()
    found.first_name = "Anisa"
    found.save()
    usual.refresh_from_db()
    assert usual.first_name == "Anisa"


def test_what_is_joined_comes_along_and_what_is_left_out_is_fetched_when_asked(people, django_assert_num_queries):
    Author.objects.create(name="Ani", slug="ani", user=people["ani"], job_title="Redaktur")
    authors = Written(
        lambda user: Author.objects.filter(user=user).select_related("user").defer("job_title"), user=a_number()
    )
    with django_assert_num_queries(1):
        found = authors.first(user=people["ani"].pk)
        assert found.user.username == "ani"
    with django_assert_num_queries(1):
        assert found.job_title == "Redaktur"


def test_nothing_of_the_sample_is_known_to_what_it_finds(people, cast):
    """A related manager tells its rows the object they were asked of, and here that is the sample."""
    authors = Written(lambda user: User(pk=user).usersession_set.model.objects.filter(user=user), user=a_number())
    assert authors.objects(user=people["ani"].pk) == []
    roles = Written(lambda user: User(pk=user).roles.all(), user=a_number())
    assert roles.objects(user=cast.writer.pk) == list(cast.writer.roles.all())


def test_it_is_written_once(people, monkeypatch):
    written = []
    as_sql = SQLCompiler.as_sql
    monkeypatch.setattr(SQLCompiler, "as_sql", lambda self, *a, **k: (written.append(self), as_sql(self, *a, **k))[1])
    asked = by_name()
    asked.objects(name="ani")
    once = len(written)
    asked.objects(name="budi")
    assert once
    assert len(written) == once


def test_rows_are_read_as_the_fields_mean_them():
    role = Role.objects.create(codename="uji", name="Uji", rights=["write_stories"])
    asked = Written(
        lambda role: Role.objects.filter(pk=role).annotate(twice=F("pk") * 2).values_list("rights", "twice"),
        role=a_number(),
    )
    assert [tuple(row) for row in asked.rows(role=role.pk)] == [(["write_stories"], role.pk * 2)]


def test_moments_are_filled_in_and_what_is_there_can_be_asked(people):
    seen = timezone.now()
    User.objects.filter(pk=people["ani"].pk).update(last_login=seen)
    since = Written(lambda since: User.objects.filter(last_login__gt=since), since=A_MOMENT)
    assert since.exists(since=seen - timedelta(seconds=1))
    assert not since.exists(since=seen)
    assert since.objects(since=seen - timedelta(seconds=1)) == [people["ani"]]


def test_a_list_of_any_length_is_filled_in(people):
    """As `__in` finds them, be they of numbers or words, asked of a row or of what it belongs to."""
    ids = [person.pk for person in people.values()]
    for person in people.values():
        Author.objects.create(name=person.username, slug=person.username, user=person)
    kinds = {
        "pk": Written(lambda of: User.objects.filter(pk__among=of).order_by("pk"), of=SOME_NUMBERS),
        "username": Written(lambda of: User.objects.filter(username__among=of).order_by("pk"), of=SOME_TEXTS),
    }
    for name, asked in kinds.items():
        all_of_it = [getattr(person, name) for person in people.values()]
        for some in (all_of_it, all_of_it[1:], [], [*all_of_it, *all_of_it]):
            usual = list(User.objects.filter(**{f"{name}__in": some}).order_by("pk"))
            assert asked.objects(of=some) == usual
            assert list(User.objects.filter(**{f"{name}__among": some}).order_by("pk")) == usual
    of_people = Written(lambda of: Author.objects.filter(user__among=of).order_by("pk"), of=SOME_NUMBERS)
    assert [author.user_id for author in of_people.objects(of=ids)] == ids
    by_role = Written(lambda of: Role.objects.filter(users__among=of), of=SOME_NUMBERS)
    assert by_role.objects(of=ids) == []


def test_nothing_is_asked_for_an_empty_list_that_is_known_while_the_question_is_written(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not User.objects.filter(pk__among=[])
    UserFactory()
    assert User.objects.exclude(pk__among=[]).count() == 1


def test_a_list_is_one_step_into_an_index_for_each_of_it(people):
    asked = User.objects.filter(pk__among=[1, 2, 3]).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "Index Cond: (id = ANY" in asked.explain()


def test_one_row_stands_in_for_a_queryset_that_would_look_for_it(people):
    found = by_name().only_one(name="ani")
    people["ani"].first_name = "not saved"
    people["ani"].refresh_from_db(from_queryset=found)
    assert people["ani"].first_name == "Ani"
    with pytest.raises(User.DoesNotExist):
        by_name().only_one(name="cici").filter(pk=1).get()


def test_nothing_is_equal_to_none(people):
    assert by_name().objects(name=None) == []


def test_a_value_that_is_missing_and_a_sample_that_is_not_used_are_errors(people):
    with pytest.raises(KeyError, match="name"):
        by_name().objects()
    with pytest.raises(ValueError, match="does not use pk"):
        Written(lambda name, pk: User.objects.filter(username=name), name=A_TEXT, pk=a_number()).objects(
            name="a", pk=1
        )


@pytest.mark.django_db(transaction=True)
def test_rows_are_held_in_a_transaction_only():
    person = UserFactory()
    held = Written(lambda user: User.objects.select_for_update().filter(pk=user), user=a_number())
    with transaction.atomic():
        assert held.first(user=person.pk) == person
        assert _is_held(person)
    with pytest.raises(TransactionManagementError):
        held.first(user=person.pk)


def _is_held(person: User) -> bool:
    """Does another connection wait for the person's row?"""
    free = []

    def look():
        try:
            with transaction.atomic():
                free.extend(User.objects.select_for_update(skip_locked=True).filter(pk=person.pk))
        finally:
            connection.close()

    other = threading.Thread(target=look)
    other.start()
    other.join()
    return not free


def test_a_moment_that_is_no_value_is_refused():
    """It would be the moment of the first use, for as long as the process lives."""
    asked = Written(lambda name: User.objects.filter(username=name, last_login__lt=timezone.now()), name=A_TEXT)
    with pytest.raises(ValueError, match="would stand still"):
        asked.exists(name="ani")
