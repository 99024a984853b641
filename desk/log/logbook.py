"""The newsroom's log, to search and to hand out."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Origin
from articles.models.sharing import Asks, Verdict
from articles.workflow.moves import MOVES
from articles.workflow.status import STATES
from audit.actions import ACTIONS, label
from audit.cells import safe_cell
from audit.models import Entry
from desk.log import sight
from people import browsers, clock
from people.models import User

PER_PAGE = 50
_DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class LogFilter(forms.Form):
    """What narrows the log for `reader`. What makes no sense is left out rather than refused."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    action = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=_DATE, validators=clock.WITHIN_REACH)
    until = forms.DateField(label=_("Until"), required=False, widget=_DATE, validators=clock.WITHIN_REACH)

    def __init__(self, *args, reader: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader = reader
        actions = sorted(
            ((name, str(action.words).capitalize()) for name, action in ACTIONS.items()), key=lambda pair: pair[1]
        )
        self.fields["action"].choices = [("", _t("Everything")), *actions]

    def entries(self) -> QuerySet[Entry]:
        """The entries that match, newest first."""
        found = self._narrowed()
        words = self.cleaned_data.get("q")
        return found.filter(_numbered(words) or sight.matching(self.reader, words)) if words else found

    def newest(self, before: int | None, most: int) -> list[Entry]:
        """So many of them, of those with lower numbers than `before`."""
        found, words = self._narrowed(), self.cleaned_data.get("q")
        if words and not (one := _numbered(words)):
            return sight.newest(found, self.reader, words, before, most)
        found = found.filter(one) if words else found
        return list((found.filter(pk__lt=before) if before else found)[:most])

    def _narrowed(self) -> QuerySet[Entry]:
        """Those that match every filter but the words, newest first."""
        self.is_valid()
        found = Entry.objects.defer("words").order_by("-pk")
        for name in ("action", "since", "until"):
            if value := self.cleaned_data.get(name):
                found = found.filter(getattr(self, f"_{name}")(value))
        return found

    @property
    def used(self) -> bool:
        """True if anything is filtered."""
        self.is_valid()
        return any(self.cleaned_data.values())

    def _action(self, name: str) -> Q:
        return Q(action=name)

    def _since(self, day: date) -> Q:
        return Q(at__gte=clock.midnight(day))

    def _until(self, day: date) -> Q:
        return Q(at__lt=clock.midnight(day + timedelta(days=1)))


def page(filters: LogFilter, before: int | None) -> tuple[list[Entry], int | None]:
    """A page of the log, and the number that the next one begins before; None if this is the last."""
    rows = filters.newest(before, PER_PAGE + 1)
    return rows[:PER_PAGE], rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None


def _numbered(words: str) -> Q | None:
    """The entries about the story whose number was typed; None for words."""
    number = words.strip().lstrip("#")
    return Q(kind="story", object_id=int(number)) if number.isdecimal() and len(number) < 18 else None


#: Names of details that people read often; others are shown as they were written.
_DETAILS = {
    "revision": _("revision"),
    "origin": _("origin"),
    "move": _("move"),
    "from": _("from"),
    "to": _("to"),
    "step": _("step"),
    "desk": _("desk"),
    "roles": _("roles"),
    "change": _("change"),
    "changed": _("changed"),
    "box": _("question"),
    "begins": _("goes live"),
    "reason": _("reason"),
    "credit": _("credit"),
    "photo": _("photo"),
    "until": _("until"),
    "owner": _("whose"),
    "for": _("for whom"),
    "asks": _("asks for"),
    "link": _("link"),
    "of": _("from story"),
    "kind": _("kind"),
    "verdict": _("answer"),
    "step_name": _("step"),
    "to_step_name": _("to the step"),
    "from_desk": _("from the desk"),
    "to_desk": _("to the desk"),
    "assignee": _("who"),
    "due": _("due"),
    "active": _("active"),
    "by": _("by"),
    "rules": _("rules"),
    "boxes": _("questions"),
    "boxes removed": _("questions removed"),
}
_CHOICES = {"origin": Origin, "asks": Asks, "verdict": Verdict}


def in_words(details: dict) -> str:
    """What else is known of an entry, as “name: value; name: value”."""
    told = {name: value for name, value in details.items() if value not in ("", None, [], {})}
    return "; ".join(
        f"{_DETAILS.get(name, name)}: {_plain(value, _CHOICES.get(name))}" for name, value in told.items()
    )


def _plain(value, choices=None) -> str:
    if choices and value in choices.values:
        return str(choices(value).label)
    if isinstance(value, bool):
        return _t("yes") if value else _t("no")
    if at := _time_in(value):
        return clock.moment(at)
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    known = STATES.get(value) or MOVES.get(value)
    return str(known.label) if known else str(value)


def _time_in(value) -> datetime | None:
    """The aware time that a detail holds as text; None for everything else."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except ValueError:
        return None
    return at if at and timezone.is_aware(at) else None


class _Line:
    """A file for the csv module that hands each line back."""

    def write(self, line: str) -> str:
        return line


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """The log as lines of a table that is safe to open: no cell begins like a formula. Times in the active zone.

    Begins with a byte order mark, by which spreadsheets tell that it is UTF-8.
    """
    writer = csv.writer(_Line())
    head = [_t("at"), _t("zone"), _t("who"), _t("what"), _t("kind"), _t("number"), _t("thing"), _t("note")]
    yield "\ufeff" + writer.writerow([*head, _t("details"), _t("network address"), _t("device"), _t("session")])
    for entry in entries:
        local = timezone.localtime(entry.at)
        told = [f"{local:%Y-%m-%d %H:%M:%S}", clock.label(local), entry.actor_name, label(entry.action), entry.kind]
        told += [entry.object_id, entry.label, entry.note, in_words(entry.details), entry.address]
        told += [browsers.describe(entry.device) if entry.device else "", entry.session]
        yield writer.writerow([safe_cell(cell) for cell in told])
