"""Where a story stands in its review, for the panel beside it: the steps, whose word is there, whose is awaited."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.models import Agreement, Approval, Article, ReviewStep, Revision, Transition
from articles.workflow import reviewers, reviews
from articles.workflow.status import Holder, Status
from people.models import User
from people.written import Written, a_number

#: Names shown of those who can act; a whole desk needs no list.
MOST_NAMES = 6
MOST_NOTES = 200
#: What is printed of a word that was given, and of a note: of a revision its number, and not its text.
_BY = ("revision__number", *(f"by__{name}" for name in User.PRINTED))
_OF_A_WORD = ("at", "skipped", *(f"step__{name}" for name in ("name", "agreement", "is_skippable")), *_BY)
_OF_A_NOTE = ("at", "note", "move", "step_name", "from_desk", "to_desk", *_BY)
_WORDS = Written(
    lambda story, run: (
        Approval.objects.filter(article=story, run=run).select_related("by", "revision", "step").only(*_OF_A_WORD)
    ),
    story=a_number(),
    run=a_number(1),
)
_NOTES = Written(
    lambda story: (
        Transition.objects.filter(article=story)
        .exclude(note="")
        .select_related("by", "revision")
        .only(*_OF_A_NOTE)[:MOST_NOTES]
    ),
    story=a_number(),
)


@dataclass(frozen=True)
class Stop:
    """A step as the panel prints it. `state` is done, here, again (asked once more about a newer text) or ahead."""

    name: str
    state: str
    words: list[Approval]
    all_must: bool = False
    skippable: bool = False


@dataclass(frozen=True)
class Progress:
    """A story's way: its steps in order, who can act now (and how many more), and the notes of every round."""

    stops: list[Stop]
    run: int
    can_act: list[User] = field(default_factory=list)
    more: int = 0
    back_to: ReviewStep | None = None
    notes: list[Transition] = field(default_factory=list)
    asks_again: bool = False

    @property
    def all_away(self) -> bool:
        """True if whoever can act is on leave, and nobody else could."""
        return not self.more and all(person.leave for person in self.can_act)

    @property
    def in_review(self) -> bool:
        return any(stop.state == "here" for stop in self.stops)


def of(article: Article, newest: Revision | None) -> Progress:
    """The way of a story, whose newest revision is `newest`, through its steps."""
    stops = [] if article.state.holder == Holder.NOBODY else _stops(article, newest)
    can_act: list[User] = []  # those who may approve it where it stands
    if article.status == Status.IN_REVIEW and newest is not None:
        step = article.review_step
        said = reviews.given(article, newest).filter(step=step, skipped=False, at__gte=article.status_changed_at)
        barred = reviews.barred(article, step) | set(said.values_list("by", flat=True))
        can_act = list(reviewers.of(step, article.section_id).exclude(pk__in=barred)[: MOST_NAMES * 4])
    can_act.sort(key=lambda person: bool(person.leave))  # those first who are there
    return Progress(
        stops,
        article.review_run,
        can_act[:MOST_NAMES],
        max(0, len(can_act) - MOST_NAMES),
        article.sent_back_step,
        _NOTES.objects(story=article.pk),
        any(stop.state == "again" for stop in stops),
    )


def _stops(article: Article, newest: Revision | None) -> list[Stop]:
    steps = reviews.plan(article.section_id) or [None]
    words = _WORDS.objects(story=article.pk, run=article.review_run)
    if article.status == Status.DRAFT:
        words = []  # the next round is a new one
    passed = [word.step for word in words]
    if article.status == Status.IN_REVIEW:
        passed.append(article.review_step)
    # A step that was retired meanwhile still belongs to the way this story took.
    for step in passed:
        if step not in steps:
            steps.append(step)
    return [_stop(article, step, [word for word in words if word.step == step], newest) for step in steps]


def _stop(article: Article, step: ReviewStep | None, words: list[Approval], newest: Revision | None) -> Stop:
    if article.status == Status.IN_REVIEW and step == article.review_step:
        state = "here"
    elif any(word.revision_id == newest.pk for word in words if newest):
        state = "done"
    else:
        state = "again" if words else "ahead"
    name = step.name if step else _("The desk's editors")
    all_must = step is not None and step.agreement == Agreement.ALL
    return Stop(name, state, words, all_must, step is not None and step.is_skippable)
