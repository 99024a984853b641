"""The board: a desk's stories by state, a bounded number of cards a column, each with what presses."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, QuerySet
from django.utils import timezone

from articles import permissions
from articles.locks import locks
from articles.models import Article, Byline, Lock
from articles.readers import embargoes
from articles.workflow.status import STATES, Holder, State
from desk import screens
from desk.planning import deadlines
from desk.planning.deadlines import Deadline
from people import clock
from people.models import User
from sections.models import Section

#: Cards shown in a column; the rest is in the list.
SHOWN = 25
#: What a card prints of its story and of what the story names; a board has a hundred and more.
_PRINTED = ["headline", "version", "status", "status_changed_at", "is_urgent", "content_class", "embargo_until"]
_PRINTED += ["lead_photo", "review_step__name", "section__name", "section__colour"]
_PRINTED += [f"{who}__{name}" for who in ("created_by", "assigned_to") for name in User.PRINTED]


def columns() -> list[State]:
    """The states that have a column, from left to right."""
    return [state for state in STATES.values() if state.column]


@dataclass(frozen=True)
class Card:
    """A story on the board. `lock` is who edits it now, `embargo` when nothing may reach readers before."""

    story: Article
    deadline: Deadline | None
    lock: Lock | None
    embargo: bool

    @property
    def writers(self) -> str:
        """Who was given it to go on with; else whose text it is, as printed; who began it while nobody signs."""
        if self.story.assigned_to:
            return str(self.story.assigned_to)
        names = [line.author.name for line in self.story.writers]
        return ", ".join(names) or str(self.story.created_by)


@dataclass
class Lane:
    """A state's column with its cards; `more` says that the list holds others."""

    state: State
    cards: list[Card] = field(default_factory=list)
    more: bool = False

    @property
    def count(self) -> str:
        return f"{SHOWN}+" if self.more else str(len(self.cards))


@dataclass(frozen=True)
class Board:
    """Every column with its cards, and the mark of what they show: see `stamp`."""

    lanes: list[Lane]
    stamp: str


def read(user, section: Section | None = None) -> Board:
    """The cards that `user` may see, most pressing first; on `section`'s desk, or on all.

    A handful of statements, whatever the number of cards.
    """
    ids = _ids(user, section)
    writers = Byline.objects.of_writers().select_related("author").only("article", "author__name")
    rows = (
        Article.objects.filter(pk__among=ids)
        .only(*_PRINTED)
        .select_related("section", "created_by", "assigned_to", "review_step")
        .prefetch_related(Prefetch("bylines", writers, to_attr="writers"))
        .in_bulk()
    )
    stories = [rows[pk] for pk in ids if pk in rows]  # in the order of the ids
    found = deadlines.of(stories)
    alive = Lock.objects.filter(article__among=list(rows), renewed_at__gt=locks.stale())
    held = {lock.article_id: lock for lock in alive.select_related("user")}
    result = {state.name: Lane(state) for state in columns()}
    for story in stories:
        card = Card(story, found.get(story.pk), held.get(story.pk), embargoes.in_force(story))
        result[story.status].cards.append(card)
    for lane in result.values():
        lane.more = len(lane.cards) > SHOWN
        del lane.cards[SHOWN:]
    return Board(list(result.values()), _stamp(stories, found, [(pk, lock.user_id) for pk, lock in held.items()]))


def shown_to(user, section: Section | None = None) -> QuerySet[Article]:
    """The stories of the board, in no order and without a bound."""
    stories = permissions.visible_to(user)
    return stories.filter(section=section) if section else stories


def stamp(user, section: Section | None = None) -> str:
    """A mark that changes when anything a card shows does: moves, saves, deadlines, locks. Five small statements."""
    ids = _ids(user, section)
    rows = Article.objects.only("version", "status", "section", "review_step", "is_urgent").in_bulk(ids)
    stories = [rows[pk] for pk in ids if pk in rows]
    held = Lock.objects.filter(article__among=ids, renewed_at__gt=locks.stale())
    return _stamp(stories, deadlines.of(stories), held.values_list("article", "user"))


def _stamp(stories: list[Article], wanted: dict[int, Deadline], held: Iterable[tuple[int, int]]) -> str:
    times = {pk: (deadline.at, deadline.late) for pk, deadline in wanted.items()}
    cards = [
        (story.pk, story.version, story.status, story.section_id, story.is_urgent, times.get(story.pk))
        for story in stories
    ]
    return screens.stamp(cards, sorted(held))


def _ids(user, section: Section | None) -> list[int]:
    """The ids of the cards in their order, in one statement: at most one more in a column than it shows."""
    stories = shown_to(user, section).order_by()
    parts = [
        _in_order(state, stories.filter(status=state.name)).values_list("pk", flat=True)[: SHOWN + 1]
        for state in columns()
    ]
    return list(parts[0].union(*parts[1:], all=True).order_by())


def _in_order(state: State, stories: QuerySet[Article]) -> QuerySet[Article]:
    """What is urgent, then what is wanted soonest; of what readers have, what came today."""
    if state.holder == Holder.READERS:
        today = clock.midnight(timezone.localdate())
        return stories.filter(status_changed_at__gte=today).order_by("-status_changed_at", "-pk")
    first = deadlines.begins() if state.holder == Holder.CLOCK else deadlines.due()
    return stories.alias(wanted=first).order_by(
        "-is_urgent", F("wanted").asc(nulls_last=True), "status_changed_at", "pk"
    )
