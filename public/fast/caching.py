"""How long a public page may be kept, by whom, and what makes it old.

A view names what its page shows (`articles.readers.keys`): `keyed(response, keys.article(12), lifetime=300)`. The
middleware, first in MIDDLEWARE, then sets Cache-Control, ETag and the surrogate keys, compresses, answers HEAD and
If-None-Match, and keeps the page in this process until one of its keys is purged (`purge`), its lifetime is over, or
the next edition begins or ends: whichever is first. So a scheduled story is on time even if nothing purges.

Every reader is the same reader: on a public address a request loses its cookies, its language and the query
parameters that no page knows before a view sees it, so a page cannot vary on them.
"""

import gzip
import hashlib
import math
import time
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import brotli
from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import parse_etags

from public import errors
from public.fast import cdn, changes, replicas
from public.fast.pagestore import Page, PageStore

#: Addresses that are not public: nothing below them is kept, and requests pass as they came.
PRIVATE = ("/admin/", "/static/", "/media/", "/pratinjau/", "/koreksi/kirim/", "/koreksi/kasus/")
PRIVATE += ("/api/v1/desk/", "/api/v1/outlets/")
#: Query parameters that public pages know. Any other (utm_source, fbclid, …) is dropped before a view sees it.
#: `p`, `page_id` and `attachment_id` name stories in addresses of WordPress (articles/readers/old_addresses.py).
PARAMETERS = frozenset(
    {
        "before",
        "hari",
        "hingga",
        "jenis",
        "penulis",
        "q",
        "rubrik",
        "sejak",
        "teks",
        "urut",
        "p",
        "page_id",
        "attachment_id",
    }
)
#: Those that the API knows, below its own address and nowhere else.
API = "/api/"
API_PARAMETERS = frozenset({"author", "changed_since", "cursor", "kind", "limit", "section", "since", "tag"})
#: Of these, what says something by merely being there.
FLAGS = frozenset({"teks"})
#: Headers that would make one reader's page differ from another's.
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_HOST")
#: Answers worth keeping, with the longest time in seconds they may be kept for (None: what the view says).
STORED = {200: None, 301: None, 404: 10, 410: 60}
#: The purge of which a cache in front was told last, as it says with each request: no answer may be older.
MARK = "HTTP_X_PURGE_MARK"
#: Longest header of keys. Caches in front have a limit (deploy/varnish gives 16 kB) and refuse what is beyond it; a
#: page that depends on so much is kept by this process alone.
LONGEST_KEYS = 8_000
#: By this alone answers differ. A token makes none of the API's another one; but one that lets nobody in is answered
#: with 401 (`exchange.api.bearers`), so no cache may answer in its place.
VARYING = "Accept-Encoding"
#: Below this many bytes compression costs more than it saves.
WORTH_COMPRESSING = 600


