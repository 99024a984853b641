"""What had another address before: a section, an author, a tag or a page that was renamed is still found by its old
one; one that became another's is found by its number too."""

import time

from django.db import models
from django.db.models.signals import pre_save

from people.models import FormerAddress, FormerNumber

#: Seconds for which a process trusts what it read of numbers.
LIFETIME = 5.0

_kept: tuple[float, dict[tuple[str, int], int]] | None = None


def watch(model: type[models.Model]) -> None:
    """Keep the `slug` that a row of `model` had whenever it is saved with another. A room calls it once ready."""
    pre_save.connect(_before_save, sender=model, dispatch_uid=f"people.former.{model._meta.label}")


def current(model: type[models.Model], slug: str) -> str | None:
    """The slug that a row of `model` has now which once had this one; None if none had. Two statements at most."""
    kept = FormerAddress.objects.filter(kind=model._meta.label_lower, slug=slug).first()
    return kept and model._base_manager.filter(pk=kept.thing).values_list("slug", flat=True).first()


def inherit(gone: models.Model, heir: models.Model) -> None:
    """Let every address and the number of `gone` lead to `heir`, of the same kind. The caller deletes `gone`."""
    kind = type(heir)._meta.label_lower
    FormerAddress.objects.filter(kind=kind, thing=gone.pk).update(thing=heir.pk)
    FormerAddress.objects.update_or_create(kind=kind, slug=gone.slug, defaults={"thing": heir.pk})
    FormerNumber.objects.filter(kind=kind, thing=gone.pk).update(thing=heir.pk)
    FormerNumber.objects.update_or_create(kind=kind, number=gone.pk, defaults={"thing": heir.pk})
    forget()


def present(model: type[models.Model], number: int) -> int:
    """The number now of the row of `model` that once had this one; for all others the number itself.

    Read whole at most once in a few seconds: merging is rare, and what names a row by its number are fronts.
    """
    global _kept
    if _kept is None or time.monotonic() - _kept[0] >= LIFETIME:
        rows = FormerNumber.objects.values_list("kind", "number", "thing")
        _kept = time.monotonic(), {(kind, was): now for kind, was, now in rows}
    return _kept[1].get((model._meta.label_lower, number), number)


def forget() -> None:
    """Read the numbers again before the next question."""
    global _kept
    _kept = None


def _before_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or instance._state.adding or (update_fields is not None and "slug" not in update_fields):
        return
    was = sender._base_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if was and was != instance.slug:
        kind = sender._meta.label_lower
        FormerAddress.objects.update_or_create(kind=kind, slug=was, defaults={"thing": instance.pk})
