"""A card's own picture: a draft takes one whose credit is to come, readers get none without, but for a word."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.checklist import overrides
from articles.refusals import Refused
from articles.workflow import requirements
from articles.workflow.requirements import Stage
from fronts import marks, pictures
from fronts.arrangement import Placed
from fronts.models import FrontRevision
from photos import permissions, rights
from photos.models import Photo
from photos.uses import uses
from tests import archive, stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

SAID = "Ditanyakan kepada Humas; surat menyusul."


def told(home) -> list[tuple[str, int]]:
    return [(one.kind, one.article) for one in marks.of(home.user, None, home.arrangement) if one.kind == "picture"]


def test_a_card_shows_a_picture_that_its_story_has_not_once_somebody_answers_for_it(home, cast, client):
    story, other = stage.published(cast), stage.published(cast)
    bare = PhotoFactory(title="Kapal", credit="")
    home.lead_with(Placed(story.pk, photo=bare.pk))
    assert told(home) == [("picture", story.pk)]
    with pytest.raises(Refused, match="Kapal: This picture has no credit"):
        home.publish()
    assert not FrontRevision.objects.exists()
    sheet = reverse("admin:articles_article_pictures", args=[story.pk])
    client.force_login(cast.managing_editor)
    assert "Kapal" in client.get(sheet).content.decode()
    with pytest.raises(Refused, match="not in the story nor on a card"):
        overrides.give(other, cast.managing_editor, bare.pk, SAID)
    assert client.post(sheet, {"photo": bare.pk, "words": SAID})["Location"] == sheet
    assert told(home) == []
    home.publish()
    home.lead_with(Placed(story.pk, photo=bare.pk), Placed(other.pk, photo=bare.pk))
    assert told(home) == [("picture", other.pk)], "it was said of a card of the first story"
    with pytest.raises(Refused, match="no credit"):
        home.publish()
    home.lead_with(Placed(story.pk, photo=bare.pk, headline="Kapal sandar"))
    overrides.end(story, cast.managing_editor, bare.pk)
    home.publish()  # readers have it there already


def test_a_denied_picture_does_not_come_into_the_draft_and_one_whose_right_is_over_by_then_not_to_readers(home, cast):
    story = stage.published(cast)
    with pytest.raises(Refused, match="must not be used"):
        home.lead_with(Placed(story.pk, photo=PhotoFactory(is_denied=True).pk))
    soon = PhotoFactory(usable_until=timezone.now() + timedelta(hours=2))
    home.lead_with(Placed(story.pk, photo=soon.pk))
    with pytest.raises(Refused, match="The right to this picture ended"):
        home.publish(at=timezone.now() + timedelta(hours=3))
    Photo.objects.filter(pk=soon.pk).update(is_denied=True)
    with pytest.raises(Refused, match="must not be used"):
        home.publish()
    assert not FrontRevision.objects.exists()


def test_a_picture_on_a_card_is_in_use_and_is_not_deleted(home, cast, client):
    """It stands on the home page alone: no story's text, no edition and no foreign key names it."""
    story, photo = stage.published(cast), PhotoFactory(title="Kapal", created_by=cast.photo_editor)
    assert permissions.why_not_delete(cast.photo_editor, photo) is None
    home.lead_with(Placed(story.pk, photo=photo.pk))
    assert (uses(photo, cast.photo_editor).places, uses(photo, cast.photo_editor).unnamed) == ([], 1), "a draft"
    assert permissions.why_not_delete(cast.photo_editor, photo)
    home.publish()
    (place,) = uses(photo, cast.photo_editor).places
    assert (place.label, place.state[:5]) == ("Front page: Home page", "since")
    home.lead_with(story)
    home.publish()
    client.force_login(cast.photo_editor)
    page = client.get(reverse("admin:photos_photo_change", args=[photo.pk])).content.decode()
    assert "Front page: Home page" in page, "an earlier front is back in two clicks"
    assert client.post(reverse("admin:photos_photo_delete", args=[photo.pk]), {"post": "yes"}).status_code == 403
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_a_picture_for_one_story_is_used_up_by_a_card_too(home, cast):
    first, other = stage.published(cast, headline="Kapal sandar"), stage.published(cast)
    once = PhotoFactory(max_uses=1)
    home.lead_with(Placed(first.pk, photo=once.pk))
    home.publish()
    assert "Kapal sandar" in str(rights.why_not_use(once)), "the first is named"
    assert rights.why_not_use(once, story=first.pk) is None
    home.lead_with(Placed(first.pk, photo=once.pk), Placed(other.pk, photo=once.pk))
    with pytest.raises(Refused, match="may be used 1×"):
        home.publish()
    again = stage.draft(cast, lead_photo=once)
    assert any("may be used 1×" in str(one.message) for one in requirements.missing(again, Stage.PUBLICATION))
    printed = PhotoFactory(max_uses=1)
    stage.published(cast, lead_photo=printed, headline="Dicetak dulu")
    home.lead_with(Placed(other.pk, photo=printed.pk))
    with pytest.raises(Refused, match="Dicetak dulu"):
        home.publish()


def test_where_a_picture_stands_is_found_by_an_index_however_many_arrangements_are_kept(home, cast):
    photo = PhotoFactory()
    home.lead_with(Placed(stage.published(cast).pk, photo=photo.pk))
    home.publish()
    live = FrontRevision.objects.get()
    FrontRevision.objects.bulk_create(
        FrontRevision(front=live.front, number=nth, layout={"containers": [{"cards": []}]}, goes_live_at=live.made_at)
        for nth in range(10, 2_010)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE fronts_frontrevision")
    with archive.asked() as asked:
        assert [one.state for one in uses(photo, cast.photo_editor).places] != []
        rights.why_not_use(photo)
        pictures._printed(photo)
    looked = [one for one in asked if "fronts_frontrevision" in one and "@>" in one]
    assert len(looked) == 2
    for statement in looked:
        rows, _blocks, plan = archive.touched(statement)
        assert "front_layout" in plan, plan
        assert rows < 20, plan
