"""Each thing of the newsroom as an item of ninjs 3.1, with its row whole beside it.

A story's line says what readers have of it, or had last, or what stands on the desk if they never had it. Its earlier
texts follow, one a line, so that no line is longer than a text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model

from articles import body
from articles.archive import columns
from articles.archive.taking import Whole
from articles.text import ai, classes
from articles.text.classes import ContentClass
from articles.workflow.status import Status
from exchange import ninjs, origins
from exchange.exporting import portable
from exchange.exporting.house import House
from exchange.exporting.portable import Shown
from exchange.origins import Origin
from people import clock
from people.models import User
from photos import crediting, sources
from photos.models import Photo

#: Photos that lie in one folder.
_SPAN = 1000
_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
_USABLE, _WITHHELD, _CANCELED = "usable", "withheld", "canceled"
_ACCOUNT = ("username", "email", "first_name", "last_name", "is_active", "language", "time_zone")


def original_of(photo: Photo) -> str:
    """Where the untouched file of a photo lies within the folder."""
    name = PurePosixPath(photo.original.name).name
    return f"{ninjs.ORIGINALS}/{photo.pk // _SPAN:06}/{photo.pk}-{name}"


def at_hand(photos: Mapping[int, Photo]) -> dict[int, Shown]:
    """The photos as a text in the folder shows them: by their files there."""
    return {pk: Shown.of(one, f"file:{original_of(one)}") for pk, one in photos.items()}


def item(house: House, profile: str, number: int | str, kind: str = "component", **said: Any) -> dict[str, Any]:
    """An item with what every item has; of what is `said`, nothing that is empty."""
    head = {"uri": house.named(profile, number), "standard": ninjs.STANDARD, "type": kind, "profile": profile}
    return head | {name: value for name, value in said.items() if value not in (None, "", [], {})}


def of_story(house: House, whole: Whole, photos: Mapping[int, Photo]) -> Iterator[dict[str, Any]]:
    """The lines of a story: itself, its revisions, its editions. `photos` are those that its present text shows."""
    story = whole.story
    shown = text_of(whole)
    ends_at = shown.get("ends_at")
    is_live = shown is not story and (ends_at is None or datetime.fromisoformat(ends_at) > clock.now())
    addresses = [f"/read/{story['id']}/{shown['slug']}"] if shown is not story else []
    yield item(
        house,
        ninjs.STORY,
        story["id"],
        "text",
        version=str(story["version"]),
        firstCreated=story["created_at"],
        versionCreated=shown["updated_at"],
        embargoedUntil=story["embargo_until"],
        pubStatus=_USABLE if is_live else _CANCELED if story["status"] == Status.WITHDRAWN else _WITHHELD,
        expires=ends_at if is_live else None,
        altIds=[{"role": "address", "value": path} for path in addresses + story["addresses"]],
        **_content(house, shown, photos, story),
    )
    for row in whole.revisions:
        number = f"{story['id']}:{row['number']}"
        yield item(house, ninjs.REVISION, number, "text", **_partial(row, titled(row["fields"]), row["created_at"]))
    for row in whole.editions:
        number = f"{story['id']}:{row['id']}"
        yield item(house, ninjs.EDITION, number, "text", **_partial(row, titled(row), row["starts_at"]))


def text_of(whole: Whole) -> dict[str, Any]:
    """The row that has the text that others get: the live edition, the last that was live, or the working copy."""
    now = clock.now()
    begun = [row for row in whole.editions if datetime.fromisoformat(row["starts_at"]) <= now]
    return begun[-1] if begun else whole.story


def titled(text: Mapping[str, Any]) -> str:
    """The headline of a text, which may be older than classes, behind the label of its class."""
    return classes.titled(text["headline"], text.get("content_class") or ContentClass.NEWS)


def pictures_in(text: dict[str, Any]) -> set[int]:
    """The numbers of the photos that a text shows."""
    return portable.pictures_of([text["body"]]) | {text["lead_photo_id"]} - {None}


def _partial(row: dict[str, Any], headline: str, at: str) -> dict[str, Any]:
    """An earlier text: its headline, its time, and its row."""
    return {
        "representationType": "partial",
        "versionCreated": at,
        "headlines": [{"value": headline}],
        "descriptions": [ninjs.record(row)],
    }


def said_of_text(house: House, text: Mapping[str, Any], html: str) -> dict[str, Any]:
    """What a text says, in the words of ninjs; `html` is its body for whoever gets it."""
    section = house.sections.get(text["section_id"] or 0)
    subjects = [{"name": section[0], "rel": "section", "literal": section[1]}] if section else []
    people = [(one, house.authors[one["author"]]) for one in text["bylines"] if one["author"] in house.authors]
    return {
        "title": titled(text),
        "headlines": [{"value": titled(text)}],
        "genres": [{"name": text["content_class"]}],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "wordCount": body.word_count(text["body"]),
                "charCount": len(body.plain_text(text["body"])),
                "value": html,
            }
        ],
        "by": ", ".join(name for one, (name, _slug) in people if one["role"] == "writer"),
        "people": [
            {"name": name, "rel": one["role"], "uri": house.named(ninjs.AUTHOR, one["author"])}
            for one, (name, _slug) in people
        ],
        "subjects": subjects + [{"name": name, "rel": "tag"} for name in text["tags"]],
        "located": text["dateline"],
    }


def shown_in(text: Mapping[str, Any], photos: Mapping[int, Photo]) -> list[tuple[Photo, str]]:
    """The photos of a text that are at hand, each with its place: the lead, and those within the body."""
    lead = photos.get(text["lead_photo_id"] or 0)
    pictures = [(lead, "lead")] if lead else []
    return pictures + [(photos[pk], "body") for pk in dict.fromkeys(body.photo_ids(text["body"])) if pk in photos]


def info_sources(made_of: Iterable[Origin]) -> list[dict[str, str]]:
    """Whose copy a text is made of, each once."""
    return [{"name": name} for name in dict.fromkeys(one.source for one in made_of)]


def described(told: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Descriptions by their roles, in plain words; of what is empty, none."""
    return [{"role": role, "contentType": "text/plain", "value": words} for role, words in told if words]


