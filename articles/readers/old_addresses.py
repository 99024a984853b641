"""Addresses of other systems that lead to stories: how they are written down, kept and found."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlencode

from django.db.models import Exists, OuterRef

from articles.models import Article, Edition
from articles.models.old_address import OldAddress
from audit.storable import storable
from people import clock

LONGEST = OldAddress._meta.get_field("path").max_length
#: What names a story in a query; everything else there says how it is shown, or who sent the reader.
NAMING = frozenset(["attachment_id", "p", "page_id"])
#: The same story in another dress: how the path of one ends, or begins; and behind `feed` in which format.
_DRESSED = ("amp", "feed", "embed", "trackback", "index.html", "index.php")
_FORMATS = ("rss", "rss2", "rdf", "atom")
#: A page of its comments, or of a story that was divided into pages.
_COMMENTS, _PAGE = re.compile(r"comment-page-\d{1,6}"), re.compile(r"\d{1,3}")


def normal(path: str, query: str = "") -> str:
    """The one way to write an address: small letters, no slash at its end, no dress, of the query what names a story.

    Empty for an address that could be any page, such as that of the home page.
    """
    parts = _undressed([part for part in storable(unquote(path)).lower().split("/") if part])
    named = sorted((name, value) for name, value in parse_qsl(query) if name in NAMING and value)
    if not parts and not named:
        return ""
    return ("/" + "/".join(parts) + (f"?{urlencode(named)}" if named else ""))[:LONGEST]


def _undressed(parts: list[str]) -> list[str]:
    """The parts of a path without what says how the story is shown."""
    while parts[:1] == ["amp"]:
        parts = parts[1:]
    while parts:
        before, last = parts[-2:-1], parts[-1]
        if last in _DRESSED or _COMMENTS.fullmatch(last):
            parts = parts[:-1]
        elif (before == ["feed"] and last in _FORMATS) or (before == ["page"] and _PAGE.fullmatch(last)):
            parts = parts[:-2]
        else:
            break
    return parts


def keep(article: Article, addresses: Iterable[str]) -> int:
    """Let `addresses` (paths with their queries) lead to the story. One that leads to another already stays so.

    Returns how many are new.
    """
    return keep_all([(article, addresses)])


def keep_all(stories: Iterable[tuple[Article, Iterable[str]]]) -> int:
    """`keep` for each of these stories, the earlier ones first, in two statements. Returns how many are new."""
    leading: dict[str, Article] = {}
    for article, addresses in stories:
        for address in addresses:
            leading.setdefault(normal(*address.split("?", 1)), article)
    leading.pop("", None)
    if not leading:
        return 0
    taken = set(OldAddress.objects.filter(path__in=leading).values_list("path", flat=True))
    made = [OldAddress(path=path, article=leading[path]) for path in sorted(leading.keys() - taken)]
    OldAddress.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def find(path: str, query: str = "") -> int | None:
    """The id of the story that stood at an address; None if none did, and as long as readers never had it here.
    Whether they may have it, its page says.

    A small number at the end is a page of a divided story, unless it was the address of one. One statement.
    """
    wanted = normal(path, query)
    if not wanted:
        return None
    whole, _slash, last = wanted.rpartition("/")
    asked = [wanted, whole] if whole and _PAGE.fullmatch(last) else [wanted]
    begun = Edition.objects.filter(article=OuterRef("article"), starts_at__lte=clock.now())
    rows = OldAddress.objects.filter(Exists(begun), path__in=asked)
    found = dict(rows.values_list("path", "article_id"))
    return next((found[one] for one in asked if one in found), None)
