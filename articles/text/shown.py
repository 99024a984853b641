"""The photos that a story's text shows, of many stories by one statement."""

from collections.abc import Collection

from articles import body
from articles.models import Article
from people.written import SOME_NUMBERS, Written
from photos.models import Photo

#: Under this name a story is told its photos.
_PHOTOS = "photos"
_BY_NUMBER = Written(lambda numbers: Photo.objects.filter(pk__among=numbers).order_by(), numbers=SOME_NUMBERS)


def numbers(article: Article) -> list[int]:
    """The ids of the photos of a story as it stands on the desk, lead photo first, each once."""
    lead = [article.lead_photo_id] if article.lead_photo_id else []
    return list(dict.fromkeys([*lead, *body.photo_ids(article.body)]))


def photos(wanted: Collection[int], article: Article | None = None) -> dict[int, Photo]:
    """The photos of these ids that are there, by their ids. Of an `article` each is read once while it is at hand."""
    known: dict[int, Photo] = article.once(_PHOTOS, dict) if article else {}
    if unknown := [pk for pk in wanted if pk not in known]:
        known |= {photo.pk: photo for photo in _BY_NUMBER.objects(numbers=unknown)}
    return {pk: photo for pk in wanted if (photo := known.get(pk))}


def look(articles: Collection[Article]) -> None:
    """Tell stories their photos, in one statement."""
    shown = {article.pk: numbers(article) for article in articles}
    found = photos({pk for own in shown.values() for pk in own})
    for article in articles:
        article.memory[_PHOTOS] = {pk: found[pk] for pk in shown[article.pk] if pk in found}
