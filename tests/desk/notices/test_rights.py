"""The evening before the right to a picture ends, the desk hears which live stories show it."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from desk.models import Notice
from desk.notices import mailing, notices, rights
from fronts.arrangement import Placed
from people import clock
from tests import stage
from tests.factories import PhotoFactory
from tests.fronts import arranged

pytestmark = pytest.mark.django_db


def at(hour: int) -> datetime:
    return datetime(2026, 11, 26, hour, 0, tzinfo=clock.newsroom_zone())


def test_in_the_evening_the_rights_of_tomorrow_are_told_of_and_before_those_of_today():
    assert rights.horizon(at(9)) == datetime(2026, 11, 27, tzinfo=clock.newsroom_zone())
    assert rights.horizon(at(rights.EVENING)) == datetime(2026, 11, 28, tzinfo=clock.newsroom_zone())


def test_desk_writers_and_photo_desk_hear_once_of_each_live_story(cast, monkeypatch):
    now = timezone.now()
    photo = PhotoFactory(title="Panen", usable_until=now + timedelta(minutes=5))
    monkeypatch.setattr(rights, "horizon", lambda at: now + timedelta(minutes=10))
    PhotoFactory(usable_until=now + timedelta(minutes=20))  # later
    PhotoFactory(usable_until=now + timedelta(minutes=5))  # in no story
    story = stage.published(cast, lead_photo=photo, headline="Panen raya")
    body = f'<p>A.</p><figure data-photo="{photo.pk}"></figure>'
    other = stage.published_in(cast, cast.other_section, body=body, headline="Final malam ini")
    stage.draft(cast, lead_photo=photo)
    assert rights.tell_ending() == 2
    assert rights.tell_ending() == 0
    told = Notice.objects.filter(kind="photo_ends")
    assert {one.article_id for one in told} == {story.pk, other.pk, None}
    heard = {name for name, person in cast.people.items() if told.filter(user=person).exists()}
    assert heard >= {"writer", "section_editor", "other_section_editor", "photo_editor"}
    assert not told.filter(user=cast.section_editor, article=other).exists()
    of_library = told.get(user=cast.photo_editor)
    assert of_library.url == reverse("admin:photos_photo_change", args=[photo.pk])
    said = notices.sentence(of_library)
    assert "Panen" in said
    assert "“Panen raya”" in said
    assert "“Final malam ini”" in said


def test_who_arranges_a_front_hears_of_a_picture_that_stands_there_alone(cast, monkeypatch):
    now = timezone.now()
    photo = PhotoFactory(title="Panen", usable_until=now + timedelta(minutes=5))
    monkeypatch.setattr(rights, "horizon", lambda at: now + timedelta(minutes=10))
    story = stage.published(cast)
    arranged.put(Placed(story.pk, photo=photo.pk), section=cast.section)
    Notice.objects.all().delete()
    assert rights.tell_ending() == 1
    told = Notice.objects.filter(kind="photo_ends")
    heard = {name for name, person in cast.people.items() if told.filter(user=person).exists()}
    assert heard == {"section_editor", "managing_editor", "editor_in_chief", "photo_editor"}
    of_desk, of_library = told.get(user=cast.section_editor), told.get(user=cast.photo_editor)
    assert of_desk.url == reverse("desk:front", args=[cast.section.pk])
    said = {notices.sentence(one).partition(": ")[2] for one in (of_desk, of_library)}
    assert said == {f"Panen ({cast.section.name})"}


def test_however_many_stories_and_fronts_show_it_each_person_hears_once(cast, monkeypatch, mailoutbox):
    """On the desk and by mail; those of their own are named first, and the notice leads to where all stand."""
    now = timezone.now()
    photo = PhotoFactory(title="Panen", usable_until=now + timedelta(minutes=5))
    monkeypatch.setattr(rights, "horizon", lambda at: now + timedelta(minutes=10))
    first = stage.published(cast, lead_photo=photo, headline="Satu")
    other = stage.published_in(cast, cast.other_section, lead_photo=photo, headline="Dua")
    for section in (None, cast.section, cast.other_section):
        arranged.put(Placed(first.pk), Placed(other.pk, photo=photo.pk), section=section)
    Notice.objects.all().delete()
    assert rights.tell_ending() == 1
    told = Notice.objects.filter(kind="photo_ends")
    heard = [one.user_id for one in told]
    assert len(heard) == len(set(heard))
    assert {cast.editor_in_chief.pk, cast.managing_editor.pk, cast.section_editor.pk, cast.writer.pk} <= set(heard)
    of_chief, of_desk = told.get(user=cast.editor_in_chief), told.get(user=cast.other_section_editor)
    assert of_chief.article is None
    assert of_chief.url == of_desk.url == reverse("admin:photos_photo_change", args=[photo.pk])
    said, at_desk = notices.sentence(of_chief), notices.sentence(of_desk)
    assert all(name in said for name in ("“Satu”", "“Dua”", str(cast.section), str(cast.other_section)))
    assert at_desk.index("“Dua”") < at_desk.index("“Satu”")
    told.update(mail_after=now)
    mailing.send_due()
    assert [one.subject for one in mailoutbox if one.to == [cast.editor_in_chief.email]] == [said]


def test_of_many_that_show_it_some_are_named_and_the_others_counted():
    eight = [Edition(headline=f"H{number}") for number in range(8)]
    assert rights._named(eight, 0).endswith("“H5”, +2")
    assert rights._named(eight, 90).endswith("“H5”, +92")
    assert rights._named(eight[:6], 0).endswith("“H5”")


def test_of_a_picture_in_very_many_stories_the_newest_are_asked_whose_they_are(cast, monkeypatch):
    now = timezone.now()
    photo = PhotoFactory(title="Panen", usable_until=now + timedelta(minutes=5))
    monkeypatch.setattr(rights, "horizon", lambda at: now + timedelta(minutes=10))
    monkeypatch.setattr(rights, "MOST_ASKED", 1)
    stage.published(cast, lead_photo=photo, headline="Lama")
    new = stage.published_in(cast, cast.other_section, lead_photo=photo, headline="Baru")
    rights.tell_ending()
    told = Notice.objects.filter(kind="photo_ends")
    assert told.get(user=cast.other_section_editor).article == new
    assert not told.filter(user=cast.section_editor).exists()
    said = notices.sentence(told.get(user=cast.photo_editor))
    assert "(“Baru”, +1)" in said


def test_a_notice_of_the_release_before_is_a_whole_sentence(cast):
    """It says how many stories there were, and not which."""
    words = {"title": "Panen", "when": "27 Nov 17.00 WIB", "count": 2}
    said = notices.sentence(Notice(user=cast.writer, kind="photo_ends", words=words))
    assert said.rstrip().endswith("27 Nov 17.00 WIB: Panen")
