"""How much of what a text says a change touches: copy-editing, or writing.

Told by form alone: how many words came and went, and whether one of them is a number, a name, part of a quotation
or a negation, which no copy-editor changes without answering for it; so is what the story is to its readers, and
who pays for it. Case, quotation marks, white space, formatting
and the order of paragraphs are not substance. Nor are tags, bylines, pictures, section, slug and place.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from articles import body
from articles.comparing import matching
from articles.text import ai, storyfields
from articles.text.classes import ContentClass

#: So many facts are named; the count of the others is not kept.
MOST_NAMED = 12
#: A fact is named by so many of its letters.
LONGEST_NAME = 60

_WORD = re.compile(r"[^\W_]+(?:[-’'.,:/][^\W_]+)*%?")
_SENTENCE = re.compile(r"(?<=[.!?:…])[\s\"“”'‘’)\]]+|\n+")
_QUOTATION = re.compile(r"“([^“”\n]{2,2000})”|\"([^\"\n]{2,2000})\"")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
#: After one of these a sentence begins within a sentence.
_BEGINS = "“\"‘'(["
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "\u00ad": None, "\u200b": None})
_NEGATIONS = "tidak tak bukan bukannya belum jangan tanpa tiada batal gagal no not never none without cannot"
_DIGITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
#: Words that say how many, beside digits: how much of what, and which in a row.
_AMOUNTS = """% belas puluh ratus ribu juta miliar triliun seratus seribu sejuta setengah separuh sepertiga seperempat
belasan puluhan ratusan ribuan jutaan miliaran triliunan lusin selusin pertama kedua ketiga keempat kelima keenam
ketujuh kedelapan kesembilan kesepuluh terakhir thousand million billion trillion ton kuintal kilogram kg gram
kilometer km meter hektare hektar liter barel rupiah dolar euro yen yuan"""
#: Words that say when, also where somebody writes them without a capital.
_DATES = """senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli agustus
september oktober november desember kemarin besok lusa pekan bulan tahun jam menit detik kuartal triwulan semester
dasawarsa dekade abad pagi siang sore malam"""
#: Words with which sentences begin: a capital letter says nothing of them there.
_OPENERS = """ada adapun akan akibatnya akhirnya anda apa apabila artinya atas bagi bahkan bahwa banyak beberapa
begitu berbagai berdasarkan berikut bila bisa dalam dan dari demikian dengan di dia dulu hal hanya
harga hasilnya hingga ia ini itu jadi jika juga kami karena kata kedua kemudian kendati kepada
ketika kini kita lalu lebih lebihnya maka masih melalui memang menurut mereka meski meskipun mulai
mungkin namun nanti oleh pada padahal para pemerintah perusahaan pihak pula pun saat salah sampai
sebab sebabnya sebagai sebagian sebaliknya sebelum sebelumnya sebuah sedangkan sehingga sejak
sejauh sejumlah sekarang selain selama selanjutnya semua sementara seperti serta sesuai setelah
setiap seluruh supaya tapi tentu terhadap termasuk ternyata terutama tetapi total untuk walau
yaitu yakni yang a after all also although an and are as at because but by for from he her his
however if in is it its many more most new of on one or our she since so some that the their then
there these they this those though to under until was we were what when where which while who with
you"""
_FACTS = frozenset(f"{_NEGATIONS} {_AMOUNTS} {_DATES}".split())
_OPENING = frozenset(_OPENERS.split())
_NUMBERS = {word: str(number) for number, word in enumerate(_DIGITS.split())} | {"persen": "%"}
_WORDS = storyfields.names(lambda field: field.is_prose)


@dataclass(frozen=True)
class Substance:
    """What a change touches: `words` that came or went, and the `facts` among them as they stand in the text."""

    words: int = 0
    facts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.facts)


def of_change(before: dict[str, Any], after: dict[str, Any]) -> Substance:
    """The substance of the change from one snapshot's fields to another's. Time grows with the words, not squared."""
    old, new = _Text(before), _Text(after)
    gone, come = _changed_words(old.passages, new.passages)
    names = (old.names | new.names) - (old.plain | new.plain)
    spelt = new.spelt | old.spelt
    telling = names | _FACTS  # and whatever has a figure: it says who, how many, or that something is not so
    changed = [word for word in (*come, *gone) if _tells(word, telling)]
    facts = [spelt.get(word, word) for word in changed]
    facts += [f"“{words}”" for words in _differing(old.quotations, new.quotations)]
    facts += _differing(old.addresses, new.addresses)
    facts += _differing(old.standing, new.standing)
    named = tuple(dict.fromkeys(fact[:LONGEST_NAME] for fact in facts))
    return Substance(len(come) + len(gone), named[:MOST_NAMED])


class _Name(str):
    """A word, folded, that is a name where it stands, whatever it means in small letters: the east of Jawa Timur."""

    __slots__ = ()


class _Text:
    """The parts of a snapshot that readers read as its words, folded for comparing."""

    def __init__(self, fields: dict[str, Any]):
        html = fields.get("body") or ""
        parts = {name: str(fields.get(name) or "") for name in _WORDS} | {"body": body.plain_text(html)}
        self.passages: list[tuple[str, ...]] = []
        self.spelt: dict[str, str] = {}
        self.names: set[str] = set()
        self.plain: set[str] = set()
        self.quotations: Counter[str] = Counter()
        for name, text in parts.items():
            self._read(text.translate(_MARKS), name)
        embedded = (unescape(address) for address in re.findall(r'<figure data-embed="([^"]+)"', html))
        standing = ContentClass(fields.get("content_class") or ContentClass.NEWS).label
        self.standing = Counter(filter(None, [str(standing), fields.get("client"), *ai.named(fields)]))
        self.addresses = Counter(filter(None, [fields.get("video_url"), *embedded]))

    def _read(self, text: str, name: str) -> None:
        for passage in filter(str.strip, text.split("\n")):
            words = _WORD.findall(passage)
            titled = _in_title_case(words)
            if name == "headline" and titled:
                folded = [_folded(word) for word in words]
            else:
                folded = self._with_names(passage, is_running=name != "headline" and not titled)
            self.passages.append(tuple(folded))
            self.spelt.update(zip(folded, words, strict=False))
            for found in _QUOTATION.finditer(passage):
                self.quotations[" ".join(map(_folded, _WORD.findall(found.group(1) or found.group(2))))] += 1

    def _with_names(self, passage: str, *, is_running: bool) -> list[str]:
        """Its words, folded. A capital within a sentence makes a name; at its beginning, or that of a quotation, only
        if the word is no common opener. A line in which nearly every word has one is not `is_running`."""
        folded_words: list[str] = []
        for sentence in _SENTENCE.split(passage):
            for place, found in enumerate(_WORD.finditer(sentence)):
                word, folded = found[0], _folded(found[0])
                is_within = place > 0 and sentence[found.start() - 1] not in _BEGINS
                if not any(map(str.isupper, word)):
                    self.plain.add(folded)
                elif is_within or folded not in _OPENING:
                    self.names.add(folded)
                    folded = _Name(folded) if is_within and is_running else folded
                folded_words.append(folded)
        return folded_words


def _tells(word: str, telling: frozenset[str] | set[str]) -> bool:
    return isinstance(word, _Name) or word in telling or any(letter.isdecimal() for letter in word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    word = _THOUSANDS.sub("", word.casefold())
    return _NUMBERS.get(word, word)


def _in_title_case(words: list[str]) -> bool:
    """True for a headline in which nearly every word has a capital, so that capitals tell no names."""
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) > 2 and sum(word[0].isupper() for word in letters) >= 0.6 * len(letters)


def _differing(old: Counter[str], new: Counter[str]) -> list[str]:
    return [*(new - old), *(old - new)]


def _changed_words(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """The words that went and that came. Passages that stand unchanged somewhere on the other side are left out."""
    kept, there = Counter(old) & Counter(new), Counter(old) & Counter(new)
    rest = [word for passage in old if not _used(kept, passage) for word in passage]
    new_rest = [word for passage in new if not _used(there, passage) for word in passage]
    gone, come = [], []
    for kind, i, j, k, m in matching.opcodes(rest, new_rest):
        if kind != "equal":
            gone += rest[i:j]
            come += new_rest[k:m]
    return gone, come


def _used(known: Counter, passage: tuple[str, ...]) -> bool:
    """True, once for each of its kind, for a passage that is on both sides."""
    known[passage] -= 1
    return known[passage] >= 0
