"""What somebody may read of the things that the log names. Reading the log opens no story and no assignment.

Of one that a reader of the log may not see they learn that something was done, by whom and when, and its number, but
neither its headline nor the words that people wrote about it; nor do they find it by these.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import batched

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles import permissions as stories
from audit.models import Entry
from desk import permissions
from people.models import User

#: Kinds of things with words of their own, and those of a kind that somebody sees.
SEEN: dict[str, Callable[[User], QuerySet]] = {"story": stories.visible_to, "assignment": permissions.seen_by}
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
    query = SearchQuery(words, config="simple", search_type="websearch")
    people = User.objects.annotate(named=SearchVector("first_name", "last_name", "username", config="simple"))
    hidden = Q()
    for kind, seen in SEEN.items():
        hidden |= Q(kind=kind) & ~Q(object_id__in=seen(user).order_by().values("pk"))
    return (Q(search=query) & ~hidden) | (hidden & Q(actor__in=people.filter(named=query).values("pk")))
