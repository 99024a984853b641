"""What readers had of a story, moment by moment: its editions, and the notes that were posted while one was live.

The file of a case takes these texts and pages away. The page itself is printed by whoever prints it for readers
(`press.signals.page_wanted`); this room has the words and the pictures.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.models import Correction, Edition
from articles.text import ai, classes
from people import clock
from people.models import User
from photos import rights, sources
from photos.models import Photo
from press import paper
from press.models import Unverified
from press.signals import page_wanted

#: A picture on paper is at most so wide (pixels).
_WIDEST = 960


@dataclass(frozen=True)
class Moment:
    """From when readers had an edition with these notes beside it."""

    edition: Edition
    at: datetime
    notes: tuple[Correction, ...]

    @property
    def name(self) -> str:
        """What a file of it is called, in the order of time."""
        return f"{timezone.localtime(self.at):%Y%m%d-%H%M%S}"


def moments(article_id: int, now: datetime | None = None) -> list[Moment]:
    """Each moment at which what readers had of the story became another, in its order."""
    now = now or clock.now()
    editions = Edition.objects.filter(article=article_id, starts_at__lte=now).order_by("starts_at")
    notes = list(Correction.objects.filter(article=article_id, at__lte=now).order_by("at", "pk"))
    found = []
    for edition in editions.select_related("revision", "approved_by", "published_by", "lead_photo"):
        within = {one.at for one in notes if one.at > edition.starts_at and not _is_over(edition, one.at)}
        for at in sorted({edition.starts_at, *within}):
            found.append(Moment(edition, at, tuple(one for one in notes if one.at <= at)))
    return found


def _is_over(edition: Edition, at: datetime) -> bool:
    return edition.ends_at is not None and edition.ends_at <= at


def page(moment: Moment) -> str:
    """The page as readers had it, whole in one file; empty if nobody prints pages here."""
    answers = page_wanted.send(Edition, edition=moment.edition, at=moment.at)
    return next((html for _receiver, html in answers if html), "")


def text(moment: Moment) -> str:
    """The words as they were printed, in the order of the page, with times, address and who answered for them."""
    edition = moment.edition
    until = clock.exact(edition.ends_at) if edition.ends_at else "-"
    photos = pictures(edition)
    top, foot = ([one for one in moment.notes if (one.weight == "top") is on_top] for on_top in (True, False))
    lines = (
        f"{settings.NEWSROOM_URL}{edition.get_absolute_url()}",
        f"{clock.exact(moment.at)} ({clock.exact(edition.starts_at)} - {until})",
        "; ".join((edition.get_change_display(), *_answering(edition.approved_by, edition.published_by))),
        edition.titled,
        classes.credited(edition.client, edition.content_class),
        edition.standfirst,
        *(_caption(edition, photo) for photo in photos if photo.pk == edition.lead_photo_id),
        ", ".join(one.author.name for one in edition.bylines.select_related("author").order_by("order", "pk")),
        *map(posted, top),
        edition.key_points,
        edition.plain_text,
        *(f"({one})" for one in _unverified(edition.article_id, moment.at)),
        *map(posted, foot),
        *(_caption(edition, photo) for photo in photos if photo.pk != edition.lead_photo_id),
        *(f"{label}." for label in ai.labels(edition)),
    )
    return "\n\n".join(filter(None, lines))


def posted(note: Correction) -> str:
    """A public note in words, with its time, address and who answered for it."""
    lines = (
        f"{note.get_kind_display()}, {clock.exact(note.at)}",
        f"{settings.NEWSROOM_URL}{note.get_absolute_url()}",
        "; ".join(_answering(note.approved_by, note.by)),
        note.sender,
        note.note,
        _("Shortened by the newsroom.") if note.is_shortened else "",
        note.apology,
        note.violation,
    )
    return "\n\n".join(filter(None, lines))


def _answering(approved_by: User | None, published_by: User | None) -> list[str]:
    """Who answered for what readers got, each with what they did."""
    told = ((_("approved by"), approved_by), (_("published by"), published_by))
    return [f"{did} {who}" for did, who in told if who]


def pictures(edition: Edition) -> list[Photo]:
    """The pictures of an edition that may still be shown, the one at its head first."""
    wanted = list(dict.fromkeys(filter(None, (edition.lead_photo_id, *body.photo_ids(edition.body)))))
    here = Photo.objects.in_bulk(wanted)
    shown = [here[pk] for pk in wanted if pk in here]
    return [one for one in shown if not rights.is_withheld(one.is_denied, one.usable_until)]


def on_paper(moment: Moment) -> bytes:
    """The words and the pictures as a PDF."""
    drawn = [one for photo in pictures(moment.edition) if (one := _drawn(photo))]
    return paper.pdf(text(moment), drawn)


def _drawn(photo: Photo) -> paper.Picture | None:
    """The file of it that fits a page best; None if none was made."""
    steps = [step for step in photo.renditions.get("original", ()) if "jpeg" in step]
    if not steps:
        return None
    best = next((step for step in steps if step["w"] >= _WIDEST), steps[-1])
    try:
        with default_storage.open(best["jpeg"]["path"]) as file:
            return paper.Picture(file.read(), best["w"], best["h"])
    except OSError:  # the store has lost it: the words go all the same
        return None


def _caption(edition: Edition, photo: Photo) -> str:
    own = edition.lead_caption if photo.pk == edition.lead_photo_id else ""
    credit = _("Photo credit: %(credit)s") % {"credit": photo.credit_line} if photo.credit else ""
    return " ".join(filter(None, (sources.label(photo.source_type), own or photo.caption, credit)))


def _unverified(article_id: int, at: datetime) -> list[str]:
    told = Unverified.objects.filter(Q(settled_at=None) | Q(settled_at__gt=at), article=article_id, opened_at__lte=at)
    return list(told.order_by("pk").values_list("note", flat=True))
