"""Comparing and merging cost so much in all and no more, whatever texts are made of. Work is counted, not time."""

import random
from difflib import SequenceMatcher

import pytest

from articles.comparing import matching, merging, resemblance
from articles.comparing.blocks import compare_segments, word_spans
from articles.comparing.matching import STEPS, Effort
from articles.comparing.segments import Segment, segments


class Word:
    """A word that counts how often words are compared and hashed."""

    done = 0

    def __init__(self, text):
        self.text = text

    def __hash__(self):
        Word.done += 1
        return hash(self.text)

    def __eq__(self, other):
        Word.done += 1
        return self.text == other.text


@pytest.fixture(autouse=True)
def _from_nought():
    Word.done = 0


def text(chance, length, kinds) -> list[str]:
    return [chance.choice("abcdefghijklmnopqrstuvwxyz"[:kinds]) for _ in range(length)]


def with_rare(chance, gaps, size, kinds) -> list[str]:
    """Stretches of common words, between words that occur once: the worst for who looks for the longest run."""
    return [word for n in range(gaps) for word in (f"w{n}", *text(chance, size, kinds))]


@pytest.mark.parametrize("seed", range(8))
def test_matching_takes_the_steps_it_may_and_no_more(seed):
    chance = random.Random(seed)
    kinds = chance.choice([1, 2, 3, 10, 26])
    old, new = (with_rare(chance, 30, chance.choice([60, 150, 290]), kinds) for _ in range(2))
    few = STEPS // 10
    effort = Effort(few)
    pairs = matching.matches([Word(one) for one in old], [Word(one) for one in new], effort)
    assert all(old[i] == new[k] for i, k in pairs)
    assert pairs == sorted(pairs)
    assert len({k for _, k in pairs}) == len(pairs)
    assert effort.left > -max(len(old), len(new)) - 1  # the step that ends it is the last
    assert Word.done < 40 * (len(old) + len(new)) + few / 10


def test_twice_the_text_is_not_four_times_the_work():
    def work(gaps):
        chance = random.Random(1)
        old, new = (with_rare(chance, gaps, 60, 3) for _ in range(2))
        effort = Effort(10**12)
        matching.matches(old, new, effort)
        return 10**12 - effort.left

    assert work(80) < 2.6 * work(40)


def test_parts_of_one_comparison_share_what_it_may_cost():
    chance = random.Random(2)
    old, new = ([Segment(f"judul{n} " + " ".join(text(chance, 300, 4))) for n in range(200)] for _ in range(2))
    effort = Effort()
    shown = compare_segments(old, new, effort)
    assert effort.left > -1_000
    told = "".join(span.text for block in shown for span in block.before)
    assert all(f"judul{n} " in told for n in range(200))  # nothing is left out


def test_where_the_effort_ends_the_rest_stands_whole():
    old, new = "a b c d", "a x c y"
    spans = word_spans(old, new, Effort(0))
    assert "".join(span.text for span in spans if span.kind != "added") == old
    assert "".join(span.text for span in spans if span.kind != "removed") == new


@pytest.mark.parametrize("seed", range(30))
def test_a_short_text_is_compared_as_difflib_does_it(seed):
    chance = random.Random(seed)
    old, new = (text(chance, chance.randint(0, 60), chance.choice([2, 5, 20])) for _ in range(2))
    assert matching.opcodes(old, new) == SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def counted_merge(monkeypatch, base, mine, theirs):
    """The passages, and the steps they took."""
    made = []
    monkeypatch.setattr(matching, "Effort", lambda: made.append(Effort()) or made[-1])
    found = merging.passages(base, mine, theirs)
    assert made
    return found, sum(STEPS - one.left for one in made)


@pytest.mark.parametrize("length", [3_000, 6_000])
def test_a_merge_of_short_paragraphs_all_alike_takes_a_step_for_each(monkeypatch, length):
    base = "<p>a</p>" * length
    mine, theirs = f"<p>b</p>{base}", f"{base}<p>c</p>"
    found, steps = counted_merge(monkeypatch, base, mine, theirs)
    assert merging.put_together(found, {}) == f"<p>b</p>{base}<p>c</p>"
    assert steps < 4 * length


@pytest.mark.parametrize("seed", range(10))
def test_a_merge_of_anything_is_bounded_and_loses_no_block(monkeypatch, seed):
    chance = random.Random(seed)
    kinds = chance.choice([1, 2, 8, 26])
    base = [f"<p>{one}</p>" for one in text(chance, 2_000, kinds)]
    sides = []
    for side in "mt":
        changed = [f"<p>{side}{n}</p>" if chance.random() < 0.1 else one for n, one in enumerate(base)]
        sides.append("".join(changed))
    found, steps = counted_merge(monkeypatch, "".join(base), *sides)
    assert steps <= 2 * (STEPS + 4_000)
    shown = {block for passage in found for block in (*passage.mine, *passage.theirs)}
    assert shown >= {block for side in sides for block in merging.blocks(side)}


def test_resemblance_looks_at_a_few_for_each_segment(monkeypatch):
    """Segments whose every word is uncommon, and shared with as many others as a word may be."""
    chance = random.Random(3)
    vocabulary = [f"kata{n}" for n in range(2_400)]
    old, new = ([Segment(" ".join(chance.sample(vocabulary, 50))) for _ in range(1_000)] for _ in range(2))
    looked = []
    likeness = resemblance._likeness
    monkeypatch.setattr(resemblance, "_likeness", lambda *told: looked.append(1) or likeness(*told))
    resemblance.resembling(old, new)
    assert len(looked) <= resemblance.LOOKED_AT * len(old)


def test_a_body_with_a_changed_word_in_each_of_many_paragraphs_is_still_told_word_by_word():
    chance = random.Random(4)
    vocabulary = [f"kata{n}" for n in range(900)]
    paragraphs = [[chance.choice(vocabulary) for _ in range(60)] for _ in range(150)]
    changed = [[f"baru{n}", *words[1:]] for n, words in enumerate(paragraphs)]
    old, new = ("".join(f"<p>{' '.join(words)}</p>" for words in one) for one in (paragraphs, changed))
    shown = compare_segments(segments(old), segments(new))
    assert len(shown) == 150
    come = [[span.text for span in block.spans if span.kind == "added"] for block in shown]
    assert come == [[f"baru{n}"] for n in range(150)]
