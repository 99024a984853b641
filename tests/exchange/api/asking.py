"""The API as a program has it: the document, its operations, and the newsroom of which its examples speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exchange.api import v1
from tests import stage
from tests.factories import PhotoFactory
from tests.public.many import RENDITIONS

ROOT = "/api/v1"
#: The ids that the document's examples name.
STORY, PHOTO = 41, 7


@dataclass(frozen=True)
class Operation:
    """One operation of the document."""

    path: str
    method: str
    told: dict[str, Any]

    @property
    def name(self) -> str:
        return self.told["operationId"]

    @property
    def answers(self) -> dict[str, Any]:
        """The schema of what it answers where all is well."""
        statuses = [status for status in self.told["responses"] if status.startswith("2")]
        return self.told["responses"][statuses[0]]["content"]["application/json"]["schema"]

    def parameters(self, where: str) -> list[dict[str, Any]]:
        return [one for one in self.told["parameters"] if one["in"] == where]


def operations() -> list[Operation]:
    """All that the document names."""
    paths = v1.described()["paths"]
    return [Operation(path, method, told) for path, methods in paths.items() for method, told in methods.items()]


def examples(operation: Operation) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each way in which the document's examples ask a reading operation: path, and values of the query.

    First with what must be given alone, then with each of the other parameters by itself.
    """
    path = operation.path
    for one in operation.parameters("path"):
        path = path.replace(f"{{{one['name']}}}", str(one["example"]))
    queries = operation.parameters("query")
    needed = {one["name"]: one["example"] for one in queries if one["required"]}
    yield path, needed
    for one in queries:
        if not one["required"] and "example" in one:
            yield path, needed | {one["name"]: one["example"]}


def make_newsroom(cast):
    """The newsroom of the examples: a corrected story with a photo, a tag and an author."""
    photo = PhotoFactory(pk=PHOTO, renditions=RENDITIONS)
    return stage.published(cast, pk=STORY, lead_photo=photo, tags=["ekspor"])
