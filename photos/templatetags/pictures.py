"""`{% picture %}`: a photo as readers get it."""

from django import template
from django.utils.safestring import SafeString

from photos import pictures

register = template.Library()


@register.simple_tag
def picture(photo, ratio="16:9", sizes="100vw", lazy=True, css="", alt=None, marked=True) -> SafeString:
    """A `<picture>` with AVIF, WebP and JPEG, or nothing at all if there is no photo or none was made yet.

    `photo`: a Photo, a `photos.pictures.Rendered`, or a mapping with `renditions` and `alt`; no query is made.
    The rest is as `photos.pictures.markup` takes it; `alt=""` is for a picture beside a headline that says the same
    and links to the same place.
    """
    return pictures.markup(photo, ratio, sizes, lazy, css, alt, marked)


@register.simple_tag
def rendition_url(photo, ratio="og", width=1200) -> str:
    """See `photos.pictures.rendition_url`."""
    return pictures.rendition_url(photo, ratio, width)
