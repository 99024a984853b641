"""What the worker does for readers' pages."""

import urllib.request
from datetime import timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from public.fast import cdn

#: Seconds before each new try of a purge that failed: a cache that was cut off holds what was withdrawn, so it is
#: asked four times a minute for an hour, and then for as long as it may serve stale pages.
WAITS = (5, 10, *[15] * 240, *[300] * 288)
#: The queue of purges: a lane of its own in every worker, so that no picture delays them.
PURGES = "purges"
#: Seconds after which a cache that knows nothing of marks is asked once more: by then every server process has
#: looked, and a page that one of them made before is asked for again.
AGAIN = 0.6
#: The same for a content network, which asks a cache of ours, which asks a server process.
AGAIN_FAR = 3.0
#: Seconds a cache has for its answer.
PATIENCE = 5
#: Keys in one request: header lines stay below 8 kB, Varnish's and nginx's limit.
AT_ONCE = 100


@task(queue_name=PURGES)
def send_purge(url: str, keys: list[str], hard: bool = False, tries: int = 0, mark: str = "") -> None:
    """Ask the cache at `url` to drop what depends on `keys`. Raises OSError if it does not answer, or refuses.

    One PURGE request for each hundred keys, with the keys in `Surrogate-Key` and, as Varnish's xkey wants them, in
    `xkey-purge` or `xkey-softpurge`. NEWSROOM_PURGE_TOKEN, if set, goes along as a bearer token. `tries` stands in
    jobs of the release before this one alone.

    `mark` names the purge. A cache that gives it back (deploy/varnish) bears it in what it asks from then on, and
    gets no answer older than the purge; any other is asked again AGAIN seconds later. A content network is asked
    through its API (`public.fast.cdn`), and again AGAIN_FAR seconds later.
    """
    if network := cdn.network(url):
        cdn.purge(network, keys, hard)
        if mark:
            send_purge.using(run_after=timezone.now() + timedelta(seconds=AGAIN_FAR)).enqueue(url, keys, hard)
        return
    known = True
    for start in range(0, len(keys), AT_ONCE):
        these = " ".join(keys[start : start + AT_ONCE])
        headers = {"Surrogate-Key": these, "xkey-purge" if hard else "xkey-softpurge": these}
        if mark:
            headers["X-Purge-Mark"] = mark
        if settings.NEWSROOM_PURGE_TOKEN:
            headers["Authorization"] = f"Bearer {settings.NEWSROOM_PURGE_TOKEN}"
        # the address comes from the settings; see public/checks.py
        request = urllib.request.Request(url, method="PURGE", headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            known = known and answer.headers.get("X-Purge-Mark") == mark
    if mark and not known:
        send_purge.using(run_after=timezone.now() + timedelta(seconds=AGAIN)).enqueue(url, keys, hard)


send_purge.func.waits = WAITS
