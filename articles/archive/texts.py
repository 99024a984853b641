"""The text of a story that comes from elsewhere: of the right shape, clean, and with the numbers that hold here."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Model
from django.utils.translation import gettext as _

from articles import body
from articles.archive.columns import Numbers, checked
from articles.body import weight
from articles.models import Article
from articles.models.article import LONGEST_BODY
from articles.refusals import Refused
from articles.text import storyfields
from articles.text.storyfields import FieldType, StoryField
from articles.workflow.status import BylineRole
from people.models import Author
from photos.models import Photo

_LONGEST_NUMBER = 18


def sound(kept: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    """The fields of a kept text as a revision has them. Raises Refused for one that is of another shape."""
    fields = storyfields.read(kept)
    return {field.name: _sound(field, fields[field.name], numbers) for field in storyfields.FIELDS}


def _sound(field: StoryField, value: Any, numbers: Numbers) -> Any:
    if field.type is FieldType.LINES:
        return lines(value, numbers)
    if field.type is FieldType.NAMES:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return value
        raise _misshapen(field.name)
    column = Article._meta.get_field(field.name)
    if field.type is FieldType.REFERENCE:
        if value is not None and not _is_number(value):
            raise _misshapen(field.name)
        return numbers.of(cast(type[Model], column.related_model), value)
    if not isinstance(value, str):
        raise _misshapen(field.name)
    if field.type is FieldType.RICH_TEXT:
        return rich(value, numbers)
    return checked(column, value)


def rich(html: str, numbers: Numbers) -> str:
    """A body, cleaned as every body is, whose photos are those of this library. One that did not come along is left
    out. Raises Refused for a text that no editor would take."""
    if len(html) > LONGEST_BODY:
        raise Refused(_("Its text is longer than %(most)s characters.") % {"most": LONGEST_BODY})
    if why := weight.weigh(html).why_not:
        raise Refused(why)
    cleaned = body.clean(html)  # which leaves no number that is too long for one
    numbered = body.renumbered(cleaned, lambda there: numbers.of(Photo, there) or 0)
    return numbered if numbered == cleaned else body.clean(numbered)


def lines(value: Any, numbers: Numbers) -> list[dict[str, Any]]:
    """Bylines with the authors of this newsroom, in their order."""
    if not isinstance(value, list):
        raise _misshapen("bylines")
    found = []
    for line in value:
        if not isinstance(line, dict) or not _is_number(line.get("author")) or line.get("role") not in BylineRole:
            raise _misshapen("bylines")
        if (author := numbers.of(Author, line["author"])) is not None:
            found.append({"author": author, "role": line["role"]})
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**_LONGEST_NUMBER


def _misshapen(name: str) -> Refused:
    return Refused(_("It holds what cannot stand there: %(column)s (%(why)s).") % {"column": name, "why": "?"})
