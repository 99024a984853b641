"""How many pictures of whom were printed in a month."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from articles.models import Edition
from photos import suppliers
from photos.suppliers import Line
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

NOVEMBER = date(2026, 11, 1)


def begun(story, at: datetime) -> None:
    Edition.objects.filter(article=story, ends_at=None).update(starts_at=at, published_at=at)


@pytest.mark.parametrize(
    ("month", "before", "following"),
    [(NOVEMBER, date(2026, 10, 1), date(2026, 12, 1)), (date(2026, 1, 1), date(2025, 12, 1), date(2026, 2, 1))],
    ids=["november", "january"],
)
def test_months_follow_one_another(month, before, following):
    assert (suppliers.before(month), suppliers.following(month)) == (before, following)
    assert suppliers.following(before) == suppliers.before(following) == month


@pytest.mark.parametrize(
    ("source", "credit", "name"),
    [(" Antara  Foto ", "ANTARA/Budi", "Antara Foto"), ("", "Reuters/Ann", "Reuters"), ("", "", "nobody named")],
    ids=["source", "credit", "nobody"],
)
def test_whose_a_picture_is(source, credit, name):
    assert suppliers.supplier(source, credit) == name


def test_a_picture_counts_once_a_story_in_the_month_in_which_it_was_first_shown(cast, django_assert_max_num_queries):
    first, last = suppliers.bounds(NOVEMBER)
    antara, reuters = PhotoFactory(source="Antara"), PhotoFactory(credit="Reuters/Ann", source="")
    both = f'<p>Naskah.</p><figure data-photo="{reuters.pk}"></figure>'
    for at in (first, last - timedelta(seconds=1)):
        begun(stage.published(cast, lead_photo=antara, body=both), at)
    begun(stage.published(cast, lead_photo=antara), last)
    old = stage.published(cast, lead_photo=antara)
    Edition.objects.filter(article=old).update(
        starts_at=first - timedelta(days=2), published_at=first - timedelta(days=2), ends_at=first + timedelta(days=1)
    )
    again = Edition.objects.get(article=old)
    again.pk, again.starts_at, again.ends_at = None, first + timedelta(days=1), None
    again.save(force_insert=True)
    with django_assert_max_num_queries(6):
        assert suppliers.printed(NOVEMBER) == [Line("Antara", 1, 2), Line("Reuters", 1, 2)]
    assert suppliers.printed(date(2026, 10, 1)) == [Line("Antara", 1, 1)]
    assert suppliers.printed(date(2026, 12, 1)) == [Line("Antara", 1, 1)]


def test_the_photo_desk_and_leading_editors_see_it(cast, client):
    stage.published(cast, lead_photo=PhotoFactory(source="Antara"))
    address = reverse("admin:photos_photo_suppliers")
    for name, person in cast.people.items():
        client.force_login(person)
        answer = client.get(address)
        may = name in ("photo_editor", "managing_editor", "editor_in_chief")
        assert answer.status_code == (200 if may else 403), name
        if may:
            assert "Antara" in answer.content.decode()
            assert (address in client.get(reverse("admin:photos_photo_changelist")).content.decode()) == may
    client.force_login(cast.photo_editor)
    for odd in ("2026-13", "x", "9999-01", "0001-01", "2026-02"):
        assert client.get(address, {"month": odd}).status_code == 200, odd
