"""`{% picture %}`: a photo as readers get it."""

from django import template

from photos import pictures

register = template.Library()


@register.inclusion_tag("photos/picture.html")
def picture(photo, ratio="16:9", sizes="100vw", lazy=True, css="", alt=None) -> dict:
    """A `<picture>` with AVIF, WebP and JPEG, or nothing at all if there is no photo or none was made yet.

    `photo`: a Photo, a `photos.pictures.Rendered`, or a mapping with `renditions` and `alt`; no query is made.
    `lazy=False` is for the lead picture at the top of a page: loaded first. `alt=""` marks a picture as mere
    decoration, as beside a headline that says the same and links to the same place.
    """
    shown = pictures.picture(photo, ratio)
    return {
        "picture": shown,
        "alt": (shown.alt if alt is None else alt) if shown else "",
        "sizes": sizes,
        "lazy": lazy,
        "css": css,
    }


@register.simple_tag
def rendition_url(photo, ratio="og", width=1200) -> str:
    """See `photos.pictures.rendition_url`."""
    return pictures.rendition_url(photo, ratio, width)
