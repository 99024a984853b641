"""Asks sources when it is time: each by a job of its own, so that one that hangs holds up no other.

A source that fails is asked ever more rarely, for an hour at most between two tries, and says on its page why.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.tasks import task
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from exchange import fetching
from exchange.fetching import Fetched, Limits, NotFetched
from exchange.importing.items import Unreadable
from exchange.models import SourceKind, WireSource
from exchange.wires import keeping
from exchange.wires.folders import Folder, NoFolder, refuse_large
from exchange.wires.formats import copies, sniffing
from exchange.wires.formats.copies import Refusal
from exchange.wires.picturing import QUEUE
from people import clock

log = logging.getLogger(__name__)
#: What one answer may be, and how long it may take.
LIMITS = Limits(bytes=copies.LARGEST_FILE, seconds=20.0, redirects=3)
#: Who took a source and was cut off has lost it after this long.
CLAIM = timedelta(minutes=5)
#: Minutes before each new try.
WAITS = (1, 2, 5, 10, 20, 40, 60)
#: Items that were refused, told of on the source's page.
_TOLD = 5


def ask_due() -> int:
    """Have every source asked whose time has come. Returns how many."""
    now, asked = timezone.now(), 0
    for source in WireSource.objects.due(now)[:100]:
        later = now + timedelta(minutes=source.minutes)
        if WireSource.objects.due(now).filter(pk=source.pk).update(next_at=later):
            collect.enqueue(source.pk)
            asked += 1
    return asked


@task(queue_name=QUEUE)
def collect(source_id: int) -> int:
    """Take what a source has for us. Returns how many items are new. What fails is noted on the source."""
    now = timezone.now()
    free = WireSource.objects.filter(pk=source_id, is_active=True)
    claimed = free.exclude(claimed_until__gte=now).update(claimed_until=now + CLAIM)
    if not claimed:
        return 0
    source = WireSource.objects.select_related("owner", "section").get(pk=source_id)
    noted: dict[str, object] = {"claimed_until": None}
    try:
        with translation.override(source.owner.language):
            new, refused = _of_address(source) if source.kind == SourceKind.ADDRESS else _of_folder(source)
    except (NotFetched, Unreadable, NoFolder, OSError) as error:
        failures = min(source.failures + 1, 1_000)
        wait = WAITS[min(failures, len(WAITS)) - 1]
        why = str(error)
        if isinstance(error, OSError):  # it names places of this machine, which are for the log
            log.error("The wire “%s” could not be asked: %s", source, error)
            with translation.override(source.owner.language):
                why = _("Its folder cannot be read or written. Whoever runs the newsroom finds why in the log.")
        noted |= _error(why) | {
            "failures": failures,
            "next_at": timezone.now() + timedelta(minutes=wait),
        }
        return 0
    else:
        noted |= _error("\n".join(refused)) if refused else {}
        at = noted.get("last_error_at", timezone.now())  # what was refused now is no matter of the past
        if source.failures:  # it was to be asked more rarely
            noted["next_at"] = timezone.now() + timedelta(minutes=source.minutes)
        noted |= {"failures": 0, "last_ok_at": at, "etag": source.etag, "modified": source.modified}
        return new
    finally:
        WireSource.objects.filter(pk=source_id).update(**noted)


def _error(why: str) -> dict[str, object]:
    return {"last_error": why[:2_000], "last_error_at": timezone.now()}


def _of_address(source: WireSource) -> tuple[int, list[str]]:
    """How many items are new at the source's address, and why some were refused."""
    got = fetching.fetch_if_changed(source.address, source.hosts, Fetched(None, source.etag, source.modified), LIMITS)
    if got.body is None:
        return 0, []
    reading = sniffing.read(got.body, source.address, clock.newsroom_zone(), source.format)
    made = keeping.keep(source, source.address, got.body, reading)
    source.etag, source.modified = got.etag, got.modified  # only now: who was cut off before asks for all of it again
    return len(made), _told(reading.refused)


def _told(refused: Iterable[Refusal]) -> list[str]:
    return [str(one) for one in refused][:_TOLD]


def _of_folder(source: WireSource) -> tuple[int, list[str]]:
    """The same of the files that were dropped for it. One that cannot be read is put aside with the reason."""
    folder, new, why = Folder(source), 0, []
    wanted: set[str] = set()
    for dropped in folder.texts():
        try:
            data = refuse_large(dropped)
            reading = sniffing.read(data, dropped.name, clock.newsroom_zone(), source.format)
        except Unreadable as error:
            folder.put_away(dropped.name, str(error))
            why.append(str(error))
            continue
        new += len(keeping.keep(source, dropped.name, data, reading, folder.beside))
        wanted |= {one.address.removeprefix("./") for copy in reading.copies for one in copy.pictures}
        folder.put_away(dropped.name)
        why += [f"{dropped.name}: {one}" for one in _told(reading.refused)]
    folder.tidy(wanted)
    return new, why[:_TOLD]
