"""What a purge costs and spares: a page that a thousand want at once, a picture that is everywhere, a publication.

Asked in this process through every layer but the network, over the archive that the bench has loaded.
"""

import threading
import time
from typing import Any

from django.db import connection, transaction
from django.db.models import Count
from django.test import Client, override_settings

from articles.models import Edition
from bench.readers import HOST
from photos.signals import photo_changed
from public.fast import caching, changes, purge
from public.models import Purge

#: Readers who ask for one purged page at the same moment, and stories whose pages are kept when another comes out.
CROWD, KEPT = 1_000, 1_000


def measure() -> list[tuple[str, str, bool]]:
    """Rows of what was measured, what came of it, and whether that is what was promised."""
    with override_settings(NEWSROOM_PAGE_CACHE_MB=256):
        changes.store().clear()
        found = [_crowd(), _picture(), _publication()]
        changes.store().clear()
    return found


def _crowd() -> tuple[str, str, bool]:
    path = Edition.objects.live().newest_first()[0].get_absolute_url()
    makes, made, lock = caching.PageCacheMiddleware._made, [], threading.Lock()

    def counted(*args: Any) -> Any:
        with lock:
            made.append(1)
        return makes(*args)

    together = threading.Barrier(CROWD)
    codes: list[int] = []

    def read() -> None:
        client = Client(SERVER_NAME=HOST)
        together.wait()
        codes.append(client.get(path).status_code)
        connection.close()

    Client(SERVER_NAME=HOST).get(path)
    changes.store().clear()
    readers = [threading.Thread(target=read) for _ in range(CROWD)]
    caching.PageCacheMiddleware._made = counted
    try:
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    finally:
        caching.PageCacheMiddleware._made = makes
    told = f"{len(made)} of {CROWD:,} readers waited for a page made for them, {codes.count(200):,} got it"
    return "renders of a purged page", told, len(made) == 1 and codes.count(200) == CROWD


def _picture() -> tuple[str, str, bool]:
    photo = Edition.photos.through.objects.values_list("photo").annotate(n=Count("pk")).order_by("-n").first()
    last = Purge.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    began = time.perf_counter()
    with transaction.atomic():
        photo_changed.send(None, photo_id=photo[0])
    took = time.perf_counter() - began
    keys = [key for row in Purge.objects.filter(pk__gt=last) for key in row.keys]
    told = f"{took * 1000:.0f} ms, {len(keys)} key ({photo[1]:,} editions show it)"
    return "a change to a picture", told, took <= 0.1 and len(keys) == 1


def _publication() -> tuple[str, str, bool]:
    """Of the kept stories of the section with half of all, which stay when another one of it comes out."""
    client, largest = Client(SERVER_NAME=HOST), Edition.objects.live().filter(section__slug="bench-0").newest_first()
    newest, *others = largest[: KEPT + 1]
    paths = [one.get_absolute_url() for one in others]
    for path in paths:
        client.get(path)
    store = changes.store()
    before = sum(store.get(("http", path, ""), time.time()) is not None for path in paths)
    with transaction.atomic():
        purge.purge(purge.keys_of_editions([newest]))
    stay = sum(store.get(("http", path, ""), time.time()) is not None for path in paths)
    told = f"{stay:,} of {before:,} ({stay / max(before, 1):.1%})"
    return "other stories of a large section still kept after one publication", told, stay >= 0.95 * before > 0
