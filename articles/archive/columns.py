"""Rows as plain data, column by column, and rows made of it again.

A column that is new goes along by itself, both ways; one that the present release does not know is passed over. So an
archive outlives the release that wrote it. References go by number, and `Numbers` says what a number is called here.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from articles.refusals import Refused

#: The number here of a row that had another one there; None for one that did not come along.
type Known = Callable[[int], int | None]


class Numbers:
    """What the numbers of the other newsroom are here, model by model.

    `known` answers for what many stories share: accounts, authors, sections, photos, stories. What belongs to one
    story is noted as it is made.
    """

    def __init__(self, known: dict[type[Model], Known]):
        self._known = known
        self._made: dict[tuple[type[Model], int], int] = {}

    def note(self, model: type[Model], there: int, here: int) -> None:
        """Remember that the row `there` is `here` now."""
        self._made[model, there] = here

    def of(self, model: type[Model], there: int | None) -> int | None:
        """The number here, or None."""
        if there is None:
            return None
        found = self._made.get((model, there))
        return found if found is not None or model not in self._known else self._known[model](there)

    def forget(self) -> None:
        """Let go of what belonged to the story before."""
        self._made.clear()


def kept_columns(model: type[Model]) -> Iterator[Field]:
    """The columns that go along: all but what the database or the search makes of the others."""
    for field in model._meta.concrete_fields:
        if not field.generated and not isinstance(field, SearchVectorField):
            yield field


def plain(row: Model, leave: Collection[str] = ()) -> dict[str, Any]:
    """A row as plain JSON by the names of its columns, without those that are to be left."""
    kept = {}
    for field in kept_columns(type(row)):
        value = getattr(row, field.attname)
        if isinstance(value, datetime | date):
            value = value.isoformat()
        elif value is not None and not isinstance(value, bool | int | float | str | list | dict):
            value = str(value)  # the key of a form, the name of a file
        if field.attname not in leave:
            kept[field.attname] = value
    return kept


def made[Row: Model](
    model: type[Row], kept: dict[str, Any], numbers: Numbers, leave: Collection[str] = (), number: int | None = None
) -> Row:
    """A new row of what was `kept`, saved, with the times it had; `number` is the one that it is to have, if any.

    Raises Refused, with the column's name, for what no row of this kind may hold, and for a reference that it cannot
    do without and that leads nowhere here.
    """
    row, moments = model(pk=number), {}
    for field in kept_columns(model):
        if field.primary_key or field.attname not in kept or field.attname in leave:
            continue
        value = kept[field.attname]
        if field.related_model is not None:
            value = numbers.of(field.related_model, value)
            if value is None and not field.null:
                raise Refused(_("What it refers to is not here: %(column)s.") % {"column": field.name})
        value = checked(field, value)
        setattr(row, field.attname, value)
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            moments[field.attname] = value
    row.save(force_insert=True)
    if moments:  # a save always says now
        model._base_manager.filter(pk=row.pk).update(**moments)
        for name, value in moments.items():
            setattr(row, name, value)
    if isinstance(kept.get("id"), int):
        numbers.note(model, kept["id"], row.pk)
    return row


def checked(field: Field, value: Any) -> Any:
    """The value as the column's own type. Raises Refused for one that no form would have let in."""
    try:
        value = field.to_python(value)
        if value is None and not field.null:
            raise ValidationError(_("nothing"))
        if value not in field.empty_values:
            field.run_validators(value)
            if field.choices and value not in dict(field.flatchoices):
                raise ValidationError(str(value))
    except (ValidationError, TypeError, ValueError, OverflowError) as error:
        told = {"column": field.name, "why": " ".join(getattr(error, "messages", [_("not of its kind")]))}
        raise Refused(_("It holds what cannot stand there: %(column)s (%(why)s).") % told) from None
    return value
