"""A mark of each story: all that the database holds of it, in a few characters, to be compared after a restore."""

from collections.abc import Iterable, Iterator

from django.db import connection

#: What belongs to a story, each row whole: the working copy, what was saved, what readers got and get.
_MARKS = """
SELECT story.id, md5(concat(md5(story::text),
    (SELECT string_agg(md5(line::text), '' ORDER BY line.id) FROM articles_revision line
     WHERE line.article_id = story.id),
    (SELECT string_agg(md5(line::text), '' ORDER BY line.id) FROM articles_edition line
     WHERE line.article_id = story.id),
    (SELECT string_agg(md5(line::text), '' ORDER BY line.id) FROM articles_transition line
     WHERE line.article_id = story.id)
)) FROM articles_article story ORDER BY story.id
"""
#: Rows fetched at a time.
AT_ONCE = 1_000


def marks() -> Iterator[tuple[int, str]]:
    """Every story by its id, with its mark. Within a transaction, so that it is one moment's."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


def differing(kept: Iterable[tuple[int, str]]) -> list[str]:
    """What is not as it was `kept`, a sentence for each story: missing, another, or one too many."""
    before, now = dict(kept), dict(marks())
    missing = [f"story {pk} is missing" for pk in sorted(before.keys() - now.keys())]
    changed = [f"story {pk} is not as it was" for pk in sorted(before.keys() & now.keys()) if before[pk] != now[pk]]
    more = [f"story {pk} was not there" for pk in sorted(now.keys() - before.keys())]
    return missing + changed + more
