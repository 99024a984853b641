"""What the log is told of desks: who was given a seat, and whose was taken."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from audit import log
from audit.sources import signed_in
from sections.models import DeskMembership


@receiver(post_save, sender=DeskMembership)
def _seat_given(sender, instance, created, **kwargs) -> None:
    if created:
        _record("desk.seat_given", instance)


@receiver(post_delete, sender=DeskMembership)
def _seat_taken(sender, instance, **kwargs) -> None:
    _record("desk.seat_taken", instance)


def _record(action: str, seat: DeskMembership) -> None:
    log.record(
        action,
        by=signed_in(),
        kind="user",
        pk=seat.user_id,
        label=str(seat.user),
        details={"desk": seat.section.name},
    )
