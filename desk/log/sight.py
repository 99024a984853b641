"""What somebody may read of the things that the log names. Reading the log opens no story and no assignment.

Of one that a reader of the log may not see they learn that something was done, by whom and when, and its number, but
neither its headline nor the words that people wrote about it; nor do they find it by these.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import batched

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles import permissions as stories
from audit import finding, wordindex
from audit.models import Entry
from audit.wordindex import Lexemes
from desk import permissions
from people.models import User
from press import permissions as press

#: Kinds of things with words of their own, and those of a kind that somebody sees.
SEEN: dict[str, Callable[[User], QuerySet]] = {
    "story": stories.visible_to,
    "assignment": permissions.seen_by,
    "case": press.seen_by,
}
#: So many entries are looked up at once.
AT_ONCE = 500


def in_view(user: User, entries: Iterable[Entry]) -> dict[str, set[int]]:
    """By kind the ids of those things that `entries` name and `user` sees."""
    named: dict[str, set[int]] = {kind: set() for kind in SEEN}
    for entry in entries:
        if entry.kind in SEEN and entry.object_id is not None:
            named[entry.kind].add(entry.object_id)
    return {
        kind: set(SEEN[kind](user).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
        for kind, ids in named.items()
    }


def readable(user: User, entries: Iterable[Entry]) -> Iterator[Entry]:
    """`entries` in their order, each with the words that `user` may read. They cannot be saved."""
    for some in batched(entries, AT_ONCE):
        seen = in_view(user, some)
        for entry in some:
            if entry.kind in SEEN and entry.object_id not in seen[entry.kind]:
                entry.label, entry.note, entry.is_hidden = _("not shown to you"), "", True
            yield entry


def matching(user: User, words: str) -> Q:
    """The entries that `words` find for `user`: of what they may not see, those by people of that name."""
    written, hidden = wordindex.question(words), _hidden(user)
    found = Q(words=Lexemes(written)) if written else Q(pk__in=())
    return (found & ~hidden) | (hidden & Q(actor__in=_people(words))) if hidden else found


def newest(entries: QuerySet[Entry], user: User, words: str, before: int | None, most: int) -> list[Entry]:
    """The same of `entries`, newest first, those with lower numbers than `before`."""
    written, hidden = wordindex.question(words), _hidden(user)
    if not written:
        return []
    found = finding.newest(entries.filter(~hidden) if hidden else entries, written, before, most)
    for person in _people(words) if hidden else ():
        by_them = entries.filter(hidden, actor=person).order_by("-pk")
        found += (by_them.filter(pk__lt=before) if before else by_them)[:most]
    return sorted({entry.pk: entry for entry in found}.values(), key=lambda entry: -entry.pk)[:most]


def _hidden(user: User) -> Q:
    """The entries about what `user` may not see; empty for who sees all there is."""
    hidden = Q()
    for kind, seen in SEEN.items():
        things = seen(user).order_by()
        if things.query.has_filters():
            hidden |= Q(kind=kind) & ~Q(Exists(things.filter(pk=OuterRef("object_id"))))
    return hidden


def _people(words: str) -> list[int]:
    """The ids of the people whose name has `words`."""
    query = SearchQuery(words, config="simple", search_type="websearch")
    people = User.objects.annotate(named=SearchVector("first_name", "last_name", "username", config="simple"))
    return list(people.filter(named=query).order_by().values_list("pk", flat=True))
