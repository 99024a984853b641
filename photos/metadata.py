"""What a photographer or agency wrote into a file: XMP, then IPTC-IIM, then EXIF, the first that has a word wins.

Field numbers are those of the IPTC Photo Metadata Standard (IIM mapping) and EXIF 3.0. Everything here is somebody
else's text: it is cut to length, stripped of control characters, and only ever prefills a form.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

from django.utils import timezone as django_timezone
from PIL import Image, IptcImagePlugin

from audit.storable import storable
from photos import sources

_IIM = {
    "title": [(2, 105), (2, 5)],
    "caption": [(2, 120)],
    "creator": [(2, 80)],
    "credit": [(2, 110)],
    "source": [(2, 115)],
    "copyright": [(2, 116)],
    "instructions": [(2, 40)],
    "keywords": [(2, 25)],
    "city": [(2, 90)],
    "province": [(2, 95)],
    "country": [(2, 101)],
}
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_XMP = {
    "title": [f"{_PHOTOSHOP}Headline", f"{_DC}title"],
    "caption": [f"{_DC}description"],
    "alt": [f"{_CORE}AltTextAccessibility"],
    "creator": [f"{_DC}creator"],
    "credit": [f"{_PHOTOSHOP}Credit"],
    "source": [f"{_PHOTOSHOP}Source"],
    "copyright": [f"{_DC}rights"],
    "instructions": [f"{_PHOTOSHOP}Instructions"],
    "keywords": [f"{_DC}subject"],
    "usage_terms": [f"{_RIGHTS}UsageTerms"],
    "constraints": [f"{_PLUS}OtherConstraints", f"{_PLUS}OtherConditions"],
    "territory": [f"{_PLUS}RegionConstraints"],
    "source_type": [f"{_EXT}DigitalSourceType"],
    "city": [f"{_PHOTOSHOP}City"],
    "province": [f"{_PHOTOSHOP}State"],
    "country": [f"{_PHOTOSHOP}Country"],
    "taken": [f"{_PHOTOSHOP}DateCreated"],
}
#: Those that may hold several values, which all count.
_LISTS = (f"{_DC}creator", f"{_DC}subject")
_EXIF = {"caption": 270, "creator": 315, "copyright": 33432}
#: Characters of all keywords.
LONGEST_KEYWORDS = 1000
_TAKEN, _TAKEN_OFFSET = 36867, 36881
#: What devices and programs write by themselves where a person would say something.
_CAMERA_SAYS = re.compile(
    r"digital camera|^default$|^untitled|^sony dsc|^dcim|^charset=|^image description$"
    r"|^(?:hellomoto|samsung|xiaomi|redmi|oppo|vivo|realme|huawei|screenshot)$"
    r"|^(?:null|\(null\)|none|nil|undefined|n/?a|unknown)$|^[-–—_.,;:\s]+$",
    re.IGNORECASE,
)
#: The name of a filter or a mode, which phones write where the caption belongs; never a person's name.
_MODES = re.compile(
    r"^(?:(?:oznorco|oznorhd|oznor|hdrpl|rhdr|vhdr|hdr|sdr|dav|cof|mde|ptr|fbt|btf|nor|bty|edf|burst|soft|vivid|norm"
    r"|aiportrait)[;_\s]*)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Described:
    """Words for the form; empty where the file says nothing. `taken_at` is aware."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    creator: str = ""
    copyright_notice: str = ""
    instructions: str = ""
    usage_terms: str = ""
    territory: str = ""
    keywords: str = ""
    source_type: str = ""
    taken_where: str = ""
    taken_at: datetime | None = None

    def as_fields(self) -> dict:
        """Everything that says something, by the name of Photo's field."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}


def read(image: Image.Image) -> Described:
    """What `image`'s file says about itself. A broken block is passed over: it must not stop a good picture."""
    found: dict[str, str] = {}
    for reader in (_xmp, _iim, _exif):
        with suppress(Exception):
            for name, words in reader(image).items():
                words = storable(words).replace("\r", " ").strip()
                if words and not _by_itself(name, words):
                    found.setdefault(name, words)
    place = [found.get(name, "") for name in ("city", "province", "country")]
    return Described(
        title=found.get("title", "")[:200],
        alt=found.get("alt", "")[:300],
        caption=found.get("caption", "")[:2000],
        credit=_credit(found)[:200],
        source=found.get("source", "")[:200],
        creator=found.get("creator", "")[:200],
        copyright_notice=found.get("copyright", "")[:200],
        instructions=found.get("instructions", "")[:1000],
        usage_terms=_together(found, "usage_terms", "constraints")[:1000],
        territory=found.get("territory", "")[:200],
        keywords=keywords(found.get("keywords", "")),
        source_type=sources.read(found.get("source_type", "")),
        taken_where=", ".join(dict.fromkeys(filter(None, place)))[:200],
        taken_at=_moment(found.get("taken", "")),
    )


