"""What was allowed or denied of a picture, by whom and for when: the newest that holds decides, by the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.refusals import Refused
from articles.workflow import workflow
from audit.models import Entry
from newsroom import sweep
from people import clock
from photos import leases, library, permissions, rights
from photos.admin.several import change
from photos.leases import Rights
from photos.models import Lease, Photo
from tests import stage
from tests.factories import PhotoFactory

HOUR = timedelta(hours=1)
MARCH, APRIL, MAY, JUNE = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 4, 5, 6))
DAY = timedelta(days=1)


def of(*rows: tuple) -> list[Lease]:
    return [Lease(kind=kind, starts_at=starts, ends_at=ends) for kind, starts, ends in rows]


SPRING = of(("allow", MARCH, APRIL), ("allow", MAY, JUNE))
DENIED = of(("allow", MARCH, JUNE), ("deny", APRIL, MAY))


@pytest.mark.parametrize(
    ("given", "at", "told"),
    [
        (SPRING, MARCH - DAY, Rights(MARCH, APRIL, False, MARCH)),
        (SPRING, MARCH, Rights(None, APRIL, False, APRIL)),
        (SPRING, APRIL, Rights(None, APRIL, False, MAY)),
        (SPRING, MAY, Rights(None, JUNE, False, JUNE)),
        (SPRING, JUNE, Rights(None, JUNE, False, None)),
        (DENIED, MARCH, Rights(None, APRIL, False, APRIL)),
        (DENIED, APRIL, Rights(None, None, True, MAY)),
        (DENIED, MAY, Rights(None, JUNE, False, JUNE)),
        (of(("deny", None, APRIL)), MARCH, Rights(None, None, True, APRIL)),
        (of(("deny", None, APRIL)), APRIL, Rights(None, None, False, None)),
        (of(("deny", None, None), ("allow", MARCH, None)), MARCH, Rights(None, None, False, None)),
        (of(("allow", None, None), ("deny", None, None)), MARCH, Rights(None, None, True, None)),
        (of(("allow", APRIL, None)), MARCH, Rights(APRIL, None, False, APRIL)),
    ],
    ids=[
        *("before", "first", "between", "second", "after"),
        *("until denied", "denied", "again", "denied until", "then free"),
        *("newest allows", "newest denies", "to come"),
    ],
)
def test_the_columns_say_the_stretch_that_holds_or_the_next(given, at, told):
    assert leases.rights_of(given, at) == told


@pytest.mark.django_db
def test_a_lease_is_kept_with_who_and_why_and_readers_and_print_go_by_it(cast):
    photo, now = PhotoFactory(title="Kapal"), clock.now()
    story = stage.draft(cast, lead_photo=photo)
    leases.give(photo, cast.photo_editor, "deny", None, now + HOUR, "Keluarga menelepon, catatan 7")
    photo.refresh_from_db()
    assert rights.is_withheld(photo.is_denied, photo.usable_until)
    with pytest.raises(Refused, match="must not be used"):
        workflow.perform("submit", cast.writer, story)
    lease = photo.leases.get()
    assert (lease.by, lease.note) == (cast.photo_editor, "Keluarga menelepon, catatan 7")
    assert Entry.objects.filter(action="photo.leased").get().details == {"kind": "deny"}
    leases.give(photo, cast.photo_editor, "allow", None, None, "Keluarga setuju, surat 3")
    photo.refresh_from_db()
    assert rights.why_not_show(photo) is None
    assert photo.leases.count() == 2
    workflow.perform("submit", cast.writer, story)


@pytest.mark.django_db
def test_the_worker_brings_a_picture_back_when_the_next_stretch_begins(cast, monkeypatch):
    photo, now = PhotoFactory(), clock.now()
    leases.give(photo, cast.photo_editor, "deny", None, now + HOUR, "Sengketa")
    sweep.leases.turn()
    photo.refresh_from_db()
    assert photo.is_denied
    monkeypatch.setattr(leases.clock, "now", lambda: now + HOUR)
    assert leases.turn() == 1
    photo.refresh_from_db()
    assert (photo.is_denied, photo.rights_turn_at) == (False, None)
    assert leases.turn() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("lease_kind", ("", None, None, "Catatan")),
        ("lease_ends_at", ("allow", APRIL, MARCH, "Catatan")),
        ("lease_note", ("allow", None, None, " ")),
    ],
)
def test_a_lease_that_says_nothing_is_refused(cast, field, told):
    with pytest.raises(ValidationError) as refused:
        leases.give(PhotoFactory(), cast.photo_editor, *told)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.django_db
def test_on_the_photos_page_and_not_over_it_by_the_form_for_many(cast, client):
    photo = PhotoFactory(title="Kapal")
    address = reverse("admin:photos_photo_change", args=[photo.pk])
    client.force_login(cast.photo_editor)
    sent = {"alt": photo.alt, "credit": photo.credit, "focal_x": 0.5, "focal_y": 0.5, "title": "Kapal"}
    assert "Say who agreed" in client.post(address, sent | {"lease_kind": "deny"}).content.decode()
    assert not photo.leases.exists()
    answer = client.post(address, sent | {"lease_kind": "deny", "lease_note": "Keluarga menelepon"})
    assert answer.status_code == 302
    photo.refresh_from_db()
    assert photo.is_denied
    page = client.get(address).content.decode()
    assert "Keluarga menelepon" in page
    assert 'name="is_denied"' not in page
    assert read_only(page)["must not be used"] == "Yes"
    assert "check_small" not in page, "a green tick says the opposite"
    client.post(address, sent | {"alt": "Kapal besar"})
    photo.refresh_from_db()
    assert (photo.is_denied, photo.alt) == (True, "Kapal besar")
    outcome = change(cast.photo_editor, [photo], {"usable_until": clock.now()})
    assert [str(one) for one, _why in outcome.left] == ["Kapal"]
    assert change(cast.photo_editor, [photo], {"credit": "Antara"}).changed == 1


def read_only(page: str) -> dict[str, str]:
    """What a photo's page says of each field that is only read."""
    rows = BeautifulSoup(page, "html.parser").select(".field-line:has(.readonly)")
    said = [
        (row.find("label").get_text(strip=True), row.select_one(".readonly").get_text(strip=True)) for row in rows
    ]
    return {name.lower().rstrip(":"): value for name, value in said}


