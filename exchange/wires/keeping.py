"""What was read becomes rows: each version of each item once, an update as the next version, and nothing twice."""

import hashlib
import zlib
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.readers import embargoes
from audit import wordindex
from exchange.models import PictureState, WireFile, WireItem, WirePicture, WireSource, WireState, WireUse
from exchange.wires import picturing, signals
from exchange.wires.formats.copies import Reading, Shown, WireCopy
from exchange.wires.rules import meeting
from people import rowlocks

#: Characters of a text that the words of a filter are looked for in.
_SEARCHED = 20_000
#: How much a state takes away: of one version, only what takes away more is believed later.
_WEIGHT = {WireState.USABLE: 0, WireState.WITHHELD: 1, WireState.CANCELED: 2}
#: What makes an item another one.
_TELLING = (
    *("state", "reason", "embargo_until", "headline", "standfirst", "html", "byline", "dateline", "credit"),
    *("usage_terms", "ed_note"),
)

#: The bytes of a file that lies beside the one that was read, by its name; None if there is none.
type Beside = Callable[[str], bytes | None]


def _nothing(_name: str) -> bytes | None:
    return None


def keep(source: WireSource, name: str, data: bytes, reading: Reading, beside: Beside = _nothing) -> list[WireItem]:
    """Keep what a file held. Returns the items that are new, or new versions. All of it is kept, or nothing.

    The same file twice, or the same item in two files, makes no second row.
    """
    made = []
    with transaction.atomic():
        rowlocks.held(WireSource.objects).get(pk=source.pk)
        raw: WireFile | None = None
        for copy in reading.copies:
            item = _kept(source, copy)
            if item is None:
                continue
            if raw is None:
                raw = WireFile.objects.create(
                    source=source, name=name[:300], data=zlib.compress(data), size=len(data)
                )
            WireItem.objects.filter(pk=item.pk).update(file=raw)
            _keep_pictures(item, copy, beside)
            made.append(item)
        meeting.note(source, made)
        if made:
            WireSource.objects.filter(pk=source.pk).update(last_item_at=timezone.now())
            source.last_item_at = timezone.now()
    return made


def raw(item: WireItem) -> bytes | None:
    """What its sender sent, to the byte; None if that was cleared."""
    return zlib.decompress(item.file.data) if item.file else None


def _kept(source: WireSource, copy: WireCopy) -> WireItem | None:
    """The row of a version that was not here yet; the row of one that was, if it may be used no more; else None."""
    guid = _guid(source, copy)
    newest = source.items.newest().filter(guid=guid).first()
    digest = _digest(copy)
    if newest is None:
        if copy.state != WireState.USABLE and not copy.headline:
            return None  # what we never had is nothing to take back
        return _add(source, copy, guid, copy.version, digest, None)
    if copy.is_numbered and guid == copy.guid:
        known = source.items.filter(guid=guid, version=copy.version).first()
        if known is not None:
            return _taken_away(known, copy) if known == newest else None
        return _add(source, copy, guid, copy.version, digest, newest, is_newest=copy.version > newest.version)
    is_older = copy.sent_at and newest.sent_at and copy.sent_at < newest.sent_at
    if digest == newest.digest or is_older:
        return None
    return _add(source, copy, guid, newest.version + 1, digest, newest)


def _guid(source: WireSource, copy: WireCopy) -> str:
    """By which name the item is known: that of the one it corrects, if we have that one and not this."""
    if copy.corrects and not source.items.filter(guid=copy.guid).exists():
        corrected = source.items.filter(guid=copy.corrects).exists()
        return copy.corrects if corrected else copy.guid
    return copy.guid


