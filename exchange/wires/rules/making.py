"""What people do with a rule: make it, say yes to answering for it, pause it, stop it; and how it stops by itself."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles.refusals import Refused
from audit import actions, log
from exchange import permissions
from exchange.models import WireRule
from exchange.wires import signals
from people import rowlocks
from people.models import User
from people.permissions import Reason

MADE = actions.register("wire.rule_made", gettext_lazy("made a rule by which agency copy goes live"))
AGREED = actions.register("wire.rule_agreed", gettext_lazy("said yes to answering for a wire rule"))
PAUSED = actions.register("wire.rule_paused", gettext_lazy("paused a wire rule, or let it go on"))
STOPPED = actions.register("wire.rule_stopped", gettext_lazy("stopped a wire rule"))


def make(user: User, **fields: Any) -> WireRule:
    """A rule by `user`; it runs once who answers has said yes, at once if that is `user`. Raises Refused."""
    rule = WireRule(made_by=user, **fields)
    if why := permissions.why_not_make_rule(user, rule.section_id) or why_not_rest_on(rule):
        raise Refused(why)
    if rule.ends_at <= timezone.now():
        raise Refused(_("This time has passed. Choose a later one."))
    rule.agreed_at = timezone.now() if rule.answers_id == user.pk else None
    with transaction.atomic():
        rule.save()
        _record(MADE, user, rule, answers=str(rule.answers), until=rule.ends_at.isoformat())
        transaction.on_commit(lambda: signals.rule_made.send(WireRule, rule=rule), robust=True)
    return rule


def agree(rule: WireRule, user: User) -> None:
    """Say yes to answering for the rule: from now on it runs. Raises Refused."""
    with transaction.atomic():
        row = locked(rule)
        if why := permissions.why_not_answer(user, row) or _why_closed(row) or why_not_rest_on(row):
            raise Refused(why)
        if row.agreed_at is None:
            WireRule.objects.filter(pk=row.pk).update(agreed_at=timezone.now())
            _record(AGREED, user, row)


def pause(rule: WireRule, user: User, paused: bool) -> None:
    """Let nothing go live by it, or let it go on, which takes as much as making it. Raises Refused."""
    with transaction.atomic():
        row = locked(rule)
        may = permissions.why_not_hold_rule(user, row)
        if not paused and user.pk != row.answers_id:
            may = permissions.why_not_make_rule(user, row.section_id)
        if why := may or _why_closed(row) or (None if paused else why_not_rest_on(row)):
            raise Refused(why)
        WireRule.objects.filter(pk=row.pk).update(is_paused=paused)
        _record(PAUSED, user, row, active=not paused)


def stop(rule: WireRule, user: User) -> None:
    """Stop it for good. Raises Refused."""
    with transaction.atomic():
        row = locked(rule)
        if why := permissions.why_not_hold_rule(user, row) or _why_closed(row):
            raise Refused(why)
        WireRule.objects.filter(pk=row.pk).update(stopped_at=timezone.now(), stopped_by=user, is_known=True)
        _record(STOPPED, user, row)


def know(rule: WireRule, user: User) -> None:
    """Note that somebody knows that it stopped by itself: its alarm ends. Raises Refused."""
    if why := permissions.why_not_hold_rule(user, rule):
        raise Refused(why)
    WireRule.objects.filter(pk=rule.pk, stopped_at__isnull=False).update(is_known=True)


def why_not_rest_on(rule: WireRule) -> Reason | None:
    """Why the rule cannot rest on the people whom it names, or None."""
    if settings.NEWSROOM_FOUR_EYES and rule.made_by_id == rule.answers_id:
        return _("Who makes a rule does not answer for it: it takes two people.")
    for person in (rule.answers, rule.made_by):
        if not person.is_active:
            return _("%(who)s does not work here any more.") % {"who": person}
    if why := permissions.why_not_publish_in(rule.answers, rule.section_id):
        return why
    return permissions.why_not_make_rule(rule.made_by, rule.section_id) and (
        _("%(who)s, who made it, may not make such a rule any more.") % {"who": rule.made_by}
    )


def stop_unfounded() -> int:
    """Stop every rule whose time is over, or whose people may not stand for it any more. Returns how many.

    An end that was set raises no alarm.
    """
    stopped = 0
    for rule in WireRule.objects.open().select_related("answers", "made_by", "section", "source"):
        with override(rule.answers.language):
            why = why_not_go_on(rule)
            stopped += bool(why) and stop_by_itself(rule, str(why))
    return stopped


def why_not_go_on(rule: WireRule) -> Reason | None:
    """Why the rule has to stop, or None."""
    if rule.is_over:
        return _("Its time was over.")
    if not rule.section.is_active:
        return _("Its section is closed.")
    return why_not_rest_on(rule)


def stop_by_itself(rule: WireRule, why: str) -> bool:
    """Stop the rule, since it has lost what it rests on. Returns whether it ran until now. Its people hear of it."""
    with transaction.atomic():
        row = locked(rule)
        if row.stopped_at is not None:
            return False
        row.stopped_at, row.stopped_why, row.is_known = timezone.now(), why[:500], row.is_over
        row.save(update_fields=["stopped_at", "stopped_why", "is_known"])
        _record(STOPPED, None, row, reason=why)
        transaction.on_commit(lambda: signals.rule_stopped.send(WireRule, rule=row), robust=True)
    return True


def _why_closed(rule: WireRule) -> Reason | None:
    return _("This rule has ended. Make another.") if rule.stopped_at or rule.is_over else None


def locked(rule: WireRule) -> WireRule:
    """The rule's row as it is now, held until the transaction ends, with its people, section and source."""
    rows = rowlocks.held(WireRule.objects)
    return rows.select_related("answers", "made_by", "section", "source").get(pk=rule.pk)


def _record(action: actions.Action, by: User | None, rule: WireRule, **details: Any) -> None:
    log.record(action, by=by, kind="wire_rule", pk=rule.pk, label=str(rule), details=details)
