"""What is wrong with XML that is not well-formed, or JSON that is none, in the language of whoever is told.

Expat and Python name their errors in English alone, so neither is quoted in a sentence of ours. The readers of
archives and those of wires ask here.
"""

from json import JSONDecodeError
from xml.parsers.expat import ExpatError, errors

from django.utils.translation import gettext as _


class Malformed(Exception):
    """Not well-formed: `why` in a sentence, and where. Another reading, mended, may still go well."""

    def __init__(self, why: str, line: int, column: int):
        self.why, self.line, self.column = why, line, column


def from_expat(error: ExpatError) -> Malformed:
    """What expat stumbled over; columns are counted from 1."""
    return Malformed(not_well_formed(_said(errors.messages.get(error.code))), error.lineno, error.offset + 1)


def in_another_encoding() -> Malformed:
    """Expat reads few encodings, and one byte a sign in all but Unicode; the mending reader knows all of Python's."""
    return Malformed(_("not in the encoding that it declares"), 1, 1)


def unknown_entity(name: str, line: int, column: int) -> Malformed:
    """An entity stands there that is none of XML's five."""
    return Malformed(not_well_formed(_("nothing says what &%s; stands for") % name), line, column)


def not_well_formed(why: str) -> str:
    """The sentence, around what breaks the rules."""
    return _("not well-formed XML (%s)") % why


def not_json(error: ValueError) -> str:
    """The same for JSON, by what its reader stumbled over."""
    why = _("what stands there may not stand there")
    if isinstance(error, JSONDecodeError):
        if error.msg.startswith("Unterminated") or not error.doc[error.pos :].strip():
            why = _("it breaks off before all that was opened is closed")
        elif error.msg == "Extra data":
            why = _("something stands after the end of the document")
    return _("not JSON (%s)") % why


def _said(message: str | None) -> str:
    """One of expat's messages in a few words of ours: what it tells beside them helps nobody to mend a file."""
    if message == errors.XML_ERROR_TAG_MISMATCH:
        return _("an element is closed that is not the last one opened")
    if message in _BREAKS_OFF:
        return _("it breaks off before all that was opened is closed")
    if message == errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return _("something stands after the end of the document")
    if message == errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        return _("an element has an attribute twice")
    if message == errors.XML_ERROR_MISPLACED_XML_PI:
        return _("its first line, <?xml …?>, does not stand at the very beginning")
    if message in _ENCODING:
        return _("the encoding that it declares is not known, or not the one that it has")
    if message in _ENTITIES:
        return _("an entity stands there that is none of XML's own")
    return _("what stands there may not stand there")


_BREAKS_OFF = frozenset(
    [
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        errors.XML_ERROR_PARTIAL_CHAR,
        errors.XML_ERROR_ASYNC_ENTITY,
        errors.XML_ERROR_INCOMPLETE_PE,
    ]
)
_ENCODING = frozenset([errors.XML_ERROR_UNKNOWN_ENCODING, errors.XML_ERROR_INCORRECT_ENCODING])
_ENTITIES = frozenset(
    [
        errors.XML_ERROR_UNDEFINED_ENTITY,
        errors.XML_ERROR_RECURSIVE_ENTITY_REF,
        errors.XML_ERROR_BINARY_ENTITY_REF,
        errors.XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF,
        errors.XML_ERROR_EXTERNAL_ENTITY_HANDLING,
        errors.XML_ERROR_ENTITY_DECLARED_IN_PE,
    ]
)