class PageCacheMiddleware:
    """Answers readers from memory where it can, and makes every public answer fit to be kept by others."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(PRIVATE) or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.get_host()  # refuses a strange Host before anything kept is shown
        depersonalise(request)
        address = (request.scheme, request.path_info, request.META.get("QUERY_STRING", ""))
        store = changes.store()
        if not changes.knows():
            return unavailable(request)
        changes.refresh()
        mark = request.META.get(MARK) if settings.NEWSROOM_PURGE_URLS else None
        if mark and not changes.heed(mark):
            return unavailable(request)
        page = store.get(address, time.time())
        if page is None and changes.is_away():
            return unavailable(request)
        request.page_kept = page is not None  # for whoever counts
        if page is None and self._is_kept(address):
            if store.begin(address):
                try:
                    return self._made(request, address, store)
                finally:
                    store.end(address)
            page = store.get(address, time.time())
        return self._answer(request, address, store, page) if page else self._made(request, address, store)

    def _made(self, request, address, store: PageStore):
        """The answer made for this request, and kept for others if it may be."""
        generation = store.generation
        response = self._fresh(request)
        if not hasattr(response, "surrogate_keys") or response.status_code not in STORED:
            return response
        page = finish(response, VARYING + (", Authorization" if request.path_info.startswith(API) else ""))
        if page.status != 404 and self._is_kept(address):
            store.put(address, page, generation)
        return self._answer(request, address, store, page)

    def _answer(self, request, address, store: PageStore, page: Page) -> HttpResponse:
        return answer(request, page, lambda coding, body: store.add_coding(address, page, coding, body))

    def _is_kept(self, address) -> bool:
        """Whoever makes up addresses may not fill the memory."""
        return bool(settings.NEWSROOM_PAGE_CACHE_MB) and "q=" not in address[2]

    def _fresh(self, request) -> HttpResponse:
        """The page itself, asked for as GET: a HEAD must carry the same headers. From a replica, if one is fit."""
        method, request.method = request.method, "GET"
        try:
            with replicas.reading(changes.position()) as alias:
                response = self.get_response(request)
            if error := request.__dict__.pop("replica_failed", None):
                replicas.failed(alias, error)
                response = self.get_response(request)
            return response
        finally:
            request.method = method

    def process_exception(self, request, exception: Exception) -> HttpResponse | None:
        """A page that failed because its replica is away is made again (`_fresh`); nobody sees this answer."""
        if not isinstance(exception, replicas.AWAY) or replicas.chosen() == replicas.PRIMARY:
            return None
        request.replica_failed = exception
        return HttpResponse(status=503)


def unavailable(request) -> HttpResponse:
    """503: this process cannot say what may be shown. A cache asks another one, or shows what it has itself."""
    response = errors.server_error(request, status=503)
    response.headers["Retry-After"] = "5"
    response._has_been_logged = True  # `changes` said why, once a second; Django would mail ADMINS of every page
    return response


def depersonalise(request) -> None:
    """Take from a request what may not change a public page."""
    for name in PERSONAL:
        request.META.pop(name, None)
    if query := request.META.get("QUERY_STRING"):
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        known = API_PARAMETERS if request.path_info.startswith(API) else PARAMETERS
        said = [(name, value or ("1" if name in FLAGS else "")) for name, value in pairs if name in known]
        request.META["QUERY_STRING"] = urlencode(sorted(pair for pair in said if pair[1]))


def finish(response: HttpResponse, varying: str = VARYING) -> Page:
    """The answer as it is kept: headers for caches added, body hashed, lifetime capped by the next change.

    `varying`: the headers of a request by which caches in front keep answers apart.
    """
    if response.cookies:
        raise RuntimeError("A public page set a cookie. Pages for all readers cannot carry anything personal.")
    now = time.time()
    longest = STORED[response.status_code]
    lifetime = response.lifetime if longest is None else min(response.lifetime, longest)
    until = changes.next_change(frozenset(response.surrogate_keys))
    capped = until is not None and until < now + lifetime
    body = response.content
    headers = dict(response.items())
    keys = " ".join(dict.fromkeys(response.surrogate_keys))
    if len(keys) <= LONGEST_KEYS:
        headers["Surrogate-Key"] = headers["xkey"] = keys
        headers |= cdn.headers(keys)
    headers["Vary"] = varying
    # of all digests the one that processors reckon by themselves: a sixth of the time of BLAKE2, for 80 kB a page
    etag = f'W/"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:24]}"'
    if response.status_code == 200:
        headers["ETag"] = etag
    headers.pop("Content-Length", None)
    return Page(
        status=response.status_code,
        headers=headers,
        bodies={"": body},
        keys=frozenset(response.surrogate_keys),
        expires=until if capped else now + lifetime,
        etag=etag,
        capped=capped,
    )


def cache_control(seconds: int, capped: bool) -> str:
    """The Cache-Control of a page for `seconds`: a minute in a browser, which nobody can purge.

    A page that is to change at a known moment (`capped`) may be shown stale after it only when the site is down.
    """
    stale = "" if capped else ", stale-while-revalidate=60"
    return f"public, max-age={min(seconds, 60)}, s-maxage={seconds}{stale}, stale-if-error=86400"


def answer(request, page: Page, keep: Callable[[str, bytes], None]) -> HttpResponse:
    """The answer to this request from a finished page: 304, compressed, or without its body for HEAD."""
    left = max(0.0, page.expires - time.time())
    # never past a known change, else in steps of ten
    seconds = int(left) if page.capped else math.ceil(left / 10) * 10
    told = cache_control(seconds, page.capped) if "xkey" in page.headers else "private, no-cache"
    headers = page.headers | {"Cache-Control": told}
    if page.status == 200 and _is_known(request, page.etag):
        del headers["Content-Type"]
        return HttpResponse(status=304, headers=headers)
    if page.status == 301:
        return HttpResponsePermanentRedirect(headers.pop("Location"), headers=headers)
    coding = _coding(request) if len(page.bodies[""]) >= WORTH_COMPRESSING else ""
    body = page.bodies.get(coding)
    if body is None:
        body = _compress(coding, page.bodies[""])
        keep(coding, body)
    response = HttpResponse(b"" if request.method == "HEAD" else body, status=page.status, headers=headers)
    if coding:
        response.headers["Content-Encoding"] = coding
    response.headers["Content-Length"] = str(len(body))
    return response


def _is_known(request, etag: str) -> bool:
    """True if the reader already has this very page (RFC 9110, section 13.1.2: weak comparison)."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if not asked:
        return False
    opaque = etag.removeprefix("W/")
    return any(known == "*" or known.removeprefix("W/") == opaque for known in parse_etags(asked))


def _coding(request) -> str:
    """The best content coding the reader takes, and does not refuse by q=0: br, gzip, or none."""
    accepted = set()
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            accepted.add(name.strip())
    return next((coding for coding in ("br", "gzip") if coding in accepted), "")


def _compress(coding: str, body: bytes) -> bytes:
    """Thoroughly when the result is kept, quickly when it serves a single request."""
    kept = settings.NEWSROOM_PAGE_CACHE_MB > 0
    if coding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=6 if kept else 1)
    return gzip.compress(body, 6 if kept else 1, mtime=0)
