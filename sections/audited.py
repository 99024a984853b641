"""What the log is told of desks: who was put on one, and who was taken off."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from audit.actions import Action
from audit.sources import signed_in
from sections.models import DeskMembership

MEMBER_ADDED = actions.register("desk.member_added", _("added a desk member"))
MEMBER_REMOVED = actions.register("desk.member_removed", _("removed a desk member"))


@receiver(post_save, sender=DeskMembership)
def _member_added(sender, instance, created, **kwargs) -> None:
    if created:
        _record(MEMBER_ADDED, instance)


@receiver(post_delete, sender=DeskMembership)
def _member_removed(sender, instance, **kwargs) -> None:
    _record(MEMBER_REMOVED, instance)


def _record(action: Action, membership: DeskMembership) -> None:
    log.record(
        action,
        by=signed_in(),
        kind="user",
        pk=membership.user_id,
        label=str(membership.user),
        details={"desk": membership.section.name},
    )
