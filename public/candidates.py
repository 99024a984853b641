"""Which live stories could stand on a front: those that editors named, and for each rule the first of its list.

One statement for all of them, of ids alone: each list is a short walk along its own index.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.db.models import Func, Value

from articles.models import Edition
from articles.readers.lists import LATEST, newest
from fronts import arrangement as arranged
from fronts.arrangement import Arrangement, Container, Rule
from public import popularity, site
from public.fast.prepared import A_MOMENT, Prepared, a_number
from public.selections import PAGE

#: More candidates are never looked at for one container.
MOST_CANDIDATES = 60
#: So many of the most read are known for a front: those that stand elsewhere on it are left out.
RANKED = 30
#: The list below a section's front, as one more list of candidates.
BELOW = "below"


@dataclass(frozen=True)
class Candidate:
    """A live story that could stand somewhere."""

    article: int
    listed_at: datetime
    photo: int | None
    section: int
    kind: str


@dataclass
class Found:
    """What the database said: live stories of hand-picked cards, candidates of each rule, and the most read."""

    named: dict[int, Candidate] = field(default_factory=dict)
    by_rule: dict[Rule | str, list[Candidate]] = field(default_factory=dict)
    ranked: list[int] = field(default_factory=list)


def find(arrangement: Arrangement, section: site.Rubric | None, now: datetime) -> Found:
    """Every story that could stand on the front. One statement."""
    most_read = [container.rule for container in arrangement if container.rule.by == "most_read"]
    found = Found(ranked=popularity.most_read(limit=RANKED) if most_read else [])
    wanted = {placed.article for container, placed in arranged.cards_of(arrangement) if container.fill != "rule"}
    if any(rule.section or rule.kind for rule in most_read):
        wanted |= set(found.ranked)
    shape, values, owners = _asked(_lists(arrangement, section, len(wanted)), section)
    padded = -(-len(wanted) // 10) * 10
    values |= {f"named{nth}": pk for nth, pk in enumerate([*sorted(wanted), *[0] * padded][:padded])}
    gathered: dict[Rule | str, dict[int, Candidate]] = {which: {} for which in owners}
    rows = _candidates_query(shape, padded).rows(now=now, **values) if shape or padded else []
    for part, *row in rows:
        one = Candidate(*row)
        (found.named if part < 0 else gathered[owners[part]])[one.article] = one
    for which, ones in gathered.items():
        found.by_rule[which] = sorted(ones.values(), key=lambda one: (one.listed_at, one.article), reverse=True)
    return found


def _lists(arrangement: Arrangement, section: site.Rubric | None, by_hand: int) -> dict[Rule | str, int]:
    """The lists that the rules go by, and how many stories are wanted of each."""
    lists: dict[Rule | str, int] = {}
    for nth, container in enumerate(arrangement):
        if container.rule.by == "newest":
            count = min(container.size + _spare(arrangement[:nth], container, by_hand), MOST_CANDIDATES)
            # few different counts, so that there are few statements to keep
            lists[container.rule] = max(lists.get(container.rule, 0), -(-count // 5) * 5)
    return lists | ({BELOW: PAGE + 1} if section else {})


def _asked(
    lists: dict[Rule | str, int], section: site.Rubric | None
) -> tuple[tuple[tuple[str, int], ...], dict[str, int | str], list[Rule | str]]:
    """The shape of the statement, the values of its blanks, and to which list each of its parts belongs."""
    shape: list[tuple[str, int]] = []
    values: dict[str, int | str] = {}
    owners: list[Rule | str] = []
    for which, count in lists.items():
        for name, value in _parts(which, section):
            values |= {f"value{len(shape)}": value} if name != "all" else {}
            shape.append((name, count))
            owners.append(which)
    return tuple(shape), values, owners


def _spare(before: Sequence[Container], container: Container, by_hand: int) -> int:
    """How many of a container's candidates may stand elsewhere on the page already."""
    return by_hand + sum(other.size for other in before if not _apart(other.rule, container.rule))


def _apart(one: Rule, other: Rule) -> bool:
    """True if no story can be of both rules: they are of two sections that share nothing."""
    if one.section is None or other.section is None:
        return False
    return not set(family(one.section)) & set(family(other.section))


def family(pk: int) -> list[int]:
    """A section and those directly below it, by their ids."""
    paper = site.current()
    return paper.family(paper.by_id[pk]) if pk in paper.by_id else [pk]


def named(rule: Rule) -> tuple[str, int]:
    """The tag or the author whose stories a rule brings, by what it is and its number."""
    return ("tag", rule.tag) if rule.tag else ("author", rule.author)


def _parts(which: Rule | str, section: site.Rubric | None) -> list[tuple[str, int | str]]:
    """The lists that a rule's stories are gathered from: one for each section of a family."""
    if isinstance(which, str):
        return [("sections", pk) for pk in family(section.pk)]
    if which.section:
        return [("sections", pk) for pk in family(which.section)]
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


#: Of which part of the statement a row is: said to be a whole number, for PostgreSQL cannot know it of a parameter.
def _part(nth: int) -> Func:
    return Func(Value(nth), template="%(expressions)s::bigint")


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
