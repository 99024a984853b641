"""The pictures of wire items: fetched while an item waits, brought into the library when a story is made of it."""

import hashlib
import time
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import task
from django.utils.translation import gettext as _

from exchange import fetching
from exchange.fetching import Limits, NotFetched
from exchange.models import PictureState, WireItem, WirePicture
from people import clock
from people.models import User
from photos import intake, library, rights
from photos.models import Licence, Photo
from photos.rights import Reason

#: The queue of everything that waits for other people's machines: lanes of its own in every worker.
QUEUE = "wires"
#: Bytes of all pictures of one item, seconds that one may take, and seconds for all of them.
MOST_BYTES, SECONDS, ALL_SECONDS = 60_000_000, 30.0, 60.0
#: Pixels of the shorter side: an agency's picture may be smaller than what people upload.
SHORTEST_SIDE = 100


def why_not(data: bytes) -> str:
    """Why a file is no picture for the library; empty if it is one."""
    try:
        intake.check(SimpleUploadedFile("foto", data), SHORTEST_SIDE)
    except intake.Refused as error:
        return " ".join(error.messages)
    return ""


@task(queue_name=QUEUE)
def fetch_pictures(item_id: int) -> int:
    """Fetch the pictures of an item that lie elsewhere. Returns how many are here. Done twice, it fetches none."""
    waiting = WirePicture.objects.filter(item=item_id, state=PictureState.WAITING).select_related("item__source")
    left, ends = MOST_BYTES, time.monotonic() + ALL_SECONDS
    for picture in waiting:
        left -= _fetch(picture, left, ends - time.monotonic())
    return WirePicture.objects.filter(item=item_id, state=PictureState.HERE).count()


def _fetch(picture: WirePicture, left: int, seconds: float) -> int:
    """Fetch one, of at most `left` bytes and in so many seconds. Returns how many bytes it has."""
    most = min(left, settings.NEWSROOM_PHOTO_MAX_MEGABYTES * 1_000_000)
    data = b""
    try:
        if most <= 0:
            raise NotFetched(_("The pictures of this item are more than %d MB.") % (MOST_BYTES // 1_000_000))
        if seconds <= 0:
            raise NotFetched(_("The pictures of this item took longer than %d s.") % ALL_SECONDS)
        data = fetching.fetch(picture.address, picture.item.source.hosts, Limits(most, min(SECONDS, seconds)))
        why = why_not(data)
    except NotFetched as error:
        why = str(error)
    if why:
        picture.state, picture.reason = PictureState.REFUSED, why[:500]
    else:
        keep(picture, data)
    picture.save(update_fields=["state", "reason", "file", "checksum"])
    return len(data)


def keep(picture: WirePicture, data: bytes) -> None:
    """Store the file of a picture that is fit for the library; its row is for the caller to save."""
    picture.checksum = hashlib.sha256(data).hexdigest()
    picture.file.save(f"{picture.item_id}-{picture.place}.jpg", ContentFile(data), save=False)
    picture.state = PictureState.HERE


def judged(item: WireItem) -> list[tuple[WirePicture, Reason | None]]:
    """The pictures of an item, each with why it does not come along where the library has the same file already and
    may not print it in one more story. Two statements."""
    pictures = list(item.pictures.all())
    checksums = [picture.checksum for picture in pictures if picture.checksum]
    known = {photo.checksum: photo for photo in Photo.objects.filter(checksum__in=checksums)} if checksums else {}
    return [(one, why_unfit(known[one.checksum]) if one.checksum in known else None) for one in pictures]


def why_unfit(photo: Photo) -> Reason | None:
    """Why a photo of the library is not put into a draft of an item, or None. One whose right is still to begin is:
    the item is held back until then, or the story waits for it."""
    return rights.why_not_use(photo, at=max(filter(None, (clock.now(), photo.usable_from))))


def bring_in(picture: WirePicture, user: User) -> Photo:
    """The photo of the library that a picture is, with what its sender says of it and on what terms.

    The library may have had the file before: then its words stay as they are, and what it says of the right to print
    it holds. Raises intake.Refused and NotStored.
    """
    name = PurePosixPath(unquote(urlsplit(picture.address).path)).name or "foto.jpg"
    with picture.file.open("rb") as stream:
        added = library.add(SimpleUploadedFile(name[-100:], stream.read()), user, SHORTEST_SIDE)
    photo = added.photo
    if added.existing:
        if why := why_unfit(photo):
            raise intake.Refused(why)
        return photo
    said = {"alt": picture.alt, "caption": picture.caption, "credit": picture.credit}
    told = {name: words for name, words in said.items() if words}
    told |= {"licence_kind": Licence.AGENCY, "instructions": picture.terms, "source": picture.item.source.name}
    if picture.item.embargo_until:
        told["usable_from"] = picture.item.embargo_until
    for name, words in told.items():
        setattr(photo, name, words)
    library.change(photo, set(told))
    return photo
