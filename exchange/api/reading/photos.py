"""Pictures that readers have: in a live story, and no other."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router

from articles.models import Edition
from articles.readers import keys
from articles.readers.keys import keyed
from exchange.api import addresses, problems, shapes
from exchange.api.reading import rows
from photos.models import Photo

router = Router(tags=["Photos"])
_NO_PHOTO = _("There is no such photo, or no live story shows it.")


@router.get("/photos/{photo}", response=shapes.Photo, operation_id="photo", summary="A picture of a live story")
def photo(request: HttpRequest, response: HttpResponse, photo: int = Path(..., examples=[7])):
    """Its words and its files in every crop. 404 once no live story shows it, or the right to it is over."""
    if not 0 < photo <= addresses.LARGEST:
        raise problems.nothing(_NO_PHOTO)
    live = Edition.objects.live()
    if not (live.filter(lead_photo=photo).exists() or live.filter(photos=photo).exists()):
        raise problems.nothing(_NO_PHOTO)
    told = Photo.objects.filter(pk=photo).values(*rows.PHOTO).get()
    found = rows.photo(told)
    if found is None:
        raise problems.nothing(_NO_PHOTO)
    # of the front's list too: with the last story that shows it, it goes
    keyed(response, keys.photo(photo), keys.FRONT)
    return found
