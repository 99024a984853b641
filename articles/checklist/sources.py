"""Whom a story quotes: names that stand beside a verb of saying.

A reading of the text by its form, so it can miss a source or take one for two; the rule built on it is an advice
unless the newsroom makes more of it.
"""

import re

_SAYS = (
    "kata|ujar|tutur|ucap|ungkap|jelas|papar|sebut|tegas|imbuh|tambah|terang|urai|nilai|akui|aku|klaim|tulis|"
    "mengatakan|menuturkan|menjelaskan|mengungkapkan|menyebutkan|menyebut|menegaskan|menambahkan|memaparkan|"
    "menyatakan|menilai|mengakui|mengklaim|menerangkan|menulis|berkata|membantah|memperkirakan|menurut"
)
_TITLE = r"(?:(?:Dr|Prof|Ir|H|Hj|dr|Drs)\. )?"
_PART = r"(?:[A-Z][\w'’-]{1,60}|[A-Z]\.)"
_NAME = rf"{_TITLE}{_PART}(?: (?:(?:bin|binti|van|de|al) )?{_PART}){{0,8}}"
#: "kata Direktur Utama PT Sagara Rina Wijaya": the title and the name come as one run of capitals.
_SAID_BY = re.compile(
    rf"\b(?i:{_SAYS})(?:nya)?,? (?:(?:ekonom|analis|pengamat|pakar|peneliti|pedagang|petani|warga|ketua|direktur) )?"
    rf"({_NAME})"
)
_WHO_SAID = re.compile(
    rf"(?<![\w'’-])({_NAME})(?: \([^)]{{1,30}}\))?(?:,[^,.\n]{{3,80}},)? (?:juga |pun )?(?:{_SAYS})\b"
)
_NOT_A_PERSON = frozenset(
    [
        "Ia",
        "Dia",
        "Mereka",
        "Kami",
        "Kita",
        "Saya",
        "Hal",
        "Ini",
        "Itu",
        "Namun",
        "Selain",
        "Sementara",
        "Menurut",
        "Dalam",
        "Pada",
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
        "Tim",
        "Data",
        "Laporan",
    ]
)


def named(text: str) -> set[str]:
    """The sources named in `text`. Someone named in full and then by a part of the name counts once."""
    found = [" ".join(match[1].split()) for match in (*_SAID_BY.finditer(text), *_WHO_SAID.finditer(text))]
    names = sorted({name for name in map(_trimmed, found) if name}, key=len, reverse=True)
    kept: list[str] = []
    for name in names:
        if not any(set(name.split()) & set(other.split()) for other in kept):
            kept.append(name)
    return set(kept)


def _trimmed(name: str) -> str:
    words = name.rstrip(".").split()
    while words and words[0] in _NOT_A_PERSON:
        words = words[1:]
    return " ".join(words)
