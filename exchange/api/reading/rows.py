"""Live editions as their shapes, whole lists of them in one statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from articles.models import Edition, EditionByline, EditionTag
from articles.readers import keys
from articles.text import classes
from exchange.api import addresses
from exchange.api.shapes import Credit, Photo, Rendition, SectionName, Story, TagName
from photos import pictures, rights, sources
from photos.models import printed_credit
from photos.renditions import FORMATS, MIME

#: The one crop that lists show.
CROP = "16:9"
_PHOTO = ("alt", "caption", "credit", "width", "height", "focal_x", "focal_y", "source_type", "licence_kind")
_RIGHTS = ("is_denied", "usable_until")
#: What `photo` reads of a picture.
PHOTO = ("pk", "renditions", *_PHOTO, *_RIGHTS)
#: Columns of an edition that go out as they are.
_AS_THEY_ARE = (
    "kind",
    "content_class",
    "client",
    "headline",
    "standfirst",
    "dateline",
    "word_count",
    "published_at",
    "listed_at",
    "updated_at",
    "change",
    "corrected_at",
)
#: What a story in a list is made from.
COLUMNS = (
    *_AS_THEY_ARE,
    "article_id",
    "slug",
    "starts_at",
    "section__slug",
    "section__name",
    "people",
    "labels",
    "lead",
)


def told(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """The same editions, each with the names, labels and lead picture that COLUMNS ask for."""
    of_edition = {"edition": OuterRef("pk")}
    people = EditionByline.objects.filter(**of_edition).order_by("order", "pk")
    person = JSONObject(pk="author_id", slug="author__slug", name="author__name", role="role")
    labels = EditionTag.objects.filter(**of_edition).order_by("tag__name")
    label = JSONObject(pk="tag_id", slug="tag__slug", name="tag__name")
    crop = JSONObject(**{CROP: KeyTransform(CROP, "lead_photo__renditions")})
    return editions.annotate(
        people=ArraySubquery(people.values(json=person)),
        labels=ArraySubquery(labels.values(json=label)),
        lead=photo_json("lead_photo", crop),
    )


def photo_json(prefix: str, renditions: Any = None) -> JSONObject:
    """A photo that a row points to by `prefix`, as `photo` reads it; `renditions`: other than all of them."""
    of_photo = {name: F(f"{prefix}__{name}") for name in (*_PHOTO, *_RIGHTS)}
    return JSONObject(pk=F(f"{prefix}_id"), renditions=renditions or F(f"{prefix}__renditions"), **of_photo)


def photos_of(row: str) -> ArraySubquery:
    """The pictures that the body of an edition shows."""
    through = Edition.photos.through.objects.filter(edition=OuterRef(row)).order_by("pk")
    return ArraySubquery(through.values(json=photo_json("photo")))


def story(row: Sequence[Any]) -> Story:
    """A story in a list from a row of COLUMNS."""
    return Story(**fields(dict(zip(COLUMNS, row, strict=True))))


def fields(told: dict[str, Any]) -> dict[str, Any]:
    """The fields of a story in a list, by the values of COLUMNS."""
    return {name: told[name] for name in _AS_THEY_ARE} | {
        "id": told["article_id"],
        "label": str(classes.of(told["content_class"]).label),
        "credited": classes.credited(told["client"], told["content_class"]),
        "url": addresses.of("story", told["article_id"], told["slug"]),
        "section": SectionName(slug=told["section__slug"], name=told["section__name"]),
        "authors": [Credit(**person) for person in told["people"]],
        "tags": [TagName(**label) for label in told["labels"]],
        "lead_photo": photo(told["lead"]) if told["lead"]["pk"] else None,
        "changed_at": told["starts_at"],
    }


def photo(told: dict[str, Any]) -> Photo | None:
    """A picture by its values, as `photo_json` gathers them; None for one that readers may not see any more."""
    return None if is_withheld(told) else picture(told)


def picture(told: dict[str, Any]) -> Photo:
    """A picture by its values, whatever its rights: for those who work with it."""
    made = told["renditions"] or {}
    return Photo(
        id=told["pk"],
        focal_point=(told["focal_x"], told["focal_y"]),
        renditions={crop: _files(steps) for crop, steps in made.items() if isinstance(steps, list)},
        label=str(sources.label(told["source_type"])) if told["source_type"] else "",
        credit=printed_credit(told["credit"], told["licence_kind"]),
        **{name: told[name] for name in ("alt", "caption", "width", "height", "source_type")},
    )


def is_withheld(told: dict[str, Any]) -> bool:
    """True if the right to a picture is over or was denied; the moment may be as JSON has it."""
    until = told["usable_until"]
    return rights.is_withheld(told["is_denied"], parse_datetime(until) if isinstance(until, str) else until)


def _files(steps: Iterable[dict[str, Any]]) -> list[Rendition]:
    return [
        Rendition(
            url=addresses.absolute(pictures.address(step[name])), width=step["w"], height=step["h"], type=MIME[name]
        )
        for step in steps
        for name in FORMATS
        if name in step
    ]


def shown(rows: Iterable[Sequence[Any]]) -> list[str]:
    """The keys of what a list shows of single things: names, labels and pictures."""
    at = {name: COLUMNS.index(name) for name in ("people", "labels", "lead")}
    rows = list(rows)
    return [
        *keys.each(keys.byline, (one["pk"] for row in rows for one in row[at["people"]])),
        *keys.each(keys.label, (one["pk"] for row in rows for one in row[at["labels"]])),
        *keys.each(keys.photo, (row[at["lead"]]["pk"] for row in rows if row[at["lead"]]["pk"])),
    ]
