"""What is said of a story to a partner: the text that readers have now, or what became of it.

Whatever a format has no place for stands in the text itself: the label of what is no news, the client, the public
notes, and that a story is not verified yet. Pictures go along if the house may pass them on.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles import body
from articles.archive import columns
from articles.models import Correction, Edition, NoteKind
from articles.readers.grounds import Ground
from articles.text import classes
from articles.workflow.status import Change as Kind
from exchange import origins
from exchange.api import addresses
from exchange.api.reading import gone, named
from exchange.exporting import portable
from exchange.exporting.house import House
from exchange.exporting.portable import Shown
from exchange.models import Outlet, PictureEnd
from exchange.origins import Origin
from exchange.outlets import moments
from exchange.outlets.moments import Change
from photos import pictures, rights
from photos.models import Photo
from press.models import Unverified

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"
#: Pixels that a picture is wide at most.
WIDEST = 1440


@dataclass(frozen=True)
class Picture:
    """A picture of a text: `file` as a partner fetches it; none for one that is not to be shown any more."""

    photo: Photo
    place: str
    version: int
    file: pictures.Link | None


@dataclass(frozen=True)
class Item:
    """A story for a partner. Of one that readers do not have any more there is no `edition`, and no text.

    `text` is an edition's row as an archive has it; `html` is its body with all that is owed beside it. `note` tells
    the partner's desk what changed, or why the story went; `is_correction`: and that this puts something right.
    """

    outlet: Outlet
    house: House
    number: int
    change: Change
    status: str
    note: str = ""
    is_correction: bool = False
    edition: Edition | None = None
    text: dict[str, Any] = field(default_factory=dict)
    html: str = ""
    told: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    made_of: list[Origin] = field(default_factory=list)

    @property
    def house_name(self) -> str:
        """Who provides it."""
        return settings.NEWSROOM_NAME

    @property
    def owner(self) -> str:
        """Whose text it is; empty for one that is made of others' copy, who say themselves what is theirs."""
        return "" if self.made_of else settings.NEWSROOM_NAME

    @property
    def terms(self) -> str:
        """On what terms a partner has it: ours, and those of whoever's copy it is made of."""
        return "\n".join(filter(None, [self.outlet.terms, *(one.terms for one in self.made_of)]))

    @property
    def language(self) -> str:
        """In which language the paper is written."""
        return settings.LANGUAGE_CODE

    @property
    def address(self) -> str:
        """Where readers have it; empty for one that they have no more."""
        return self.house.address(self.edition.get_absolute_url()) if self.edition else ""

    def caption(self, picture: Picture) -> str:
        """What stands under a picture of it: the lead's own words in this text, or those of the library."""
        own = self.edition.lead_caption if self.edition and picture.place == "lead" else ""
        return own or picture.photo.caption


def of_stories(outlet: Outlet, stories: Collection[int], now: datetime) -> list[Item]:
    """The items of these stories, in their order; none for one that readers never had."""
    changed = moments.changes(stories, now)
    found = Edition.objects.live(now).filter(article__in=stories).select_related("section")
    live = {one.article_id: one for one in found.prefetch_related("tag_lines__tag", "bylines__author")}
    notes: dict[int, list[Correction]] = {}
    for note in Correction.objects.posted(now).filter(article__in=live).order_by("at", "pk"):
        notes.setdefault(note.article_id, []).append(note)
    unverified = dict(Unverified.objects.open().filter(article__in=live).values_list("article", "note"))
    house, made_of = _house(live.values()), origins.made_of(live)
    photos = Photo.objects.in_bulk({pk for one in live.values() for pk in _photos_of(one)})
    # how often the right to each of these photos ended or began again: what their versions grow by
    ends: dict[int, set[datetime]] = {}
    rows = PictureEnd.objects.filter(photo_number__in=photos).values_list("photo_number", "at", "back_at")
    for pk, *when in rows:
        ends.setdefault(pk, set()).update(filter(None, when))
    made = []
    for pk in stories:
        if edition := live.get(pk):
            shown = _pictures(edition, photos, ends, now)
            written = _Written(outlet, house, edition, notes.get(pk, []), unverified.get(pk, ""), shown, made_of[pk])
            made.append(written.item(changed[pk], now))
        elif pk in changed and (item := _gone(outlet, house, pk, changed[pk])):
            made.append(item)
    return made


def _house(editions: Iterable[Edition]) -> House:
    """This newsroom, with the names that these editions have."""
    authors, sections, tags = {}, {}, {}
    for edition in editions:
        sections[edition.section_id] = (edition.section.name, edition.section.slug)
        authors |= {one.author_id: (one.author.name, one.author.slug) for one in edition.bylines.all()}
        tags |= {line.tag.name: line.tag.slug for line in edition.tag_lines.all()}
    return House(settings.NEWSROOM_URL.rstrip("/"), authors, sections, tags)


