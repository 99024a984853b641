"""Bylines: the names readers see, and what they learn about them."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from people import merging, permissions
from people.admin.becoming import ShownBecoming
from people.admin.forms import AuthorForm
from people.admin.ruled import RuledModelAdmin
from people.models import Author
from people.permissions import Rule

#: What a person may change in their own profile; the rest is the newsroom's.
OWN_PART = frozenset(["bio", "portrait", "email", "website"])


@admin.register(Author)
class AuthorAdmin(ShownBecoming, RuledModelAdmin):
    """The list and form of authors."""

    rule_view = Rule(permissions.why_not_see_authors, permissions.why_not_see_authors, permissions.authors_seen_by)
    rule_change = Rule(
        permissions.why_not_edit_some_author, permissions.why_not_edit_author, permissions.authors_edited_by
    )
    rule_delete = Rule(
        permissions.why_not_add_author, permissions.why_not_delete_author, permissions.deletable_authors
    )
    form = AuthorForm
    list_display = ["name", "job_title", "user", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), ("job_title", "masthead"), "is_active", "user"]}),
        (_("What readers are told"), {"fields": ["bio", "portrait", ("email", "website")]}),
    ]

    def why_not_add(self, user):
        return permissions.why_not_add_author(user)

    @admin.display(description=_("user"))
    def account(self, author: Author) -> str:
        """Whose profile it is, without the link that Django would make of it: to a page that is not for everybody."""
        return str(author.user) if author.user else ""

    def get_fieldsets(self, request, obj=None):
        """Who keeps the whole list may also make one byline of two that are there."""
        (name, first), *rest = self.fieldsets
        if permissions.why_not_see_users(request.user):
            first = first | {"fields": [*first["fields"][:-1], "account"]}
        if obj and permissions.keeps_all_authors(request.user):
            rest.append((_("The same person twice"), {"fields": ["merge_into"]}))
        return [(name, first), *rest]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.actor = request.user
        return form

    def save_model(self, request, obj, form, change):
        heir, obj.run = form.cleaned_data.get("merge_into"), None
        if heir is None:
            return super().save_model(request, obj, form, change)
        obj.run = merging.merge(obj, heir, request.user)

    def response_change(self, request, obj):
        """From a byline that is no more to the list; while the worker is at it, to the page that says how far."""
        if obj.run:
            return redirect("admin:people_author_change", obj.pk)
        if Author.objects.filter(pk=obj.pk).exists():
            return super().response_change(request, obj)
        self.message_user(request, _("Every story names the other byline now."), messages.SUCCESS)
        return redirect("admin:people_author_changelist")

    def get_readonly_fields(self, request, obj=None):
        locked = [] if permissions.why_not_see_users(request.user) is None else ["user", "account"]
        if permissions.keeps_all_authors(request.user):
            return locked
        return [*locked, *(name for name in self.form.Meta.fields if name not in {*OWN_PART, "user"})]

    def get_autocomplete_fields(self, request):
        return [] if "user" in self.get_readonly_fields(request) else self.autocomplete_fields

    def get_search_results(self, request, queryset, search_term):
        """Someone who picks an author for a story is offered those who still write."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return (found.active() if request.path.endswith("/autocomplete/") else found), duplicates
