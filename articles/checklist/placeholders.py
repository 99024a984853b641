"""Finding what a writer meant to fill in later: TK, TKTK, XX, question marks in brackets.

"TK" is also the Indonesian kindergarten (taman kanak-kanak). It is taken for one where words of school stand beside
it or a name follows ("TK Pertiwi"), and for a gap where it stands alone.
"""

import re

_GAP = re.compile(
    r"""
    \[[^\]]{0,40}?(?:TK|\?\?|cek|isi|lengkapi|konfirmasi)[^\]]{0,40}?\]   # [cek angka], [TK]
    | \bTK(?:TK)+\b                                                       # TKTK
    | \bTK(?:\s+TK)+\b                                                    # TK TK
    | \bXX+\b(?!I) | \?{3,} | _{3,}                                       # XX, ???, ____
    | \bTK\b
    """,
    re.VERBOSE,
)
_SCHOOL = r"(?:anak|anak-anak|murid|siswa|guru|kepala|sekolah|jenjang|tingkat|gedung|di|ke|dari|masuk|PAUD|SD|RA)"
_BEFORE = re.compile(rf"\b{_SCHOOL}[\s,/&]+(?:dan\s+|atau\s+|hingga\s+|sampai\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?:\s+[A-Z][a-z]|\s*[/,&]\s*(?:PAUD|SD|RA)|\s+(?:dan|atau|hingga|sampai|negeri|swasta)\b|\s+\d)"
)

#: "Pekan Olahraga Nasional XX": a Roman twenty behind what is counted so.
_COUNTED = re.compile(
    r"\b(?:Nasional|PON|Olimpiade|Abad|Muktamar|Kongres|Festival|Bab|Kodam|Angkatan|ke)[\s-]+$", re.I
)


def gaps(text: str) -> list[str]:
    """Every gap in `text` as it stands there, in order."""
    return [match[0] for match in _GAP.finditer(text) if not _is_meant(text, match)]


def _is_meant(text: str, match: re.Match) -> bool:
    if match[0] == "XX":
        return bool(_COUNTED.search(text[max(0, match.start() - 12) : match.start()]))
    if match[0] != "TK":
        return False
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 15]
    return bool(_BEFORE.search(before) or _AFTER.match(after))
