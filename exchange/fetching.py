"""One file from elsewhere, from a host that was allowed, and never from within our own network.

An address is looked up once, every answer is judged, and the connection goes to the very address that was judged: a
name that means another machine a moment later leads nowhere. Each redirect is judged anew. Size and time are bounded
as a whole, not by the packet.
"""

import http.client
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import answers, hosts
from exchange.answers import USUAL, Answer, Fetched, Limits, NotFetched
from exchange.hosts import Connect, LookUp, connect, look_up

log = logging.getLogger(__name__)
_PORTS = {"http": 80, "https": 443}
#: What keeps a machine from answering, for who does not know its names; the first that fits. The log has the rest.
_AMISS = (
    (ssl.SSLError, gettext_lazy("its certificate does not hold, or it speaks no protocol that is safe.")),
    (ConnectionRefusedError, gettext_lazy("it takes no connections there.")),
    (TimeoutError, gettext_lazy("it took too long.")),
    (OSError, gettext_lazy("the line broke off, or leads nowhere.")),
    (Exception, gettext_lazy("what it says is not of the web.")),
)
_AGENT = "Newsroom"


def fetch(
    address: str,
    allowed: Collection[str],
    limits: Limits = USUAL,
    look_up: LookUp = look_up,
    connect: Connect = connect,
) -> bytes:
    """The file at `address`. `allowed` names hosts in small letters, each with all that is below it.

    Raises NotFetched with the reason, for whatever did not go well.
    """
    return _followed(address, allowed, limits, look_up, connect, _GET, answers.whole)


def fetch_if_changed(
    address: str,
    allowed: Collection[str],
    known: Fetched,
    limits: Limits = USUAL,
    look_up: LookUp = look_up,
    connect: Connect = connect,
) -> Fetched:
    """As `fetch`, of an address that is asked again and again: `known` has its marks from the last time."""
    marks = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    sent = Sent("GET", _GET.headers | {"Accept": "*/*"} | {name: mark for name, mark in marks.items() if mark})
    return _followed(address, allowed, limits, look_up, connect, sent, partial(answers.compared, known))


def _followed[T](
    address: str,
    allowed: Collection[str],
    limits: Limits,
    look_up: LookUp,
    connect: Connect,
    sent: "Sent",
    read: Callable[[http.client.HTTPResponse, Limits, dict[str, object]], T | str],
) -> T:
    """What the address answers, or the one it leads to: each is judged before it is asked."""
    ends = time.monotonic() + limits.seconds
    for _hop in range(limits.redirects + 1):
        parts = judged(address, allowed)
        number = _checked_number(parts, look_up, ends - time.monotonic())
        answer = _ask(parts, number, limits, connect, max(ends - time.monotonic(), 0.01), sent, read)
        if not isinstance(answer, str):
            return answer
        address = urljoin(address, answer)
    raise NotFetched(_("%(address)s leads on and on.") % {"address": address})


def is_allowed(host: str, allowed: Collection[str]) -> bool:
    """True for an allowed host and for those below it: images.example.com, where example.com is allowed."""
    return any(host == one or host.endswith(f".{one}") for one in allowed)


