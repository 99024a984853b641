"""Who may do what in the photo library.

Each rule is a pair that a test holds equal: a question about one photo, answered None for yes or the reason why
not, and a queryset of the photos for which the answer is yes.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.permissions import Rule
from people.roles import Right
from photos.models import Photo
from photos.uses import is_pointed_at, unpointed, uses

Reason = str  # translated lazily; None stands for "yes"

_AT_WORK_ON_STORIES = (Right.WRITE, Right.EDIT, Right.APPROVE, Right.PUBLISH, Right.HOME, Right.FRONTS, Right.PHOTOS)


def why_not_use_library(user) -> Reason | None:
    """Why `user` may not see the library at all, or None."""
    if any(user.may(right) for right in _AT_WORK_ON_STORIES):
        return None
    return _("Your role does not work with photos.")


def why_not_view(user, photo: Photo) -> Reason | None:
    """Why `user` may not see this photo on the desk, or None. The library is open to all who work on stories."""
    return why_not_use_library(user)


def visible_to(user) -> QuerySet[Photo]:
    """The photos for which `why_not_view` answers None."""
    return Photo.objects.all() if why_not_use_library(user) is None else Photo.objects.none()


def why_not_upload(user) -> Reason | None:
    """Why `user` may not add photos, or None."""
    if user.may(Right.WRITE) or user.may(Right.PHOTOS):
        return None
    return _("Your role does not add photos.")


def why_not_edit(user, photo: Photo) -> Reason | None:
    """Why `user` may not change what is said of the photo, or its focal point; or None."""
    if reason := why_not_view(user, photo):
        return reason
    if user.may(Right.PHOTOS) or (user.may(Right.WRITE) and photo.created_by_id == user.pk):
        return None
    return _("A colleague uploaded this photo. Ask them or the photo desk to change it.")


def editable_by(user) -> QuerySet[Photo]:
    """The photos for which `why_not_edit` answers None."""
    photos = visible_to(user)
    if user.may(Right.PHOTOS):
        return photos
    return photos.uploaded_by(user) if user.may(Right.WRITE) else photos.none()


def why_not_delete(user, photo: Photo) -> Reason | None:
    """Why `user` may not delete the photo, or None: who may edit it may delete it, as long as nothing uses it."""
    if reason := why_not_edit(user, photo):
        return reason
    if is_pointed_at(photo) or uses(photo, user):
        return _(
            "A story or a front page uses this photo, or readers saw it there. Take it out of drafts; "
            "published photos are kept."
        )
    return None


def deletable_by(user) -> QuerySet[Photo]:
    """The photos for which `why_not_delete` answers None, but for drafts that name a photo in their text alone."""
    return unpointed(editable_by(user))


def why_not_count(user) -> Reason | None:
    """Why `user` may not see how many pictures of whom were printed, or None."""
    if user.may(Right.PHOTOS) or (user.may(Right.EDIT) and user.may(Right.ALL_DESKS)):
        return None
    return _("The photo desk and the leading editors see what was printed of whom.")


def why_not_edit_any(user) -> Reason | None:
    """Why `user` may change no photo at all, or None."""
    return why_not_upload(user)


VIEW = Rule(why_not_use_library, why_not_view, visible_to)
EDIT = Rule(why_not_edit_any, why_not_edit, editable_by)
DELETE = Rule(why_not_edit_any, why_not_delete, deletable_by)
