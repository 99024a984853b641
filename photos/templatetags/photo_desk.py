"""What a desk page needs to show and pick photos from the library."""

import json

from django import template
from django.middleware.csrf import get_token

from people import clock
from photos import cropfields, crops, described, pictures
from photos.models import Licence

register = template.Library()
register.filter("moment", clock.moment)

#: formats shown while a picture is cropped: name, class, what people call it, ratio
FOCAL_CROPS = [
    (name, slug, cropfields.LABELS[name], crops.RATIOS[name]) for name, (slug, _where) in cropfields.FORMATS.items()
]


@register.inclusion_tag("photos/picker.html", takes_context=True)
def photo_picker(context) -> dict:
    """The photo picker's words, addresses and style, once on a page; see static/photos/picker.js for its use."""
    return {"csrf": get_token(context["request"]), "focal_crops": FOCAL_CROPS, "licences": Licence.choices}


@register.inclusion_tag("photos/focal.html")
def focal_point(photo) -> dict:
    """The picture with its focal point and what the crops about it look like."""
    return {
        "preview": pictures.preview_url(photo),
        "width": photo.width,
        "height": photo.height,
        "focal_crops": FOCAL_CROPS,
        "crops": json.dumps(crops.by_hand(photo)),
        "x": photo.focal_x,
        "y": photo.focal_y,
    }


@register.filter
def thumb(photo) -> str:
    """The address of a small whole picture, or "" while none was made."""
    return pictures.thumb_url(photo)


@register.filter
def photo_limits(photo) -> list[tuple[str, str]]:
    """What the photo's maker asks, by what it is called; nothing for no photo."""
    return described.limits(photo) if photo else []


@register.filter
def photo_warnings(photo) -> list[str]:
    """What stands in the way of printing the photo."""
    return described.warnings(photo)
