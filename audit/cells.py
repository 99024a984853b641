"""Cells of tables that people take away and open in a spreadsheet, which would run what begins like a formula."""

import re

#: What makes a spreadsheet take a cell for a formula, https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Spreadsheets set to Indonesian part cells at semicolons, quoted or not: behind one the same holds as in front.
_PARTED = re.compile(r"(?s)(?<=.)([;\t\r\n][ \u00a0]*)(?=[=+@＝＋－＠-])")


def safe_cell(value) -> str:
    """A value as a cell that a spreadsheet shows and never runs."""
    text = _PARTED.sub(r"\1'", "" if value is None else str(value))
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) or text.startswith(_FORMULA) else text
