"""Words that people spell in different ways become one: the only place where text is made ready to be searched.

What is written in a story and what is asked go through the same `tokens`, and so does a text whose matches are to be
marked. Letters lose case, accents and width; apostrophes and signs that nobody sees vanish (Ma’ruf is maruf); dashes
of every kind, slashes and full stops between letters part words that can also be asked for as one (TNI/Polri,
COVID-19, Jl.Sudirman); numbers have one spelling whatever their signs (1.500 is 1500, 2,5 and 2.5 are 2,5).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

#: Longer words are cut: no language has them, and an index entry has a limit.
LONGEST_WORD = 60
#: Of so many parts at most a word is also known as one; more are an address of the web or a list.
MOST_PARTS = 4
#: Stands before a sum of money or people that is written with a word for its size: “1,5 triliun”.
AMOUNT = "#"

_APOSTROPHES = frozenset("'’‘‛`´′ʹʻʼʽʾʿˈ＇‵")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t"}
)
_SIGNS = {"%": "persen", "‰": "permil", "$": "dolar", "€": "euro", "£": "poundsterling", "¥": "yen"}
_CURRENCIES = frozenset({"rp", "idr", "usd", "sgd", "eur", "jpy", "cny", "rm", "us", "hk", "au", "aud", "gbp"})
#: Words for a number's size, and how people shorten them when they write them against the number.
_SIZES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_SHORT_SIZES = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun", "tn": "triliun"}
#: A number, a sign that is a word, one sign of those scripts that put no space between words, or letters; those of
#: India and its neighbours with the vowels that stand on them.
_ATOM = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)|(?P<sign>[%‰$€£¥])|(?P<one>[\u3040-\u30ff\u3400-\u9fff])"
    r"|(?P<letters>(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W\d_]|(?!\d)[\u0900-\u109f\u1780-\u17ff])+)"
)
_POSSESSIVE = re.compile(f"\\w[{''.join(_APOSTROPHES)}]s\\W*$", re.IGNORECASE)
_GLUE = frozenset("-/.&+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, folded, with the place where it stands in the text as it was.

    `also` are other words for the same place: of the first part of a compound the compound as one word, of a sum
    with the word for its size the whole sum.
    """

    word: str
    start: int
    end: int
    also: tuple[str, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in their order. Any text will do; what holds no letter and no figure gives none."""
    waiting: Token | None = None
    for found in re.finditer(r"\S+", text):
        for word, start, end, also in _pieces(found[0]):
            token = Token(word, found.start() + start, found.start() + end, also)
            if waiting is not None:
                yield _with_sum(waiting, token)
            waiting = token
    if waiting is not None:
        yield waiting


def words(text: str) -> list[str]:
    """The folded words of `text` alone."""
    return [token.word for token in tokens(text)]


def _with_sum(number: Token, size: Token) -> Token:
    """`number`, and if `size` tells its size the whole sum with it."""
    zeros = _SIZES.get(_SHORT_SIZES.get(size.word, size.word))
    if zeros is None or not number.word[0].isdigit():
        return number
    whole, _, part = number.word.partition(",")
    if not (whole + part).isdigit() or len(part) > zeros or len(whole) > 12:
        return number
    total = (whole + part.ljust(zeros, "0")).lstrip("0")
    return Token(number.word, number.start, number.end, (*number.also, AMOUNT + total)) if total else number


@lru_cache(maxsize=20_000)
def _pieces(chunk: str) -> tuple[tuple[str, int, int, tuple[str, ...]], ...]:
    """The words of what stands between two spaces: word, start, end, other words for its place."""
    line, places = _plain(chunk)
    found: list[tuple[str, int, int, tuple[str, ...]]] = []
    run: list[re.Match] = []
    for atom in _ATOM.finditer(line):
        if run and not _belongs(line, run[-1], atom):
            found += _compound(run, places)
            run = []
        run.append(atom)
    found += _compound(run, places) if run else []
    if len(found) == 1 and _POSSESSIVE.search(chunk):
        word, start, end, also = found[0]
        return ((word, start, end, (*also, word[:-1])),)
    return tuple(found)


def _plain(chunk: str) -> tuple[str, list[int]]:
    """`chunk` without case, accents and unseen signs, and for each sign left the place it had; then the end."""
    if chunk.isascii() and "'" not in chunk and "`" not in chunk:
        return chunk.lower(), [*range(len(chunk) + 1)]
    signs, places = [], []
    for place, sign in enumerate(chunk):
        for one in _sign(sign):
            signs.append(one)
            places.append(place)
    kept = [at for at, sign in enumerate(signs) if sign != "'" or not _inside(signs, at)]
    return "".join(signs[at] for at in kept), [*(places[at] for at in kept), len(chunk)]


@lru_cache(maxsize=10_000)
def _sign(sign: str) -> str:
    """What one character of a text is in a folded word: nothing, itself, or several letters."""
    if sign in _APOSTROPHES:
        return "'"
    kind = unicodedata.category(sign)
    if kind == "Cf" or sign == "\u034f" or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if kind == "Pd" or sign in "\u2212\u00af\u02d7\u2043":
        return "-"
    if sign in "\u2044\u2215":
        return "/"
    plain = unicodedata.normalize("NFKD", sign).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFKC", "".join(one for one in plain if not _is_accent(one)))


def _is_accent(sign: str) -> bool:
    """True for what stands on a letter, be it an accent or a vowel point; not for the vowels of Indian scripts."""
    rank = unicodedata.combining(sign)
    return 10 <= rank <= 36 or rank >= 200


def _inside(signs: list[str], at: int) -> bool:
    """True if an apostrophe stands between letters."""
    return 0 < at < len(signs) - 1 and signs[at - 1].isalnum() and signs[at + 1].isalnum()


def _belongs(line: str, before: re.Match, atom: re.Match) -> bool:
    """True if two atoms are parts of one written word, such as those of TNI/Polri, G20 or Jl.Sudirman."""
    between = line[before.end() : atom.start()]
    if before.lastgroup in ("sign", "one") or atom.lastgroup in ("sign", "one"):
        return False
    if not between:
        return before[0] not in _CURRENCIES or atom.lastgroup != "number"
    numbers = before.lastgroup == atom.lastgroup == "number"
    return not numbers and between in _GLUE


def _compound(run: list[re.Match], places: list[int]) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """The words of one run of atoms, the first with the whole run as another word for its place."""
    parts = []
    for nth, atom in enumerate(run):
        start, end = places[atom.start()], places[atom.end() - 1] + 1
        if atom.lastgroup == "number":
            parts += [(word, start, end) for word in _number(atom[0])]
        elif nth and run[nth - 1].lastgroup == "number" and atom[0] in _SHORT_SIZES and nth == len(run) - 1:
            parts.append((_SHORT_SIZES[atom[0]], start, end))
        else:
            parts.append((_SIGNS.get(atom[0], atom[0])[:LONGEST_WORD], start, end))
    whole = "".join(atom[0] for atom in run)
    if _is_doubled(run):  # anak2, as people shorten anak-anak
        parts = parts[:1]
        return [(*parts[0], (whole[:LONGEST_WORD],))]
    if len(parts) == 1 or len(run) > MOST_PARTS or not whole.isalnum():
        return [(*part, ()) for part in parts]
    whole = whole[:LONGEST_WORD]
    if _is_a_name(run):  # G20, B35, 5G: no word by themselves
        return [(whole, parts[0][1], parts[-1][2], ())]
    (word, start, end), *others = parts
    return [(word, start, end, (whole,)), *((*part, ()) for part in others)]


def _is_doubled(run: list[re.Match]) -> bool:
    """True for a word with a 2 written against it."""
    return len(run) == 2 and run[0].end() == run[1].start() and len(run[0][0]) > 2 and run[1][0] == "2"


def _is_a_name(run: list[re.Match]) -> bool:
    """True for a letter or two written against a figure."""
    together = all(before.end() == atom.start() for before, atom in pairwise(run))
    letters = [atom[0] for atom in run if atom.lastgroup == "letters"]
    return together and all(len(one) <= 2 and one not in ("rb", "jt", "tn") for one in letters)


def _number(written: str) -> list[str]:
    """A number as every spelling of it is folded; a date, a score or an address gives several."""
    groups, signs = re.split("[.,:]", written), re.findall("[.,:]", written)
    first, *others = groups
    if not others:
        return [first.lstrip("0") or "0"] if len(first) <= 2 else [first[:LONGEST_WORD]]
    if _is_thousands(groups) and ":" not in signs and len(set(signs)) == 1:
        return ["".join(groups)[:LONGEST_WORD]]
    if len(signs) > 1 and signs[-1] not in signs[:-1] and len(set(signs)) == 2 and _is_thousands(groups[:-1]):
        return [_decimal("".join(groups[:-1]), groups[-1])]
    if len(signs) == 1 and (signs[0] != ":" or len(groups[1]) == 2):
        return [_decimal(first, groups[1])]
    return [word for group in groups for word in _number(group)]


def _is_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _decimal(whole: str, part: str) -> str:
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    return f"{whole},{part}"[:LONGEST_WORD] if part else whole[:LONGEST_WORD]
