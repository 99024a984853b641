"""What is broken, one after the other: how, for how long, and who mends it."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from rehearsal.house import House
from rehearsal.people import Browser, fetch, forget_password, picture

#: Seconds for which something stays away, and for which a healed house must stay well to be called so.
AWAY, WELL = 12.0, 2.0
#: A job that was asked for is taken by then, however busy the machine is.
COMES = 60.0
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
        house.manage("shell", "--no-imports", "-c", SOME_PICTURES)
        end = time.monotonic() + COMES
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


#: A few, so that what is measured is how a job comes back, and not how long the queue is.
SOME_PICTURES = """
from photos.jobs import make_renditions
from photos.models import Photo
for photo in Photo.objects.order_by("pk")[:6]:
    make_renditions.enqueue(photo_id=photo.pk, anew=True)
"""
WITHDRAW = """
from articles.models import Article
from articles.workflow.order import Order
from articles.workflow.workflow import perform
from people.models import User
order = Order(note="Latihan.", ground="false")
chief, article = User.objects.get(username={who!r}), Article.objects.get(pk={pk})
leaders = User.objects.filter(roles__rights__contains=["withdraw", "all_desks"]).exclude(pk=chief.pk)
perform("ask_withdrawal", leaders.first(), article, order)
perform("withdraw", chief, article, order)
"""


class Withdrawn:
    """A story is withdrawn while something is behind; counts how often it is seen after a second.

    `begin` and `end` are told the house. Each such break withdraws a story of its own.
    """

    def __init__(self, begin: Callable[[House], None], end: Callable[[House], None]) -> None:
        self.begin, self.end = begin, end
        self.seen = 0

    def __call__(self, house: House) -> None:
        pk, slug = house.ask(
            "SELECT article_id, slug FROM articles_edition WHERE starts_at < now() AND ends_at IS NULL "
            "ORDER BY article_id LIMIT 1"
        )[0]
        address = f"/read/{pk}/{slug}"
        for name in ("web1", "web2", "varnish"):
            for _time in range(6):  # every process keeps it
                fetch(house.ports[name], address, Host=house.at("proxy"))
        self.begin(house)
        threading.Timer(3 * AWAY, self.end, [house]).start()
        chief = house.logins["editor_in_chief"]["username"]
        house.manage("shell", "--no-imports", "-c", WITHDRAW.format(who=chief, pk=pk))
        time.sleep(1)
        end = time.monotonic() + 3 * AWAY + 5
        while time.monotonic() < end:
            self.seen += fetch(house.ports["proxy"], address)[0] == 200
            time.sleep(0.1)


def replay(what: str) -> Callable[[House], None]:
    """Have the replica `pause` or `resume` what it reads of the primary: it answers meanwhile, and falls behind."""
    return lambda house: house.ask(f"SELECT pg_wal_replay_{what}()", replica=True) and None


class NoPictures:
    """S3 answers nothing while pictures are to be made and a journalist sends one, again until it is taken."""

    def __init__(self) -> None:
        self.photo = 0

    def __call__(self, house: House) -> None:
        browser = Browser(house)
        browser.sign_in(house.logins["writer"])
        sending = threading.Thread(target=self._send, args=[browser], daemon=True)

        def begin() -> None:
            house.manage("shell", "--no-imports", "-c", SOME_PICTURES)
            house.parts["s3"].hang()
            sending.start()

        away(house, begin, house.parts["s3"].go_on)

    def _send(self, browser: Browser) -> None:
        while not self.photo:
            status, said = browser.send_file("/admin/photos-api/upload/", "latihan.jpg", picture())
            if status == 200:
                self.photo = json.loads(said)["id"]
            time.sleep(1)

    def goes_on(self, house: House) -> bool:
        """Is the picture not there yet, or not as readers get it?"""
        made = "SELECT 1 FROM photos_photo WHERE id = %s AND renditions->'made_for'->>'complete' = 'true'"
        return not house.ask(made, [self.photo])


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
        Break("the replica is killed", killed("replica")),
        Break(f"S3 answers nothing for {AWAY:.0f} s", NoPictures()),
        Break(
            "a story is withdrawn while a node is cut off from the database",
            Withdrawn(lambda house: house.parts["pool1"].hang(), lambda house: house.parts["pool1"].go_on()),
        ),
        Break("a story is withdrawn while the replica is behind", Withdrawn(replay("pause"), replay("resume"))),
        Break("Varnish is killed", killed("varnish")),
        Break(f"Varnish hangs for {AWAY:.0f} s", hanging("varnish")),
    ]


#: The short form: what dies most often.
SHORT = ("a web server is killed", "both workers are killed over their jobs", "the pooler of one node is killed")
SHORT += ("the database crashes and comes back",)


def few() -> list[Break]:
    """Those of the short form, which need neither S3 nor a replica."""
    return [one for one in breaks(0) if one.name in SHORT]
