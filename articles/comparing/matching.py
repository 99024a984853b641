"""Which parts of two sequences are the same: quick for a long body, readable for a short one.

Short stretches are matched by difflib. In long ones what occurs once on both sides comes first ("patience"), and only
the gaps between are left to difflib, whose time otherwise grows with how often a common word occurs.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

#: Up to so many pairs difflib is asked at once.
SMALL = 40_000
#: Beyond this a stretch in which nothing occurs just once is called different: nobody waits for its resemblances.
LARGE = 1_000_000


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """What difflib's `get_opcodes` says: ("equal" | "replace" | "delete" | "insert", i, j, k, m), in order."""
    found, at, new_at = [], 0, 0
    for i, k, size in [*_runs(_matches(old, new)), (len(old), len(new), 0)]:
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


def _matches(old: Sequence, new: Sequence) -> list[tuple[int, int]]:
    """Places that are equal and stay in order, as pairs."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        i, j, k, m = waiting.pop()
        if (j - i) * (m - k) <= SMALL:
            pairs += _by_difflib(old, new, i, j, k, m)
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
            pairs += _by_difflib(old, new, i, j, k, m)
    return sorted(pairs)


def _by_difflib(old: Sequence, new: Sequence, i: int, j: int, k: int, m: int) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, old[i:j], new[k:m], autojunk=False)
    return [(i + a + n, k + b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]


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
