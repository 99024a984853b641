"""An import from its beginning to its end, as the command and the screen ask for it."""

from pathlib import Path
from typing import Any

from articles.refusals import Refused
from exchange import permissions
from exchange.importing import files, planning, running
from exchange.importing.items import Term, Unreadable
from exchange.importing.pictures import Pictures
from exchange.models import ImportRun
from people.models import User
from sections.models import Section


def begin(user: User, source: str, options: dict[str, Any], is_trial: bool = True) -> ImportRun:
    """A run that is yet to be read. Raises Refused with the reason if `user` may not bring in an archive."""
    refuse_stranger(user)
    return ImportRun.objects.create(created_by=user, source=source[:300], options=options, is_trial=is_trial)


def refuse_stranger(user: User) -> None:
    """Raise Refused with the reason if `user` may neither bring in an archive nor undo that."""
    if why := permissions.why_not_import(user):
        raise Refused(why)


def proposed(run: ImportRun) -> dict[str, int]:
    """The section that each category of what was read asks for; what was chosen goes before."""
    terms = (Term(**one) for key, one in run.facts.get("terms", {}).items() if key.startswith("category:"))
    sections = Section.objects.active().values_list("pk", "name", "slug")
    return planning.propose(terms, sections) | run.options.get("sections", {})


def choose(run: ImportRun, sections: dict[str, int], section: int | None = None) -> None:
    """Note in which section each category goes, and what has none. Before the run, or it is too late."""
    run.options = run.options | {"sections": sections, "section": section or run.options.get("section")}
    run.save(update_fields=["options"])


def uploads_of(run: ImportRun) -> files.Source | None:
    """The pictures that were sent along; None if there is no such folder (any more)."""
    folder = run.options.get("uploads", "")
    try:
        return files.look(Path(folder)) if folder else None
    except Unreadable:
        return None


def step(run: ImportRun, most: int = 200) -> bool:
    """Do some of what waits. Returns whether there is more."""
    return running.work(run, Pictures(run, uploads_of(run)), most)
