"""Is everything well? One question each for database, worker, storage, mail, clock and secrets."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q, QuerySet
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import Edition
from audit import seals, sources
from newsroom.checks import LOCAL_MAIL
from newsroom.embedded import NEEDED_BYTES
from newsroom.models import BACKUP, WORKER, Heartbeat
from newsroom.startup import OLDEST_POSTGRESQL
from newsroom.sweep import SECONDS
from newsroom.worker import RECENT
from public import masthead
from public.fast import replicas
from public.models.page import Page, Purpose

#: A worker that has been silent for this long is taken for dead.
SILENCE = timedelta(seconds=6 * SECONDS)
LONGEST_WAIT = timedelta(minutes=10)
LARGEST_SKEW = timedelta(seconds=2)
SHORTEST_SECRET = 50


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `remedy` is empty if it is well."""

    what: str
    said: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        return not self.remedy


def examine() -> Iterator[Finding]:
    """Ask everything. What needs the database is not asked when that is out of reach."""
    reached = reach()
    yield reached
    if reached.well:
        for question in (
            version,
            migrations,
            searchable,
            worker,
            queue,
            clock,
            log,
            proxies,
            replicated,
            backup,
            duties,
        ):
            try:
                yield question()
            except DatabaseError as error:  # a missing table, most likely: an answer, not a traceback
                yield Finding(question.__name__, _first_line(error), "Run: manage.py migrate, then ask again.")
    for alias in ("default", "originals"):
        yield storage(alias)
    yield space()
    yield post()
    yield secrets()


def reach() -> Finding:
    """Does the database let us in?"""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        remedy = "Start the database, and check host, port, name, user and password in DATABASE_URL."
        return Finding("database", _first_line(error), remedy)
    return Finding("database", f"{connection.settings_dict['NAME']} answers")


def version() -> Finding:
    """Is it new enough?"""
    major = connection.pg_version // 10000
    old = f"Upgrade PostgreSQL to {OLDEST_POSTGRESQL} or later." if major < OLDEST_POSTGRESQL else ""
    return Finding("version", f"PostgreSQL {major}", old)


def migrations() -> Finding:
    """Are the tables what the code expects?"""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        names = ", ".join(str(migration) for migration, _ in waiting[:3])
        return Finding("migrations", f"{len(waiting)} not applied ({names} …)", "Run: manage.py migrate")
    return Finding("migrations", "all applied")


def searchable() -> Finding:
    """Does search know every story that readers have?"""
    if Edition.objects.live().filter(words__isnull=True).exists():
        remedy = "The worker sees to it, newest first; to have it at once, run: manage.py fold_words"
        return Finding("search", "does not know every story yet", remedy)
    return Finding("search", "knows every story")


def duties() -> Finding:
    """Do readers find what the press law has every paper show: the guidelines themselves, and who is responsible?"""
    there = set(Page.objects.public().values_list("purpose", flat=True))
    names = {Purpose.GUIDELINES: "the cyber media guidelines", Purpose.MASTHEAD: "a masthead"}
    if missing := [name for purpose, name in names.items() if purpose not in there]:
        remedy = "Write it under Pages in the admin, and choose its purpose there (docs/press-law.md)."
        return Finding("duties", f"readers have no page with {' or '.join(missing)}", remedy)
    if missing := masthead.missing():
        remedy = "The paper's names are settings; who is responsible is chosen under Authors (docs/press-law.md)."
        return Finding("duties", f"the masthead lacks {' and '.join(missing)}", remedy)
    return Finding("duties", "readers have the guidelines and the masthead")


def worker() -> Finding:
    """Did a worker give a sign of life lately?"""
    age = Heartbeat.age(WORKER)
    if age is None or age > SILENCE:
        said = "has never given a sign of life" if age is None else f"silent for {int(age.total_seconds())} s"
        return Finding("worker", said, "Start one, and keep it running: manage.py worker")
    return Finding("worker", f"last swept {max(0, int(age.total_seconds()))} s ago")


def queue() -> Finding:
    """Does a job wait too long, or was one given up?"""
    waiting, late = DBTaskResult.objects.ready().count(), long_waiting().count()
    again = DBTaskResult.objects.filter(status=TaskResultStatus.READY).exclude(worker_ids=[]).count()
    given_up = DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - RECENT).count()
    said = f"{waiting} jobs waiting, {again} to be tried again, {given_up} given up in the last day"
    if late:
        return Finding(
            "queue", f"{said}; {late} waiting for more than 10 min", "Start more workers: manage.py worker"
        )
    return Finding("queue", said, "See what they were, and have them done again: manage.py jobs" if given_up else "")


def long_waiting() -> QuerySet:
    """Jobs whose time has come, and that nobody has taken for LONGEST_WAIT."""
    since = timezone.now() - LONGEST_WAIT
    at_once = Q(run_after=get_date_max(), enqueued_at__lt=since)
    return DBTaskResult.objects.ready().filter(at_once | Q(run_after__lt=since))