@pytest.mark.django_db
def test_what_follows_from_leases_is_read_in_words_by_whoever_opens_the_photo(cast, client):
    """The same words for who changes it and for who only looks, each with their own zone."""
    photo, until = PhotoFactory(title="Kapal", created_by=cast.writer), clock.now() + timedelta(days=400)
    leases.give(photo, cast.photo_editor, "allow", None, until, "Surat 3")
    address = reverse("admin:photos_photo_change", args=[photo.pk])
    for person, zone in ((cast.photo_editor, "Asia/Jayapura"), (cast.other_writer, "Asia/Makassar")):
        type(person).objects.filter(pk=person.pk).update(time_zone=zone)
        client.force_login(person)
        page = client.get(address).content.decode()
        said = read_only(page)
        told = clock.moment(until, ZoneInfo(zone))
        assert (said["must not be used"], said["may be used until"]) == ("No", told)
        assert page.count(told) == 2, "in the list of leases, too"
    assert said["shows a child or a victim to be protected"] == "No"
    assert "close_small" not in page


@pytest.mark.django_db
def test_a_photo_that_nothing_uses_goes_with_its_leases(cast):
    photo = PhotoFactory()
    leases.give(photo, cast.photo_editor, "allow", None, None, "Surat 3")
    assert permissions.why_not_delete(cast.photo_editor, photo) is None
    library.remove(photo)
    assert not Photo.objects.exists()
