"""Credit, caption and rights of several photos in one go, each by its own rule."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from photos import rights
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

WALL, SEVERAL = "/admin/photos/photo/", "/admin/photos/photo/several/"


@pytest.fixture
def photos(cast):
    return [PhotoFactory(title=f"Foto {n}", created_by=cast.writer, caption=f"Ihwal {n}") for n in range(3)]


def test_what_is_filled_in_is_said_of_all_that_are_ticked(cast, client, photos):
    client.force_login(cast.photo_editor)
    page = client.get(WALL).content.decode()
    assert page.count('form="photo-several"') == 3
    until = timezone.localtime() + timedelta(days=2)
    sent = {"photo": [photos[0].pk, photos[1].pk], "credit": "Antara/Budi", "licence_kind": "agency"}
    sent |= {"instructions": "Tidak untuk arsip", "usable_until": f"{until:%Y-%m-%dT%H:%M}"}
    told = client.post(SEVERAL, sent, follow=True).content.decode()
    assert "Photos changed: 2." in told
    for photo in photos:
        photo.refresh_from_db()
    for photo, caption in zip(photos[:2], ("Ihwal 0", "Ihwal 1"), strict=True):
        assert (photo.credit, photo.licence_kind, photo.caption) == ("Antara/Budi", "agency", caption)
        assert photo.instructions == "Tidak untuk arsip"
        assert abs(photo.usable_until - until) < timedelta(minutes=1)
    assert photos[2].credit != "Antara/Budi"
    entries = Entry.objects.filter(action="record.changed", kind="photo")
    assert {entry.details["changed"][0] for entry in entries} == {"credit"}
    assert entries.count() == 2


def test_photos_without_a_kind_of_licence_are_found_and_given_one_together(cast, client, photos):
    """Until then they are printed nowhere anew, and go to no partner."""
    bare = [PhotoFactory(title=f"Lama {n}", licence_kind="") for n in range(2)]
    assert all(rights.why_not_pass_on(one) and rights.why_not_cleared(one) for one in bare)
    client.force_login(cast.photo_editor)
    wall = client.get(WALL, {"missing": "licence_kind"}).content.decode()
    assert [one.title in wall for one in (*bare, *photos)] == [True, True, False, False, False]
    assert wall.count('form="photo-several"') == 2
    client.post(SEVERAL, {"photo": [one.pk for one in bare], "licence_kind": "own"})
    for one in bare:
        one.refresh_from_db()
        assert (rights.why_not_pass_on(one), rights.why_not_cleared(one)) == (None, None)
    assert "Lama 0" not in client.get(WALL, {"missing": "licence_kind"}).content.decode()


def test_a_photo_that_somebody_may_not_change_stays_and_says_why(cast, client, photos):
    other = PhotoFactory(title="Milik Oki", created_by=cast.other_writer, credit="Newsroom/Oki")
    client.force_login(cast.writer)
    told = client.post(SEVERAL, {"photo": [photos[0].pk, other.pk], "credit": "Newsroom/Wati"}, follow=True)
    other.refresh_from_db()
    photos[0].refresh_from_db()
    assert (photos[0].credit, other.credit) == ("Newsroom/Wati", "Newsroom/Oki")
    assert "Milik Oki: A colleague uploaded this photo." in told.content.decode()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"credit": "Antara"}, "Tick at least one photo."),
        ({"photo": ["x", "99999999999999999999"], "credit": "Antara"}, "Tick at least one photo."),
        ({"photo": "own"}, "Write what is to be said of them."),
        ({"photo": "own", "usable_until": "besok"}, "Enter a valid date"),
    ],
)
def test_nothing_is_changed_without_photos_or_words(cast, client, photos, sent, why):
    client.force_login(cast.photo_editor)
    sent = sent | ({"photo": [photos[0].pk]} if sent.get("photo") == "own" else {})
    assert why in client.post(SEVERAL, sent, follow=True).content.decode()
    assert not Entry.objects.filter(action="record.changed").exists()


def test_who_only_looks_is_offered_no_boxes(cast, client, photos):
    client.force_login(cast.administrator)
    assert client.post(SEVERAL, {"photo": [photos[0].pk], "credit": "X"}).status_code == 403
    assert client.get(SEVERAL).status_code == 403
    assert reverse("admin:photos_photo_several") == SEVERAL
