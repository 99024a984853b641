"""Recent activity: who moved, saved or talked about which story, for those who may see it; newest first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.listing import cursors
from articles.finding.expressions import unindexed
from articles.models import Article, Revision, Transition
from articles.models.revision import Origin
from articles.workflow import moves
from articles.workflow.status import STATES, State
from desk import screens
from desk.activity import inview
from desk.activity.inview import InView
from desk.models import Note
from people.models import User
from sections.models import Section

PER_PAGE = 50
#: What a line prints of the story. A page reads three times as many rows as it shows.
_OF_STORY = ("article__headline", "article__section__name", "article__section__colour")
#: In the address of a page, a source's place in SOURCES stands above its row's id.
_PLACE = 2**52


@dataclass(frozen=True)
class Source:
    """One kind of thing that happens. `model` has them all; `at`, `who` are the columns that say when and by whom.

    `words` reads `columns`, and `happened` is what says of a story's places in lists when such a thing may have
    happened last.
    """

    kind: str
    label: Promise | str
    model: type[Model]
    at: str
    who: str
    columns: tuple[str, ...]
    words: Callable
    happened: str = "happened_at"

    def rows(self) -> QuerySet:
        """Each with the story and the person, but for what no line prints."""
        person = [f"{self.who}__{name}" for name in User.PRINTED]
        rows = self.model._default_manager.select_related(self.who, "article__section")
        return rows.only(self.at, *self.columns, *_OF_STORY, *person)


@dataclass
class Happening:
    """One thing that happened; `times` counts how often in a row, and `at` is the last of them."""

    kind: str
    at: datetime
    place: int
    person: User | None
    article: Article
    words: str
    state: State | None = None
    note: str = ""
    times: int = 1

    @property
    def run(self) -> tuple:
        """Saves and notes of one person on one story, one after another, are one line."""
        person = self.person.pk if self.person else None
        return self.kind, person, self.article.pk, self.words, self.place if self.kind == "moves" else 0


@dataclass(frozen=True)
class Filters:
    """What narrows the list; None is everything."""

    section: Section | None = None
    person: User | None = None
    kind: str = ""


def _moved(row: Transition) -> dict:
    return {"words": moves.did(row.move), "state": STATES.get(row.to_status), "note": row.note}


def _saved(row: Revision) -> dict:
    words = {
        Origin.SAVE: _("saved the text"),
        Origin.RESTORE: _("restored an earlier text"),
        Origin.IMPORT: _("imported the text"),
    }
    return {"words": words.get(row.origin) or row.get_origin_display()}


def _noted(row: Note) -> dict:
    return {"words": _("answered a note") if row.parent_id else _("wrote a note")}


#: In the order in which things of the same moment are listed.
SOURCES = [
    Source("moves", gettext_lazy("Moves"), Transition, "at", "by", ("move", "to_status", "note"), _moved),
    Source("saves", gettext_lazy("Saves"), Revision, "created_at", "created_by", ("origin",), _saved),
    Source("notes", gettext_lazy("Notes"), Note, "created_at", "author", ("parent",), _noted, "noted_at"),
]


@dataclass(frozen=True)
class Page:
    """What a page lists, where the next one begins (None: nowhere), and the first one's stamp ("" of others)."""

    lines: list[Happening]
    following: str | None
    stamp: str


def page(user, filters: Filters, before: str = "") -> Page:
    """What happened to stories that `user` may see, behind the cursor `before`.

    One statement a kind, and where not everything is in view another to know what is; by key, so that deep pages cost
    no more.
    """
    seen = inview.of(user, filters.section)
    read = [(source, _newest(source, seen, filters, PER_PAGE + 1, before)) for source in _sources(filters)]
    found = [happening for source, rows in read for happening in _told(source, rows)]
    found.sort(key=lambda happening: (happening.at, happening.place), reverse=True)
    shown = found[:PER_PAGE]
    following = cursors.cursor(shown[-1].at, shown[-1].place) if len(found) > PER_PAGE else None
    lines: list[Happening] = []
    for happening in shown:
        if lines and lines[-1].run == happening.run:
            lines[-1].times += 1
        else:
            lines.append(happening)
    return Page(lines, following, "" if before else _stamp([rows for _source, rows in read]))


def stamp(user, filters: Filters) -> str:
    """A mark that changes when something new happens. One small statement or two a kind."""
    seen = inview.of(user, filters.section)
    return _stamp([_newest(source, seen, filters, 1) for source in _sources(filters)])


def _stamp(newest: list[list]) -> str:
    return screens.stamp([[row.pk for row in rows[:1]] for rows in newest])


def _sources(filters: Filters) -> list[Source]:
    return [source for source in SOURCES if filters.kind in ("", source.kind)]


def _newest(source: Source, seen: InView | None, filters: Filters, most: int, before: str = "") -> list:
    """The newest rows of one kind on stories in view (None: on all), behind the cursor `before`.

    Whoever works on every desk sees all: the rows themselves are walked. For others the stories in view are, from
    those on which something happened last: what is newer than the last of these is on one of them.
    """
    rows = source.rows().filter(cursors.behind(before, source.at, offset=SOURCES.index(source) * _PLACE))
    if filters.person:
        rows = rows.filter(**{source.who: filters.person})
    if seen is None:
        return list(rows.order_by(f"-{source.at}", "-pk")[:most])
    found: list = []
    known: set[int] = set()
    stories = 2 * most
    while True:
        ids, horizon = seen.latest(source.happened, stories)
        more = rows.filter(article__among=[pk for pk in ids if pk not in known])
        if len(found) == most:
            more = more.filter(**{f"{source.at}__gte": getattr(found[-1], source.at)})
        # not in the order of the index that has all rows: PostgreSQL would walk it to look for these stories' own
        found += more.order_by(unindexed(source.at).desc(), "-pk")[:most]
        found = sorted(found, key=lambda row: (getattr(row, source.at), row.pk), reverse=True)[:most]
        if horizon is None or (len(found) == most and getattr(found[-1], source.at) > horizon):
            return found
        known.update(ids)
        stories *= 8


def _told(source: Source, rows: list) -> list[Happening]:
    rank = SOURCES.index(source) * _PLACE
    return [
        Happening(
            source.kind,
            getattr(row, source.at),
            rank + row.pk,
            getattr(row, source.who),
            row.article,
            **source.words(row),
        )
        for row in rows
    ]
