"""A photo as the desk's pages get it by JSON."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people import clock
from photos import crops, permissions, pictures, rights
from photos.likeness import alike
from photos.models import Photo


def described(photo: Photo, user) -> dict:
    """Everything the picker shows of a photo, and what `user` may do with it. No query, if its leases are at hand."""
    why_not_edit = permissions.why_not_edit(user, photo)
    return {
        "id": photo.pk,
        "title": str(photo),
        "alt": photo.alt,
        "caption": photo.caption,
        "credit": photo.credit,
        "licence_kind": photo.licence_kind,
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
        "instructions": photo.instructions,
        "limits": [f"{label}: {words}" for label, words in limits(photo)],
        "keywords": photo.keywords,
        "crops": crops.by_hand(photo),
        "why_not_use": str(why) if (why := rights.why_not_use(photo)) else None,
        "url": reverse("admin:photos_photo_change", args=[photo.pk]),
    }


def limits(photo: Photo) -> list[tuple[str, str]]:
    """What its maker asks of whoever prints it: label and words, to be seen wherever it is chosen."""
    said = (
        (_("Instructions"), photo.instructions),
        (_("Territory"), photo.territory),
        (_("Usage terms"), photo.usage_terms),
    )
    return [(label, words) for label, words in said if words.strip()]


def facts(photo: Photo) -> list[tuple[str, str]]:
    """What the library knows of a photo beside its words: label and value."""
    found = [
        (_("Size"), _("%(width)d × %(height)d pixels") % {"width": photo.width, "height": photo.height}),
        (_("Uploaded"), clock.moment(photo.created_at)),
    ]
    if signed := photo.credentials:
        who = {"who": signed["signer"] or _("somebody"), "tool": signed["tool"] or "?"}
        told = _("by %(who)s, made with %(tool)s. Who that is was not looked up.") % who
        found.append((_("Signed"), _("The seal is broken.") if signed["is_broken"] else told))
    if photo.checked_by:
        found.append((_("Checked by"), str(photo.checked_by)))
    if photo.created_by:
        found.append((_("By"), str(photo.created_by)))
    return found


def warnings(photo: Photo) -> list[str]:
    """What stands in the way of printing the photo, in words for people; empty if nothing does."""
    found = []
    if warning := rights_warning(photo):
        found.append(warning)
    if photo.credentials and photo.credentials["is_broken"]:
        found.append(_("This file was changed after it was signed (C2PA). Ask for the original."))
    if not photo.alt.strip():
        found.append(_("No alternative text"))
    if rights.why_not_cleared(photo):
        found.append(_("No credit") if not photo.credit.strip() else _("Right not said"))
    return found


def likeness_warnings(photo: Photo) -> list[str]:
    """Names what the library has already that seems to show the same. One statement at most."""
    return [_("Looks like a photo that is here already: %(title)s") % {"title": one} for one in alike(photo)]


def rights_warning(photo: Photo) -> str:
    """Says why the photo may not be printed in one more story, or that its right ends within a month; else ""."""
    if why := rights.why_not_use(photo):
        return str(why)
    until = photo.usable_until
    if until and until - timezone.now() <= timedelta(days=30):
        return _("May be used until %(when)s") % {"when": clock.moment(until)}
    return ""
