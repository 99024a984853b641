"""What lets a program in: letters and digits of chance, of which only a digest is kept.

Each begins by what it is for, and ends in six signs that check the others. A program that looks for lost secrets
finds one by its form, and tells a real one from a made-up one without asking anybody.
"""

import hashlib
import re
import secrets
import string
import zlib
from dataclasses import dataclass
from functools import cached_property

_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
#: How much of one may be shown: enough to know it again, and to nobody's use.
BEGINNING = 12


@dataclass(frozen=True)
class Kind:
    """Credentials of one kind, by the letters with which they begin."""

    letters: str

    @cached_property
    def form(self) -> re.Pattern[str]:
        """What each of them looks like."""
        return re.compile(rf"{self.letters}_([0-9A-Za-z]{{43}})([0-9A-Za-z]{{6}})")

    def new(self) -> str:
        """One that nobody has."""
        chance = "".join(secrets.choice(_ALPHABET) for _nth in range(43))
        return f"{self.letters}_{chance}{_check(chance)}"

    def is_one(self, text: str) -> bool:
        """True for one that may be ours, as far as its form tells."""
        found = self.form.fullmatch(text)
        return bool(found and _check(found[1]) == found[2])


def digest(text: str) -> str:
    """What is kept in the place of one. It is all chance, so it needs no slow digest."""
    return hashlib.sha256(text.encode()).hexdigest()


def _check(chance: str) -> str:
    """Six letters and digits that follow from the others."""
    number, found = zlib.crc32(chance.encode()), ""
    for _nth in range(6):
        number, rest = divmod(number, 62)
        found = _ALPHABET[rest] + found
    return found
