import pytest
from django.urls import reverse

from articles import photo_uses
from articles.photo_uses import using
from articles.workflow.order import Order
from articles.workflow.status import STATES, Status
from people import clock
from photos.uses import uses
from tests import stage
from tests.factories import PhotoFactory
from tests.stage import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return PhotoFactory()


def in_text(photo) -> str:
    return f'<p>Panen.</p><figure data-photo="{photo.pk}"></figure><p>Ekspor.</p>'


def test_an_unused_photo_has_no_uses(cast: Cast, photo):
    stage.draft(cast)
    assert not uses(photo, cast.writer)


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_a_story_that_begins_with_the_photo_uses_it_in_every_state(cast: Cast, photo, state):
    article = stage.IN_EVERY_STATE[state](cast, lead_photo=photo)
    assert using(photo) == ([article.pk], False)


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_a_story_with_the_photo_in_its_text_uses_it_in_every_state(cast: Cast, photo, state):
    article = stage.IN_EVERY_STATE[state](cast, body=in_text(photo))
    assert using(photo) == ([article.pk], False)


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_photo_before_a_video_is_used(cast: Cast, photo, state):
    video = f'<figure data-embed="https://youtu.be/dQw4w9WgXcQ" data-poster="{photo.pk}"></figure>'
    article = stage.IN_EVERY_STATE[state](cast, body=f"<p>Panen.</p>{video}")
    assert using(photo) == ([article.pk], False)


def test_a_photo_with_a_longer_number_is_another_one(cast: Cast, photo):
    stage.draft(cast, body=f'<figure data-photo="{photo.pk}9"></figure>')
    assert using(photo) == ([], False)


def test_what_readers_got_counts_after_it_was_taken_out_of_the_desk_copy(cast: Cast, photo):
    article = stage.published(cast, body=in_text(photo))
    stage.save(article, cast.writer, body="<p>Tanpa foto.</p>")
    assert using(photo) == ([article.pk], False)


def test_the_writer_is_shown_the_story_by_name(cast: Cast, photo):
    article = stage.draft(cast, lead_photo=photo)
    (place,) = uses(photo, cast.writer).places
    assert place.label == article.headline
    assert str(article.pk) in place.url


def test_a_colleague_who_may_not_see_the_story_learns_only_that_there_is_one(cast: Cast, photo):
    stage.draft(cast, lead_photo=photo)
    found = uses(photo, cast.photo_editor)
    assert found.places == []
    assert found.unnamed == 1


def test_a_live_story_of_another_desk_is_named_as_readers_have_it_and_with_its_time(cast: Cast, photo):
    """Before a photo is taken away, whoever keeps pictures knows where readers see it."""
    told = {"lead_photo": photo, "headline": "Panen raya"}
    story = stage.published(cast, **told)
    stage.save(story, cast.writer, headline="Panen raya, naskah baru")
    stage.draft(cast, lead_photo=photo)
    found = uses(photo, cast.photo_editor)
    [place] = found.places
    live = story.editions.live().get()
    assert (place.label, place.url, found.unnamed) == ("Panen raya", live.get_absolute_url(), 1)
    assert place.state == f"{STATES[Status.PUBLISHED].label}, since {clock.moment(live.starts_at)}"


def test_how_long_readers_had_it_stands_beside_a_story_that_shows_it_no_more(cast: Cast, photo):
    story = stage.published(cast, lead_photo=photo)
    begun = story.editions.get().starts_at
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    ended = story.editions.get().ends_at
    [place] = uses(photo, cast.writer).places
    assert place.state.endswith(f"{clock.moment(begun)} – {clock.moment(ended)}")
    assert uses(photo, cast.photo_editor).unnamed == 1, "readers have it no more"


def test_of_a_picture_that_is_everywhere_the_newest_stories_are_named_and_the_rest_counted_so_far(
    cast: Cast, photo, client, monkeypatch
):
    """A stock picture may be in a hundred thousand stories, and its page is opened all the same."""
    monkeypatch.setattr(photo_uses, "_NAMED", 2)
    stories = [stage.draft(cast, lead_photo=photo) for _ in range(4)]
    found = uses(photo, cast.writer)
    assert {place.url.split("/")[-3] for place in found.places} == {str(one.pk) for one in stories[2:]}
    assert (found.unnamed, found.is_more) == (2, True)
    monkeypatch.setattr(photo_uses, "_COUNTED", 3)
    assert (len(using(photo)[0]), using(photo)[1]) == (3, True)
    client.force_login(cast.photo_editor)
    page = client.get(reverse("admin:photos_photo_change", args=[photo.pk]))
    assert "At least 3 more stories" in page.text
    assert "of other desks" not in page.text
