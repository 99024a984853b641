"""Content networks that are told of a change through their own API: Cloudflare and Fastly.

An address in NEWSROOM_PURGE_URLS names them, `cloudflare://<zone id>` and `fastly://<service id>`. What they know a
page by stands in its headers (`headers`). Fastly purges softly if asked to; Cloudflare drops what it has.

https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/
https://www.fastly.com/documentation/reference/api/purging/
"""

import json
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

#: Where their APIs are.
HOSTS = {"cloudflare": "https://api.cloudflare.com/client/v4", "fastly": "https://api.fastly.com"}
#: The settings that hold the token for each.
TOKENS = {"cloudflare": "NEWSROOM_CLOUDFLARE_TOKEN", "fastly": "NEWSROOM_FASTLY_TOKEN"}
#: Keys in one request: Cloudflare takes a hundred on every plan, Fastly 256.
AT_ONCE = {"cloudflare": 100, "fastly": 256}
#: Seconds they have for their answer.
PATIENCE = 10


class Refused(OSError):
    """The network answered, and said that it did not do it. The message is its own."""


@dataclass(frozen=True)
class Network:
    """One of them, and the name under which it knows this site."""

    kind: str
    site: str


def network(url: str) -> Network | None:
    """Which network an address of NEWSROOM_PURGE_URLS names; None for a cache that takes PURGE."""
    parts = urlsplit(url)
    return Network(parts.scheme, parts.netloc) if parts.scheme in HOSTS else None


def headers(keys: str) -> dict[str, str]:
    """What a page tells Cloudflare of its `keys` (parted by spaces), where that is one of those told of changes."""
    told = any(url.startswith("cloudflare:") for url in settings.NEWSROOM_PURGE_URLS)
    return {"Cache-Tag": keys.replace(" ", ",")} if told else {}


def purge(there: Network, keys: list[str], hard: bool) -> None:
    """Have it drop what depends on `keys`; where it can and `hard` is not asked, show that until it has the new one.

    Raises OSError if it does not answer or refuses; doing it again does no harm.
    """
    at_once = AT_ONCE[there.kind]
    for start in range(0, len(keys), at_once):
        _ask(there, keys[start : start + at_once], hard)


def _ask(there: Network, keys: list[str], hard: bool) -> None:
    token = getattr(settings, TOKENS[there.kind])
    told = {"Content-Type": "application/json", "Accept": "application/json"}
    if there.kind == "cloudflare":
        path, body = f"/zones/{there.site}/purge_cache", {"tags": keys}
        told["Authorization"] = f"Bearer {token}"
    else:
        path, body = f"/service/{there.site}/purge", {"surrogate_keys": keys}
        told |= {"Fastly-Key": token} | ({} if hard else {"Fastly-Soft-Purge": "1"})
    # the host is one of HOSTS, and public/checks.py looks at the rest
    url, data = HOSTS[there.kind] + path, json.dumps(body).encode()
    request = urllib.request.Request(url, data, told, method="POST")  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        said = _read(answer.read())
    if there.kind == "cloudflare" and not said.get("success"):
        raise Refused(f"Cloudflare did not purge: {said.get('errors')}")


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
