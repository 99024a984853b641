"""The parts of the paper, their order, and the members of their desks."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display
from unfold.widgets import UnfoldAdminColorInputWidget

from people.admin import Ruled, RuledModelAdmin, UserAdmin
from people.permissions import Rule
from sections import permissions
from sections.models import DeskMembership, Section


class MembershipInline(Ruled, TabularInline):
    """Desk memberships, one a line."""

    model = DeskMembership
    extra = 0
    rule_view = rule_change = rule_delete = Rule(
        permissions.why_not_add_member, permissions.why_not_add_member, permissions.members_managed_by
    )

    def why_not_add(self, user):
        return permissions.why_not_add_member(user)


class MembersInline(MembershipInline):
    """The people of a desk."""

    autocomplete_fields = ["user"]
    verbose_name = _("desk member")
    verbose_name_plural = _("desk members")


class DesksInline(MembershipInline):
    """The desks of a person, in the form of their account."""

    autocomplete_fields = ["section"]
    verbose_name = _("desk")
    verbose_name_plural = _("desks")


UserAdmin.inlines.append(DesksInline)


class ColourInput(UnfoldAdminColorInputWidget):
    """A choice of colour, which always has one: there is nothing to require of it, nor a length."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {name: value for name, value in attrs.items() if name not in ("required", "maxlength")}


class SectionForm(forms.ModelForm):
    """A section, without a way to make it its own ancestor."""

    class Meta:
        model = Section
        fields = ["name", "slug", "parent", "description", "colour", "order", "is_active", "show_in_menu"]
        widgets = {"colour": ColourInput}
        help_texts = {
            "slug": _("The address of its front page, made from the name if empty. Links to an older one lead here."),
            "parent": _("Empty for a section of its own."),
            "description": _("A sentence for readers and search engines."),
            "order": _("Small numbers come first. You can also drag the rows of the list."),
            "is_active": _("Switched off: no front page, and not offered for new stories. Published stories stay."),
        }

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("A section cannot be inside itself. Choose another parent."))
            above = above.parent
        return parent


@admin.register(Section)
class SectionAdmin(RuledModelAdmin):
    """The list and form of sections."""

    rule_view = Rule(permissions.why_not_see, permissions.why_not_see, permissions.seen_by)
    rule_change = Rule(permissions.why_not_manage, permissions.why_not_manage, permissions.managed_by)
    rule_delete = Rule(permissions.why_not_manage, permissions.why_not_delete, permissions.deletable_by)
    form = SectionForm
    inlines = [MembersInline]
    list_display = ["titled", "slug", "parent", "desk", "is_active", "show_in_menu"]
    list_select_related = ["parent"]
    list_per_page = 200
    search_fields = ["name", "slug"]
    ordering_field = "order"
    fieldsets = [
        (None, {"fields": [("name", "slug"), "description", ("parent", "order"), "colour"]}),
        (_("Where it shows"), {"fields": [("is_active", "show_in_menu")]}),
    ]

    def why_not_add(self, user):
        return permissions.why_not_manage(user)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("members")

    def get_search_results(self, request, queryset, search_term):
        """Whoever picks a section for a story is offered those that are printed."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return (found.active() if request.path.endswith("/autocomplete/") else found), duplicates

    @display(description=_("name"), ordering="name")
    def titled(self, obj):
        return format_html(
            '<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0h1v1H0z" fill="{}"/></svg> {}',
            obj.colour,
            obj.name,
        )

    @display(description=_("desk members"))
    def desk(self, obj):
        return ", ".join(str(person) for person in obj.members.all()) or "–"
