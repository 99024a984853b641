"""The words of an address: how a name or a headline becomes the end of one. Nothing else in the house makes them.

Latin letters lose their accents; other scripts keep their own letters, which addresses carry well. What divides words
in a text divides them here: spaces, slashes, the sign of a decimal. A field of this kind is never saved empty.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from people import rowlocks

#: Latin letters that are no other letter with an accent.
_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_WITHIN_A_WORD = re.compile("['’‘ʼʻ`´ʾʿ\u00ad\u200b-\u200f\u2060\ufeff]")
#: The points of 10.000, but not those of 1,5; those of S.H., but not that of detik.com.
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,])\d{3}(?:\1\d{3})*)(?![\d])")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?:\.|\b))")
_DIVIDERS = re.compile(r"[\W_]+")


def slug(text: str, longest: int = 100, *, ascii_only: bool = False) -> str:
    """`text` as words of an address, at most `longest` characters; empty if it has neither letter nor figure."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(_bare(plain)).translate(_LATIN)
    plain = unicodedata.normalize("NFC", _WITHIN_A_WORD.sub("", plain))
    plain = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    plain = _THOUSANDS.sub(lambda found: found[0].replace(found[1], ""), plain)
    plain = _INITIALS.sub(r"\1", plain)
    if ascii_only:
        plain = re.sub(r"[^\x00-\x7f]+", " ", plain)
    return _DIVIDERS.sub("-", plain)[: longest + 1].strip("-")[:longest].strip("-")


def made(text: str, otherwise: str, longest: int = 100, *, ascii_only: bool = False) -> str:
    """Like `slug`, with the word `otherwise` in the place of nothing."""
    return slug(text, longest, ascii_only=ascii_only) or otherwise


def free(stem: str, rows: models.QuerySet, column: str = "slug", avoid: Collection[str] = ()) -> str:
    """`stem`, or with the first number at its end that leaves it to none of `rows` and is nothing to `avoid`.

    Who wants an address of the same stem at the same moment waits until this transaction ends, and sees what it took.
    """
    longest = rows.model._meta.get_field(column.partition("__")[0]).max_length
    number, found = 1, stem[:longest]
    rowlocks.take_turns([f"{rows.model._meta.db_table}: {found.lower()}"])
    is_taken = lambda one: one in avoid or rows.filter(**{column: one}).exists()  # noqa: E731
    while is_taken(found):
        number += 1
        found = f"{stem[: longest - len(str(number)) - 1]}-{number}"
    return found


def has_words(text: str) -> bool:
    """True if an address can be made of `text`."""
    return bool(slug(text))


def refuse_wordless(text: str) -> None:
    """Raise ValidationError for an address without a letter or a figure, such as "-"."""
    if not has_words(text):
        raise ValidationError(_("An address needs a letter or a digit. Write words."), code="wordless")


def _bare(text: str) -> Iterable[str]:
    """The characters without the accents of Latin letters; other scripts' marks stay with their letters."""
    after_latin = False
    for sign in text:
        if not unicodedata.combining(sign):
            after_latin = sign.isascii()
        elif after_latin:
            continue
        yield sign


class AddressField(models.SlugField):
    """A slug in any script, never without a word. With `source` it is made from that field when empty.

    `otherwise` is the word for a source without letters, `avoid` answers with what is not free. To a migration it is
    Django's own field.
    """

    def __init__(
        self,
        *args,
        source: str = "",
        otherwise: str = "",
        avoid: Callable[[], Iterable[str]] = frozenset,
        **kwargs,
    ):
        self.source, self.otherwise, self.avoid = source, otherwise, avoid
        kwargs["allow_unicode"] = True
        kwargs["validators"] = [*kwargs.get("validators", ()), refuse_wordless]
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs["validators"] = [one for one in kwargs["validators"] if one is not refuse_wordless]
        if not kwargs["validators"]:
            del kwargs["validators"]
        return name, "django.db.models.SlugField", args, kwargs

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value or not self.source:
            return value
        value = made(str(getattr(model_instance, self.source)), self.otherwise, self.max_length)
        if self.unique:
            others = type(model_instance)._default_manager.exclude(pk=model_instance.pk)
            value = free(value, others, self.attname, frozenset(self.avoid()))
        setattr(model_instance, self.attname, value)
        return value
