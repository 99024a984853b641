"""The plan as a person sees it: tabs, a page of assignments by day, and what may be done with each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin import cursors
from articles.models import Article
from desk import permissions, screens
from desk.models import Assignment
from people.roles import Right
from sections.models import Section

PER_PAGE = 60


@dataclass(frozen=True)
class Tab:
    """One way to look at the plan. `empty` says what to do when there is nothing."""

    name: str
    label: Promise | str
    empty: Promise | str


TABS = [
    Tab("todo", _("To do"), _("Nothing is planned that is not filed.")),
    Tab("open", _("Open"), _("Every assignment has somebody.")),
    Tab("mine", _("Your own"), _("You have no assignment. Take one that is open.")),
    Tab("late", _("Late"), _("Nothing is late.")),
    Tab("filed", _("Filed"), _("Nothing has been filed yet.")),
    Tab("cancelled", _("Cancelled"), _("Nothing was cancelled.")),
]


@dataclass
class Day:
    """The assignments of a day, in the person's zone; `date` is None for what is late."""

    date: date | None
    rows: list[Assignment]


def tabs_for(user) -> list[Tab]:
    """The tabs a person has: what was cancelled concerns those who plan, "yours" those who write."""
    hidden = set() if user.may(Right.EDIT) else {"cancelled"}
    hidden |= set() if user.may(Right.WRITE) else {"mine", "open"}
    return [tab for tab in TABS if tab.name not in hidden]


def of_story(user, article: Article) -> QuerySet[Assignment]:
    """The assignments that `article` was written for and that `user` may see."""
    return permissions.seen_by(user).filter(article=article, cancelled_at=None).soonest_first()


def in_tab(tab: Tab, user, section: Section | None = None) -> QuerySet[Assignment]:
    """The assignments of a tab that `user` may see, soonest first; those filed or cancelled, latest first."""
    rows = permissions.seen_by(user)
    if section:
        rows = rows.filter(section=section)
    narrowed = {
        "todo": rows.unfiled,
        "open": rows.unclaimed,
        "mine": lambda: rows.unfiled().filter(assignee=user),
        "late": rows.late,
        "filed": lambda: rows.filter(Q(filed_at__isnull=False) | Q(done_at__isnull=False), cancelled_at=None),
        "cancelled": lambda: rows.filter(cancelled_at__isnull=False),
    }[tab.name]()
    return narrowed.order_by("-due_at", "-pk") if tab.name in ("filed", "cancelled") else narrowed.soonest_first()


def page(rows: QuerySet[Assignment], after: str, latest_first: bool) -> tuple[list[Assignment], str | None]:
    """A page of `rows` and where the next one begins; by key, so that deep pages cost no more."""
    rows = rows.filter(cursors.behind(after, "due_at", latest_first=latest_first))
    found = list(rows.select_related("section", "assignee", "article")[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    return shown, cursors.cursor(shown[-1].due_at, shown[-1].pk) if len(found) > PER_PAGE else None


def by_day(rows: list[Assignment]) -> list[Day]:
    """`rows` under their days in the order given; what is late stands together, above them."""
    now = timezone.now()
    days: dict[date | None, Day] = {}
    for row in rows:
        late = row.is_unfiled and row.due_at < now
        day = None if late else timezone.localdate(row.due_at)
        days.setdefault(day, Day(day, [])).rows.append(row)
    return list(days.values())


def mark(rows: list[Assignment], user) -> None:
    """Write on each row what `user` may do with it. No statements: the rules ask the row alone."""
    visible = _stories_in_view(rows, user)
    for row in rows:
        row.may_claim = permissions.why_not_claim(user, row) is None
        row.may_begin = permissions.why_not_begin(user, row) is None
        row.may_plan = permissions.why_not_plan(user, row) is None
        row.may_release = permissions.why_not_release(user, row) is None
        row.story_in_view = row.article_id in visible


def _stories_in_view(rows: list[Assignment], user) -> set[int]:
    """The ids of those linked stories that this person may open: to see the plan opens no story."""
    named = [row.article_id for row in rows if row.article_id]
    if not named:
        return set()
    return set(permissions.stories.visible_to(user).filter(pk__in=named).values_list("pk", flat=True))


def stamp(rows: list[Assignment]) -> str:
    """What `static/desk/fresh.js` compares: changes when a row of the page does, or becomes late."""
    return screens.stamp([(row.pk, row.version, str(row.state)) for row in rows])
