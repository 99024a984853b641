"""What had another address before: a section, an author or a page that was renamed is still found by its old one."""

from django.db import models
from django.db.models.signals import pre_save

from people.models import FormerAddress


def watch(model: type[models.Model]) -> None:
    """Keep the `slug` that a row of `model` had whenever it is saved with another. A room calls it once ready."""
    pre_save.connect(_before_save, sender=model, dispatch_uid=f"people.former.{model._meta.label}")


def current(model: type[models.Model], slug: str) -> str | None:
    """The slug that a row of `model` has now which once had this one; None if none had. Two statements at most."""
    kept = FormerAddress.objects.filter(kind=model._meta.label_lower, slug=slug).first()
    return kept and model._base_manager.filter(pk=kept.thing).values_list("slug", flat=True).first()


def _before_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or instance._state.adding or (update_fields is not None and "slug" not in update_fields):
        return
    was = sender._base_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if was and was != instance.slug:
        kind = sender._meta.label_lower
        FormerAddress.objects.update_or_create(kind=kind, slug=was, defaults={"thing": instance.pk})
