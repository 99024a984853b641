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
    return _plurals(_protecting(type(row)), row)


def unused(model: type[Model]) -> QuerySet:
    """The rows of `model` that nothing keeps from being deleted."""
    rows = model._default_manager.all()
    for relation in _protecting(model):
        pointing = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        rows = rows.exclude(Exists(pointing))
    return rows


def _naming(model: type[Model]) -> list:
    """The relations by which other kinds of rows name any number of rows of `model`."""
    return [relation for relation in model._meta.related_objects if relation.many_to_many]


def naming(row: Model) -> list[str]:
    """The plural names of the kinds of rows that name `row` among others; deleting it would leave them without."""
    return _plurals(_naming(type(row)), row)


def _plurals(relations: list, row: Model) -> list[str]:
    """What points at `row` by these relations, each word once: what is printed and what is on the desk share one."""
    pointing = [
        relation.related_model._meta.verbose_name_plural
        for relation in relations
        if relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
    ]
    return list(dict.fromkeys(map(str, pointing)))


def unnamed(rows: QuerySet) -> QuerySet:
    """Those of `rows` for which `naming` finds nothing."""
    for relation in _naming(rows.model):
        pointing = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        rows = rows.exclude(Exists(pointing))
    return rows
