"""What the list of photos can be narrowed down to."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import User
from photos.models import Photo

_MISSING = ("alt", "credit", "caption", "licence_kind")


class Uploader(SimpleListFilter):
    """Whose photos; names only those who uploaded one."""

    title = _("uploaded by")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        mine = [("me", _("me"))]
        # one probe of the index for each of a few hundred colleagues, not a pass over all photos
        theirs = Photo.objects.filter(created_by=OuterRef("pk"))
        uploaders = User.objects.exclude(pk=request.user.pk).filter(Exists(theirs))[:200]
        return mine + [(str(person.pk), str(person)) for person in uploaders]

    def queryset(self, request, queryset):
        value = self.value()
        if value == "me":
            return queryset.uploaded_by(request.user)
        return queryset.filter(created_by=int(value)) if value and value.isdecimal() else queryset


class Rights(SimpleListFilter):
    """Whether the photo may still be printed."""

    title = _("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [
            ("expired", _("expired")),
            ("soon", _("expire within a month")),
            ("open", _("no end")),
            ("denied", _("must not be used")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        chosen = {
            "expired": {"usable_until__lte": now},
            "soon": {"usable_until__range": (now, now + timedelta(days=30)), "is_denied": False},
            "open": {"usable_until__isnull": True, "is_denied": False},
            "denied": {"is_denied": True},
        }
        return queryset.filter(**chosen.get(self.value(), {}))


class Missing(SimpleListFilter):
    """What must be added before a story with the photo can be published."""

    title = _("missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(name, Photo._meta.get_field(name).verbose_name) for name in _MISSING]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.value(): ""}) if self.value() in _MISSING else queryset
