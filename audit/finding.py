"""Finds entries of the log by their words, newest first, without reading the log through for a word that it lacks.

The index holds an entry's words beside the blocks of numbers to which it belongs, so "this word, among the last
thousands" is answered without a look at an entry. Windows reach further back until enough is found.
"""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, QuerySet, Value

from audit import wordindex
from audit.models import BLOCKS, Entry, block, blocks

#: Entries that are folded at once.
AT_ONCE = 500


def words_of(entry: Entry) -> str:
    """What the index holds of an entry: who, what thing, and what was said about it."""
    return wordindex.entry(entry.actor_name, entry.label, entry.note)


def newest(entries: QuerySet[Entry], written: str, before: int | None, most: int) -> list[Entry]:
    """The newest of `entries` with the words of the tsquery `written`, of those with lower numbers than `before`."""
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    end = min(before or last + 1, last + 1)
    # a number that PostgreSQL compares row by row: it would rather walk the log than ask the index of words
    entries = entries.filter(words=wordindex.Lexemes(written)).alias(number=F("pk") + Value(0)).order_by("-number")
    found: list[Entry] = []
    for size in range(len(BLOCKS)):
        nth = max(0, (end - 1) // BLOCKS[size])
        here = [block(size, one) for one in (nth, nth - 1) if one >= 0]
        wanted = Value(here, output_field=ArrayField(BigIntegerField()))
        window = entries.alias(blocks=blocks()).filter(number__lt=end, blocks__overlap=wanted)
        found += window[: most - len(found)]
        end = max(0, (nth - 1) * BLOCKS[size])
        if len(found) >= most or not end:
            return found
    return found + list(entries.filter(number__lt=end)[: most - len(found)])


def fold() -> int:
    """Write the words of some entries that the release before wrote without. Returns how many."""
    entries = list(Entry.objects.filter(words=None).order_by("-pk")[:AT_ONCE])
    for entry in entries:
        entry.words = words_of(entry)
    Entry.objects.bulk_update(entries, ["words"])
    return len(entries)
