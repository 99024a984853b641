"""Matching two sequences: what difflib says of short ones, quickly of long ones too."""

import random
import time
from difflib import SequenceMatcher

import pytest

from articles.comparing.matching import longest_row, opcodes


def rebuilt(old, new) -> tuple[list, list]:
    """Both sequences put together again from what `opcodes` says; raises if it says anything that is not so."""
    left, right, at, new_at = [], [], 0, 0
    for op, i, j, k, m in opcodes(old, new):
        assert (i, k) == (at, new_at), "nothing is left out and nothing comes twice"
        assert (op == "equal") == (list(old[i:j]) == list(new[k:m]))
        assert op == {(True, True): "replace", (True, False): "delete", (False, True): "insert"}[j > i, m > k] or (
            op == "equal"
        )
        left += old[i:j]
        right += new[k:m]
        at, new_at = j, m
    return left, right


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("a", ""), ("", "a"), ("abc", "abc"), ("abc", "xyz"), ("aab", "aba")]
)
def test_short_ones_are_put_together_again(old, new):
    assert rebuilt(list(old), list(new)) == (list(old), list(new))


def test_short_ones_are_matched_as_difflib_matches_them():
    old, new = ["satu", "dua", "tiga", "empat"], ["satu", "tiga", "lima", "empat"]
    assert opcodes(old, new) == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


@pytest.mark.parametrize("seed", range(6))
def test_long_ones_with_many_changes_are_put_together_again(seed):
    dice = random.Random(seed)
    old = [f"kata{dice.randrange(300)}" for _ in range(900)]
    new = [word for word in old if dice.random() > 0.1]
    for _ in range(60):
        new.insert(dice.randrange(len(new)), f"baru{dice.randrange(50)}")
    assert rebuilt(old, new) == (old, new)
    same = sum(j - i for op, i, j, _, _ in opcodes(old, new) if op == "equal")
    assert same > 0.85 * len(old) * 0.9


@pytest.mark.parametrize("make", [lambda n: "ya", lambda n: f"kata{n % 7}", lambda n: f"kata{n}"])
def test_twenty_thousand_words_are_matched_quickly(make):
    old = [make(n) for n in range(20_000)]
    new = [make(n + n // 500) for n in range(20_000)]
    begun = time.perf_counter()
    opcodes(old, new)
    assert time.perf_counter() - begun < 5


def test_the_longest_row_keeps_the_order():
    assert longest_row([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert longest_row([]) == []
