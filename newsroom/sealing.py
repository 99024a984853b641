"""What a broken seal of the log means, in words, and what an operator does about it."""

from django.utils.translation import gettext_lazy as _

from audit import actions, seals

ANEW = actions.register("log.sealed_anew", _("took the log as it stands and sealed it anew"))
_SOUND = "The log is what it was when it was sealed: {seals} seals, the last over everything up to entry {last}."
_BESIDE = (
    "Seals {names} were made by two workers at the same moment, each from the seal before both. Each fits its "
    "entries, so nothing was changed, and there is nothing to mend."
)
_BROKEN = """Seal {pk} of {made:%Y-%m-%d %H:%M} does not fit the entries {first} to {last}.
When it was made they were {counted}; now they are {found}.
{meaning}

What to do:
1. Ask who worked on the database since {made:%Y-%m-%d %H:%M} (a restore, a repair by hand, a stranger).
2. Compare these entries with a backup from before: restore it beside this one, and look at
   select * from audit_entry where id > {after} and id <= {last} order by id;
3. If it was a stranger, change the database's passwords, and keep the backup as evidence.
4. When you know the reason, take the log as it stands, and say why; the old seals stay where they are:
   manage.py seals --begin-anew "what happened, who looked into it"
"""
_LESS = "Entries are missing. A backup that was restored, or a DELETE with the triggers off, does that."
_MORE = "Entries were added between others. A restore over newer rows, or an INSERT by hand, does that."
_SAME = "None is missing and none was added: what at least one of them says was changed."
_ANEW = "The seals begin anew at entry {last}, since {made:%Y-%m-%d %H:%M}: {note}"


def begin_anew(note: str) -> seals.Seal:
    """Take the log as it stands, although a seal is broken; `note` says why. Raises as `audit.seals.begin_anew`."""
    return seals.begin_anew(note, ANEW)


def told(chain: seals.Chain) -> list[str]:
    """What is to be said of the seals, a paragraph each."""
    said = []
    if chain.anew:
        said.append(_ANEW.format(last=chain.anew.last_entry, made=chain.anew.made_at, note=chain.anew.note))
    if chain.beside:
        said.append(_BESIDE.format(names=", ".join(str(each.pk) for each in chain.beside)))
    if chain.broken:
        return [*said, explained(chain)]
    return [*said, _SOUND.format(seals=chain.seals, last=chain.after)]


def explained(chain: seals.Chain) -> str:
    """What a broken seal means, and what to do."""
    seal, found = chain.broken, chain.found
    meaning = _LESS if found < seal.entries else _MORE if found > seal.entries else _SAME
    return _BROKEN.format(
        pk=seal.pk,
        made=seal.made_at,
        after=chain.after,
        first=chain.after + 1,
        last=seal.last_entry,
        counted=seal.entries,
        found=found,
        meaning=meaning,
    )