def _digest(copy: WireCopy) -> str:
    said = [str(getattr(copy, name)) for name in _TELLING] + [one.address for one in copy.pictures]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def _taken_away(known: WireItem, copy: WireCopy) -> WireItem | None:
    """Believe that a version may not be used any more, even if it comes without a new number."""
    if _WEIGHT[WireState(copy.state)] <= _WEIGHT[WireState(known.state)]:
        return None
    known.state, known.reason, known.changed_at = str(copy.state), copy.reason, timezone.now()
    known.save(update_fields=["state", "reason", "changed_at"])
    _tell(known)
    return known


def _add(
    source: WireSource,
    copy: WireCopy,
    guid: str,
    version: int,
    digest: str,
    previous: WireItem | None,
    is_newest: bool = True,
) -> WireItem:
    if is_newest and previous is not None:
        WireItem.objects.filter(pk=previous.pk).update(is_newest=False)
    text = body.plain_text(copy.html)[:_SEARCHED]
    headline = copy.headline or (previous.headline if previous else "")
    item = WireItem.objects.create(
        source=source,
        guid=guid,
        version=version,
        digest=digest,
        previous=previous if is_newest else None,
        is_newest=is_newest,
        kind=str(copy.kind),
        state=str(copy.state),
        reason=copy.reason,
        sent_at=copy.sent_at,
        embargo_until=copy.embargo_until,
        headline=headline,
        standfirst=copy.standfirst,
        body=copy.html,
        byline=copy.byline,
        dateline=copy.dateline,
        credit=source.credit or copy.credit,
        usage_terms=copy.usage_terms or source.usage_terms,
        ed_note=copy.ed_note,
        language=copy.language,
        keywords=list(copy.keywords),
        subjects=list(copy.subjects),
        urgency=copy.urgency or source.priority,
        source_type=copy.source_type,
        used=previous.used if previous else False,
        words=wordindex.entry(headline, copy.standfirst, text, copy.dateline, *copy.keywords, *copy.subjects) or None,
    )
    if is_newest and item.used:
        _tell(item)
    return item


def _keep_pictures(item: WireItem, copy: WireCopy, beside: Beside) -> None:
    """A row for each picture. What came along is kept at once, what lies elsewhere is fetched by a job."""
    if item.pictures.exists():
        return
    rows = [_picture(item, place, shown, beside) for place, shown in enumerate(copy.pictures)]
    WirePicture.objects.bulk_create(rows)
    if any(row.state == PictureState.WAITING for row in rows):
        transaction.on_commit(lambda: picturing.fetch_pictures.enqueue(item.pk))


def _picture(item: WireItem, place: int, shown: Shown, beside: Beside) -> WirePicture:
    row = WirePicture(
        item=item,
        place=place,
        address=shown.address,
        caption=shown.caption,
        credit=shown.credit or item.credit,
        alt=shown.alt,
        terms=shown.terms or item.usage_terms[:1_000],
    )
    if shown.address.startswith(("http://", "https://")):
        return row
    data = shown.data or beside(shown.address)
    if data is None:
        row.state, row.reason = PictureState.REFUSED, _("There is no file of this name.")
    elif why := picturing.why_not(data):
        row.state, row.reason = PictureState.REFUSED, why[:500]
    else:
        picturing.keep(row, data)
    return row


def _tell(item: WireItem) -> None:
    """Tell of a version that stories of ours may have to follow, and hold those back that nobody has seen yet."""
    for use in uses(item):
        _hold_back(use, item.embargo_until)
    meeting.fell_behind(item)
    transaction.on_commit(lambda: signals.item_changed.send(WireItem, item=item, uses=uses(item)), robust=True)


def _hold_back(use: WireUse, until: datetime | None) -> None:
    article = use.article
    held = article.embargo_until
    if until is None or until <= timezone.now() or (held and held >= until):
        return
    if not article.editions.exists():
        embargoes.put(article, until, use.by)


def uses(item: WireItem) -> list[WireUse]:
    """Which stories are made of any version of an item, or stand beside one."""
    rows = WireUse.objects.filter(item__source=item.source_id, item__guid=item.guid)
    return list(rows.select_related("article__section", "item", "seen", "by").order_by("pk"))
