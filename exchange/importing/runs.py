"""An import from its beginning to its end, as the command and the screen ask for it.

One run goes from trial to trial, as often as somebody likes, and then in earnest. What readers are to get of it waits
until a second person has released it.
"""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from articles.refusals import Refused
from audit import actions, log
from exchange import ninjs, permissions
from exchange.importing import files, planning, running
from exchange.importing.items import Term, Unreadable
from exchange.importing.pictures import Pictures
from exchange.models import ImportRun, Result, RunState
from people import clock
from people.models import User
from sections.models import Section

RELEASED = actions.register("archive.released", translation.gettext_lazy("released an archive to readers"))
_TRIED = (RunState.READ, RunState.DONE)
_WAITS = Q(is_trial=False, state=RunState.READ)


def begin(user: User, source: str, options: dict[str, Any]) -> ImportRun:
    """A run that is yet to be read, as a trial. Raises Refused with the reason if `user` may not begin one."""
    refuse_stranger(user)
    return ImportRun.objects.create(created_by=user, source=source[:300], options=options)


def refuse_stranger(user: User) -> None:
    """Raise Refused with the reason if `user` may not bring in an archive."""
    if why := permissions.why_not_import(user):
        raise Refused([why])


def proposed(run: ImportRun) -> dict[str, int]:
    """The section that each category of what was read asks for; what was chosen goes before."""
    sections = Section.objects.active().values_list("pk", "name", "slug")
    return planning.propose(categories(run), sections) | run.options.get("sections", {})


def chosen(run: ImportRun) -> list[tuple[str, str]]:
    """Each category with the section that was chosen for it, by their names; "" is what has no other."""
    names = dict(Section.objects.values_list("pk", "name"))
    of_terms = {term.slug or term.name: term.name for term in categories(run)}
    told = [
        (of_terms[key], names.get(pk, "")) for key, pk in run.options.get("sections", {}).items() if key in of_terms
    ]
    rest = names.get(run.options.get("section"), "")
    return sorted(told, key=lambda pair: pair[0].casefold()) + ([("", rest)] if rest else [])


def categories(run: ImportRun) -> list[Term]:
    """The categories of what was read, by their names."""
    found = (Term(**one) for key, one in run.facts.get("terms", {}).items() if key.startswith("category:"))
    return sorted(found, key=lambda term: term.name.casefold())


def choose(run: ImportRun, sections: dict[str, int], section: int | None = None, drafts: bool = False) -> None:
    """Note in which section each category goes, and what has none; and whether all of it comes in as drafts.

    Raises Refused for a run that is no trial any more: somebody may have looked at it as it was.
    """
    options = run.options | {"sections": sections, "section": section, "drafts": drafts}
    if not ImportRun.objects.filter(pk=run.pk, is_trial=True, state__in=_TRIED).update(options=options):
        raise Refused([_("It is too late: this import is under way. Undo it, and begin another.")])
    run.options = options


def try_out(run: ImportRun) -> None:
    """Let a trial begin, or begin again. Raises Refused for a run that is not read yet, or that is no trial."""
    with transaction.atomic():
        _move(run, Q(is_trial=True, state__in=_TRIED), state=RunState.RUNNING, finished_at=None)
        _reset(run)


def bring_in(run: ImportRun, user: User) -> bool:
    """Let a run begin in earnest, whether it was tried or not. Returns False if it waits to be released now: until
    then it keeps what the trial said of it.

    Raises Refused if `user` may not bring in archives, or for a run that is under way or done.
    """
    refuse_stranger(user)
    waits = reaches_readers(run)
    with transaction.atomic():
        state = RunState.READ if waits else RunState.RUNNING
        _move(run, Q(is_trial=True, state__in=_TRIED), is_trial=False, state=state)
        if not waits:
            _reset(run)
    return not waits


def reaches_readers(run: ImportRun) -> bool:
    """True if anything of it is to be live, so that somebody has to release it."""
    return bool(run.facts.get("live")) and not run.options.get("drafts")


def waits_for_release(run: ImportRun) -> bool:
    """True if it was to begin in earnest, and nobody has released it yet."""
    return run.state == RunState.READ and not run.is_trial


def release(run: ImportRun, user: User) -> None:
    """Answer for what readers get of the run, and let it begin. Raises Refused with the reason."""
    if why := permissions.why_not_release(user, run):
        raise Refused([why])
    told = {"released_by": user, "released_at": clock.now(), "state": RunState.RUNNING}
    with transaction.atomic():
        _move(run, _WAITS, **told)
        _reset(run)
        details = {"stories": run.facts.get("live")}
        log.record(RELEASED, by=user, kind="import", pk=run.pk, label=run.source, details=details)


def call_back(run: ImportRun) -> None:
    """Make a trial again of a run that waits to be released. Raises Refused if it does not wait any more."""
    _move(run, _WAITS, is_trial=True, state=RunState.DONE if run.finished_at else RunState.READ)


def _move(run: ImportRun, wanted: Q, **onwards: Any) -> None:
    """Bring the run to another state, if it is where it is `wanted`. Raises Refused if it is elsewhere by now."""
    if not ImportRun.objects.filter(wanted, pk=run.pk).update(**onwards):
        raise Refused([_("This import is not at a point where that can be done. Look at where it stands.")])
    run.refresh_from_db()


def _reset(run: ImportRun) -> None:
    """Leave nothing of what a trial has said of the rows."""
    run.rows.filter(item__isnull=True).delete()  # what texts brought along, and will bring along again
    run.rows.update(result=Result.WAITING, reason="", photo_number=None, is_textless=False)
    ImportRun.objects.filter(pk=run.pk).update(finished_at=None)


def pictures_of(run: ImportRun, sent: Path | None = None) -> Pictures:
    """The pictures of a run, with those that were sent or that lie in a folder beside, if it is there (still)."""
    folder = sent or (Path(run.options["uploads"]) if run.options.get("uploads") else None)
    if folder and (folder / ninjs.MANIFEST).is_file():
        return Pictures(run, originals=folder)
    try:
        return Pictures(run, files.look(folder) if folder else None)
    except Unreadable:
        return Pictures(run)


def step(run: ImportRun, most: int = 200, pictures: Pictures | None = None, backwards: bool = False) -> bool:
    """Do some of what waits, in the words of whoever began it. Returns whether there is more."""
    with translation.override(run.created_by.language):
        return running.work(run, pictures or pictures_of(run), most, backwards)
