"""By which names caches know what an answer to readers shows: one table for pages and for machines.

A view marks its answer (`keyed(response, keys.article(12), keys.section(3), lifetime=300)`); whoever changes
something purges the names of what became old, and every answer that bears one of them is made anew, here and in the
caches in front.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.http import HttpResponse

#: A key that every answer has: purged when the menu or the paper itself changes.
SITE = "site"
#: Every list of the newest of the whole paper: home, its feed, the news sitemap.
FRONT = "front"
#: The register of corrections and other notes.
CORRECTIONS = "corrections"
#: The masthead: who makes the paper.
MASTHEAD = "masthead"
#: The list of videos.
VIDEO = "video"

#: Kinds of keys that name a single thing that an answer shows; every other names a list that it is.
SINGLE = frozenset({"article", "photo", "byline", "label", "page", "arranged", "wire", MASTHEAD, SITE})


def _named(kind: str) -> Callable[[object], str]:
    return lambda which: f"{kind}:{which}"


#: What an answer shows of single things: a story, a photo, an author's name, a tag's name, a fixed page.
article, photo, byline, label, page = map(_named, ("article", "photo", "byline", "label", "page"))
#: Whose copy a story is made of.
wire = _named("wire")
#: Of which list it is: a section's, a tag's, an author's.
section, tag, author = map(_named, ("section", "tag", "author"))


def day(which: date) -> str:
    """The list of a day in the newsroom's zone."""
    return f"day:{which:%Y-%m-%d}"


def month(which: date) -> str:
    """The list of a month in the newsroom's zone."""
    return f"month:{which:%Y-%m}"


def arranged(section_id: int | None) -> str:
    """The front of a section as editors arranged it, or the home page's (None or 0)."""
    return f"arranged:{section_id or 0}"


def each(kind: Callable[[object], str], ids: Iterable[int]) -> tuple[str, ...]:
    """`each(article, [3, 5])` is `("article:3", "article:5")`, each once."""
    return tuple(kind(pk) for pk in dict.fromkeys(ids))


def is_of_list(names: Iterable[str]) -> bool:
    """True if an answer with these keys lists stories: any story that comes or goes may change it."""
    return any(name.partition(":")[0] not in SINGLE for name in names)


def keyed(response: HttpResponse, *names: str, lifetime: int = 60) -> HttpResponse:
    """Mark `response` as an answer for all readers that depends on `names` and may be kept for `lifetime` seconds.

    A purge of any of them drops it, so it names what it depends on and nothing else. Never call it for anything
    personal.
    """
    response.surrogate_keys = (*names, SITE)
    response.lifetime = lifetime
    return response
