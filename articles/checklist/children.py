"""Children under 18 who are suspect, victim or witness, and what of a text would tell who they are.

Dewan Pers regulation 1/2019: name, picture, parents, school and address of such a child are left out. A reading of
the text by its form, block by block: it can miss one and can take a grown-up for a child, so the rule built on it is
an advice unless the newsroom makes more of it.
"""

import re

_CHILD = re.compile(
    r"\b(?:di bawah umur|bocah|balita|remaja putr[ai]|(?:pelajar|sisw[ai]) (?:SD|SMP|SMA|SMK))\b"
    r"|\b(?:berusia|usia|berumur|umur) (?:0?\d|1[0-7]) tahun\b"
    r"|\b(?:0?\d|1[0-7]) tahun\)",
    re.IGNORECASE,
)
_WORD = r"[A-Z][\w'’-]{1,40}"
#: "Melati (15)": the age behind the name.
_AGED = re.compile(rf"\b({_WORD}(?: {_WORD}){{0,3}}) ?\((?:0?\d|1[0-7])(?: tahun)?\)")
_PART = re.compile(
    r"\b(?:korban|tersangka|terdakwa|terduga|saksi|pelaku|dicabuli|diperkosa|dianiaya|dilecehkan|dirundung|diculik"
    r"|pencabulan|pemerkosaan|penganiayaan|pelecehan|perundungan|tawuran)\b",
    re.IGNORECASE,
)
_SCHOOL = (
    r"\b(?:(?:SD|SMP|SMA|SMK|MTs)(?:N|IT)?|M[AI]N) (?:Negeri |Swasta |Islam )?"
    r"(?:\d{1,3}|[A-Z]\w+)(?: [A-Z]\w+)?"
)
#: Who the regulation names beside the child itself: siblings, parents, relatives, and whoever stands in for them.
_RELATED = (
    r"(?:ayah(?:anda)?|ibu(?:nda)?(?! kota)|orang ?tua|kakek|nenek|buyut|kakak|adik|abang|paman|bibi|pakde|bude"
    r"|sepupu|keponakan|kemenakan|ipar|mertua|pengasuh|wali(?! ?(?:kota|nagari|songo|amanat)\b))"
)
#: These are said to anybody: they tell something where it is said whose.
_SAID = r"(?:saudar[ai]|tante|om|bapak|mama|papa)"
#: Behind the word: what kind of relation, and whose.
_KIND = r"(?: ?(?:kandung|tiri|angkat|asuh|sambung|ipar|perempuan|laki-laki|sepupu|murid))?"
_WHOSE = r"(?:nya\b| (?:korban|tersangka|terdakwa|terduga|pelaku|saksi|anak|bocah)\b)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_CALLED = r",?(?: (?:bernama|berinisial|yakni|yaitu))?"
_TELLING_KIN = (
    # "Ibunya, Sri Wahyuni", "paman korban bernama Sutrisno", "kakek Wiryo"
    rf"\b(?i:{_RELATED}{_KIND}{_WHOSE}?{_CALLED}) {_NAME}",
    rf"\b(?i:{_SAID}{_KIND}{_WHOSE}{_CALLED}) {_NAME}",
    # "Sutrisno (45), paman korban": the name stands before, and is no word that only opens a sentence.
    r"\b(?!(?i:kemarin|namun|kini|lalu|kemudian|bahkan|padahal|sementara|saat|hingga|\w+nya)\b)"
    rf"{_NAME}(?: \(\d\d\))?, (?:selaku |sebagai )?(?i:(?:{_RELATED}|{_SAID}){_KIND}{_WHOSE})",
)
_TELLING = (
    re.compile(_SCHOOL),
    *map(re.compile, _TELLING_KIN),
    re.compile(r"\b(?:Jalan|Jl\.|Gang|Kampung|Dusun|Perumahan) [A-Z]\w+(?: [A-Z0-9]\w*)?|\bRT ?\d+(?:/RW ?\d+)?"),
)


def concerned(text: str) -> bool:
    """True if a child in such a part stands in one block of `text`."""
    return any((_CHILD.search(one) or _AGED.search(one)) and _PART.search(one) for one in text.splitlines())


def telling(text: str) -> list[str]:
    """What in `text` would tell who a child is, as it stands there: a name with its age, school, parents, street."""
    found = [match[1] for match in _AGED.finditer(text)]
    found += [match[0] for pattern in _TELLING for match in pattern.finditer(text)]
    return list(dict.fromkeys(" ".join(words.split()) for words in found))