def _photos_of(edition: Edition) -> list[int]:
    return [pk for pk in (edition.lead_photo_id, *body.photo_ids(edition.body)) if pk]


def _pictures(
    edition: Edition, photos: dict[int, Photo], ends: dict[int, set[datetime]], now: datetime
) -> list[Picture]:
    """The pictures of a text that the house may pass on, and those of which the right to do so is over."""
    found = []
    for pk in dict.fromkeys(_photos_of(edition)):
        photo = photos.get(pk)
        if photo is None or rights.why_not_pass_on(photo):
            continue
        place, version = "lead" if pk == edition.lead_photo_id else "body", 1 + len(ends.get(pk, ()))
        if rights.is_withheld(photo.is_denied, photo.usable_until, now):
            found.append(Picture(photo, place, version, None))
        elif rights.why_not_show(photo, now) is None and (file := pictures.rendition(photo, "original", WIDEST)):
            found.append(Picture(photo, place, version, file))
    return found


@dataclass(frozen=True)
class _Written:
    """What an item of a live story is made from."""

    outlet: Outlet
    house: House
    edition: Edition
    notes: list[Correction]
    unverified: str
    pictures: list[Picture]
    made_of: list[Origin]

    def item(self, change: Change, now: datetime) -> Item:
        text = columns.plain(self.edition) | {
            "tags": sorted(line.tag.name for line in self.edition.tag_lines.all()),
            "bylines": [{"author": one.author_id, "role": one.role} for one in self.edition.bylines.all()],
        }
        note, is_correction = self._said(change)
        client = classes.credited(self.edition.client, self.edition.content_class)
        told = [("standfirst", self.edition.standfirst), ("key points", self.edition.key_points)]
        told += [("label", str(classes.of(self.edition.content_class).label)), ("client", client)]
        told += [(one.kind, one.note) for one in self.notes] + [("unverified", self.unverified)]
        return Item(
            outlet=self.outlet,
            house=self.house,
            number=self.edition.article_id,
            change=change,
            status=USABLE,
            note=note,
            is_correction=is_correction,
            edition=self.edition,
            text=text,
            html=self._html(text, now),
            told=told,
            pictures=self.pictures,
            made_of=self.made_of,
        )

    def _html(self, text: dict[str, Any], now: datetime) -> str:
        there = ((one.photo, one.file) for one in self.pictures if one.file)
        shown = {photo.pk: Shown.of(photo, self.house.address(file.url)) for photo, file in there}
        beside = named.beside(self.edition.references, now)

        def link(number: int, _headline: str) -> str:
            other = beside.get(number)  # one that readers have no more is named to nobody
            if other is None:
                return ""
            words = escape(classes.titled(other.headline, other.content_class))
            return f'<p><a href="{escape(other.get_absolute_url())}">{words}</a></p>'

        html = addresses.absolute_html(portable.html_of(self.edition.body, shown, link))
        video = portable.plain_address(self.edition.video_url) if self.edition.video_url else ""
        last = f"<p><em>({escape(self.unverified)})</em></p>" if self.unverified else ""
        notes = [columns.plain(one) for one in self.notes]
        return portable.whole(text, html, notes, self.house.url, video, last)

    def _said(self, change: Change) -> tuple[str, bool]:
        """What the partner's desk is told of the last change, and whether it puts something right."""
        if change.picture == change.last and any(one.file is None for one in self.pictures):
            return _("The right to a picture of this story ended: take it out."), False
        last = [one for one in self.notes if one.at == change.last or one.edition_id == self.edition.pk]
        if last and change.last == max(self.edition.starts_at, last[-1].at):
            words = f"{last[-1].get_kind_display()}: {last[-1].note}"
            return words, last[-1].kind in (NoteKind.ERRATUM, NoteKind.CORRECTION, NoteKind.RULING)
        return "", self.edition.change == Kind.CORRECTION and self.edition.starts_at == change.last


def _gone(outlet: Outlet, house: House, pk: int, change: Change) -> Item | None:
    """What is said of a story that readers have no more: that, and the reason that they were told."""
    problem = gone.missing(pk)
    if problem.code != 410:
        return None
    withdrawn, note = "ground" in problem.more, problem.detail
    if withdrawn and problem.more["ground"]:
        note = f"{note} ({Ground(problem.more['ground']).label})"
    return Item(outlet, house, pk, change, CANCELED if withdrawn else WITHHELD, note)
