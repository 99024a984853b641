"""Who carries how much: the people of an editor's desks, their stories in hand, their assignments, their pace."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from articles import permissions as stories
from articles.locks import locks
from articles.models import Article, Byline, Edition, EditionByline, Presence, Revision, Transition
from articles.workflow.status import IN_HAND, STATES, Change, Holder, State, held_by
from desk import permissions
from desk.models import Assignment
from desk.planning.forms import writers
from people.models import User
from press.models import Case
from sections.models import DeskMembership, Section

#: More people than any desk has; the rest is not shown.
MOST = 200
#: How far back "published lately" and "last activity" look.
LATELY = timedelta(days=7)
ACTIVITY_KEPT = timedelta(days=30)


@dataclass
class Load:
    """One person. `stories` counts by state; `desks` are names; `last` is None for a quiet month."""

    person: User
    desks: list[str] = field(default_factory=list)
    stories: dict[str, int] = field(default_factory=dict)
    open: int = 0
    late: int = 0
    cases: int = 0
    published: int = 0
    last: datetime | None = None
    here: bool = False

    @property
    def in_hand(self) -> int:
        return sum(self.stories.values())

    @property
    def has_work(self) -> bool:
        """True if something waits for this person that could be handed to somebody else."""
        return bool(self.in_hand or self.open or self.cases)

    @property
    def by_state(self) -> list[tuple[State, int]]:
        """The states that hold something, in the order of the board."""
        return [(state, self.stories[name]) for name, state in STATES.items() if self.stories.get(name)]


def of_desks(user, section: Section | None = None) -> list[Load]:
    """The people of the desks `user` edits (or of `section`'s), who carries most first; nobody for who edits none.

    Who is switched off stands here as long as work is left with them. Eleven statements, however many people. Only
    stories, assignments and cases of those desks count.
    """
    sections = permissions.desks_of(user)
    if section:
        sections = sections.filter(pk=section.pk)
    ids = set(sections.values_list("pk", flat=True))
    if not ids:
        return []
    people = {person.pk: Load(person) for person in _people(ids)}
    open_stories = stories.visible_to(user).filter(section__in=ids, status__in=held_by(*IN_HAND)).order_by()
    _count_stories(people, open_stories)
    rows = Assignment.objects.unfiled().filter(section__in=ids, assignee__in=people).order_by()
    late = Count("pk", filter=Q(due_at__lt=timezone.now()))
    for pk, count, late_count in rows.values_list("assignee").annotate(n=Count("pk"), late=late):
        people[pk].open, people[pk].late = count, late_count
    _count_cases(people, ids)
    _count_published(people, ids)
    _when_last(people)
    here = Presence.objects.filter(user__in=people, seen_at__gt=locks.stale()).order_by()
    for pk in here.values_list("user", flat=True).distinct():
        people[pk].here = True
    for membership in DeskMembership.objects.filter(user__in=people, section__in=ids).select_related("section"):
        people[membership.user_id].desks.append(membership.section.name)
    return sorted(people.values(), key=lambda load: (-load.late, -load.in_hand - load.open, str(load.person)))


def _people(ids: set[int]) -> QuerySet[User]:
    """The members of these desks, and who has work on them now."""
    signed = Byline.objects.of_writers().filter(article__section__in=ids, article__status__in=held_by(*IN_HAND))
    begun = Article.objects.filter(section__in=ids, status__in=held_by(*IN_HAND)).order_by()
    given = Assignment.objects.unfiled().filter(section__in=ids).order_by()
    held = Case.objects.running().filter(article__section__in=ids, owner__isnull=False).order_by()
    members = DeskMembership.objects.filter(section__in=ids)
    busy = (
        Q(pk__in=begun.values("created_by"))
        | Q(pk__in=begun.filter(assigned_to__isnull=False).values("assigned_to"))
        | Q(pk__in=signed.values("author__user"))
        | Q(pk__in=given.values("assignee"))
        | Q(pk__in=held.values("owner"))
    )
    here = busy | Q(pk__in=members.values("user")) | Q(pk__in=writers().values("pk"))
    drafts = begun.filter(status__in=held_by(Holder.WRITER))
    left = (  # what somebody who is gone has left in hand, as `desk.handing` gives it on
        Q(pk__in=drafts.filter(assigned_to__isnull=False).values("assigned_to"))
        | Q(pk__in=drafts.filter(assigned_to=None).values("created_by"))
        | Q(pk__in=given.values("assignee"))
        | Q(pk__in=held.values("owner"))
    )
    return User.objects.filter(Q(is_active=True) & here | Q(is_active=False) & left)[:MOST]


def _count_cases(people: dict[int, Load], ids: set[int]) -> None:
    """Open cases of those desks, by whose they are."""
    rows = Case.objects.running().filter(article__section__in=ids, owner__in=people).order_by()
    for pk, count in rows.values_list("owner").annotate(n=Count("pk")):
        people[pk].cases = count


def _count_stories(people: dict[int, Load], open_stories: QuerySet[Article]) -> None:
    """By whom it was given to; else by who signs as a writer, or who began it if no byline of theirs claims it."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    given = open_stories.filter(assigned_to__in=people).values_list("assigned_to", "status")
    for person, state, count in given.annotate(n=Count("pk")):
        counts[person][state] += count
    open_stories = open_stories.filter(assigned_to=None)
    lines = Byline.objects.of_writers().filter(author__user__in=people)
    signed = lines.filter(article__in=open_stories.values("pk")).order_by()
    for person, state, count in signed.values_list("author__user", "article__status").annotate(
        n=Count("article", distinct=True)
    ):
        counts[person][state] += count
    own = Byline.objects.of_writers().filter(article=OuterRef("pk"), author__user=OuterRef("created_by"))
    unsigned = open_stories.filter(~Exists(own), created_by__in=people)
    for person, state, count in unsigned.values_list("created_by", "status").annotate(n=Count("pk")):
        counts[person][state] += count
    for person, states in counts.items():
        people[person].stories = dict(states)


def _count_published(people: dict[int, Load], ids: set[int]) -> None:
    """First publications of the last seven days, by who signed them, of the newsroom's own work."""
    now = timezone.now()
    begun = Edition.objects.editorial().filter(
        change=Change.FIRST, starts_at__gt=now - LATELY, starts_at__lte=now, section__in=ids
    )
    lines = EditionByline.objects.of_writers().filter(author__user__in=people)
    signed = lines.filter(edition__in=begun.order_by().values("pk")).order_by()
    for person, count in signed.values_list("author__user").annotate(n=Count("edition", distinct=True)):
        people[person].published = count


def _when_last(people: dict[int, Load]) -> None:
    """When each last saved or moved a story, whichever desk it was on; only the time is told."""
    since = timezone.now() - ACTIVITY_KEPT
    # of everybody: asked for these people, the moves of all years by whoever made half of them would be looked up
    saves = Revision.objects.filter(created_at__gt=since).order_by()
    moves = Transition.objects.filter(at__gt=since).order_by()
    for rows in (
        saves.values_list("created_by").annotate(last=Max("created_at")),
        moves.values_list("by").annotate(last=Max("at")),
    ):
        for person, last in rows:
            if found := people.get(person):
                found.last = max(last, found.last or last)
