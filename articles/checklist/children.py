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
#: "Melati (15)": the age behind the name.
_AGED = re.compile(r"((?:[A-Z][\w'’-]{1,40} ?){1,4})\((?:0?\d|1[0-7])(?: tahun)?\)")
_PART = re.compile(
    r"\b(?:korban|tersangka|terdakwa|terduga|saksi|pelaku|dicabuli|diperkosa|dianiaya|dilecehkan|dirundung|diculik"
    r"|pencabulan|pemerkosaan|penganiayaan|pelecehan|perundungan|tawuran)\b",
    re.IGNORECASE,
)
_SCHOOL = (
    r"\b(?:(?:SD|SMP|SMA|SMK|MTs)(?:N|IT)?|M[AI]N) (?:Negeri |Swasta |Islam )?"
    r"(?:\d{1,3}|[A-Z]\w+)(?: [A-Z]\w+)?"
)
_KIN = (
    r"\b(?i:ayah|ibu|orang tua|kakek|nenek|kakak)(?:nya| korban| tersangka| pelaku)?,? (?:[A-Z][\w'’-]{1,40} ?){1,3}"
)
_TELLING = (
    re.compile(_SCHOOL),
    re.compile(_KIN),
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
