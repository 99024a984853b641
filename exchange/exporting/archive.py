"""The whole newsroom into a folder: stories with their history, photos, and whom and what they name.

Stories come first, in blocks of numbers, each block a file; photos after them, so that every photo that a story shows
is there; then what both refer to, then the checksums, and last the file that says it is whole. A run that was cut off
goes on with the first file that is missing. One story and a piece of one photo are in memory at once.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Max, QuerySet
from taggit.models import Tag

from articles import permissions, tags
from articles.archive import columns, taking
from articles.models import Article
from exchange import ninjs, origins
from exchange.exporting import items
from exchange.exporting.folder import Folder
from exchange.exporting.house import House, this_house
from exchange.importing import fixedpages
from people import clock
from people.models import Author, User
from photos.models import Photo
from press.models import Unverified
from sections.models import Section

#: Numbers of stories, or of photos, in one file.
BLOCK = 1000
_PROFILE = re.compile(rb'"profile":"([a-z-]+)"')

type Tell = Callable[[str], object]


@dataclass
class Done:
    """What an archive holds, line by line by their kinds; stories that were left; photos whose file is not as it was,
    with the reason."""

    counts: dict[str, int] = field(default_factory=dict)
    left: int = 0
    damaged: list[str] = field(default_factory=list)


def stories_for(user: User | None) -> QuerySet[Article]:
    """The stories that `user` may take out: those they see on the desk. None is whoever runs the machine: all."""
    return Article.objects.all() if user is None else permissions.visible_to(user)


def write(folder: Folder, user: User | None, tell: Tell) -> Done:
    """Fill the folder with everything that `user` may take out (None: all), or go on where that was cut off.

    `tell` hears of each file. Raises NotWritten if the folder is another's.
    """
    top = {"story": _highest(Article), "photo": _highest(Photo)}
    told = {"form": "ninjs", "format": ninjs.FORMAT, "user": user.get_username() if user else ""}
    begun = folder.begin(told | {"at": clock.now().isoformat(), "highest": top}, ninjs.MANIFEST)
    house = this_house()
    for first, name in _blocks("stories", begun["highest"]["story"]):
        stories = stories_for(user).filter(pk__gte=first, pk__lt=first + BLOCK).order_by("pk")
        _keep(folder, name, partial(_stories, house, stories), tell)
    for first, name in _blocks("photos", begun["highest"]["photo"]):
        _keep(folder, name, partial(_photos, folder, house, first), tell)
    known = Tag.objects.all() if user is None else tags.known_to(user)
    rows: tuple[tuple[str, str, QuerySet[Any]], ...] = (
        ("sections", ninjs.SECTION, Section.objects.order_by("pk")),
        ("authors", ninjs.AUTHOR, Author.objects.order_by("pk")),
        ("tags", ninjs.TAG, known.order_by("pk")),
    )
    for name, profile, found in rows:
        _keep(folder, f"{name}{ninjs.ENDING}", partial(_rows, house, profile, found), tell)
    accounts = lambda: (items.of_account(house, one) for one in User.objects.order_by("pk"))  # noqa: E731
    pages = lambda: (items.of_page(house, kept) for kept in fixedpages.shelf().kept())  # noqa: E731
    _keep(folder, f"accounts{ninjs.ENDING}", accounts, tell)
    _keep(folder, f"pages{ninjs.ENDING}", pages, tell)
    done = _checksums(folder)
    done.left = Article.objects.count() - stories_for(user).count() if user else 0
    manifest = begun | {"profile": ninjs.ARCHIVE, "house": house.url, "ended": clock.now().isoformat()}
    manifest |= {"counts": done.counts, "left": done.left, "damaged": done.damaged}
    folder.write(ninjs.MANIFEST, [json.dumps(manifest, indent=1).encode()])
    folder.end()
    return done


def _highest(model: type[Article] | type[Photo]) -> int:
    return model._default_manager.aggregate(top=Max("pk"))["top"] or 0


def _blocks(room: str, highest: int) -> Iterator[tuple[int, str]]:
    """The first number of each block, and the file that holds it: by their names in the order of the numbers."""
    for first in range(0, highest + 1, BLOCK):
        yield first, f"{room}/{first:012}{ninjs.ENDING}"


def _keep(folder: Folder, name: str, lines: Callable[[], Iterable[dict[str, Any]]], tell: Tell) -> None:
    if not folder.has(name):
        folder.write(name, map(ninjs.line, lines()))
        tell(name)


def _stories(house: House, stories: QuerySet[Article]) -> Iterator[dict[str, Any]]:
    for pk in list(stories.values_list("pk", flat=True)):
        whole = taking.take(pk)
        if whole is not None:
            rows = Unverified.objects.filter(article=pk).order_by("pk")
            whole.story[ninjs.UNVERIFIED] = [columns.plain(row) for row in rows]
            whole.story[ninjs.ORIGINS] = origins.plain(pk)
            photos = Photo.objects.in_bulk(items.pictures_in(items.text_of(whole)))
            yield from items.of_story(house, whole, photos)


def _photos(folder: Folder, house: House, first: int) -> Iterator[dict[str, Any]]:
    found = Photo.objects.filter(pk__gte=first, pk__lt=first + BLOCK).order_by("pk").prefetch_related("leases")
    for photo in found.iterator(chunk_size=100):
        try:
            sha256 = folder.copy(items.original_of(photo), partial(photo.original.storage.open, photo.original.name))
        except FileNotFoundError:
            sha256 = ""
        yield items.of_photo(house, photo, sha256)


def _rows(house: House, profile: str, found: QuerySet[Any]) -> Iterator[dict[str, Any]]:
    return (items.of_row(house, profile, row, str(row)) for row in found.iterator(chunk_size=BLOCK))


def _checksums(folder: Folder) -> Done:
    """Write the checksum of every file, in the form that `sha256sum -c` reads, and count what the files hold.

    Of originals it stands in the lines of their photos: they are not read once more.
    """
    done, counts = Done(), Counter()

    def lines() -> Iterator[bytes]:
        for name in folder.names(ninjs.ENDING):
            digest = hashlib.sha256()
            for line in folder.lines(name):
                digest.update(line)
                profile = _PROFILE.search(line)[1].decode()
                counts[profile.removeprefix("newsroom-")] += 1
                if profile == ninjs.PHOTO:
                    yield from original(ninjs.record_in(json.loads(line)))
            yield f"{digest.hexdigest()}  {name}\n".encode()

    def original(kept: dict[str, Any]) -> Iterator[bytes]:
        if not kept["sha256"]:
            done.damaged.append(f"{kept['file']}: not there")
            return
        if kept["checksum"] and kept["sha256"] != kept["checksum"]:
            done.damaged.append(f"{kept['file']}: not the file that came in")
        yield f"{kept['sha256']}  {kept['file']}\n".encode()

    folder.write(ninjs.CHECKSUMS, lines())
    done.counts = dict(sorted(counts.items()))
    return done
