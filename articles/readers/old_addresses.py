"""Addresses of other systems that lead to stories: how they are written down, kept and found."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlencode

from articles.models import Article
from articles.models.old_address import OldAddress
from audit.storable import storable

LONGEST = OldAddress._meta.get_field("path").max_length
#: What names a story in a query; everything else there says how it is shown, or who sent the reader.
NAMING = frozenset(["attachment_id", "p", "page_id"])
#: The same story in another dress.
_DRESSED = ("amp", "feed", "embed", "index.html", "index.php")


def normal(path: str, query: str = "") -> str:
    """The one way to write an address: small letters, no slash at its end, no dress, of the query what names a story.

    Empty for an address that could be any page, such as that of the home page.
    """
    parts = [part for part in storable(unquote(path)).lower().split("/") if part]
    while parts and parts[-1] in _DRESSED:
        parts.pop()
    named = sorted((name, value) for name, value in parse_qsl(query) if name in NAMING and value)
    if not parts and not named:
        return ""
    return ("/" + "/".join(parts) + (f"?{urlencode(named)}" if named else ""))[:LONGEST]


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
    """The id of the story that stood at an address; None if none did. Whether readers may have it, its page says."""
    wanted = normal(path, query)
    if not wanted:
        return None
    return OldAddress.objects.filter(path=wanted).values_list("article_id", flat=True).first()
