"""Texts at the longest, made of what sends a regular expression back again and again, are judged in one pass.

Nothing here looks at a clock: with a pattern that tries each of so many places anew, the test does not end.
"""

import pytest

from articles.body import reading
from articles.checklist import placeholders, readability, sources
from articles.models.article import LONGEST_BODY

RUNS = [
    "?",
    '!"',
    ".",
    "X",
    "A. ",
    "[",
    "[a",
    "TK ",
    "_",
    "“a",
    "1.",
    "a-",
    "Aa (",
    "kata ",
    "Aa bin ",
    " ",
    "\n ",
    "\u00a0",
]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("judge", [placeholders.gaps, readability.read, sources.named, reading.plain_text])
def test_a_run_of_one_sign_is_read_through(judge, run):
    text = run * (LONGEST_BODY // 2 // len(run))  # half a body each: what grows with its square lasts minutes
    judge(text)
    judge(f"{text}x")


def test_sentences_still_end_where_they_ended():
    words = "Harga beras naik lagi di pasar induk pekan ini. " * 6
    found = readability.read(f"{words}“Benar begitu?!” Kata dr. Rina begitu... Lalu pulang.")
    assert found.longest == "Harga beras naik lagi di pasar induk pekan ini"
    assert found.words_a_sentence == pytest.approx(58 / 9, abs=1)


def test_a_source_is_still_found_by_a_name_of_any_usual_length():
    assert sources.named("Rina Wijaya mengatakan harga naik.") == {"Rina Wijaya"}
    assert sources.named("harga naik, kata Bambang-Hadiwidjojoningrat.") == {"Bambang-Hadiwidjojoningrat"}


def test_lines_of_plain_text_are_trimmed_and_empty_ones_go():
    assert reading.plain_text("<p> a\u00a0 b </p>\n<p> </p><p>c<br> d</p>") == "a  b\nc\nd"
