"""A card's own picture: a draft takes one whose credit is to come, readers get none without, but for a word."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.checklist import overrides
from articles.refusals import Refused
from fronts import marks
from fronts.arrangement import Placed
from fronts.models import FrontRevision
from photos.models import Photo
from tests import stage
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
