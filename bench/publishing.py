"""How long a change takes until every reader has it: straight from the server's processes, and through Varnish.

Of each kind that the press law knows: another text, another label, a public note, a withdrawal.
"""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from django.db import transaction
from django.test import override_settings

from articles.models import Article, Edition, NoteKind, Withdrawal
from articles.readers import corrections
from articles.readers.corrections import Wording
from articles.signals import edition_changed
from articles.text.classes import CLASSES, ContentClass
from bench.servers import HOST, TOKEN, Server, beside, free_port, running, varnish, worker
from people import clock
from people.models import User

#: Seconds for which readers go on asking after a change, and between two of their requests.
WATCHED, EVERY = 3.0, 0.01
#: An old page after so long has come back, or was never told (s).
LATE = 1.0


@dataclass
class Door:
    """One way to the readers' pages, and what they got there: when an old page came for the last time, by change."""

    name: str
    port: int
    waits: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, path: str) -> str:
        line = http.client.HTTPConnection(HOST, self.port, timeout=10)  # a new one: any process may answer
        try:
            line.request("GET", path)
            answer = line.getresponse()
            text = answer.read().decode()
            if answer.status not in (200, 410):
                raise RuntimeError(f"{self.name}: {path} answered {answer.status}")
            return text
        finally:
            line.close()

    def watch(self, kind: str, path: str, word: str, changed: threading.Event) -> None:
        """Read a page until WATCHED seconds after the change, and note when it last was without `word`."""
        last, began = 0.0, None
        while began is None or time.monotonic() - began < WATCHED:
            if began is None and changed.is_set():
                began = time.monotonic()
            asked = time.monotonic()
            if word not in self.ask(path) and began is not None:
                last = asked - began
            time.sleep(EVERY)
        self.waits.setdefault(kind, []).append(last)

    def told(self) -> dict[str, dict]:
        """Of each kind of change how long readers got the old page, and how often for more than LATE."""
        return {
            f"{kind}, {self.name}": {
                "median": median(waits),
                "worst": max(waits),
                "late": sum(one > LATE for one in waits),
                "changes": len(waits),
            }
            for kind, waits in self.waits.items()
        }


def measure(rounds: int) -> dict[str, dict]:
    """So many changes of each kind, of stories that every process and cache has kept; seconds until nobody gets the
    old page."""
    front = free_port()
    env = {"NEWSROOM_PURGE_URLS": f"http://{HOST}:{front}/", "NEWSROOM_PURGE_TOKEN": TOKEN}
    server = Server("publishing", 64, **env)
    env["NEWSROOM_URL"] = f"http://{HOST}:{server.port}"
    before = varnish(front, server.port, env)
    doors = [Door("two processes", server.port), *([Door("Varnish", front)] if before else [])]
    known = iter(
        Edition.objects.live()
        .filter(content_class=ContentClass.NEWS)
        .newest_first()
        .select_related("article")[: rounds * len(KINDS)]
    )
    told = override_settings(NEWSROOM_PURGE_URLS=[env["NEWSROOM_PURGE_URLS"]])  # whoever changes tells
    with running([server]), beside(worker(**env), *([before] if before else [])), told:
        time.sleep(WATCHED)  # the worker and Varnish begin
        for kind in KINDS:
            for edition in islice(known, rounds):
                _change(kind, edition, doors)
    return {name: told for door in doors for name, told in door.told().items()}


def _change(kind: str, edition: Edition, doors: list[Door]) -> None:
    path, word = edition.get_absolute_url(), f"Perubahan {time.time_ns()}"
    if KINDS[kind] is _another_label:  # in the metadata, for other stories around it may have the label
        word = CLASSES[ContentClass.OPINION].schema
    for door in doors:
        for _ in range(20):
            if word in door.ask(path):
                raise RuntimeError(f"{path} says “{word}” already")
    changed = threading.Event()
    readers = [threading.Thread(target=door.watch, args=(kind, path, word, changed)) for door in doors]
    for one in readers:
        one.start()
    time.sleep(0.2)
    with transaction.atomic():
        KINDS[kind](edition, word)
    changed.set()
    for one in readers:
        one.join()


def _another_text(edition: Edition, word: str) -> None:
    _tell(edition, headline=word)


def _another_label(edition: Edition, _word: str) -> None:
    """The story's too: one that has become something else than its story could be published as a correction alone."""
    Article.objects.filter(pk=edition.article_id).update(content_class=ContentClass.OPINION)
    _tell(edition, content_class=ContentClass.OPINION)


def _tell(edition: Edition, **changes: str) -> None:
    Edition.objects.filter(pk=edition.pk).update(**changes)
    edition_changed.send_robust(Edition, article=edition.article, before=edition, after=edition)


def _note(edition: Edition, word: str) -> None:
    wording = Wording(NoteKind.CORRECTION, word)
    corrections.post(edition.article, wording, by=User.objects.first(), approved_by=None)


def _withdrawal(edition: Edition, word: str) -> None:
    now = clock.now()
    told = {"reason": word, "ground": "false", "headline": edition.headline, "at": now}
    Withdrawal.objects.create(article=edition.article, by=User.objects.first(), **told)
    Edition.objects.filter(pk=edition.pk).update(ends_at=now)
    edition_changed.send_robust(Edition, article=edition.article, before=edition, after=None)


#: What a change does to a live edition, so that its page has a new word.
KINDS: dict[str, Callable[[Edition, str], None]] = {
    "text": _another_text,
    "label": _another_label,
    "note": _note,
    "withdrawal": _withdrawal,
}
