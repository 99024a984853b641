import pytest

from photos.models import Photo
from photos.signals import uses_wanted
from photos.uses import Place, Uses, is_pointed_at, unpointed, uses
from tests import stage
from tests.factories import PhotoFactory
from tests.stage import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def another_room():
    """A room that says it uses every photo twice, once where nobody may look."""

    def answer(sender, photo, user, **kwargs):
        return Uses([Place("Halaman muka", "/")], unnamed=1)

    uses_wanted.connect(answer)
    yield
    uses_wanted.disconnect(answer)


def test_answers_of_several_rooms_are_added_up(cast: Cast, another_room):
    photo = PhotoFactory()
    stage.draft(cast, lead_photo=photo)
    found = uses(photo, cast.writer)
    assert len(found.places) == 2
    assert len(found) == 3


def test_a_photo_nobody_points_at_is_free(cast: Cast):
    assert not is_pointed_at(PhotoFactory())


def test_a_hidden_relation_counts(cast: Cast):
    """Editions point at photos by relations that have no name on the photo."""
    photo = PhotoFactory()
    article = stage.published(cast, body=f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure>')
    article.body = ""
    article.save()
    assert is_pointed_at(photo)


def test_free_photos_are_picked_in_one_query(cast: Cast, django_assert_num_queries):
    free, used = PhotoFactory(), PhotoFactory()
    stage.draft(cast, lead_photo=used)
    with django_assert_num_queries(1):
        found = set(unpointed(Photo.objects.all()))
    assert free in found
    assert used not in found
