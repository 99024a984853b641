"""A picture may be used from a moment, until a moment, so many times, or never; time alone decides."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from articles.refusals import Refused
from articles.text import fixes
from articles.workflow import requirements, workflow
from articles.workflow.order import Order
from articles.workflow.requirements import Stage
from articles.workflow.status import Change
from fronts import pictures
from fronts.arrangement import Placed
from photos import library, rights
from photos.models import Photo, printed_credit
from tests import stage
from tests.factories import PhotoFactory
from tests.public.many import RENDITIONS

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def ended(**fields) -> Photo:
    return PhotoFactory(title="Kapal", usable_until=timezone.now() - HOUR, **fields)


def denied() -> Photo:
    return PhotoFactory(title="Kapal", is_denied=True)


def coming() -> Photo:
    return PhotoFactory(title="Kapal", usable_from=timezone.now() + HOUR)


REFUSED = {"ended": ended, "denied": denied, "coming": coming}
WORDS = {"ended": "ended on", "denied": "must not be used", "coming": "may be used from"}


@pytest.mark.parametrize("name", REFUSED)
def test_every_road_to_print_refuses_it_with_the_reason(cast, client, name):
    photo = REFUSED[name]()
    in_text = f'<p>Naskah.</p><figure data-photo="{photo.pk}"></figure>'
    told = {"lead_photo": {"lead_photo": photo}, "body": {"body": in_text}}
    for field, fields in told.items():
        story = stage.draft(cast, **fields)
        missing = {one.field: str(one.message) for one in requirements.missing(story, Stage.SUBMISSION)}
        assert WORDS[name] in missing[field], field
        with pytest.raises(Refused, match=WORDS[name]):
            workflow.perform("submit", cast.writer, story)
    with pytest.raises(Refused, match=WORDS[name]):
        pictures.refuse_unfit([Placed(1, photo=photo.pk)], set())
    pictures.refuse_unfit([Placed(1, photo=photo.pk)], {(1, photo.pk)})  # what stands there already goes by the clock
    client.force_login(cast.writer)
    other = stage.draft(cast)
    sent = {"headline": other.headline, "section": other.section_id, "version": other.version}
    for field, value in (("lead_photo", photo.pk), ("body", in_text)):
        address = reverse("admin:articles_article_change", args=[other.pk])
        answer = client.post(address, {"body": other.body} | sent | {field: value})
        assert WORDS[name] in answer.content.decode(), field
        other.refresh_from_db()
        assert other.lead_photo_id != photo.pk
        assert "data-photo" not in other.body


def test_a_right_that_ends_before_the_hour_of_a_scheduled_story_stops_it(cast):
    photo = PhotoFactory(usable_until=timezone.now() + HOUR)
    story = stage.approved(cast, lead_photo=photo)
    with pytest.raises(Refused, match="ended on"):
        workflow.perform("schedule", cast.section_editor, story, Order(starts_at=timezone.now() + 2 * HOUR))
    workflow.perform("publish", cast.section_editor, story)


def test_a_right_that_was_taken_away_after_approval_stops_publishing(cast):
    photo = PhotoFactory()
    story = stage.approved(cast, lead_photo=photo)
    photo.is_denied = True
    library.change(photo, {"is_denied"})
    with pytest.raises(Refused, match="must not be used"):
        workflow.perform("publish", cast.section_editor, story)


def test_a_fix_mends_words_beside_a_picture_that_is_gone_and_brings_in_none(cast):
    photo, other = PhotoFactory(), denied()
    story = stage.published(cast, lead_photo=photo, body="<p>Petani di Takalar memanen lebih awal pekan ini.</p>")
    stage.save(story, cast.writer, standfirst="Perubahan yang belum selesai.")
    photo.is_denied = True
    library.change(photo, {"is_denied"})
    live = story.editions.live().get()
    said = "<p>Petani di Takalar memanen lebih cepat pekan ini.</p>"
    fixes.keep(story, live.pk, {"body": f'{said}<figure data-photo="{other.pk}"></figure>'}, cast.writer)
    mend = Order(change=Change.MINOR)
    with pytest.raises(Refused, match="must not be used"):
        workflow.perform("mend", cast.section_editor, story, mend)
    fixes.keep(story, live.pk, {"body": said}, cast.writer)
    workflow.perform("mend", cast.section_editor, story, mend)
    assert "cepat" in story.editions.live().get().body


def test_a_picture_for_one_story_is_refused_to_a_second_with_the_first_named(cast):
    photo = PhotoFactory(max_uses=1)
    first = stage.published(cast, headline="Panen pertama", lead_photo=photo)
    second = stage.draft(cast, lead_photo=photo)
    missing = {one.field: str(one.message) for one in requirements.missing(second, Stage.SUBMISSION)}
    assert "“Panen pertama”" in missing["lead_photo"]
    # the first goes on with it
    stage.save(first, cast.writer, standfirst="Lanjutan.")
    assert "lead_photo" not in {one.field for one in requirements.missing(first, Stage.SUBMISSION)}
    photo.max_uses = 2
    assert rights.why_not_use(photo, story=second.pk) is None


def test_what_may_not_be_used_is_not_offered_and_instructions_are(cast, client):
    fine = PhotoFactory(instructions="Wajib cantum kredit.", territory="Indonesia", usage_terms="Hanya berita.")
    ended()
    denied()
    client.force_login(cast.writer)
    found = client.get(reverse("photos:search")).json()["results"]
    assert [one["id"] for one in found] == [fine.pk]
    assert found[0]["instructions"] == "Wajib cantum kredit."
    asked = ["Instructions: Wajib cantum kredit.", "Territory: Indonesia", "Usage terms: Hanya berita."]
    assert found[0]["limits"] == asked
    one_time = PhotoFactory(max_uses=1)
    stage.published(cast, lead_photo=one_time)
    told = client.get(reverse("photos:detail", args=[one_time.pk])).json()
    assert "may be used 1×" in told["why_not_use"]
    page = client.get(reverse("admin:photos_photo_change", args=[fine.pk])).content.decode()
    assert '<p class="photo-instructions" dir="auto">Instructions: Wajib cantum kredit.</p>' in page
    story = stage.draft(cast, lead_photo=fine)
    form = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert "Instructions: Wajib cantum kredit." in form


def test_another_end_is_told_anew(cast):
    photo = PhotoFactory(usable_until=timezone.now() + HOUR, rights_told_at=timezone.now())
    photo.usable_until += HOUR
    library.change(photo, {"usable_until"})
    photo.refresh_from_db()
    assert photo.rights_told_at is None


def test_a_right_known_by_its_day_ends_with_that_day():
    step = import_module("photos.migrations.0004_rights")
    old, new = PhotoFactory(rights_expire_on=date(2026, 5, 31)), PhotoFactory(usable_until=timezone.now())
    Photo.objects.filter(pk=old.pk).update(usable_until=None)  # as rows stood before the column was there
    kept = new.usable_until
    step.fill(apps, None)
    old.refresh_from_db()
    new.refresh_from_db()
    assert old.usable_until.isoformat() == "2026-05-31T17:00:00+00:00"  # midnight in Jakarta
    assert rights.ends_at(date(2026, 5, 31)) == old.usable_until
    assert new.usable_until == kept


# Beside the release before, which knows the day alone


def by_the_release_before(photo: Photo, day: date | None) -> Photo:
    """Save the day as that release does: with the columns that it knows, of which the minute is none."""
    known = [field.attname for field in Photo._meta.concrete_fields if not field.primary_key]
    known.remove("usable_until")
    was = Photo.objects.get(pk=photo.pk)
    Photo.objects.filter(pk=photo.pk).update(
        **{name: getattr(was, name) for name in known} | {"rights_expire_on": day}
    )
    photo.refresh_from_db()
    return photo


def test_a_day_that_the_release_before_writes_ends_the_right_at_its_end(cast):
    photo = PhotoFactory(rights_told_at=timezone.now())
    assert by_the_release_before(photo, date(2026, 5, 31)).usable_until == rights.ends_at(date(2026, 5, 31))
    assert photo.rights_told_at is None
    assert rights.is_withheld(photo.is_denied, photo.usable_until)
    assert by_the_release_before(photo, date(2027, 1, 1)).usable_until == rights.ends_at(date(2027, 1, 1))
    assert by_the_release_before(photo, None).usable_until is None
    new = PhotoFactory(rights_expire_on=date(2026, 5, 31))
    new.refresh_from_db()
    assert new.usable_until == rights.ends_at(date(2026, 5, 31)), "a photo that came in meanwhile"


def test_what_this_release_says_of_the_minute_stands(cast):
    at = timezone.now() + HOUR
    photo = by_the_release_before(PhotoFactory(), date(2026, 5, 31))
    photo.usable_until = at
    library.change(photo, {"usable_until"})
    assert by_the_release_before(photo, date(2026, 5, 31)).usable_until == at, "saved there again for its caption"
    photo.usable_until = None
    photo.save()
    photo.refresh_from_db()
    assert photo.usable_until is None


@pytest.mark.parametrize(
    ("credit", "kind", "printed"),
    [
        ("Humas Pemprov", "handout", "Humas Pemprov/HO"),
        ("Antara/HO-Humas", "handout", "Antara/HO-Humas"),
        ("HOTEL/Andi", "handout", "HOTEL/Andi/HO"),
        ("Antara/Budi", "agency", "Antara/Budi"),
        ("", "handout", ""),
    ],
    ids=["bare", "said", "word", "agency", "empty"],
)
def test_a_handout_says_that_it_is_one(credit, kind, printed):
    assert printed_credit(credit, kind) == printed


def test_readers_see_at_a_handout_that_it_is_one_at_the_head_and_in_the_text(cast, client):
    made = {"licence_kind": "handout", "credit": "Humas", "renditions": RENDITIONS}
    photo, other = PhotoFactory(**made), PhotoFactory(**made)
    text = f'<p>Naskah.</p><figure data-photo="{other.pk}"></figure>'
    story = stage.published(cast, lead_photo=photo, body=text)
    page = client.get(story.editions.get().get_absolute_url()).content.decode()
    assert page.count("Photo credit: Humas/HO") == 2
    assert '"creator":{"@type":"Person","name":"Humas"}' in page
