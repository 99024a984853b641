"""Who else has a front open, and at which container: told by their pages; one that fell silent is gone."""

from datetime import timedelta

from fronts.models import Front, FrontPresence
from people import clock

#: A page tells of itself every few seconds; after this it has gone.
SILENT = timedelta(seconds=20)
FORGOTTEN = timedelta(hours=1)


def seen(front: Front, user, key: str) -> None:
    """Note that `user` has the front open, at the container `key` (empty: at none)."""
    now = clock.now()
    told = {"key": key[:8] if key.isalnum() else "", "seen_at": now}
    if not FrontPresence.objects.filter(front=front, user=user).update(**told):
        FrontPresence.objects.update_or_create(front=front, user=user, defaults=told)
        FrontPresence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def others(front: Front, user) -> list[FrontPresence]:
    """Everyone else who has the front open now, by name."""
    here = FrontPresence.objects.filter(front=front, seen_at__gt=clock.now() - SILENT).exclude(user=user)
    return list(here.select_related("user__author").order_by("user__first_name", "user_id")[:20])