def judged(address: str, allowed: Collection[str]) -> SplitResult:
    """The parts of an address that may be asked. Raises NotFetched with the reason for any other."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise NotFetched(_("%(address)s is no address.") % {"address": address}) from None
    host = (parts.hostname or "").lower().rstrip(".")
    if parts.scheme not in _PORTS or not host or parts.username is not None or parts.password is not None:
        raise NotFetched(_("%(address)s is no plain address of the web.") % {"address": address})
    if port not in (None, _PORTS[parts.scheme]):
        raise NotFetched(
            _("%(address)s names a port, and files are fetched from the usual ones alone.") % {"address": address}
        )
    if not is_allowed(host, allowed):
        raise NotFetched(_("Nothing is fetched from %(host)s: nobody has allowed it.") % {"host": host})
    if hosts.is_number(host) and not hosts.is_public(host):  # a name is looked up when it is asked
        raise NotFetched(_within(host))
    return parts


def _checked_number(parts: SplitResult, look_up: LookUp, seconds: float) -> str:
    """The number of the machine to ask. If a host has only one that is not public, it is not asked at all."""
    host = (parts.hostname or "").rstrip(".")
    try:
        numbers = hosts.within(max(seconds, 0.01), lambda: look_up(host, _PORTS[parts.scheme]))
    except TimeoutError:
        raise NotFetched(_("Nobody says in time where %(host)s is.") % {"host": host}) from None
    except (OSError, UnicodeError):
        raise NotFetched(_("There is no host %(host)s.") % {"host": host}) from None
    if not numbers:
        raise NotFetched(_("There is no host %(host)s.") % {"host": host})
    if not all(hosts.is_public(number) for number in numbers):
        raise NotFetched(_within(host))
    return numbers[0]


def _within(host: str) -> str:
    return _("%(host)s lies within a network of our own, or of nobody.") % {"host": host}


def post(
    address: str,
    body: bytes,
    headers: dict[str, str],
    limits: Limits = USUAL,
    look_up: LookUp = look_up,
    connect: Connect = connect,
) -> Answer:
    """Send `body` to the machine that `address` names, whichever it is on the open internet. No redirect is followed.

    Raises NotFetched with the reason if nobody answered, or if it lies within a network of our own.
    """
    parts = judged(address, [(urlsplit(address.strip()).hostname or "").lower().rstrip(".")])
    number = _checked_number(parts, look_up, limits.seconds)
    sent = Sent("POST", headers | {"User-Agent": _AGENT, "Connection": "close"}, body)
    return _ask(parts, number, limits, connect, limits.seconds, sent, answers.beginning)


@dataclass(frozen=True)
class Sent:
    """A request, but for where it goes."""

    method: str
    headers: dict[str, str]
    body: bytes | None = None


_GET = Sent("GET", {"User-Agent": _AGENT, "Accept": "image/*,*/*;q=0.5", "Connection": "close"})


class _Pinned(http.client.HTTPConnection):
    """A connection over a socket that stands already."""

    def __init__(self, host: str, made: socket.socket, seconds: float):
        super().__init__(host, timeout=seconds)
        self.sock = made

    def connect(self) -> None:
        """Never anew: the machine that was judged, or none."""
        raise OSError("The connection was closed.")


def _ask[T](
    parts: SplitResult,
    number: str,
    limits: Limits,
    connect: Connect,
    seconds: float,
    sent: Sent,
    read: Callable[[http.client.HTTPResponse, Limits, dict[str, object]], T],
) -> T:
    """What the machine answers to what is sent, as `read` takes it."""
    told = {"address": parts.geturl()}
    held: list[socket.socket] = []
    over = threading.Event()
    # who answers a byte a second keeps within every time-out: the whole answer has its own
    timer = threading.Timer(seconds, _cut, [held, over])
    timer.daemon = True
    timer.start()
    try:
        held.append(connect(number, _PORTS[parts.scheme], seconds))
        if parts.scheme == "https":
            context = ssl.create_default_context()
            held.append(context.wrap_socket(held[0], False, False, server_hostname=parts.hostname))
            held[-1].do_handshake()
        link = _Pinned(parts.hostname or "", held[-1], seconds)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
        link.request(sent.method, path, body=sent.body, headers=sent.headers)
        answer = read(link.getresponse(), limits, told)
        if over.is_set():  # a line that was shut reads like one that has ended
            raise TimeoutError
        return answer
    except (NotFetched, OSError, http.client.HTTPException, ValueError, UnicodeError) as error:
        if over.is_set():  # whatever it looked like from here
            most = {"seconds": limits.seconds}
            raise NotFetched(_("%(address)s took longer than %(seconds)d s.") % (told | most)) from None
        if isinstance(error, NotFetched):
            raise
        log.warning("%s did not answer: %r", told["address"], error)
        words = next(words for kind, words in _AMISS if isinstance(error, kind))
        raise NotFetched(_("%(address)s did not answer: %(error)s") % (told | {"error": words})) from None
    finally:
        timer.cancel()
        for one in held:
            one.close()


def _cut(held: list[socket.socket], over: threading.Event) -> None:
    """Shut what stands by now: over TLS that is the second, and the first has let go of the line."""
    over.set()
    for one in held[-1:]:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
