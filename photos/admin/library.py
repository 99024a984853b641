"""The library: a wall of photos, a place to bring new ones, and a page for each with its words and focal point."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.paginator import InfinitePaginator
from unfold.widgets import UnfoldAdminTextareaWidget

from people import clock
from people.admin import RuledModelAdmin
from photos import cropfields, finding, leases, library, permissions, suppliers
from photos.admin.filters import Missing, Rights, Uploader
from photos.admin.several import MOST, SeveralForm, change
from photos.described import facts, likeness_warnings, limits, warnings
from photos.forms import PhotoForm, UploadForm
from photos.models import Photo
from photos.storing import NotStored
from photos.uses import uses

_FOCAL = ("focal_x", "focal_y")
#: What the two boxes of a moment are called.
_BOXES = {
    "taken_at": (gettext_lazy("Taken on"), gettext_lazy("Time taken")),
    "usable_from": (gettext_lazy("May be used from, day"), gettext_lazy("May be used from, time")),
    "usable_until": (gettext_lazy("May be used until, day"), gettext_lazy("May be used until, time")),
}
#: Where they are only read, the two moments are told with their zone.
_TOLD = {"usable_from": "begins", "usable_until": "ends"}
_ONLY_READ = {("usable_from", "usable_until"): tuple(_TOLD.values())}
_ROWS = {"alt": 2, "caption": 4, "instructions": 2, "usage_terms": 2, "keywords": 2}


class _Unnamed(forms.HiddenInput):
    """A hidden number: a label has nothing to point at."""

    def id_for_label(self, id_: str) -> str:
        return ""


@admin.register(Photo)
class PhotoAdmin(RuledModelAdmin):
    """The library's pages. Who may what: `photos.permissions`."""

    rule_view = permissions.VIEW
    rule_change = permissions.EDIT
    rule_delete = permissions.DELETE

    form = PhotoForm
    change_form_template = "photos/change_form.html"
    list_display = ["title", "credit", "created_by", "created_at"]
    list_filter = [Uploader, Rights, Missing]
    list_filter_submit = False
    list_per_page = 48
    list_select_related = ["created_by"]
    ordering = ["-pk"]
    paginator = InfinitePaginator
    search_fields = ["title"]  # shows the box; what is searched: photos.finding
    search_help_text = gettext_lazy("Title, caption, credit, place or keyword")
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["alt", "caption", "credit", "creator"]}),
        (
            gettext_lazy("Rights"),
            {
                "fields": [
                    "instructions",
                    ("licence_kind", "source"),
                    "licence",
                    "usage_terms",
                    ("territory", "copyright_notice"),
                    ("usable_from", "usable_until"),
                    ("max_uses", "is_denied"),
                    "lease_kind",
                    ("lease_starts_at", "lease_ends_at"),
                    "lease_note",
                ]
            },
        ),
        (gettext_lazy("Made with AI"), {"fields": ["source_type", "shows_likeness", "consent", "is_checked"]}),
        (
            gettext_lazy("About the picture"),
            {"fields": ["title", "keywords", "taken_at", "taken_where", "shows_child", *_FOCAL]},
        ),
    ]

    list_after_template = "photos/several.html"

    class Media:
        css = {"all": ["photos/photos.css"]}
        js = [Script("photos/change.js", type="module")]

    def why_not_add(self, user):
        return permissions.why_not_upload(user)

    def get_urls(self):
        several = path("several/", self.admin_site.admin_view(self.several_view), name="photos_photo_several")
        counted = path("suppliers/", self.admin_site.admin_view(self.suppliers_view), name="photos_photo_suppliers")
        return [several, counted, *super().get_urls()]

    def suppliers_view(self, request: HttpRequest) -> HttpResponse:
        """How many pictures of whom were printed in a month (`?month=2026-11`). 403 with the reason."""
        if why := permissions.why_not_count(request.user):
            raise PermissionDenied(str(why))
        today = timezone.localdate().replace(day=1)
        month = suppliers.month_of(request.GET.get("month", ""), today)
        following = suppliers.following(month)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Pictures printed, by supplier"),
            "opts": self.opts,
            "media": self.media,
            "month": month,
            "before": suppliers.before(month),
            "following": following if following <= today else None,
            "lines": suppliers.printed(month),
        }
        return TemplateResponse(request, "photos/suppliers.html", context)

    def get_changelist_instance(self, request):
        """With boxes to tick, for whoever may change a photo at all."""
        cl = super().get_changelist_instance(request)
        cl.several = permissions.why_not_edit_any(request.user) is None
        return cl

    def changelist_view(self, request, extra_context=None):
        """With the form for several photos, for whoever may change one at all."""
        more = {} if permissions.why_not_edit_any(request.user) else {"several_form": SeveralForm()}
        more["counts"] = permissions.why_not_count(request.user) is None
        return super().changelist_view(request, more | (extra_context or {}))

    def several_view(self, request: HttpRequest) -> HttpResponse:
        """POST `photo` for each, and what is to be said of them: told one by one. 403 for who changes no photo."""
        if why := permissions.why_not_edit_any(request.user):
            raise PermissionDenied(str(why))
        if request.method != "POST":
            return redirect("admin:photos_photo_changelist")
        ticked = [int(one) for one in request.POST.getlist("photo")[:MOST] if one.isascii() and one.isdigit()]
        photos = list(permissions.visible_to(request.user).filter(pk__in=[one for one in ticked if one < 2**63]))
        form = SeveralForm(request.POST)
        if not photos:
            messages.error(request, _("Tick at least one photo."))
        elif not form.is_valid():
            for field in form.errors.values():
                messages.error(request, " ".join(field))
        else:
            outcome = change(request.user, photos, form.said())
            messages.success(request, _("Photos changed: %(count)s.") % {"count": outcome.changed})
            for photo, reason in outcome.left:
                messages.warning(request, f"{photo}: {reason}")
        return redirect("admin:photos_photo_changelist")

    def get_search_results(self, request, queryset, search_term):
        """Every word, half-typed ones too, over all texts of a photo; see photos.finding."""
        return finding.matching(queryset, search_term), False

    def get_fieldsets(self, request, obj=None):
        """What is only read says the zone of its times. Those who may only look see the focal point itself, not its
        two numbers."""
        looks = obj is not None and not self.has_change_permission(request, obj)
        if not looks and not self.get_readonly_fields(request, obj):
            return self.fieldsets
        left = _FOCAL if looks else ()
        told = [(name, [one for one in options["fields"] if one not in left]) for name, options in self.fieldsets]
        return [(name, {"fields": [_ONLY_READ.get(one, one) for one in fields]}) for name, fields in told]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The focal point is set on the picture; alternative text gets room for a sentence."""
        if db_field.name in _FOCAL:
            return db_field.formfield(widget=_Unnamed(attrs={"data-focal-input": db_field.name}))
        if rows := _ROWS.get(db_field.name):
            return db_field.formfield(widget=UnfoldAdminTextareaWidget(attrs={"rows": rows}))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if labels := _BOXES.get(db_field.name):
            for box, label in zip(field.widget.widgets, labels, strict=True):
                box.attrs["aria-label"] = str(label)  # one label cannot name two boxes
            field.widget.id_for_label = "{}_0".format
        return field

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        """Where photos are dropped; without a script, an ordinary form for one file."""
        if reason := permissions.why_not_upload(request.user):
            raise PermissionDenied(str(reason))
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and (answer := self._taken(request, form)):
            return answer
        context = {
            **self.admin_site.each_context(request),
            "title": _("Upload photos"),
            "opts": self.opts,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "photos/upload.html", context, status=400 if form.errors else 200)

    def _taken(self, request: HttpRequest, form: UploadForm) -> HttpResponse | None:
        """The way on to the page of the photo that was sent, or None with the refusal in `form`."""
        if not form.is_valid():
            return None
        try:
            added = library.add(form.cleaned_data["file"], request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal)
            return None
        except NotStored as failure:
            form.add_error("file", str(failure))
            return None
        if added.existing:
            messages.info(request, _("This photo is already in the library. It is not added twice."))
        return redirect("admin:photos_photo_change", added.photo.pk)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Adds what the page tells beside the fields: where the photo is used, and why it may not be changed."""
        if obj is not None:
            why_not_edit = permissions.why_not_edit(request.user, obj)
            context |= {
                "uses": uses(obj, request.user),
                "leases": obj.leases.select_related("by"),
                "facts": facts(obj),
                "limits": limits(obj),
                "crop_rows": [] if why_not_edit else list(cropfields.rows(context["adminform"].form, obj)),
                "photo_warnings": [*warnings(obj), *likeness_warnings(obj)],
                "why_not_edit": why_not_edit,
                "why_not_delete": permissions.why_not_delete(request.user, obj),
                "show_save_and_add_another": False,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_readonly_fields(self, request, obj=None):
        """What follows from leases is not typed beside them."""
        return [_TOLD.get(name, name) for name in sorted(leases.FOLLOWING)] if obj and obj.leases.exists() else []

    @admin.display(description=Photo._meta.get_field("usable_from").verbose_name)
    def begins(self, obj):
        return clock.moment(obj.usable_from) if obj.usable_from else None

    @admin.display(description=Photo._meta.get_field("usable_until").verbose_name)
    def ends(self, obj):
        return clock.moment(obj.usable_until) if obj.usable_until else None

    def save_model(self, request, obj, form, change):
        """Saves what was changed by the library's verb, which has crops made again where needed."""
        said = {name.removeprefix("lease_") for name in form.changed_data if name.startswith("lease_")}
        apart = ("lease_", cropfields.PREFIX)
        fields = {name for name in form.changed_data if not name.startswith(apart)} - {"is_checked"}
        if any(name.startswith(cropfields.PREFIX) for name in form.changed_data):
            obj.crops = form.crops
            fields.add("crops")
        checked = request.user if form.cleaned_data.get("is_checked") else None
        if "source_type" in fields or bool(checked) != bool(obj.checked_by_id):
            obj.checked_by = checked
            fields.add("checked_by")
        library.change(obj, fields)
        if said:
            given = {name: form.cleaned_data[f"lease_{name}"] for name in ("kind", "starts_at", "ends_at", "note")}
            leases.give(obj, request.user, **given)

    def delete_model(self, request, obj):
        library.remove(obj)
