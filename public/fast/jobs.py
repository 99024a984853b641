"""What the worker does for readers' pages."""

import logging
import urllib.error
import urllib.request
from datetime import timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone

log = logging.getLogger(__name__)

#: Seconds to wait before each new try of a purge that failed; after the last it is given up and logged.
WAITS = (5, 15, 60, 300, 900)
#: Seconds a cache has for its answer.
PATIENCE = 5
#: Keys in one request: header lines stay below 8 kB, Varnish's and nginx's limit.
AT_ONCE = 100


@task
def send_purge(url: str, keys: list[str], hard: bool = False, tries: int = 0) -> bool:
    """Ask the cache at `url` to drop what depends on `keys`; if it fails, try again later. True: it was done.

    One PURGE request for each hundred keys, with the keys in `Surrogate-Key` and, as Varnish's xkey wants them, in
    `xkey-purge` or `xkey-softpurge`. NEWSROOM_PURGE_TOKEN, if set, goes along as a bearer token.
    """
    try:
        for start in range(0, len(keys), AT_ONCE):
            these = " ".join(keys[start : start + AT_ONCE])
            headers = {"Surrogate-Key": these, "xkey-purge" if hard else "xkey-softpurge": these}
            if settings.NEWSROOM_PURGE_TOKEN:
                headers["Authorization"] = f"Bearer {settings.NEWSROOM_PURGE_TOKEN}"
            # the address comes from the settings; see public/checks.py
            request = urllib.request.Request(url, method="PURGE", headers=headers)  # noqa: S310
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                pass
    except (urllib.error.URLError, OSError) as error:
        if tries >= len(WAITS):
            log.error("Gave up purging %s at %s: %s", " ".join(keys), url, error)
            return False
        log.warning("Purging at %s failed, trying again in %d s: %s", url, WAITS[tries], error)
        later = timezone.now() + timedelta(seconds=WAITS[tries])
        send_purge.using(run_after=later).enqueue(url, keys, hard, tries + 1)
        return False
    return True
