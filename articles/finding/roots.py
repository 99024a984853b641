"""What an Indonesian word is made from: “penurunan” and “menurunkan” from “turun”.

PostgreSQL's own stemmer has no list of words. It takes the letters off by rule, so it cannot tell which one a prefix
swallowed (penurunan becomes urun, and never meets turun), and it cuts names down (Kediri becomes diri). Here a part
is taken off where a known word is left (`rootwords`); of a word whose root is not known, only what can be nothing
else.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.finding.rootwords import NAMES, ROOTS

#: Words whose parts mislead, and what they belong to all the same.
_OF_THEIR_OWN: dict[str, tuple[str, ...]] = {
    "beberapa": (),
    "bermain": ("main",),
    "kementerian": ("menteri",),
    "kementrian": ("menteri",),
    "ketenagakerjaan": ("tenaga", "kerja"),
    "kewarganegaraan": ("warga", "negara"),
    "kependudukan": ("penduduk",),
    "kepemerintahan": ("pemerintah",),
    "pemerintahan": ("pemerintah",),
    "penduduk": (),
    "pengaruh": (),
    "perekonomian": ("ekonomi",),
    "pertanggungjawaban": ("tanggung", "jawab"),
    "pengalaman": ("alami",),
    "seorang": (),
    "sehari": (),
    "sementara": (),
    "terhadap": (),
    "terlalu": (),
    "selalu": (),
    "secara": (),
    "seperti": (),
    "sebuah": (),
    "setelah": (),
    "sebelum": (),
    "menjadi": (),
    "kemudian": (),
    "pengadilan": ("peradilan",),
    "peradilan": ("pengadilan",),
    "belajar": ("ajar",),
    "pelajar": ("ajar",),
    "pelajaran": ("ajar",),
}
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("kan", "an", "i", "isasi")
_VOWELS = "aeiou"
#: What may stand behind the simple prefixes, and what of it is left.
_SIMPLE = ("di", "ke", "se", "ber", "ter", "per", "be", "te", "pe", "pel", "bel")
_PLAIN = re.compile("[a-z]{4,40}")
#: So few letters a root has at least: of the known ones, and of others.
SHORTEST, SHORTEST_UNKNOWN = 3, 4
#: So many roots of one word at most.
MOST = 2


@lru_cache(maxsize=30_000)
def roots(word: str) -> tuple[str, ...]:
    """The words that a folded `word` is made from, the likeliest first; none for roots, names and other languages."""
    if word in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[word]
    if word in ROOTS or word in NAMES or not _PLAIN.fullmatch(word):
        return ()
    bases = list(_without_clitics(word))
    for base in bases:
        if base in ROOTS or base in NAMES:
            return (base,)
    known = [root for base in bases for root in _bare(base) if root in ROOTS]
    if known:
        return tuple(dict.fromkeys(sorted(known, key=len, reverse=True)))[:MOST]
    unknown = [base for base in bases[1:] if word.endswith("nya") and len(base) > SHORTEST_UNKNOWN]
    unknown += [root for base in bases for root in _surely_bare(base)]
    return tuple(dict.fromkeys(unknown))[:MOST]


def _without_clitics(word: str) -> Iterator[str]:
    """`word`, and what is left without the little words that are written to its end."""
    yield word
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= SHORTEST:
            rest = word.removesuffix(clitic)
            yield rest
            if clitic in ("lah", "kah", "pun"):
                yield from _without_clitics(rest)
            break


def _bare(word: str) -> Iterator[str]:
    """Everything that `word` may be made from, likely or not."""
    yield from _without_prefixes(word, 3)
    for suffix in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= SHORTEST:
            yield rest
            yield from _without_prefixes(rest, 3)


def _without_prefixes(word: str, most: int) -> Iterator[str]:
    if not most:
        return
    for rest in (*_nasal(word), *_simple(word)):
        if len(rest) >= SHORTEST:
            yield rest
            yield from _without_prefixes(rest, most - 1)


def _simple(word: str) -> Iterator[str]:
    for prefix in _SIMPLE:
        if word.startswith(prefix):
            yield word.removeprefix(prefix)


def _nasal(word: str) -> Iterator[str]:
    """What stands behind me- or pe-, whose sound follows the next letter and may have swallowed it."""
    if word[:2] not in ("me", "pe"):
        return
    rest = word[2:]
    if rest.startswith("nge") and len(rest) == 6:  # of one syllable: mengecat
        yield rest[3:]
    if rest.startswith("ny"):
        yield "s" + rest[2:]
    elif rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] in _VOWELS:
            yield "k" + rest[2:]
    elif rest.startswith(("m", "n")):
        lost = {"m": "p", "n": "t"}[rest[0]]
        if rest[1:2] in _VOWELS:
            yield lost + rest[1:]
        else:
            yield rest[1:]
        yield rest
    elif rest[:1] in ("l", "r", "w", "y"):
        yield rest


def _surely_bare(word: str) -> Iterator[str]:
    """What is left of a word of no known root when it bears a verb's prefix, or parts at both ends."""
    for suffix in ("kan", "an", "i", ""):
        rest = word.removesuffix(suffix)
        if suffix and rest == word:
            continue
        for prefix in ("memper", "diper", "di"):
            if rest.startswith(prefix) and len(rest) - len(prefix) >= SHORTEST_UNKNOWN:
                yield rest.removeprefix(prefix)
                return
        nasal = [root for root in _nasal(rest) if len(root) >= SHORTEST_UNKNOWN]
        if nasal and (rest.startswith("me") or suffix == "an"):
            yield from nasal
            return
        if suffix == "an":
            for prefix in ("ke", "per"):
                if rest.startswith(prefix) and len(rest) - len(prefix) >= SHORTEST_UNKNOWN:
                    yield rest.removeprefix(prefix)
                    return
        if suffix == "kan" and len(rest) >= SHORTEST_UNKNOWN:
            yield rest
            return
