"""The plan as a person sees it: tabs, a page of assignments by day, and what may be done with each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.listing import cursors
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
    Tab("todo", _("To do"), _("Nothing is left to do.")),
    Tab("open", _("Open"), _("Every assignment is taken.")),
    Tab("mine", _("Your own"), _("You have no assignment. Take one that is open.")),
    Tab("late", _("Late"), _("Nothing is late.")),
    Tab("filed", _("Filed"), _("Nothing has been filed yet.")),
    Tab("cancelled", _("Cancelled"), _("Nothing was cancelled.")),
]


@dataclass(frozen=True)
class Line:
    """An assignment with what one person may do with it; `story_in_view`: they may open the story linked to it."""

    row: Assignment
    may_claim: bool
    may_begin: bool
    may_give: bool
    may_plan: bool
    may_release: bool
    story_in_view: bool


@dataclass
class Day:
    """The assignments of a day, in the person's zone; `date` is None for what is late."""

    date: date | None
    lines: list[Line]


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


def by_day(lines: list[Line]) -> list[Day]:
    """`lines` under their days in the order given; what is late stands together, above them."""
    now = timezone.now()
    days: dict[date | None, Day] = {}
    for line in lines:
        late = line.row.is_unfiled and line.row.due_at < now
        day = None if late else timezone.localdate(line.row.due_at)
        days.setdefault(day, Day(day, [])).lines.append(line)
    return list(days.values())


def lines(rows: list[Assignment], user) -> list[Line]:
    """`rows` with what `user` may do with each. One statement: the rules ask the row alone."""
    named = [row.article_id for row in rows if row.article_id]
    stories = permissions.stories.visible_to(user).filter(pk__in=named)
    # to see the plan opens no story
    visible = set(stories.values_list("pk", flat=True)) if named else set()
    return [
        Line(
            row,
            may_claim=permissions.why_not_claim(user, row) is None,
            may_begin=permissions.why_not_begin(user, row) is None,
            may_give=permissions.why_not_give(user, row) is None,
            may_plan=permissions.why_not_plan(user, row) is None,
            may_release=permissions.why_not_release(user, row) is None,
            story_in_view=row.article_id in visible,
        )
        for row in rows
    ]


def stamp(rows: list[Assignment]) -> str:
    """What `static/desk/fresh.js` compares: changes when a row of the page does, or becomes late."""
    return screens.stamp([(row.pk, row.version, str(row.state)) for row in rows])
