"""Readers while the desk does its heaviest work: how long an uncached story takes in calm, and beside ten saves.

Calm and busy stretches take turns, so that whatever else the machine does weighs on both alike.
"""

import http.client
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.crypto import get_random_string

from articles.body.weight import MOST_ELEMENTS
from articles.models import Article, Edition
from articles.models.article import LONGEST_BODY
from bench.readers import HOST, PATIENCE, Stretch, reading
from bench.stories import WHO, WORDS
from people.models import Role, User
from sections.models import Section

#: Heavy requests at once, by kind: texts saved, two texts of one story merged, two revisions compared.
SAVES, MERGES, COMPARISONS = 6, 2, 2
CALM_SECONDS = 8
#: How the desk's server is started on the same machine: it gets what the readers' leaves.
NICE = ("nice", "-n", "15")
#: Its threads in each process: as in docker-compose.yml.
THREADS = "4"


def heaviest(chance: random.Random) -> str:
    """A body as long as the limits allow, in as many elements."""
    parts: list[str] = []
    room = LONGEST_BODY
    while len(parts) < MOST_ELEMENTS // 2 - 10:
        words = " ".join(chance.choice(WORDS) for _ in range(3))
        part = f"<p><em>{chance.randrange(1000)}</em> {words}</p>"
        room -= len(part)
        if room < 0:
            break
        parts.append(part)
    return "".join(parts)


class Desk:
    """Ten stories of the heaviest kind and the journalist who keeps saving them, at the server on `port`."""

    def __init__(self, port: int):
        self.port = port
        self.chance = random.Random(port)  # noqa: S311 - the same texts each time
        self.section = Section.objects.order_by("pk").first()
        user = User.objects.get(username=WHO)
        user.roles.add(Role.objects.get(codename="managing_editor"))
        browser = Client()
        browser.force_login(user)
        self.csrf = get_random_string(32)
        session = browser.cookies[settings.SESSION_COOKIE_NAME].value
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={self.csrf}"
        self.stories = [self._story() for _ in range(SAVES + MERGES + COMPARISONS)]

    def _story(self) -> Article:
        """A draft with two revisions, both of the heaviest kind."""
        known = set(Article.objects.values_list("pk", flat=True))
        self._ask("POST", reverse("admin:articles_article_add"), self._form(), 302)
        story = Article.objects.exclude(pk__in=known).get()
        self._save(story)()
        return story

    def work(self) -> list[Callable[[], None]]:
        """The ten heavy requests, each to be made once; what they send is ready."""
        saved = self.stories[:SAVES]
        merged = self.stories[SAVES : SAVES + MERGES]
        compared = self.stories[SAVES + MERGES :]
        return [
            *(self._save(story) for story in saved),
            *(self._save(story, stale=True) for story in merged),
            *(self._compare(story) for story in compared),
        ]

    def _save(self, story: Article, *, stale: bool = False) -> Callable[[], None]:
        address = reverse("admin:articles_article_change", args=[story.pk])
        version = Article.objects.values_list("version", flat=True).get(pk=story.pk)
        return partial(self._ask, "POST", address, self._form(version=version - stale), 409 if stale else 302)

    def _compare(self, story: Article) -> Callable[[], None]:
        address = reverse("admin:articles_article_compare", args=[story.pk])
        return partial(self._ask, "GET", f"{address}?old=1&new=2", None, 200)

    def _form(self, **fields) -> str:
        form = {
            "csrfmiddlewaretoken": self.csrf,
            "headline": "Naskah terberat",
            "kind": "story",
            "section": self.section.pk,
            "body": heaviest(self.chance),
        }
        return urlencode(form | fields)

    def _ask(self, method: str, address: str, data: str | None, expected: int) -> None:
        line = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookie, "Referer": f"http://{HOST}:{self.port}/"}
        if data:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, address, data, headers)
        answer = line.getresponse()
        answer.read()
        line.close()
        if answer.status != expected:
            raise RuntimeError(f"{method} {address} answered {answer.status}, not {expected}")


def take_turns(readers_port: int, desk: Desk, rounds: int) -> tuple[Stretch, Stretch]:
    """Calm and busy stretches in turns, added up: what readers waited in calm, and beside the desk's work."""
    addresses = [edition.get_absolute_url() for edition in Edition.objects.live().select_related("section")[:200]]
    with reading(readers_port, addresses):
        time.sleep(2)  # warms up
    calm, busy = Stretch(), Stretch()
    for _ in range(rounds):
        with reading(readers_port, addresses) as stretch:
            time.sleep(CALM_SECONDS)
        calm.add(stretch)
        work = desk.work()
        with reading(readers_port, addresses) as stretch:
            _at_once(work)
        busy.add(stretch)
    return calm, busy


def _at_once(work: list[Callable[[], None]]) -> None:
    """All of it at the same time, to its end. Raises what one of them raised."""
    with ThreadPoolExecutor(len(work)) as desk:
        for done in [desk.submit(one) for one in work]:
            done.result()


def yields(pid: int) -> None:
    """Linux divides the processor among sessions before it looks at processes: the session of `pid` yields too."""
    group = Path(f"/proc/{pid}/autogroup")
    if group.exists():
        group.write_text(str(os.getpriority(os.PRIO_PROCESS, pid)))
