"""Finished pages kept in this process: bounded by bytes, found by address, dropped by what they depend on."""

import threading
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.readers.keys import is_of_list

#: What an entry costs beside its bytes: keys, headers, book-keeping. Measured roughly; only the bound depends on it.
OVERHEAD = 2_000
#: Purges remembered, for pages that were begun before them. Older pages are taken to be old.
REMEMBERED = 200
#: Seconds for which a reader waits for a page that somebody else's request is making.
PATIENCE = 5.0


def changes_with(keys: frozenset[str], key: str) -> bool:
    """True if a page with these keys changes when `key` turns: it names it, or is a list and `key` a story."""
    return key in keys or (key.startswith("article:") and is_of_list(keys))


@dataclass
class Page:
    """A finished answer. `bodies` holds it by content coding, `""` as it is; others are made when first asked for.

    `expires` is in seconds since the epoch; `capped`: because something is to change then.
    """

    status: int
    headers: dict[str, str]
    bodies: dict[str, bytes]
    keys: frozenset[str]
    expires: float
    etag: str = ""
    capped: bool = False

    @property
    def size(self) -> int:
        return OVERHEAD + sum(map(len, self.bodies.values()))


@dataclass
class PageStore:
    """Pages by address, the least recently used dropped first when there are `limit` bytes. Safe between threads."""

    limit: int
    generation: int = 0
    used: int = 0
    _forgotten: int = 0
    _purged: deque = field(default_factory=deque)
    _making: dict = field(default_factory=dict)
    _pages: OrderedDict = field(default_factory=OrderedDict)
    _by_key: dict = field(default_factory=lambda: defaultdict(set))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, address, now: float) -> Page | None:
        """The page kept for `address`, unless it has expired at `now` (seconds since the epoch)."""
        with self._lock:
            page = self._pages.get(address)
            if page is None:
                return None
            if page.expires <= now:
                self._drop(address)
                return None
            self._pages.move_to_end(address)
            return page

    def put(self, address, page: Page, generation: int) -> bool:
        """Keep a page that was begun at `generation`; refused if one of its keys was purged since: it may be old."""
        with self._lock:
            if page.size > self.limit or self._is_old(page, generation):
                return False
            self._drop(address)
            self._pages[address] = page
            self.used += page.size
            for key in page.keys:
                self._by_key[key].add(address)
            self._shrink()
            return True

    def add_coding(self, address, page: Page, coding: str, body: bytes) -> None:
        """Keep the compressed form beside the plain one."""
        with self._lock:
            if self._pages.get(address) is page and coding not in page.bodies:
                page.bodies[coding] = body
                self.used += len(body)
                self._shrink()

    def purge(self, keys: Iterable[str]) -> int:
        """Drop every page that depends on one of `keys`. Returns how many were dropped."""
        keys = frozenset(keys)
        with self._lock:
            self.generation += 1
            self._purged.append((self.generation, keys))
            if len(self._purged) > REMEMBERED:
                self._forgotten, _keys = self._purged.popleft()
            doomed = set().union(*(self._by_key.get(key, ()) for key in keys))
            for address in doomed:
                self._drop(address)
            return len(doomed)

    def cap(self, moment: float, key: str) -> None:
        """Let no page that `changes_with` the key outlast `moment` (seconds since the epoch).

        They may have been kept before it was planned that something begins or ends then.
        """
        with self._lock:
            for page in self._pages.values():
                if page.expires > moment and changes_with(page.keys, key):
                    page.expires, page.capped = moment, True

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self.generation += 1
            self._forgotten = self.generation
            self._purged.clear()
            self._pages.clear()
            self._by_key.clear()
            self.used = 0

    def begin(self, address) -> bool:
        """True: the caller makes the page of `address` now, and says so with `end`. False: somebody else just did.

        So a thousand readers of a page that was purged make one page, however many threads serve them.
        """
        with self._lock:
            made = self._making.get(address)
            if made is None:
                self._making[address] = threading.Event()
                return True
        made.wait(PATIENCE)
        return False

    def end(self, address) -> None:
        """The page of `address` is made, or cannot be: whoever waits for it goes on."""
        with self._lock:
            self._making.pop(address).set()

    def __len__(self) -> int:
        return len(self._pages)

    def _is_old(self, page: Page, generation: int) -> bool:
        if generation < self._forgotten:
            return True
        return any(number > generation and not keys.isdisjoint(page.keys) for number, keys in self._purged)

    def _shrink(self) -> None:
        while self.used > self.limit and self._pages:
            self._drop(next(iter(self._pages)))

    def _drop(self, address) -> None:
        page = self._pages.pop(address, None)
        if page is None:
            return
        self.used -= page.size
        for key in page.keys:
            self._by_key[key].discard(address)
            if not self._by_key[key]:
                del self._by_key[key]
