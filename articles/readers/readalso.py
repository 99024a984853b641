"""Finding published stories to point readers to."""

from articles.finding import newest, questions
from articles.finding.newest import Search
from articles.models import Edition
from audit import wordfolding

#: How many stories one answer holds: what fits a dialog without paging.
LIMIT = 12
#: How many of the latest stories are read through when the index finds too few.
LATEST = 500
_COLUMNS = ("article_id", "headline", "section__name", "published_at")


def find(words: str, besides: int | None = None) -> list[dict]:
    """Live stories for `words`, the latest first; the latest of all if `words` is empty. At most `LIMIT`.

    The last word may be unfinished. Words are looked up in the search index; where that finds few, the headlines of
    the latest stories are compared letter by letter as well, for any of the words may be half typed. `besides` is the
    id of a story to leave out, because a story does not point to itself.
    """
    live = Edition.objects.live().exclude(article_id=besides).newest_first()
    question = questions.read(words)
    if not question:
        return list(live.values(*_COLUMNS)[:LIMIT])
    search = Search(question.written(related=True), question.expected(related=True))
    newest.walk([search], question.known)
    ids = [row.edition_id for row in search.found if row.article_id != besides][:LIMIT]
    found = list(live.filter(pk__in=ids).values(*_COLUMNS))
    if len(found) < LIMIT:
        known, terms = {row["article_id"] for row in found}, wordfolding.words(words)[:8]
        latest = [row for row in live.values(*_COLUMNS)[:LATEST] if row["article_id"] not in known]
        folded = [(row, " ".join(wordfolding.words(row["headline"]))) for row in latest]
        found += [row for row, headline in folded if all(term in headline for term in terms)]
    return found[:LIMIT]


def named(ids: list[int]) -> list[dict]:
    """The live stories among `ids`, in no order."""
    return list(Edition.objects.live().filter(article_id__in=ids).values(*_COLUMNS))
