"""What a front was, is and will be: its revisions, each with what it changed, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fronts import differences, drafts, stories
from fronts.arrangement import cards_of, read
from fronts.differences import Difference
from fronts.models import Front, FrontRevision
from people import clock

#: Revisions that are shown, and which come first.
SHOWN = 25
_ORDER = {"draft": 0, "waiting": 1, "live": 2}


@dataclass(frozen=True)
class Line:
    """A revision as the history shows it: `state` is draft, waiting, live, earlier or off."""

    number: int
    title: str
    state: str
    revision: FrontRevision | None
    differences: list[Difference]


def of(user, front: Front) -> list[Line]:
    """The draft, what is scheduled, what is live, and earlier revisions, each beside the one before it."""
    if front.pk is None:
        return []
    now = clock.now()
    rows = list(front.revisions.select_related("made_by", "called_off_by")[: SHOWN + 1])
    live = front.revisions.begun(now).first()
    layouts = {one.pk: read(one.layout) for one in rows}
    draft = read(drafts.of(front).layout)
    standing = read(live.layout) if live else ()
    everything = [*layouts.values(), draft, standing]
    ids = {card.article for arrangement in everything for _container, card in cards_of(arrangement)}
    told = stories.known(user, ids)
    lines = []
    if changed := differences.between(standing, draft, told=told) if live else []:
        lines.append(Line(0, _("Draft"), "draft", None, changed))
    for nth, one in enumerate(rows[:SHOWN]):
        before = next((other for other in rows[nth + 1 :] if other.called_off_at is None), None)
        changed = differences.between(layouts[before.pk], layouts[one.pk], told=told) if before else []
        title = _("Revision %s") % one.number + (f" · {one.name}" if one.name else "")
        lines.append(Line(one.number, title, _state(one, live, now), one, changed))
    return sorted(lines, key=lambda line: _ORDER.get(line.state, 3))


def _state(revision: FrontRevision, live: FrontRevision | None, now) -> str:
    if revision.called_off_at:
        return "off"
    if revision.goes_live_at > now:
        return "waiting"
    return "live" if live and live.pk == revision.pk else "earlier"
