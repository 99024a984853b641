"""JSON read whole, within bounds, and asked without trusting its shape."""

import json
from typing import Any

from django.utils.translation import gettext as _

from exchange.importing import limits
from exchange.importing.formats import malformed
from exchange.importing.formats.markup import Opened
from exchange.importing.items import Unreadable


def read(file: Opened) -> Any:
    """What the file holds. Raises Unreadable with line and column; or for a file that is too large or too deep."""
    with file.open() as stream:
        data = stream.read(limits.LARGEST_JSON + 1)
    if len(data) > limits.LARGEST_JSON:
        most = limits.LARGEST_JSON // 1_000_000
        raise Unreadable(_("it is larger than %d MB, and JSON is read whole. Export it in parts") % most, file.name)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Unreadable(malformed.not_json(error), file.name, error.lineno, error.colno) from None
    except RecursionError:
        raise Unreadable(_("not read: its values stand too deep in one another"), file.name) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise Unreadable(_("not UTF-8"), file.name, line, column) from None


def text(value: Any) -> str:
    """A text or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def table(value: Any) -> dict[str, Any]:
    """A dictionary, or an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[dict[str, Any]]:
    """The dictionaries of a list, or none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def said(row: dict[str, Any], *names: str) -> str:
    """The first text that one of these keys has, as it stands; empty for none."""
    return next((found for name in names if (found := text(row.get(name))).strip()), "")
