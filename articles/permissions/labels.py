"""Who keeps the names in order that stories go by."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem  # type: ignore[import-untyped]

from articles.models import EditionTag
from articles.permissions.seeing import Reason
from people.models import User
from people.roles import Right


def why_not_keep_tags(user: User, tag: Tag | None = None) -> Reason | None:
    """Why `user` may not rename and merge tags, or None: leading editors may, for every desk bears tags."""
    if user.may(Right.EDIT) and user.may(Right.ALL_DESKS):
        return None
    return _("Only leading editors rename and merge tags.")


def kept_tags(user: User) -> QuerySet[Tag]:
    """The tags for which `why_not_keep_tags` answers None."""
    found: QuerySet[Tag] = Tag.objects.none() if why_not_keep_tags(user) else Tag.objects.all()
    return found


def why_not_delete_tag(user: User, tag: Tag) -> Reason | None:
    """Why `user` may not delete the tag, or None: no story bears it, and none ever did before readers."""
    if why := why_not_keep_tags(user):
        return why
    used = TaggedItem.objects.filter(tag=tag).exists() or EditionTag.objects.filter(tag=tag).exists()
    return _("Stories bear this tag. Merge it into another instead.") if used else None


def deletable_tags(user: User) -> QuerySet[Tag]:
    """The tags for which `why_not_delete_tag` answers None."""
    worn, told = (model.objects.filter(tag=OuterRef("pk")) for model in (TaggedItem, EditionTag))
    return kept_tags(user).exclude(Exists(worn)).exclude(Exists(told))
