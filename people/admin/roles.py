"""Roles: named sets of rights."""

from django.contrib import admin
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from people import permissions
from people.admin.forms import RoleForm
from people.admin.ruled import RuledModelAdmin
from people.models import Role
from people.permissions import Rule
from people.roles import Right


@admin.register(Role)
class RoleAdmin(RuledModelAdmin):
    """The list and form of roles."""

    rule_view = rule_change = Rule(
        permissions.why_not_manage_people, permissions.why_not_manage_people, permissions.manageable_roles
    )
    rule_delete = Rule(
        permissions.why_not_manage_people, permissions.why_not_delete_role, permissions.deletable_roles
    )
    form = RoleForm
    list_display = ["name", "right_names", "holders"]
    search_fields = ["name"]
    fieldsets = [(None, {"fields": ["name", "codename", "rights"]})]

    def why_not_add(self, user):
        return permissions.why_not_manage_people(user)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(holder_count=Count("users", filter=Q(users__is_active=True)))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.actor = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        return ["codename"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"codename": ["name"]}

    @display(description=_("rights"))
    def right_names(self, obj):
        labels = dict(Right.choices)
        return "; ".join(str(labels.get(right, right)) for right in obj.rights)

    @display(description=_("people"), ordering="holder_count")
    def holders(self, obj):
        return obj.holder_count
