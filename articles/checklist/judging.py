"""Judging a story by the newsroom's checklist."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _

from articles.checklist import exceptions, overrides
from articles.checklist.draft import Draft
from articles.checklist.rules import CHILDREN, CLEARED, RULES, Complaint, Rule
from articles.models import Article, ChecklistBox, ChecklistRule, ChildException, PictureOverride, Tick
from articles.models.checklist import Level
from articles.text import revisions, shown, storyfields
from people import clock
from people.written import Written, a_number

#: Level and limit of each rule, by its name.
Levels = dict[str, tuple[Level, int]]
#: Under these names a story is told what is asked of it, with the section whose it is, and who ticked which box.
_ASKED, _TICKS = "checklist", "ticks"
_BOXES = Written(
    lambda section: ChecklistBox.objects.exclude(level=Level.OFF).filter(Q(section=None) | Q(section=section)),
    section=a_number(),
)
_RULES = Written(
    lambda section: ChecklistRule.objects.filter(Q(section=None) | Q(section=section)), section=a_number()
)


class State(StrEnum):
    """How a story stands to one line of the checklist."""

    MET = "met"
    OPEN = "open"


@dataclass(frozen=True)
class Finding:
    """One line of the checklist: a rule with what is wrong, or a box with who ticked it."""

    name: str
    label: Promise | str
    level: Level
    complaints: list[Complaint] = field(default_factory=list)
    box: ChecklistBox | None = None
    tick: Tick | None = None
    rule: Rule | None = None
    exception: ChildException | None = None
    overrides: list[PictureOverride] = field(default_factory=list)

    @property
    def at_the_door(self) -> bool:
        """True for a rule that blocks publication only when the story is to go out."""
        return self.rule is not None and self.rule.at_the_door and self.level == Level.PUBLICATION

    @property
    def state(self) -> State:
        unmet = self.complaints if self.box is None else self.tick is None
        return State.OPEN if unmet else State.MET

    @property
    def has_exceptions(self) -> bool:
        """True for a rule that an editor may set aside for one story, on a ground."""
        return self.name == CHILDREN

    @property
    def has_overrides(self) -> bool:
        """True where a picture lacks what it needs, and somebody may answer for it, or does."""
        return self.name == CLEARED and bool(self.complaints or self.overrides)

    @property
    def told(self) -> bool:
        """True if there is more to say of it than that it is met: who ticked it, or who set it aside."""
        return bool(self.box or self.exception or self.overrides)

    @property
    def blocks(self) -> bool:
        return self.level in (Level.SUBMISSION, Level.PUBLICATION)


def judge(fields: dict[str, Any], article: Article | None = None) -> list[Finding]:
    """Every line of the checklist for a snapshot's `fields`, saved or not; `article` is whose ticks count."""
    return _findings(Draft(storyfields.read(fields), article))


def _findings(draft: Draft) -> list[Finding]:
    article, section = draft.article, draft.fields["section"]
    wanted, boxes = _asked(article, section)
    found = []
    for rule in RULES.values():
        level, limit = wanted[rule.name]
        if level != Level.OFF and (rule.for_videos or not draft.is_video):
            found.append(
                _excepted(Finding(rule.name, rule.label, level, list(rule.check(draft, limit)), rule=rule), draft)
            )
    ticks = {tick.box_id: tick for tick in (_ticked(article) if boxes and article and article.pk else ())}
    for box in boxes:
        found.append(Finding(f"box-{box.pk}", box.text, Level(box.level), box=box, tick=ticks.get(box.pk)))
    return found


def _excepted(found: Finding, draft: Draft) -> Finding:
    """What is found of a child, unless somebody said on what ground the story may tell who it is; and who answers for
    the pictures of which something is missing."""
    if found.name == CLEARED and draft.uncleared:
        return replace(found, overrides=overrides.of(draft.article))
    if found.name != CHILDREN or not found.complaints:
        return found
    exception = exceptions.of(draft.article)
    if exception is None or not exception.has_passed:
        return replace(found, exception=exception, complaints=[] if exception else found.complaints)
    told = _("The child was to be looked for until %(when)s. Is it found, take out what tells who it is.")
    passed = ("body", told % {"when": clock.moment(exception.until)})
    return replace(found, exception=exception, complaints=[passed, *found.complaints])


class Judgement:
    """The checklist's word on a story as it was loaded: made when first asked, for every move that asks after it."""

    def __init__(self, article: Article):
        self.article = article

    @cached_property
    def draft(self) -> Draft:
        """The story as the rules read it."""
        return Draft(storyfields.read(revisions.snapshot(self.article)), self.article)

    @cached_property
    def findings(self) -> list[Finding]:
        return _findings(self.draft)


def look(articles: Collection[Article]) -> None:
    """Tell stories what is asked of them as they are, once for each section, and their photos."""
    asked = {section: (levels(section), _boxes(section)) for section in {one.section_id for one in articles}}
    for article in articles:
        article.memory[_ASKED] = (article.section_id, asked[article.section_id])
        article.memory[_TICKS] = []
    told = {article.pk: article.memory[_TICKS] for article in articles}
    for tick in Tick.objects.filter(article__in=articles).select_related("by"):
        told[tick.article_id].append(tick)
    shown.look(articles)


def _asked(article: Article | None, section_id: int | None) -> tuple[Levels, list[ChecklistBox]]:
    """The levels and the boxes for a story that is to lie in a section."""
    known, asked = article.told(_ASKED, lambda: (None, None)) if article else (None, None)
    return asked if asked and known == section_id else (levels(section_id), _boxes(section_id))


def _ticked(article: Article) -> Iterable[Tick]:
    return article.told(_TICKS, lambda: article.ticks.select_related("by"))


def _boxes(section_id: int | None) -> list[ChecklistBox]:
    return _BOXES.objects(section=section_id)


def levels(section_id: int | None) -> Levels:
    """Level and limit of every rule for a section's stories: its own word, else the newsroom's, else the default."""
    found = {rule.name: (rule.level, rule.threshold) for rule in RULES.values()}
    for row in sorted(_RULES.objects(section=section_id), key=lambda row: row.section_id is not None):
        if row.rule in found and not RULES[row.rule].is_fixed:
            limit = found[row.rule][1] if row.threshold is None else row.threshold
            found[row.rule] = (Level(row.level), limit)
    return found