def _content(
    house: House, text: dict[str, Any], photos: Mapping[int, Photo], story: dict[str, Any]
) -> dict[str, Any]:
    """What a text says, with its pictures; last of its descriptions the story's own row."""
    html = portable.html_of(text["body"], at_hand(photos), _link(house))
    told = [("standfirst", text["standfirst"]), ("key points", text["key_points"])]
    told += [("client", classes.credited(text["client"], text["content_class"]))]
    told += [("made with AI", ". ".join(ai.named(text)))]
    told += [(note.get("kind", "correction"), note["note"]) for note in story["notes"]]
    told += [("withdrawal", one["reason"]) for one in story["withdrawals"] if one["lifted_at"] is None]
    made_of = origins.made_of([story["id"]])[story["id"]]
    return said_of_text(house, text, html) | {
        "infoSources": info_sources(made_of),
        "usageTerms": "\n".join(filter(None, (one.terms for one in made_of))),
        "associations": [
            {"name": str(one), "rel": rel} | item(house, ninjs.PHOTO, one.pk, "picture", **_said_of(one))
            for one, rel in shown_in(text, photos)
        ],
        "descriptions": [*described(told), ninjs.record(story)],
    }


def _link(house: House) -> Callable[[int, str], str]:
    return portable.leading_to(lambda number: house.address(f"/read/{number}/"), house.labels)


def _said_of(photo: Photo) -> dict[str, Any]:
    words = [("caption", photo.caption), ("alternative text", photo.alt), ("instructions", photo.instructions)]
    words += [("label", sources.label(photo.source_type))]
    expires = photo.usable_until
    kind = _TYPES.get(PurePosixPath(photo.original.name).suffix.lstrip("."), "")
    made = {
        "name": "original",
        "href": f"file:{original_of(photo)}",
        "width": photo.width,
        "height": photo.height,
        "poi": {"x": round(photo.focal_x * photo.width), "y": round(photo.focal_y * photo.height)},
    }
    return {
        "title": photo.title,
        "by": photo.credit_line,
        "located": photo.taken_where,
        "usageTerms": crediting.terms(photo),
        "copyrightNotice": crediting.notice(photo.credit_line, photo.copyright_notice),
        "subjects": [{"name": word, "rel": "keyword"} for word in filter(None, photo.keywords.split(", "))],
        "contentCreated": photo.taken_at and photo.taken_at.isoformat(),
        "expires": expires and expires.isoformat(),
        "renditions": [made | ({"contentType": kind} if kind else {})],
        "descriptions": described(words),
    }


def of_photo(house: House, photo: Photo, sha256: str) -> dict[str, Any]:
    """A photo of the library with the fingerprint of its file; an empty one for a file that is not there."""
    said = _said_of(photo)
    kept = columns.plain(photo, leave=("renditions",)) | {"file": original_of(photo), "sha256": sha256}
    # in the order in which they were given: of those that hold the newest decides
    kept[ninjs.LEASES] = [columns.plain(lease) for lease in sorted(photo.leases.all(), key=attrgetter("pk"))]
    said["descriptions"] = [*said["descriptions"], ninjs.record(kept)]
    return item(house, ninjs.PHOTO, photo.pk, "picture", firstCreated=photo.created_at.isoformat(), **said)


def of_page(house: House, kept: dict[str, Any]) -> dict[str, Any]:
    """A fixed page: as others read it, and as it is kept."""
    photos = Photo.objects.in_bulk(portable.pictures_of([kept["body"]]))
    html = portable.html_of(kept["body"], at_hand(photos), _link(house))
    bodies = [{"contentType": "text/html", "value": html}]
    told = {"title": kept["title"], "bodies": bodies, "descriptions": [ninjs.record(kept)]}
    return item(house, ninjs.PAGE, kept["id"], "text", **told)


def of_row(house: House, profile: str, row: Model, title: str) -> dict[str, Any]:
    """An author, a section or a tag."""
    return item(house, profile, row.pk, title=title, descriptions=[ninjs.record(columns.plain(row))])


def of_account(house: House, user: User) -> dict[str, Any]:
    """Who worked here: name, mail address, roles. No password, and nothing by which anybody signs in."""
    kept = {name: getattr(user, name) for name in _ACCOUNT}
    kept |= {"id": user.pk, "roles": [role.codename for role in user.roles.all()]}
    return item(house, ninjs.ACCOUNT, user.pk, title=str(user), descriptions=[ninjs.record(kept)])
