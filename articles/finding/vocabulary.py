"""The words of the archive: which there are, about how many stories have each, which are spelled almost alike.

A story's words are learned when readers get it, and a draft's for the desk alone when it is saved; so a suggestion
can never tell readers of what they do not have. How often a word stands in stories the worker counts, in batches.
It decides which way search goes and what it suggests, and nothing hangs on its being exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, connections, router, transaction

from articles.finding import vectors
from articles.models import Tally, Word
from people import clock, rowlocks

#: Words that a slip may have been meant for.
MEANT = 3
#: Beginnings are completed to so many words, the commonest.
COMPLETIONS = 12
#: Words looked through for them: a beginning of three letters may have tens of thousands.
LOOKED_THROUGH = 5_000
#: Editions counted in one go: some seconds' work in one transaction.
AT_ONCE = 1_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEARN = """
    INSERT INTO articles_word (lexeme, stories)
    SELECT word, %(stories)s FROM unnest(%(words)s::text[]) AS word
    WHERE NOT EXISTS (SELECT FROM articles_word WHERE lexeme = word AND stories >= %(stories)s)
    ORDER BY word
    ON CONFLICT (lexeme) DO UPDATE SET stories = excluded.stories WHERE articles_word.stories < excluded.stories
"""
_COUNT = """
    INSERT INTO articles_word (lexeme, stories)
    SELECT word, ndoc FROM ts_stat(%(editions)s) WHERE length(word) <= 64 ORDER BY word COLLATE "C"
    ON CONFLICT (lexeme) DO UPDATE SET stories = articles_word.stories + excluded.stories
"""


@dataclass(frozen=True)
class Known:
    """What is known of some lexemes: in how many stories each stands, and of how many stories that was counted.

    `behind`: so much is not counted yet that a lexeme which seems rare may be a common one.
    """

    stories: dict[str, int]
    total: int
    behind: bool

    def of(self, lexeme: str) -> int:
        return self.stories.get(lexeme, 0)


def known(lexemes: Iterable[str]) -> Known:
    """Look up `lexemes`, in one statement."""
    with connections[router.db_for_read(Word)].cursor() as cursor:
        cursor.execute(
            "SELECT lexeme, stories::bigint FROM articles_word WHERE lexeme = ANY(%s)"
            " UNION ALL SELECT NULL, editions FROM articles_tally"
            " UNION ALL SELECT '', coalesce((SELECT max(id) FROM articles_edition), 0)"
            " - coalesce((SELECT max(edition) FROM articles_tally), 0)",
            [list(lexemes)],
        )
        found = dict(cursor.fetchall())
    total, waiting = found.pop(None, 0), found.pop("", 0)
    return Known(found, total, behind=waiting > AT_ONCE and waiting > total // 10)


def completions(beginning: str, desk: bool = False) -> list[str]:
    """The commonest words that begin so, itself left out; for the `desk` those of drafts too."""
    words = Word.objects.filter(lexeme__startswith=beginning, stories__gte=0 if desk else 1).exclude(lexeme=beginning)
    some = words.order_by("lexeme")[:LOOKED_THROUGH].values("lexeme", "stories")
    found = sorted(some, key=lambda word: (-word["stories"], word["lexeme"]))
    return [word["lexeme"] for word in found[:COMPLETIONS]]


def near(word: str, stories: int = 1) -> list[str]:
    """The words that are one slip away from `word`, of those in at least so many `stories`; the commonest few first.

    A slip is a letter too many, too few or wrong, or two that changed places.
    """
    found = Word.objects.filter(lexeme__in=_slips(word), stories__gte=stories).order_by("-stories", "lexeme")
    return list(found.values_list("lexeme", flat=True)[:MEANT])


def learn(words: Iterable[str], *, published: bool) -> None:
    """Know `words` from now on: of a story that readers have, or of a draft. One statement, and seldom a row."""
    if not (some := sorted(set(words))):
        return
    with connection.cursor() as cursor:
        cursor.execute(_LEARN, {"words": some, "stories": int(published)})


def learn_entry(entry: str | None, *, published: bool) -> None:
    """`learn` the words of an entry of the index."""
    learn_entries([entry], published=published)


def learn_entries(entries: Iterable[str | None], *, published: bool) -> None:
    """`learn` the words of entries of the index, all in one statement."""
    learn({word for entry in entries if entry for word in vectors.words_of(entry)}, published=published)


def count(at_once: int = AT_ONCE) -> int:
    """Count the words of some editions that have begun and are not counted yet. Returns how many editions.

    Several workers may call it: they take turns.
    """
    with transaction.atomic():
        Tally.objects.get_or_create(pk=1)
        tally = rowlocks.held(Tally.objects).get(pk=1)
        which = (
            "SELECT id FROM articles_edition WHERE id > %s AND starts_at <= %s AND id <"
            " coalesce((SELECT min(id) FROM articles_edition WHERE words IS NULL), 9223372036854775807)"
            " ORDER BY id LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(which, [tally.edition, clock.now(), at_once])
            ids = [pk for (pk,) in cursor.fetchall()]
            if not ids:
                return 0
            numbers = ", ".join(map(str, ids))
            cursor.execute(_COUNT, {"editions": f"SELECT words FROM articles_edition WHERE id IN ({numbers})"})  # noqa: S608
        tally.edition, tally.editions = ids[-1], tally.editions + len(ids)
        tally.save()
    return len(ids)


def _slips(word: str) -> list[str]:
    """Everything that is one slip away from `word`: some fifty spellings a letter."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in parts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    found |= {head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS}
    found |= {head + letter + tail for head, tail in parts for letter in _LETTERS}
    return sorted(found - {word, ""})
