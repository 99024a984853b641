"""Which live stories could stand on a front: those that editors named, and for each rule the first of its list.

One statement for all of them, of ids alone: each list is a short walk along its own index.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from django.db.models import BigAutoField, Func, Value

from articles.models import Edition
from articles.readers.lists import LATEST, newest
from fronts import arrangement as arranged
from fronts.arrangement import Arrangement, Container, Rule
from people.written import A_MOMENT, a_number
from public import popularity, site
from public.fast.kept import Same
from public.fast.prepared import Prepared
from public.selections import PAGE

#: More candidates are never looked at for one container.
MOST_CANDIDATES = 60
#: So many of the most read are known for a front: those that stand elsewhere on it are left out.
RANKED = 30
#: The list below a section's front, as one more list of candidates.
BELOW = "below"


class Candidate(NamedTuple):
    """A live story that could stand somewhere: the columns of the statement, as they come."""

    article: int
    listed_at: datetime
    photo: int | None
    section: int
    kind: str


#: The order of every list: by its moment, then by the story.
_PLACE = itemgetter(1, 0)


@dataclass
class Found:
    """What the database said: live stories of hand-picked cards, candidates of each rule, and the most read."""

    named: dict[int, Candidate] = field(default_factory=dict)
    by_rule: dict[Rule | str, list[Candidate]] = field(default_factory=dict)
    ranked: list[int] = field(default_factory=list)


class Question(NamedTuple):
    """What is asked for a front: the statement's shape, the values of its blanks, and to which list each of its
    parts belongs."""

    shape: tuple[tuple[str, int], ...]
    values: dict[str, int | str]
    owners: list[Rule | str]


def find(arrangement: Arrangement, section: site.Rubric | None, now: datetime) -> Found:
    """Every story that could stand on the front. One statement."""
    most_read = [container.rule for container in arrangement if container.rule.by == "most_read"]
    found = Found(ranked=popularity.most_read(limit=RANKED) if most_read else [])
    wanted = {placed.article for container, placed in arranged.cards_of(arrangement) if container.fill != "rule"}
    if any(rule.section or rule.kind for rule in most_read):
        wanted |= set(found.ranked)
    asked = _question(Same(arrangement), section, site.current(), len(wanted))
    padded = -(-len(wanted) // 10) * 10
    values = asked.values | {f"named{nth}": pk for nth, pk in enumerate([*sorted(wanted), *[0] * padded][:padded])}
    gathered: dict[Rule | str, dict[int, Candidate]] = {which: {} for which in asked.owners}
    parts = [found.named, *(gathered[which] for which in asked.owners)]
    for row in _candidates_query(asked.shape, padded).rows(now=now, **values) if asked.shape or padded else ():
        parts[row[0] + 1][row[1]] = tuple.__new__(Candidate, row[1:])
    for which, ones in gathered.items():
        found.by_rule[which] = sorted(ones.values(), key=_PLACE, reverse=True)
    return found


@lru_cache(maxsize=256)
def _question(
    arrangement: Same,
    section: site.Rubric | None,
    paper: site.Site,
    by_hand: int,
) -> Question:
    """What is asked for a front while it, the paper and the number of stories placed `by_hand` stay as they are."""
    asked = Question((), {}, [])
    shape: list[tuple[str, int]] = []
    for which, count in _lists(arrangement.it, section, paper, by_hand).items():
        for name, value in _parts(which, section, paper):
            blank = f"value{len(shape)}"
            if name != "all":
                asked.values[blank] = value
            shape.append((name, count))
            asked.owners.append(which)
    return asked._replace(shape=tuple(shape))


def _lists(
    arrangement: Arrangement, section: site.Rubric | None, paper: site.Site, by_hand: int
) -> dict[Rule | str, int]:
    """The lists that the rules go by, and how many stories are wanted of each."""
    lists: dict[Rule | str, int] = {}
    for nth, container in enumerate(arrangement):
        if container.rule.by == "newest":
            count = min(container.size + _spare(arrangement[:nth], container, paper, by_hand), MOST_CANDIDATES)
            # few different counts, so that there are few statements to keep
            lists[container.rule] = max(lists.get(container.rule, 0), -(-count // 5) * 5)
    return lists | ({BELOW: PAGE + 1} if section else {})


def _spare(before: Sequence[Container], container: Container, paper: site.Site, by_hand: int) -> int:
    """How many of a container's candidates may stand elsewhere on the page already."""
    return by_hand + sum(other.size for other in before if not _apart(other.rule, container.rule, paper))


