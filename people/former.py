"""What had another address before: a section, an author, a tag or a page that was renamed is still found by its old
one; one that became another's is found by its number too."""

from collections.abc import Iterable

from django.db import models
from django.db.models.signals import pre_save

from people.models import FormerAddress, FormerNumber
from people.signals import number_inherited


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
    number_inherited.send(type(heir), gone=gone.pk, heir=heir.pk)


def present(model: type[models.Model], numbers: Iterable[int]) -> dict[int, int]:
    """Those of `numbers` that a row of `model` had which is another's by now, each with that one's. One statement."""
    known = FormerNumber.objects.filter(kind=model._meta.label_lower, number__in=list(numbers))
    return dict(known.values_list("number", "thing"))


def _before_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or instance._state.adding or (update_fields is not None and "slug" not in update_fields):
        return
    was = sender._base_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if was and was != instance.slug:
        kind = sender._meta.label_lower
        FormerAddress.objects.update_or_create(kind=kind, slug=was, defaults={"thing": instance.pk})
