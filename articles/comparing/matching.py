"""Which parts of two sequences are the same: quick for a long body, readable for a short one.

Short stretches are matched as difflib does it, the longest run first. In long ones what occurs once on both sides
comes first ("patience"), and only the gaps between are left to the longest runs, whose time otherwise grows with how
often a common word occurs. A comparison may take so many steps in all (`Effort`): what is left is called different.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

#: Up to so many pairs the longest runs are looked for at once.
SMALL = 40_000
#: Beyond this a stretch in which nothing occurs just once is called different: nobody waits for its resemblances.
LARGE = 1_000_000
#: Steps of the innermost loop, each some tenth of a microsecond, that one comparison may take.
STEPS = 4_000_000


class Effort:
    """What a comparison may still cost; its parts share it, so that many of them cost no more than one."""

    def __init__(self, steps: int = STEPS):
        self.left = steps


def opcodes(
    old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort | None = None
) -> list[tuple[str, int, int, int, int]]:
    """What difflib's `get_opcodes` says: ("equal" | "replace" | "delete" | "insert", i, j, k, m), in order."""
    found, at, new_at = [], 0, 0
    for i, k, size in [*_runs(matches(old, new, effort or Effort())), (len(old), len(new), 0)]:
        if at < i or new_at < k:
            kind = "replace" if at < i and new_at < k else "delete" if at < i else "insert"
            found.append((kind, at, i, new_at, k))
        if size:
            found.append(("equal", i, i + size, k, k + size))
        at, new_at = i + size, k + size
    return found


def _runs(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Pairs of equal places, in order, as runs (place, place, length)."""
    runs: list[tuple[int, int, int]] = []
    for i, k in pairs:
        if runs and runs[-1][0] + runs[-1][2] == i and runs[-1][1] + runs[-1][2] == k:
            start, new_start, size = runs[-1]
            runs[-1] = (start, new_start, size + 1)
        else:
            runs.append((i, k, 1))
    return runs


def matches(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> list[tuple[int, int]]:
    """Places that are equal and stay in order, as pairs."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        i, j, k, m = waiting.pop()
        if (j - i) * (m - k) <= SMALL:
            pairs += _LongestRuns(old, new, (i, j, k, m), effort).pairs()
            continue
        while i < j and k < m and old[i] == new[k]:
            pairs.append((i, k))
            i, k = i + 1, k + 1
        while i < j and k < m and old[j - 1] == new[m - 1]:
            j, m = j - 1, m - 1
            pairs.append((j, m))
        if i == j or k == m:
            continue
        if (j - i) * (m - k) <= SMALL:
            waiting.append((i, j, k, m))
        elif anchors := _anchors(old, new, i, j, k, m):
            pairs += anchors
            edges = [(i - 1, k - 1), *anchors, (j, m)]
            waiting += [(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(edges)]
        elif (j - i) * (m - k) <= LARGE:
            pairs += _LongestRuns(old, new, (i, j, k, m), effort).pairs()
    return sorted(pairs)


class _LongestRuns:
    """Looks in a stretch (i, j, k, m) for the longest run that both sides have, then before it and behind it."""

    def __init__(self, old: Sequence, new: Sequence, stretch: tuple[int, int, int, int], effort: Effort):
        self.old, self.stretch, self.effort = old, stretch, effort
        self.places: dict[Hashable, list[int]] = defaultdict(list)
        for n in range(stretch[2], stretch[3]):
            self.places[new[n]].append(n)

    def pairs(self) -> list[tuple[int, int]]:
        """The places in all runs, in no order."""
        found: list[tuple[int, int]] = []
        waiting = [self.stretch]
        while waiting and self.effort.left >= 0:
            i, j, k, m = waiting.pop()
            at, new_at, size = self._longest(i, j, k, m)
            found += [(at + n, new_at + n) for n in range(size)]
            if size and i < at and k < new_at:
                waiting.append((i, at, k, new_at))
            if size and at + size < j and new_at + size < m:
                waiting.append((at + size, j, new_at + size, m))
        return found

    def _longest(self, i: int, j: int, k: int, m: int) -> tuple[int, int, int]:
        """The first of the longest runs: (place, place, length); of length 0 if there is none, or no effort left.

        `ends` has, for each place of the new side, how long the run is that ends there and at the part before `n`.
        """
        best = (i, k, 0)
        ends: dict[int, int] = {}
        for n in range(i, j):
            where = self.places.get(self.old[n], ())
            first, last = bisect_left(where, k), bisect_left(where, m)
            self.effort.left -= last - first + 1
            if self.effort.left < 0:
                return i, k, 0
            longer = {}
            for place in where[first:last]:
                size = longer[place] = ends.get(place - 1, 0) + 1
                if size > best[2]:
                    best = (n - size + 1, place - size + 1, size)
            ends = longer
        return best


def _anchors(old: Sequence, new: Sequence, i: int, j: int, k: int, m: int) -> list[tuple[int, int]]:
    """What occurs once on either side, as far as it stands in the same order: the longest such row."""
    here, there = Counter(old[i:j]), Counter(new[k:m])
    places = {part: n for n, part in enumerate(new[k:m], start=k) if there[part] == 1}
    pairs = [(n, places[part]) for n, part in enumerate(old[i:j], start=i) if here[part] == 1 and part in places]
    return longest_row(pairs)


def longest_row(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of `pairs`, whose first numbers grow, of which the second numbers grow too."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for n, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        before[n] = ends[place - 1] if place else -1
        if place == len(tails):
            tails.append(second)
            ends.append(n)
        else:
            tails[place], ends[place] = second, n
    row, n = [], ends[-1] if ends else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    return row[::-1]