def _apart(one: Rule, other: Rule, paper: site.Site) -> bool:
    """True if no story can be of both rules: they are of two sections that share nothing."""
    if one.section is None or other.section is None:
        return False
    return not set(family(one.section, paper)) & set(family(other.section, paper))


def family(pk: int, paper: site.Site | None = None) -> list[int]:
    """A section and those directly below it in `paper` (default: as it is now), by their ids."""
    paper = paper or site.current()
    return paper.family(paper.by_id[pk]) if pk in paper.by_id else [pk]


def named(rule: Rule) -> tuple[str, int]:
    """The tag or the author whose stories a rule brings, by what it is and its number."""
    return ("tag", rule.tag) if rule.tag else ("author", rule.author)


def _parts(which: Rule | str, section: site.Rubric | None, paper: site.Site) -> list[tuple[str, int | str]]:
    """The lists that a rule's stories are gathered from: one for each section of a family."""
    if isinstance(which, str):
        return [("sections", pk) for pk in family(section.pk, paper)]
    if which.section:
        return [("sections", pk) for pk in family(which.section, paper)]
    if which.tag or which.author:
        return [named(which)]
    return [("kind", which.kind)] if which.kind else [("all", 0)]


def of_container(container: Container, found: Found) -> list[Candidate]:
    """The stories that a container's rule brings, the first of them first."""
    rule = container.rule
    if rule.by == "newest":
        return found.by_rule.get(rule, [])
    known = [found.named.get(pk) for pk in found.ranked]
    if rule.section:
        return [one for one in known if one and one.section in family(rule.section)]
    if rule.kind:
        return [one for one in known if one and one.kind == rule.kind]
    return [Candidate(pk, LATEST.at, None, 0, "") for pk in found.ranked]


def _part(nth: int) -> Func:
    """Of which part of the statement a row is: said to be a whole number, for PostgreSQL cannot know it of a
    parameter, and of a kind of field from which Django does not make an int of each int once more."""
    return Func(Value(nth), template="%(expressions)s::bigint", output_field=BigAutoField())


@lru_cache(maxsize=64)
def _candidates_query(shape: tuple[tuple[str, int], ...], named: int) -> Prepared:
    """A short walk for each list of `shape` (its name, and how many of it), and the `named` stories that are live."""
    columns = ("part", "article_id", "listed_at", "lead_photo_id", "section_id", "kind")

    def build(now, **values):
        editions, parts = Edition.objects.live(now), []
        if named:
            pks = [values[f"named{nth}"] for nth in range(named)]
            parts.append(
                editions.filter(article_id__in=pks).annotate(part=_part(-1)).order_by().values_list(*columns)
            )
        for nth, (name, count) in enumerate(shape):
            which = {} if name == "all" else {name: values[f"value{nth}"]}
            parts.append(newest(editions.annotate(part=_part(nth)), (name, which), LATEST, columns, count))
        return parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]

    samples: dict = {f"named{nth}": a_number(nth + 100) for nth in range(named)}
    for nth, (name, _count) in enumerate(shape):
        if name != "all":
            samples[f"value{nth}"] = f"sample{nth}" if name == "kind" else a_number(nth + 500)
    return Prepared(build, now=A_MOMENT, **samples)
