"""How long a change takes until every reader has it: straight from the server's processes, and through Varnish."""

import http.client
import threading
import time
from dataclasses import dataclass, field
from statistics import median

from django.db import transaction
from django.test import override_settings

from articles.models import Edition
from bench.servers import HOST, TOKEN, Server, beside, free_port, running, varnish, worker
from public.fast import purge

#: Seconds for which readers go on asking after a change, and between two of their requests.
WATCHED, EVERY = 3.0, 0.01
#: An old page after so long has come back, or was never told (s).
LATE = 1.0


@dataclass
class Door:
    """One way to the readers' pages, and what they got there: when an old page came for the last time, by change."""

    name: str
    port: int
    waits: list[float] = field(default_factory=list)
    late: int = 0

    def ask(self, path: str) -> str:
        line = http.client.HTTPConnection(HOST, self.port, timeout=10)  # a new one: any process may answer
        try:
            line.request("GET", path)
            answer = line.getresponse()
            text = answer.read().decode()
            if answer.status != 200:
                raise RuntimeError(f"{self.name}: {path} answered {answer.status}")
            return text
        finally:
            line.close()

    def watch(self, path: str, word: str, changed: threading.Event) -> None:
        """Read a page until WATCHED seconds after the change, and note when it last was without `word`."""
        last, began = 0.0, None
        while began is None or time.monotonic() - began < WATCHED:
            if began is None and changed.is_set():
                began = time.monotonic()
            asked = time.monotonic()
            if word not in self.ask(path) and began is not None:
                last = asked - began
            time.sleep(EVERY)
        self.waits.append(last)
        self.late += last > LATE

    def told(self) -> dict:
        return {"median": median(self.waits), "worst": max(self.waits), "late": self.late, "changes": len(self.waits)}


def measure(rounds: int) -> dict[str, dict]:
    """So many changes of stories that every process and cache has kept; seconds until nobody gets the old page."""
    front = free_port()
    env = {"NEWSROOM_PURGE_URLS": f"http://{HOST}:{front}/", "NEWSROOM_PURGE_TOKEN": TOKEN}
    server = Server("publishing", 64, **env)
    env["NEWSROOM_URL"] = f"http://{HOST}:{server.port}"
    before = varnish(front, server.port, env)
    doors = [Door("two processes", server.port), *([Door("Varnish", front)] if before else [])]
    known = list(Edition.objects.live().newest_first()[:rounds])
    told = override_settings(NEWSROOM_PURGE_URLS=[env["NEWSROOM_PURGE_URLS"]])  # whoever changes tells
    with running([server]), beside(worker(**env), *([before] if before else [])), told:
        time.sleep(WATCHED)  # the worker and Varnish begin
        for nth, edition in enumerate(known):
            _change(edition, f"Perubahan {time.time_ns()} {nth}", doors)
    return {door.name: door.told() for door in doors}


def _change(edition: Edition, word: str, doors: list[Door]) -> None:
    path = edition.get_absolute_url()
    for door in doors:
        for _ in range(20):
            door.ask(path)
    changed = threading.Event()
    readers = [threading.Thread(target=door.watch, args=(path, word, changed)) for door in doors]
    for one in readers:
        one.start()
    time.sleep(0.2)
    with transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(headline=word)
        purge.purge(purge.keys_of_editions([edition]))
    changed.set()
    for one in readers:
        one.join()
