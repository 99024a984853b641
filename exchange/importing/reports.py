"""The report of an import: one line for each row, as a table to download."""

import csv
from collections.abc import Iterator

from audit.cells import safe_cell
from exchange.models import ImportRun

HEADINGS = ("file", "line", "kind", "title", "result", "why", "story", "photo", "key")


class _Echo:
    def write(self, value: str) -> str:
        return value


def lines(run: ImportRun) -> Iterator[str]:
    """The table as CSV, line by line, in the order of the source."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(HEADINGS)
    fields = ("file", "line", "kind", "title", "result", "reason", "article_id", "photo_number", "key")
    for row in run.rows.order_by("pk").values_list(*fields).iterator(chunk_size=2000):
        yield writer.writerow([safe_cell(cell) for cell in row])
