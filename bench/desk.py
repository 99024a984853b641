"""The desk's own screens: how long each takes in this process, and how many statements, for whom it is hardest.

Asked one after the other through every layer but the network: what a person waits for when nobody else does.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Edition, Lock
from articles.text import revisions
from articles.text.storyfields import FIELDS, FieldType
from articles.workflow import workflow
from bench import cpu
from bench.newsroom import CHIEF, EDITOR, QUIET_EDITOR, WRITER
from bench.readers import HOST
from bench.skew import HUNDREDTH, NONE, TENTH
from people.models import User

#: Most milliseconds for each row, as people were promised.
LISTS, SCREENS, OPEN, SAVE, PUBLISH = 80, 150, 80, 50, 60


def measure(rounds: int) -> list[dict[str, Any]]:
    """A row for each screen and person: milliseconds (median, least, most), of processor, statements, and at most.

    The most that is allowed is of processor, this process and the database together.
    """
    found = []
    for name, who, address, most in _screens():
        client = _client(who)
        client.get(address)  # warms up
        times, cost = _costing(lambda client=client, address=address: _times(client, address, rounds))
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        found.append(_row(name, who, times, cost / rounds, len(asked), most))
    return found + _writing(rounds)


def _screens() -> list[tuple[str, str, str, int]]:
    stories, month = reverse("admin:articles_article_changelist"), reverse("desk:calendar")
    rows = []
    for who in (WRITER, EDITOR, QUIET_EDITOR, CHIEF):
        rows += [
            ("list", who, stories, LISTS),
            ("list, all", who, f"{stories}?tab=all", LISTS),
            ("list, a word in no story", who, f"{stories}?tab=all&q={NONE}", LISTS),
            ("list, a word of a tenth", who, f"{stories}?tab=all&q={TENTH}", LISTS),
            ("list, a word of a hundredth", who, f"{stories}?tab=all&q={HUNDREDTH}", LISTS),
            ("list, a tag of a tenth", who, f"{stories}?tab=all&tag=topik+0", LISTS),
            ("activity", who, reverse("desk:activity"), LISTS),
            ("what waits", who, reverse("admin:index"), SCREENS),
            ("board", who, reverse("desk:board"), SCREENS),
            ("calendar", who, month, SCREENS),
        ]
    log = reverse("desk:log")
    rows += [("log", CHIEF, log, SCREENS), ("log, a word in none", CHIEF, f"{log}?q={NONE}", SCREENS)]
    photos = reverse("photos:search")
    return [*rows, ("photos, a word in none", CHIEF, f"{photos}?q={NONE}", LISTS)]


def _writing(rounds: int) -> list[dict[str, Any]]:
    """An editor opens a published story, saves it, and publishes it again, each time another one."""
    editor = User.objects.get(username=EDITOR)
    client = _client(EDITOR)
    live = Exists(Edition.objects.live().filter(article=OuterRef("pk")))  # earlier runs took some away
    desk = Article.objects.filter(live, section__members=editor, status="published").exclude(created_by=editor)
    chief = User.objects.get(username=CHIEF)
    times: dict[str, list[float]] = {"open a story": [], "save": [], "publish": []}
    costs: dict[str, float] = dict.fromkeys(times, 0.0)
    asked: dict[str, int] = {}
    for nth, story in enumerate(desk.order_by("-updated_at")[: rounds + 1]):
        address = reverse("admin:articles_article_change", args=[story.pk])
        done = _step(times, costs, asked, nth, "open a story", lambda address=address: client.get(address))
        text = story.editions.live().get().body  # a copy's own is left out
        form = form_of(story) | {"body": text, "headline": f"{story.headline} {nth}"[:200]}
        done = _step(times, costs, asked, nth, "save", lambda address=address, form=form: client.post(address, form))
        if done.status_code != 302:
            raise RuntimeError(f"{address} answered {done.status_code}")
        story = Article.objects.get(pk=story.pk)
        Lock.objects.filter(article=story).delete()  # the editor's page is closed
        workflow.perform("submit", editor, story)
        while story.status == "in_review":
            workflow.perform("approve", chief, story)
        move = {"_move": "publish", "version": story.version, "publish-change": "minor"}
        _step(times, costs, asked, nth, "publish", lambda address=address, move=move: client.post(address, move))
        story.refresh_from_db()
        if story.status != "published":
            raise RuntimeError(f"{address} was not published: {story.status}")
    most = {"open a story": OPEN, "save": SAVE, "publish": PUBLISH}
    return [_row(name, EDITOR, taken, costs[name] / rounds, asked[name], most[name]) for name, taken in times.items()]


def _step(times: dict, costs: dict, asked: dict, nth: int, name: str, make: Callable):
    """Make a request; the first of its kind only warms up and counts its statements."""
    if nth:
        (answer, taken), cost = _costing(lambda: _timed(make))
        times[name].append(taken)
        costs[name] += cost
        return answer
    with CaptureQueriesContext(connection) as statements:
        answer = make()
    asked[name] = len(statements)
    return answer


def form_of(story: Article) -> dict[str, Any]:
    """What the browser sends when the story is saved as it is."""
    sent: dict[str, Any] = {"version": story.version}
    for field in FIELDS:
        value = revisions.snapshot(story)[field.name]
        if field.type is FieldType.LINES:
            sent |= {f"{field.name}_{part}": [line[part] for line in value] for part in ("author", "role")}
        elif field.type is FieldType.NAMES:
            sent[field.name] = ", ".join(value)
        else:
            sent[field.name] = "" if value is None else value
    return sent


def _client(who: str) -> Client:
    client = Client(SERVER_NAME=HOST)
    client.force_login(User.objects.get(username=who))
    return client


def _costing(make: Callable) -> tuple[Any, float]:
    """What `make` answers, and the seconds of processor it took here and, where that can be asked, in the database.

    What asking takes is not counted: with a whole newsroom's processes it is as much as a small page.
    """
    server = cpu.database()
    database = (server and cpu.seconds(server)) or 0.0
    own = time.process_time()
    answer = make()
    own = time.process_time() - own
    return answer, own + ((server and cpu.seconds(server)) or 0.0) - database


def _times(client: Client, address: str, rounds: int) -> list[float]:
    """Seconds of each of so many rounds. Raises RuntimeError for a page that is refused."""
    found = []
    for _ in range(rounds):
        answer, taken = _timed(lambda: client.get(address))
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        found.append(taken)
    return found


def _timed(make: Callable) -> tuple[Any, float]:
    begun = time.perf_counter()
    answer = make()
    return answer, time.perf_counter() - begun


def _row(name: str, who: str, times: list[float], cost: float, statements: int, most: int) -> dict[str, Any]:
    taken = [1000 * value for value in times]
    spread = [median(taken), min(taken), max(taken)]
    return {
        "name": name,
        "who": who,
        "ms": spread,
        "cost": 1000 * cost,
        "statements": statements,
        "most": most,
    }
