"""Pages that another system made for pictures: each leads on to the story that its picture belonged to."""

from collections.abc import Iterable
from itertools import batched

from articles.models import Article, OldAddress
from articles.readers import old_addresses
from exchange.importing.items import Kind
from exchange.importing.job import brought_in
from exchange.models import ImportRun

#: Pictures that are looked at in one step.
_AT_ONCE = 1_000


def lead_on(run: ImportRun) -> int:
    """Let the pages of the run's pictures lead to the stories that readers had there. Returns how many are new.

    Done twice, it does nothing twice.
    """
    rows = run.rows.filter(kind=Kind.PICTURE, item__isnull=False).exclude(item__parent__in=["", "0"]).order_by("pk")
    told = rows.values_list("key", "item__parent", "item__addresses").iterator(chunk_size=_AT_ONCE)
    return sum(_keep(some) for some in batched(told, _AT_ONCE))


def _keep(pictures: Iterable[tuple[str, str | None, list[str] | None]]) -> int:
    """The same of some pictures: the key of each, the number of what it belongs to, and its addresses."""
    found = [
        (f"{key.rpartition(':')[0]}:{parent}", addresses)
        for key, parent, addresses in pictures
        if parent and addresses
    ]
    had = OldAddress.objects.values("article")  # a draft had no address
    rows = brought_in().filter(key__in={key for key, _addresses in found}, kind=Kind.STORY, article__in=had)
    stories = Article.objects.only("pk").in_bulk(rows.values_list("article", flat=True))
    of_keys = {key: stories[number] for key, number in rows.values_list("key", "article")}
    return old_addresses.keep_all((of_keys[key], addresses) for key, addresses in found if key in of_keys)
