"""Many wire items at once, as uneven as agencies are, to see what the wire desk touches among them.

`load` writes rows by one statement: nine of ten come from one source, one in a hundred is a flash, under embargo or
canceled, one in three was waved off, one in fifty is an older version, and one in two hundred was used.
"""

from datetime import datetime

from django.db import connection

from audit import wordindex

#: A word of every item, of one in twenty, and of one in a thousand.
COMMON, UNCOMMON, RARE = "berita", "beras", "jarum"

_ROWS = """
INSERT INTO exchange_wireitem (
  source_id, guid, version, digest, is_newest, kind, state, reason, received_at, changed_at, embargo_until, headline,
  standfirst, body, byline, dateline, credit, usage_terms, ed_note, language, keywords, subjects, urgency, used,
  ignored_at, ignored_by_id, words)
SELECT
  (%(sources)s)[CASE WHEN n %% 10 > 0 THEN 1 ELSE 2 + (n / 10) %% (cardinality(%(sources)s) - 1) END],
  'urn:bench:' || n, 1, 'x', n %% 50 <> 7, 'text',
  CASE WHEN n %% 100 = 3 THEN 'canceled' WHEN n %% 200 = 5 THEN 'withheld' ELSE 'usable' END, '',
  %(until)s::timestamptz - (%(count)s - n) * interval '10 seconds',
  %(until)s::timestamptz - (%(count)s - n) * interval '10 seconds',
  CASE WHEN n %% 100 = 9 THEN %(until)s::timestamptz + interval '1 day' END,
  'Berita kawat nomor ' || n, 'Ringkasan berita kawat.', repeat('<p>Isi berita kawat yang panjang.</p>', 40), '',
  'Jakarta', 'KBN', 'Untuk pelanggan.', '', 'id', ARRAY[]::varchar[], ARRAY[]::varchar[],
  CASE WHEN n %% 100 = 1 THEN 1 WHEN n %% 10 = 2 THEN 3 ELSE 5 END, n %% 200 = 11,
  CASE WHEN n %% 3 = 0 THEN %(until)s::timestamptz END, CASE WHEN n %% 3 = 0 THEN %(user)s END,
  (CASE WHEN n %% 1000 = 13 THEN %(rare)s WHEN n %% 20 = 4 THEN %(uncommon)s ELSE %(common)s END)::tsvector
FROM generate_series(1, %(count)s) AS n
"""
#: Each used item has a story, and nobody has seen since what became of the item.
_USES = """
INSERT INTO exchange_wireuse (item_id, seen_id, seen_state, article_id, taken, by_id, at)
SELECT id, id, 'usable', (%(stories)s)[1 + id %% cardinality(%(stories)s)], true, %(user)s, received_at
FROM exchange_wireitem WHERE used
"""

_CANCELED = """
UPDATE exchange_wireitem SET state = 'canceled' WHERE used AND split_part(guid, ':', 3)::int / 200 % 10 = 2
"""


def load(count: int, sources: list[int], stories: list[int], user: int, until: datetime) -> None:
    """Write `count` items, the last of which came at `until`, one every ten seconds before it.

    `sources` are the numbers of two sources or more, the first of which sends most; the items that were used belong
    to `stories`, and `user` did whatever was done. Of them one in ten was canceled since.
    """
    words = [wordindex.entry(COMMON), wordindex.entry(COMMON, UNCOMMON), wordindex.entry(COMMON, RARE)]
    given = {"sources": sources, "count": count, "until": until, "user": user, "stories": stories}
    given |= dict(zip(("common", "uncommon", "rare"), words, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, given)
        cursor.execute(_USES, given)
        cursor.execute(_CANCELED)
        for table in ("wireitem", "wireuse"):
            cursor.execute(f"ANALYZE exchange_{table}")
