"""How easily a text in Indonesian is read.

Flesch's reading ease (R. Flesch, A new readability yardstick, 1948) counts words in a sentence and syllables in a
word. Indonesian words have more syllables than English ones at the same difficulty; Harjasujana and Mulyati
(Membaca 2, 1997) take six tenths of the count when they use Fry's graph for Indonesian, and so does this.
"""

import re
from dataclasses import dataclass

_SYLLABLES_WEIGH = 0.6
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_VOWELS = re.compile(r"ai\b|au\b|oi\b|[aeiouéèê]", re.IGNORECASE)
#: A stop behind these does not end a sentence.
_SHORT = r"(?<!\bdr)(?<!\bDr)(?<!\bIr)(?<!\bNo)(?<!\bJl)(?<!\bTbk)(?<!\bPT)(?<!\bProf)(?<!\bH)(?<!\bS)(?<!\bM)"
_END = re.compile(rf"{_SHORT}(?<![.!?])[.!?]++[\"”’')\]]*+\s++(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
#: Fewer words say nothing about a text.
FEWEST_WORDS = 40


@dataclass(frozen=True)
class Reading:
    """How a text reads: `ease` from 0 (hard) to 100 (easy), words a sentence, and the longest sentence."""

    ease: int
    words_a_sentence: float
    longest: str


def read(text: str) -> Reading | None:
    """The reading of `text`; None if it is too short to tell."""
    sentences = [part.strip() for part in _END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS or not sentences:
        return None
    a_sentence = len(words) / len(sentences)
    a_word = sum(map(syllables, words)) / len(words)
    ease = 206.835 - 1.015 * a_sentence - 84.6 * _SYLLABLES_WEIGH * a_word
    longest = max(sentences, key=lambda sentence: len(_WORD.findall(sentence)))
    return Reading(round(min(100, max(0, ease))), a_sentence, longest)


def syllables(word: str) -> int:
    """The syllables of an Indonesian word: one for each vowel, and one for ai, au and oi at its end."""
    return max(1, len(_VOWELS.findall(word)))
