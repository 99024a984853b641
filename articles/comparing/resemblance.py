"""Which segments of an old text live on, changed, in a new one: told by the words they share, and by their order."""

from collections import Counter, defaultdict
from heapq import nlargest
from operator import itemgetter

from articles.comparing.matching import longest_row
from articles.comparing.segments import TEXT, Segment

#: From this share of common words on, marking them reads better than the two texts in full.
ALIKE = 0.4
#: A word in more segments than this says nothing about which of them is meant.
COMMON = 25
#: Of so many segments at most each is held against every other one.
FEW = 900
#: Of the new segments that share an uncommon word, so many are looked at: those that share the most.
LOOKED_AT = 8
#: So many candidates for each segment are kept.
CANDIDATES = 3
#: With more candidates in all, the best of each segment alone are brought into a row.
MANY = 1_500


def resembling(old: list[Segment], new: list[Segment]) -> list[tuple[int, int]]:
    """Pairs (place in `old`, place in `new`) that resemble each other, both in order: as much of it as fits."""
    bags, new_bags = [_bag(segment) for segment in old], [_bag(segment) for segment in new]
    found: list[tuple[int, int, float]] = []
    for i, candidates in enumerate(_candidates(bags, new_bags)):
        scores = [(_likeness(old[i], new[k], bags[i], new_bags[k]), k) for k in candidates]
        best = sorted(((score, k) for score, k in scores if score >= ALIKE), reverse=True)[:CANDIDATES]
        found += [(i, k, score) for score, k in sorted(best, key=lambda one: one[1])]
    if len(found) > MANY:
        best = {i: (score, k) for i, k, score in sorted(found, key=lambda one: one[2])}
        return longest_row([(i, k) for i, (_, k) in sorted(best.items())])
    return _heaviest_row(found)


def _bag(segment: Segment) -> Counter:
    return Counter(segment.text.split())


def _candidates(bags: list[Counter], new_bags: list[Counter]) -> list[list[int]]:
    """For each old segment the new ones worth a look: all of a few, else those that share an uncommon word."""
    everyone = list(range(len(new_bags)))
    if len(bags) * len(new_bags) <= FEW:
        return [everyone] * len(bags)
    where = defaultdict(list)
    for k, bag in enumerate(new_bags):
        for word in bag:
            where[word].append(k)
    shared = (Counter(k for word in bag if len(where[word]) <= COMMON for k in where[word]) for bag in bags)
    return [sorted(k for k, _count in nlargest(LOOKED_AT, counted.items(), key=itemgetter(1))) for counted in shared]


def _likeness(before: Segment, after: Segment, bag: Counter, new_bag: Counter) -> float:
    """How much of both is common, from 0 to 1. The same photo or link is itself whatever its caption says."""
    if before.kind != TEXT or after.kind != TEXT:
        return float((before.kind, before.ref) == (after.kind, after.ref))
    size = bag.total() + new_bag.total()
    return 2 * (bag & new_bag).total() / size if size else 0.0


def _heaviest_row(found: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of candidates (place, place, likeness) the row in which both places grow that has the most likeness in all."""
    best: list[float] = []
    before: list[int] = []
    for n, (i, k, likeness) in enumerate(found):
        total, last = likeness, -1
        for m in range(n):
            if found[m][0] < i and found[m][1] < k and best[m] + likeness > total:
                total, last = best[m] + likeness, m
        best.append(total)
        before.append(last)
    row, n = [], max(range(len(best)), key=best.__getitem__, default=-1)
    while n >= 0:
        row.append(found[n][:2])
        n = before[n]
    return row[::-1]
