"""Our own archive (`exchange.ninjs`): lines of ninjs 3.1 with every row whole beside it.

A story's revisions and editions follow its own line; they come back as one item, whose `own` holds it all. Whom and
what stories name goes to the notes, by number. A line that cannot be read refuses the file, with its number.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from exchange import ninjs
from exchange.importing import limits, own
from exchange.importing.formats.jsontext import rows
from exchange.importing.formats.markup import Opened
from exchange.importing.items import Item, Kind, Notes, Picture, State, Term, Unreadable

_NAMED = frozenset([ninjs.ACCOUNT, ninjs.AUTHOR, ninjs.SECTION, ninjs.TAG])
#: What a part of a story has to have before anything asks for it.
_WANTED = {
    ninjs.STORY: ("status", "version", "headline", "body", "created_by_id"),
    ninjs.REVISION: ("article_id", "number", "fields"),
    ninjs.EDITION: ("article_id", "starts_at", "body", "revision_id"),
    ninjs.PHOTO: ("file", "sha256"),
    ninjs.PAGE: ("title", "body"),
    ninjs.AUTHOR: ("name", "slug"),
    ninjs.SECTION: ("name", "slug"),
    ninjs.TAG: ("name", "slug"),
    ninjs.ACCOUNT: ("username", "email"),
}


def is_one(value: Any) -> bool:
    """True for the file that says what an archive of ours holds."""
    return isinstance(value, dict) and value.get("profile") == ninjs.ARCHIVE


def read_manifest(file: Opened, value: dict[str, Any], notes: Notes) -> Iterator[Item]:
    """No items: only whether this release can read the archive. Raises Unreadable if it is of a later form."""
    if value.get("format") != ninjs.FORMAT:
        raise Unreadable(_("an archive of a later release. Update this newsroom first"), file.name)
    notes.site = notes.site or str(value.get("house", ""))
    return iter(())


def read(file: Opened, notes: Notes) -> Iterator[Item]:
    """The stories, photos and pages of a file of lines, in its order."""
    story: Item | None = None
    size = 0
    for number, item, kept in _lines(file):
        profile = item["profile"]
        if profile in (ninjs.REVISION, ninjs.EDITION):
            if story is None or kept["article_id"] != story.own["story"]["id"]:
                raise Unreadable(_("a text whose story does not stand before it"), file.name, number, 1)
            size += len(str(kept.get("body", ""))) or len(str(kept.get("fields", "")))
            if size > limits.LONGEST_HISTORY:
                raise Unreadable(_("a story with more texts than can be read"), file.name, number, 1)
            story.own["revisions" if profile == ninjs.REVISION else "editions"].append(kept)
            story.state = State.LIVE if profile == ninjs.EDITION else story.state
            continue
        if story is not None:
            yield story
        story, size = None, 0
        if profile == ninjs.STORY:
            story = _story(item, kept, file.name, number, notes)
        elif profile in _NAMED:
            notes.know(profile, kept, limits.MOST_NAMED)
            if profile == ninjs.SECTION:  # whoever imports may lay it elsewhere
                notes.terms[f"category:{kept['slug']}"] = Term(str(kept["name"]), str(kept["slug"]))
        else:
            yield (_photo if profile == ninjs.PHOTO else _page)(item, kept, file.name, number)
    if story is not None:
        yield story


def _lines(file: Opened) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Each line's number, its item, and the row in it."""
    with file.open() as stream:
        number = 0
        while line := stream.readline(limits.LONGEST_LINE + 1):
            number += 1
            if len(line) > limits.LONGEST_LINE:
                raise Unreadable(_("a line that is longer than any story"), file.name, number, 1)
            try:
                item = ninjs.loaded(line)
                profile, kept = item["profile"], ninjs.record_in(item)
                own.key_of(item["uri"])
                if not isinstance(profile, str):
                    raise ValueError(profile)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                raise Unreadable(_("not a line of an archive of ours"), file.name, number, 1) from None
            if profile not in _WANTED:
                raise Unreadable(_("a thing of a later release. Update this newsroom first"), file.name, number, 1)
            if lacking := [name for name in _WANTED[profile] if name not in kept]:
                why = _("a line without: %(names)s") % {"names": ", ".join(lacking)}
                raise Unreadable(why, file.name, number, 1)
            yield number, item, kept


def _story(item: dict[str, Any], kept: dict[str, Any], file: str, line: int, notes: Notes) -> Item:
    if kept["id"] > limits.HIGHEST:
        raise Unreadable(_("a number that no story has"), file, line, 1)
    notes.highest = max(notes.highest, kept["id"])
    section = notes.own.get(ninjs.SECTION, {}).get(str(kept.get("section_id")))
    return Item(
        key=own.key_of(item["uri"]),
        # whatever is more than a draft, somebody answers for
        state=State.DRAFT if str(kept["status"]) in own.UNANSWERED else State.LIVE,
        title=str(kept["headline"]),
        categories=(Term(str(section["name"]), str(section["slug"])),) if section else (),
        file=file,
        line=line,
        own={"story": kept, "revisions": [], "editions": []},
    )


def _photo(item: dict[str, Any], kept: dict[str, Any], file: str, line: int) -> Item:
    said = {name: str(kept.get(name) or "") for name in ("alt", "caption", "credit")}
    picture = Picture(f"/{kept['file']}", ref=str(kept["id"]), **said)
    title = str(kept.get("title") or "")
    key = own.key_of(item["uri"])
    return Item(key, Kind.PICTURE, State.LIVE, title, picture=picture, file=file, line=line, own={"photo": kept})


def _page(item: dict[str, Any], kept: dict[str, Any], file: str, line: int) -> Item:
    said = {name: str(kept.get(name) or "") for name in ("title", "slug", "summary", "body")}
    state = State.LIVE if kept.get("is_public") else State.DRAFT
    # in the form for others its pictures stand by their files
    html = next((str(one.get("value") or "") for one in rows(item.get("bodies"))), said["body"])
    html = html.replace(f"file:{ninjs.ORIGINALS}/", f"/{ninjs.ORIGINALS}/")
    told = {"title": said["title"], "slug": said["slug"], "html": html, "excerpt": said["summary"]}
    given = kept.get("addresses")  # of an archive that was made before there were any, or by hand
    led = tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()
    return Item(own.key_of(item["uri"]), Kind.PAGE, state, **told, addresses=led, file=file, line=line)
