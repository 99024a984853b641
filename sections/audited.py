"""What the log is told of desks: who was put on one, and who was taken off."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from audit import log
from audit.sources import signed_in
from sections.models import DeskMembership


@receiver(post_save, sender=DeskMembership)
def _member_added(sender, instance, created, **kwargs) -> None:
    if created:
        _record("desk.member_added", instance)


@receiver(post_delete, sender=DeskMembership)
def _member_removed(sender, instance, **kwargs) -> None:
    _record("desk.member_removed", instance)


def _record(action: str, membership: DeskMembership) -> None:
    log.record(
        action,
        by=signed_in(),
        kind="user",
        pk=membership.user_id,
        label=str(membership.user),
        details={"desk": membership.section.name},
    )
