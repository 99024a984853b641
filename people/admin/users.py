"""Accounts: invited by mail, given roles, switched off; never deleted."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action, display

from people import invitations, jobs, permissions
from people.admin.forms import AccountForm
from people.admin.ruled import RuledModelAdmin
from people.models import User
from people.permissions import Rule


@admin.register(User)
class UserAdmin(RuledModelAdmin):
    """The list and form of accounts."""

    rule_view = Rule(permissions.why_not_see_users, permissions.why_not_see_users, permissions.users_seen_by)
    rule_change = Rule(
        permissions.why_not_manage_people, permissions.why_not_manage_people, permissions.manageable_users
    )
    rule_delete = Rule(
        permissions.why_not_delete_user, permissions.why_not_delete_user, lambda user: User.objects.none()
    )
    form = AccountForm
    list_display = ["full_name", "username", "email", "role_names", "state", "last_login"]
    list_filter = ["is_active", "roles"]
    search_fields = ["first_name", "last_name", "username", "email"]
    ordering = ["first_name", "last_name", "username"]
    readonly_fields = ["byline", "last_login", "date_joined"]
    actions_submit_line = ["send_link"]
    fieldsets = [
        (None, {"fields": [("first_name", "last_name"), ("username", "email"), "is_active"]}),
        (_("What this person may do"), {"fields": ["roles"]}),
        (_("Leave"), {"fields": [("away_from", "away_until")]}),
        (_("How the desk looks to this person"), {"fields": [("language", "time_zone")]}),
        (_("On record"), {"fields": ["byline", ("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [("first_name", "last_name"), ("username", "email")],
                "description": _("The person gets a mail with a link to set a password."),
            },
        ),
        (_("What this person may do"), {"fields": ["roles"]}),
        (_("How the desk looks to this person"), {"fields": [("language", "time_zone")]}),
    ]
    #: Parts that rooms above add to the form; they append inline classes here.
    inlines = []

    def why_not_add(self, user):
        return permissions.why_not_manage_people(user)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("roles")

    def get_form(self, request, obj=None, **kwargs):
        """The form knows who fills it in, to refuse what nobody may do to themselves."""
        form = super().get_form(request, obj, **kwargs)
        form.actor = request.user
        return form

    def get_inline_instances(self, request, obj=None):
        """Desks and the like belong to an account that exists."""
        return super().get_inline_instances(request, obj) if obj else []

    def get_actions_submit_line(self, request, object_id):
        return super().get_actions_submit_line(request, object_id) if object_id else []

    def save_model(self, request, obj, form, change):
        """Save; then, once it is certain, tell those whom it concerns."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            self._invite(request, obj)
        if change and "is_active" in form.changed_data and not obj.is_active:
            obj.end_sessions()
        if change and "email" in form.changed_data and form.initial.get("email"):
            old = form.initial["email"]
            invitations.tell_old_address(obj, old)

    @action(description=_("Save and send a link to set a password"))
    def send_link(self, request, obj):
        """Mail the link again; refused for an account that is switched off."""
        if not obj.is_active:
            messages.error(request, _("This account is switched off. Switch it on first."))
            return
        self._invite(request, obj)

    def _invite(self, request, obj):
        jobs.send_invitation.enqueue(user_id=obj.pk)
        messages.info(request, _("A link to set a password is on its way to %(email)s.") % {"email": obj.email})

    @display(description=_("name"), ordering="first_name")
    def full_name(self, obj):
        return str(obj)

    @display(description=_("roles"))
    def role_names(self, obj):
        return ", ".join(str(role) for role in obj.roles.all()) or _("none yet")

    @display(description=_("state"), label={"on": "success", "invited": "info", "off": "danger"})
    def state(self, obj):
        if not obj.is_active:
            return "off", _("switched off")
        return ("on", _("active")) if obj.last_login else ("invited", _("invited"))

    @display(description=_("byline"))
    def byline(self, obj):
        """The public profile, or a link to make one."""
        if author := getattr(obj, "author", None):
            return format_html(
                '<a class="underline" href="{}">{}</a>',
                reverse("admin:people_author_change", args=[author.pk]),
                author,
            )
        link = reverse("admin:people_author_add", query={"user": obj.pk, "name": str(obj)})
        return format_html('<a class="underline" href="{}">{}</a>', link, _("Make a public byline"))
