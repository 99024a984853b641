"""What still points at a row, asked of the model itself: a lower room need not know the rooms above that use it."""

from django.db import models
from django.db.models import Exists, Model, OuterRef, QuerySet


def _protecting(model: type[Model]) -> list:
    """The relations whose rows forbid deleting a row of `model`."""
    return [
        relation
        for relation in model._meta.related_objects
        if getattr(relation, "on_delete", None) in (models.PROTECT, models.RESTRICT)
    ]


def to(row: Model) -> list[str]:
    """The plural names of the kinds of rows that keep `row` from being deleted; empty if none does."""
    return [
        str(relation.related_model._meta.verbose_name_plural)
        for relation in _protecting(type(row))
        if relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
    ]


def unused(model: type[Model]) -> QuerySet:
    """The rows of `model` that nothing keeps from being deleted."""
    rows = model._default_manager.all()
    for relation in _protecting(model):
        pointing = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        rows = rows.exclude(Exists(pointing))
    return rows
