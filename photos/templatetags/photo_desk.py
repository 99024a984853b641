"""What a desk page needs to show and pick photos from the library."""

from django import template
from django.middleware.csrf import get_token

register = template.Library()

#: ratios shown while a focal point is set, with the name of their class
FOCAL_CROPS = (("16:9", "wide"), ("4:3", "classic"), ("1:1", "square"))


@register.inclusion_tag("photos/picker.html", takes_context=True)
def photo_picker(context) -> dict:
    """The photo picker's words, addresses and style, once on a page; see static/photos/picker.js for its use."""
    return {"csrf": get_token(context["request"]), "focal_crops": FOCAL_CROPS}
