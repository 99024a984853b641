"""What is broken, one after the other: how, for how long, and who mends it."""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from rehearsal.house import HOST, House
from rehearsal.people import fetch, forget_password

#: Seconds for which something stays away, and for which a healed house must stay well to be called so.
AWAY, WELL = 12.0, 2.0
JOBS = "django_tasks_database_dbtaskresult"


@dataclass(frozen=True)
class Break:
    """`act` breaks something and returns when it is there again, by itself or because it was put back."""

    name: str
    act: Callable[[House], None]


def away(house: House, begin: Callable[[], None], end: Callable[[], None], seconds: float = AWAY) -> None:
    """Broken for some seconds, and then put back."""
    begin()
    try:
        time.sleep(seconds)
    finally:
        end()


def killed(name: str) -> Callable[[House], None]:
    return lambda house: house.parts[name].kill()


def hanging(name: str, seconds: float = AWAY) -> Callable[[House], None]:
    def act(house: House) -> None:
        part = house.parts[name]
        away(house, part.hang, part.go_on, seconds)

    return act


def one_process(house: House) -> None:
    """One of the processes of a web server dies; the server starts another."""
    os.kill(house.parts["web1"].children()[-1], signal.SIGKILL)


def no_database(seconds: float) -> Callable[[House], None]:
    return lambda house: away(house, house.database.halt, house.database.resume, seconds)


def crash(house: House) -> None:
    house.database.halt()
    house.database.resume()


def no_mail(house: House) -> None:
    """While three people ask for a new password."""

    def begin() -> None:
        house.mail.away = True
        for (email,) in house.ask("SELECT email FROM people_user WHERE email <> '' AND is_active LIMIT 3"):
            if forget_password(house, email) != 302:
                raise RuntimeError("A mail server that is away showed in a request.")

    away(house, begin, lambda: setattr(house.mail, "away", False))


class OverTheirJobs:
    """Both workers have pictures to make, and are killed while they make them: nobody is left who could take over."""

    def __init__(self) -> None:
        self.jobs: list[str] = []

    def __call__(self, house: House) -> None:
        house.manage("renditions", "--all")
        end = time.monotonic() + 15
        while not self.jobs:
            if time.monotonic() > end:
                raise RuntimeError("No job came to run.")
            self.jobs = [pk for (pk,) in house.ask(f"SELECT id::text FROM {JOBS} WHERE status = 'RUNNING'")]  # noqa: S608
        for name in ("worker1", "worker2"):
            house.parts[name].kill()

    def goes_on(self, house: House) -> bool:
        """Is one of the jobs that were under way not done yet?"""
        done = f"SELECT count(*) FROM {JOBS} WHERE status = 'SUCCESSFUL' AND id::text = ANY(%s)"  # noqa: S608
        return house.ask(done, [self.jobs]) != [(len(self.jobs),)]


WITHDRAW = """
from articles.models import Article
from articles.workflow.order import Order
from articles.workflow.workflow import perform
from people.models import User
perform("withdraw", User.objects.get(username={who!r}), Article.objects.get(pk={pk}), Order(note="Latihan."))
"""


class Withdrawn:
    """A story is withdrawn while one node cannot reach the database; counts how often it is seen after a second."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, house: House) -> None:
        pk, slug = house.ask(
            "SELECT article_id, slug FROM articles_edition WHERE starts_at < now() AND ends_at IS NULL "
            "ORDER BY article_id LIMIT 1"
        )[0]
        address = f"/read/{pk}/{slug}"
        for name in ("web1", "web2", "varnish"):
            for _time in range(6):  # every process keeps it
                fetch(house.ports[name], address, Host=f"{HOST}:{house.ports['varnish']}")
        pool = house.parts["pool1"]
        pool.hang()
        threading.Timer(3 * AWAY, pool.go_on).start()
        chief = house.logins["editor_in_chief"]["username"]
        house.manage("shell", "--no-imports", "-c", WITHDRAW.format(who=chief, pk=pk))
        time.sleep(1)
        end = time.monotonic() + 3 * AWAY + 5
        while time.monotonic() < end:
            self.seen += fetch(house.ports["varnish"], address)[0] == 200
            time.sleep(0.1)


def breaks(database_seconds: float) -> list[Break]:
    """All of them, in the order in which they come."""
    return [
        Break("nothing", lambda house: time.sleep(AWAY)),
        Break("a process of a web server is killed", one_process),
        Break("a web server is killed", killed("web1")),
        Break(f"a web server hangs for {AWAY:.0f} s", hanging("web1")),
        Break("the desk's web server is killed", killed("desk")),
        Break("both workers are killed over their jobs", OverTheirJobs()),
        Break("the pooler of one node is killed", killed("pool1")),
        Break(f"the pooler of one node swallows everything for {AWAY:.0f} s", hanging("pool1")),
        Break(f"the mail server is away for {AWAY:.0f} s", no_mail),
        Break("the database crashes and comes back", crash),
        Break(f"the database is stopped for {database_seconds:.0f} s", no_database(database_seconds)),
        Break("a story is withdrawn while a node is cut off from the database", Withdrawn()),
        Break("Varnish is killed", killed("varnish")),
    ]
