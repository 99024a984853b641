"""An admin page that asks the room's own rules, and says why it refuses."""

from weakref import WeakKeyDictionary

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from audit import actions, log
from audit.actions import Action
from people.permissions import Reason, Rule, refusal

ADDED = actions.register("record.added", _("added"))
CHANGED = actions.register("record.changed", _("changed"))
DELETED = actions.register("record.deleted", _("deleted"))

#: Why the last question of a request was answered with no, for the page that tells it.
_reasons: WeakKeyDictionary[HttpRequest, Reason] = WeakKeyDictionary()


class Ruled:
    """Answers the four questions of Django's admin from permission rules instead of Django's permissions.

    A subclass names the rules. `rule_view` and `rule_change` are needed; `why_not_add(user)` and `rule_delete` may
    be left out, which refuses both. A row that `rule_view` does not list is not found at all.
    """

    rule_view: Rule
    rule_change: Rule
    rule_delete: Rule | None = None

    def why_not_add(self, user) -> Reason | None:
        """Why `user` may not make a new row, or None; by default nobody may."""
        return refusal(None)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Only what this person may see."""
        rows = self.rule_view.those(request.user)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._answer(request, self.rule_view, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._answer(request, self.rule_change, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._answer(request, self.rule_delete, obj)

    def has_add_permission(self, request: HttpRequest, *args) -> bool:
        return _keep(request, self.why_not_add(request.user))

    def _answer(self, request: HttpRequest, rule: Rule | None, obj: Model | None) -> bool:
        if rule is None:
            return _keep(request, refusal(None))
        reason = rule.anywhere(request.user) if obj is None or obj.pk is None else rule.here(request.user, obj)
        return _keep(request, reason)


class RuledModelAdmin(Ruled, ModelAdmin):
    """A ruled page whose refusals (403) carry the reason of the rule that said no."""

    actions = None

    def changelist_view(self, request, extra_context=None):
        with _Reasoned(request):
            return super().changelist_view(request, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        fewer_buttons = {"show_save_and_add_another": False}
        with _Reasoned(request):
            return super().changeform_view(request, object_id, form_url, fewer_buttons | (extra_context or {}))

    def delete_view(self, request, object_id, extra_context=None):
        with _Reasoned(request):
            return super().delete_view(request, object_id, extra_context)

    def log_addition(self, request, obj, message):
        self._log(request, ADDED, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        parts = [part for part in message if isinstance(part, dict)] if isinstance(message, list) else []
        changed = [str(name) for part in parts for how in part.values() for name in how.get("fields", [])]
        if message:  # empty: the form was sent as it stood
            self._log(request, CHANGED, obj, {"changed": changed})
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self._log(request, DELETED, obj)
        return super().log_deletions(request, queryset)

    def named_in_log(self, obj: Model) -> str:
        """What the log calls a row: no words of a story, for whoever reads the log may not see it."""
        return str(obj)

    def _log(self, request, action: Action, obj: Model, details: dict | None = None) -> None:
        """Tell the newsroom's own log, which nobody can change."""
        names = {"kind": obj._meta.model_name, "pk": obj.pk, "label": self.named_in_log(obj), "details": details}
        log.record(action, by=request.user, **names)


class _Reasoned:
    """Puts the last reason into a refusal that Django raised without one."""

    def __init__(self, request: HttpRequest):
        self.request = request

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, PermissionDenied) and not error.args:
            raise PermissionDenied(refusal(_reasons.get(self.request))) from error


def _keep(request: HttpRequest, reason: Reason | None) -> bool:
    """True for yes; the reason of a no is kept for the page that tells it."""
    if reason is not None:
        _reasons[request] = reason
    return reason is None