def clock() -> Finding:
    """Do this machine and the database agree on the time? Editions begin and end by it."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        skew = abs(timezone.now() - cursor.fetchone()[0])
    if skew > LARGEST_SKEW:
        remedy = "Set both clocks by NTP (systemd-timesyncd or chrony): stories appear and end by the clock."
        return Finding("clock", f"{skew.total_seconds():.0f} s apart from the database's", remedy)
    return Finding("clock", f"agrees with the database's to {skew.total_seconds() * 1000:.0f} ms")


def log() -> Finding:
    """Does the log still say what it said when it was sealed?"""
    chain = seals.examine()
    if chain.broken:
        remedy = "Someone changed it with the database's own password. What to do is said by: manage.py seals"
        return Finding("log", f"was changed at or before entry {chain.broken.last_entry}", remedy)
    since = f", which began anew: {chain.anew.note}" if chain.anew else ""
    return Finding("log", f"matches its seals{since}")


def replicated() -> Finding:
    """Is every replica fresh enough for readers' pages?"""
    known = replicas.names()
    behind = {name: replicas.how_far(name) for name in known}
    late = [name for name, seconds in behind.items() if seconds > settings.NEWSROOM_REPLICA_SECONDS]
    if late:
        said = ", ".join(f"{name} {behind[name]:.0f} s behind" for name in late).replace("inf s behind", "silent")
        remedy = "Readers' pages come from the primary. Look into the replica's log, and at its connection to it."
        return Finding("replicas", said, remedy)
    return Finding("replicas", f"{len(known)} fresh" if known else "none")


def backup() -> Finding:
    """Was everything copied away lately? Asked where NEWSROOM_BACKUP_HOURS says how old a backup may be."""
    hours, age = settings.NEWSROOM_BACKUP_HOURS, Heartbeat.age(BACKUP)
    said = f"made {age.total_seconds() / 3600:.0f} h ago" if age is not None else "none that is known of"
    if hours and (age is None or age > timedelta(hours=hours)):
        remedy = "Run: manage.py backup FOLDER; where it is made otherwise, let that run: manage.py backup --made"
        return Finding("backup", said, remedy)
    return Finding("backup", said)


def proxies() -> Finding:
    """Do requests come by as many proxies as the settings say? Tries to sign in are counted by address."""
    trusted, seen = settings.ALLAUTH_TRUSTED_PROXY_COUNT, cache.get(sources.FEWER_PROXIES)
    if seen is not None:
        remedy = "Set TRUSTED_PROXIES to how many proxies stand before this server, each adding to X-Forwarded-For."
        return Finding("proxies", f"a request came by {seen}, TRUSTED_PROXIES is {trusted}", remedy)
    return Finding("proxies", f"as many as TRUSTED_PROXIES says ({trusted}), or more")


def storage(alias: str) -> Finding:
    """Can a file be written, read and deleted?"""
    place, words = storages[alias], uuid4().hex.encode()
    try:
        name = place.save("doctor.txt", ContentFile(words))
        try:
            with place.open(name) as file:
                same = file.read() == words
        finally:
            place.delete(name)
    except Exception as error:  # every storage has errors of its own; all mean the same here
        remedy = f"Let this user write to {place.location}, and free some space."
        if bucket := getattr(place, "bucket_name", None):
            remedy = f"Check S3_ENDPOINT, S3_REGION, the key in AWS_* and what it may do in the bucket “{bucket}”."
        return Finding(f"files ({alias})", _first_line(error), remedy)
    if not same:
        return Finding(
            f"files ({alias})", "gave back different bytes from those written", "Check the disk or the bucket."
        )
    return Finding(f"files ({alias})", "written, read and deleted")


def space() -> Finding:
    """Is there room for tomorrow's pictures?"""
    place = storages["default"]
    if not isinstance(place, FileSystemStorage):
        return Finding("space", "kept elsewhere")
    folder = next(path for path in [settings.DATA_DIR, *settings.DATA_DIR.parents] if path.exists())
    free = shutil.disk_usage(folder).free
    remedy = f"Free some space on the disk of {folder}." if free < NEEDED_BYTES else ""
    return Finding("space", f"{free / 1e9:.1f} GB free", remedy)


def post() -> Finding:
    """Does the mail server answer? Nothing is sent."""
    if any(f".{kind}." in settings.EMAIL_BACKEND for kind in LOCAL_MAIL):
        return Finding("mail", "stays on this machine (see EMAIL_URL)")
    line = mail.get_connection(fail_silently=False)
    try:
        line.open()
        line.close()
    except OSError as error:  # smtplib's errors are such, too
        remedy = "Check host, port, user and password in EMAIL_URL, and that this machine may reach it."
        return Finding("mail", f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}: {_first_line(error)}", remedy)
    return Finding("mail", f"{settings.EMAIL_HOST} answers")


def secrets() -> Finding:
    """Can the key be guessed?"""
    if len(settings.SECRET_KEY) < SHORTEST_SECRET or len(set(settings.SECRET_KEY)) < 10:
        remedy = 'Set SECRET_KEY to: python -c "import secrets; print(secrets.token_urlsafe(48))"'
        return Finding("secrets", "SECRET_KEY can be guessed", remedy)
    return Finding("secrets", "SECRET_KEY is long")


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
