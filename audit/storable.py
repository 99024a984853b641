"""Characters that no document can carry, and the door at which they are left behind.

XML has no way to write a control character, and neither it nor UTF-8 has one for half a surrogate pair: a single one
in a headline breaks a whole feed. So text loses them where it comes in: in every form field of text, and in every
column of text on its way into the database, whichever room's, whichever app's (tags and people's names are columns
of others). `guard` puts the rule there once, so a field that is added later needs nothing.
"""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

#: Control characters that stand for a new line or page; to leave them out would run two words together.
_BREAKS = re.compile("[\x0b\x0c\x85]")
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_GONE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")


def storable(text: str, line_break: str = "\n") -> str:
    """`text` without the characters that no document can carry, with `line_break` for the controls that break lines.

    Tabs, line feeds and carriage returns stay. Idempotent.
    """
    if _plain(text):
        return text
    return _GONE.sub("", _BREAKS.sub(line_break, text))


def _plain(text: str) -> bool:
    """True for nearly every text, ten times as quickly: none of the characters that go can be printed."""
    return text.isprintable() or text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()


def storable_data(value: Any) -> Any:
    """Lists and dictionaries as JSON has them, every text in them `storable`; anything else as it is."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable_data(key): storable_data(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable_data(one) for one in value]
    return value


def is_storable(text: str) -> bool:
    """True if `text` can stand in any document."""
    return _plain(text) or not (_GONE.search(text) or _BREAKS.search(text))


def guard() -> None:
    """Put the rule before every form field and every column of text. Called once, when the program starts.

    A password is no text: it is compared as it was typed, and stored as a digest.
    """
    to_python = forms.CharField.to_python

    def guarded(self, value):
        if isinstance(value, str) and not isinstance(self.widget, forms.PasswordInput):
            value = storable(value, "\n" if isinstance(self.widget, forms.Textarea) else " ")
        return to_python(self, value)

    forms.CharField.to_python = guarded
    _guard_column(models.CharField, lambda text: storable(text, " ") if isinstance(text, str) else text)
    _guard_column(models.TextField, lambda text: storable(text) if isinstance(text, str) else text)
    _guard_column(models.JSONField, storable_data)


def _guard_column(column: type[models.Field], rule: Callable[[Any], Any]) -> None:
    """`pre_save` keeps the row at hand what the table says; `get_db_prep_save` is passed by `update()` too."""
    read, write = column.pre_save, column.get_db_prep_save

    def pre_save(self, model_instance, add):
        value = read(self, model_instance, add)
        if (cleaned := rule(value)) != value:
            setattr(model_instance, self.attname, cleaned)
        return cleaned

    def get_db_prep_save(self, value, connection):
        return write(self, rule(value), connection)

    column.pre_save, column.get_db_prep_save = pre_save, get_db_prep_save
