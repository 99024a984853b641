"""A photo as the desk's pages get it by JSON."""

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from photos import permissions, pictures
from photos.models import Photo


def described(photo: Photo, user) -> dict:
    """Everything the picker shows of a photo, and what `user` may do with it. No query."""
    why_not_edit = permissions.why_not_edit(user, photo)
    return {
        "id": photo.pk,
        "title": str(photo),
        "alt": photo.alt,
        "caption": photo.caption,
        "credit": photo.credit,
        "width": photo.width,
        "height": photo.height,
        "thumb": pictures.thumb_url(photo),
        "preview": pictures.preview_url(photo),
        "sources": pictures.sources(photo),
        "focal_x": photo.focal_x,
        "focal_y": photo.focal_y,
        "may_edit": why_not_edit is None,
        "why_not_edit": str(why_not_edit) if why_not_edit else None,
        "warnings": warnings(photo),
        "url": reverse("admin:photos_photo_change", args=[photo.pk]),
    }


def facts(photo: Photo) -> list[tuple[str, str]]:
    """What the library knows of a photo beside its words: label and value."""
    zone = timezone.get_current_timezone()
    found = [
        (_("Size"), _("%(width)d × %(height)d pixels") % {"width": photo.width, "height": photo.height}),
        (_("Uploaded"), formats.date_format(photo.created_at.astimezone(zone), "j F Y H:i T")),
    ]
    if photo.created_by:
        found.append((_("By"), str(photo.created_by)))
    return found


def warnings(photo: Photo) -> list[str]:
    """What stands in the way of printing the photo, in words for people; empty if nothing does."""
    found = []
    if rights := rights_warning(photo):
        found.append(rights)
    if not photo.alt.strip():
        found.append(_("No alternative text"))
    if not photo.credit.strip():
        found.append(_("No credit"))
    return found


def rights_warning(photo: Photo) -> str:
    """Says that the right to print the photo has ended or ends within a month; else ""."""
    last = photo.rights_expire_on
    if last is None:
        return ""
    left = (last - timezone.localdate()).days
    if left < 0:
        return _("Rights expired")
    if left <= 30:
        return _("Rights expire on %(day)s") % {"day": formats.date_format(last, "j F Y")}
    return ""