def _by_itself(name: str, words: str) -> bool:
    """True for what no person wrote."""
    return bool(_CAMERA_SAYS.search(words) or (name in ("title", "caption") and _MODES.search(words)))


def _together(found: dict[str, str], *names: str) -> str:
    """What they say, each on a line of its own, nothing twice."""
    return "\n".join(dict.fromkeys(filter(None, (found.get(name, "") for name in names))))


def keywords(words: str) -> str:
    """Keywords with commas between them, each once, as many whole ones as the column takes."""
    kept: dict[str, str] = {}
    for one in re.split(r"[,;\n]", words):
        if word := " ".join(one.split()):
            kept.setdefault(word.casefold(), word)
    told = ", ".join(kept.values())
    return told if len(told) <= LONGEST_KEYWORDS else told[:LONGEST_KEYWORDS].rpartition(", ")[0]


def _credit(found: dict[str, str]) -> str:
    """Agency and photographer as papers print them: "Agency/Photographer"."""
    agency, person = found.get("credit", ""), found.get("creator", "")
    if agency and person and person.lower() not in agency.lower():
        return f"{agency}/{person}"
    return agency or person or found.get("copyright", "")


def _xmp(image: Image.Image) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    start, end = packet.find(b"<"), packet.rfind(b">")
    tree = ElementTree.fromstring(packet[start : end + 1])  # noqa: S314 (declarations are refused above)
    found: dict[str, str] = {}
    for name, tags in _XMP.items():
        words = next((words for tag in tags if (words := _xmp_words(tree, tag))), "")
        found[name] = words
    return found


def _xmp_words(tree: ElementTree.Element, tag: str) -> str:
    """The text of a property, written as an attribute, an element, or a list of alternatives or names."""
    for element in tree.iter():
        if tag in element.attrib:
            return element.attrib[tag]
        if element.tag == tag:
            items = [text.strip() for text in element.itertext() if text.strip()]
            return ", ".join(items) if tag in _LISTS else (items or [""])[0]
    return ""


def _iim(image: Image.Image) -> dict[str, str]:
    info = IptcImagePlugin.getiptcinfo(image) or {}
    utf8 = b"\x1b%G" in _joined(info.get((1, 90), b""))
    found = {}
    for name, keys in _IIM.items():
        value = next((info[key] for key in keys if info.get(key)), b"")
        values = value if isinstance(value, list) else [value]
        found[name] = ", ".join(_decoded(item, utf8) for item in values)
    found["taken"] = _decoded(_joined(info.get((2, 55), b"")), utf8) + _decoded(_joined(info.get((2, 60), b"")), utf8)
    return found


def _joined(value: bytes | list[bytes]) -> bytes:
    return b"".join(value) if isinstance(value, list) else value


def _decoded(value: bytes, utf8: bool = False) -> str:
    """Text as UTF-8, which most write whether or not they say so, else as Windows' Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "cp1252", errors="replace")


def _exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    found = {}
    for name, tag in _EXIF.items():
        value = exif.get(tag) or ""
        # what Pillow read byte by byte: its bytes can be had back
        as_bytes = isinstance(value, str) and all(ord(letter) < 256 for letter in value)
        found[name] = _decoded(value.encode("latin-1")) if as_bytes else str(value)
    details = exif.get_ifd(0x8769)
    found["taken"] = f"{details.get(_TAKEN, '')}{details.get(_TAKEN_OFFSET, '')}"
    return found


_MOMENT = re.compile(
    r"(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?"
)


def _moment(words: str) -> datetime | None:
    """A time in any of the three notations, aware; without an offset it is the newsroom's own time."""
    match = _MOMENT.match(words)
    if not match:
        return None
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        moment = datetime(*(int(part or 0) for part in (year, month, day, hour, minute, second)))
    except ValueError:
        return None
    zone = UTC if offset == "Z" else django_timezone.get_default_timezone()
    if offset and offset != "Z":
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        zone = timezone((-1 if offset[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    moment = moment.replace(tzinfo=zone)
    return moment if moment <= django_timezone.now() + timedelta(days=1) else None  # a camera's clock ran wild
