"""Finding published stories to point readers to."""

import re

from django.contrib.postgres.search import SearchQuery

from articles.models import Edition

#: How many stories one answer holds: what fits a dialog without paging.
LIMIT = 12
#: How many of the latest stories are read through when the index finds too few.
LATEST = 500
_WORD = re.compile(r"\w+")
_COLUMNS = ("article_id", "headline", "section__name", "published_at")


def find(words: str, besides: int | None = None) -> list[dict]:
    """Live stories for `words`, the latest first; the latest of all if `words` is empty. At most `LIMIT`.

    The last word may be unfinished. Words are looked up in the search index; stemming can hide a half-typed word
    there ("pemerinta"), so headlines of the latest stories are compared letter by letter as well. `besides` is the
    id of a story to leave out, because a story does not point to itself.
    """
    live = Edition.objects.live().exclude(article_id=besides).newest_first()
    terms = _WORD.findall(words)[:8]
    if not terms:
        return list(live.values(*_COLUMNS)[:LIMIT])
    query = SearchQuery(" & ".join(f"{term}:*" for term in terms), search_type="raw", config="indonesian")
    found = list(live.filter(search=query).values(*_COLUMNS)[:LIMIT])
    if len(found) < LIMIT:
        known, wanted = {row["article_id"] for row in found}, [term.lower() for term in terms]
        latest = [row for row in live.values(*_COLUMNS)[:LATEST] if row["article_id"] not in known]
        found += [row for row in latest if all(term in row["headline"].lower() for term in wanted)]
    return found[:LIMIT]


def named(ids: list[int]) -> list[dict]:
    """The live stories among `ids`, in no order."""
    return list(Edition.objects.live().filter(article_id__in=ids).values(*_COLUMNS))
