"""Whom and what stories name, in a newsroom that has some of it and lacks the rest."""

import pytest
from django.db import connection
from taggit.models import Tag

from articles.refusals import Refused
from exchange import ninjs
from exchange.importing import runs
from exchange.importing.pictures import Pictures
from exchange.importing.planning import Wanted
from exchange.importing.restoring import Restoring
from exchange.models import ImportRow
from people.models import Author, Role, User
from people.roles import Right
from sections.models import Section

pytestmark = pytest.mark.django_db

NAMED = {
    ninjs.ACCOUNT: {"4": {"id": 4, "username": "wati", "email": "wati@lama.example", "first_name": "Wati"}},
    ninjs.AUTHOR: {"3": {"id": 3, "name": "Wati Sri", "slug": "wati-sri", "bio": "Laut.", "user_id": 4}},
    ninjs.SECTION: {
        "8": {"id": 8, "name": "Maritim", "slug": "maritim", "parent_id": 9, "colour": "#112233"},
        "9": {"id": 9, "name": "EkBis lama", "slug": "ekbis"},
    },
    ninjs.TAG: {"1": {"id": 1, "name": "Rumput & Laut", "slug": "rumput-laut"}},
}


@pytest.fixture
def restoring(cast):
    def made(**wanted) -> Restoring:
        run = runs.begin(cast.administrator, "arsip", {})
        run.is_trial, run.facts = False, {"own": NAMED}
        return Restoring(run, Pictures(run), Wanted(**wanted))

    return made


def test_an_account_that_is_new_opens_nothing(restoring):
    user = User.objects.get(pk=restoring().numbers.of(User, 4))
    assert (user.username, user.email, user.first_name) == ("wati-2", "wati@lama.example", "Wati")
    assert (user.is_active, user.has_usable_password(), user.roles.count()) == (False, False, 0)


def test_who_does_not_manage_people_makes_no_accounts(restoring, cast):
    Role.objects.filter(codename="administrator").update(rights=[Right.ARCHIVE])
    count = User.objects.count()
    made = restoring()
    made.run.created_by = User.objects.get(pk=cast.administrator.pk)
    assert made.numbers.of(User, 4) == cast.administrator.pk
    assert User.objects.count() == count


def test_somebody_whom_the_archive_does_not_name_is_whoever_brings_it_in(restoring, cast):
    assert restoring().numbers.of(User, 77) == cast.administrator.pk
    assert restoring().numbers.of(Author, 77) is None


def test_an_author_is_made_once_and_has_a_row(restoring):
    made = restoring()
    number = made.numbers.of(Author, 3)
    assert made.numbers.of(Author, 3) == number
    author = Author.objects.get(pk=number)
    assert (author.name, author.bio, author.user.username) == ("Wati Sri", "Laut.", "wati-2")
    assert ImportRow.objects.get(author_number=number).title == "Wati Sri"


def test_an_author_at_the_same_address_is_the_same(restoring):
    known = Author.objects.create(name="Wati S.", slug="wati-sri")
    assert restoring().numbers.of(Author, 3) == known.pk


def test_an_author_is_not_put_to_whoever_brings_the_archive_in(restoring, cast, monkeypatch):
    monkeypatch.setitem(NAMED, ninjs.ACCOUNT, {})
    Author.objects.filter(user=cast.administrator).delete()
    assert Author.objects.get(pk=restoring().numbers.of(Author, 3)).user is None


def test_a_section_that_is_new_stands_below_the_one_that_is_here(restoring, cast):
    section = Section.objects.get(pk=restoring().numbers.of(Section, 8))
    assert (section.name, section.colour, section.parent) == ("Maritim", "#112233", cast.section)


def test_a_section_that_was_chosen_goes_before(restoring, cast):
    made = restoring(sections={"maritim": cast.other_section.pk})
    assert made.numbers.of(Section, 8) == cast.other_section.pk
    assert not Section.objects.filter(slug="maritim").exists()


def test_who_does_not_manage_sections_makes_none(restoring, cast):
    Role.objects.filter(codename="administrator").update(rights=[Right.ARCHIVE])
    made = restoring()
    made.run.created_by = User.objects.get(pk=cast.administrator.pk)
    with pytest.raises(Refused, match="Maritim"):
        made.numbers.of(Section, 8)


def test_sections_that_stand_in_a_circle_do_not_go_round_for_ever(restoring, monkeypatch):
    circle = {"8": NAMED[ninjs.SECTION]["8"], "9": NAMED[ninjs.SECTION]["9"] | {"slug": "lain", "parent_id": 8}}
    monkeypatch.setitem(NAMED, ninjs.SECTION, circle)
    with pytest.raises(Refused, match="circle"):
        restoring().numbers.of(Section, 8)


def test_a_tag_keeps_its_address_unless_that_is_anothers(restoring):
    made = restoring()
    made._tag("Rumput & Laut")
    assert Tag.objects.get(name="Rumput & Laut").slug == "rumput-laut"
    Tag.objects.all().delete()
    Tag.objects.create(name="Lain", slug="rumput-laut")
    made._tag("Rumput & Laut")
    assert Tag.objects.get(name="Rumput & Laut").slug != "rumput-laut"


def test_numbers_of_stories_are_kept_free_before_the_first_is_put_back(cast):
    run = runs.begin(cast.administrator, "arsip", {})
    run.is_trial, run.facts = False, {"own": NAMED, "highest": 5_000_000}
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('articles_article', 'id'))")
        (before,) = cursor.fetchone()
        Restoring(run, Pictures(run), Wanted())
        cursor.execute("SELECT nextval(pg_get_serial_sequence('articles_article', 'id'))")
        (after,) = cursor.fetchone()
        # no transaction takes a number back: other tests go on where they stood
        cursor.execute("SELECT setval(pg_get_serial_sequence('articles_article', 'id'), %s)", [before])
    assert after == 5_000_001
