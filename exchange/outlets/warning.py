"""Tells partners by mail what they must not miss of a story that they have: the feed says it, but only when asked."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.dispatch import receiver
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import Article, Correction, Edition
from articles.signals import edition_changed, note_posted
from exchange import ninjs
from exchange.api import addresses
from exchange.api.reading import gone
from exchange.exporting.house import House
from exchange.models import Event, Outlet, PartnerWarning, PictureEnd, Sent
from exchange.webhooks import recording
from people import clock, rowlocks

#: What cannot wait until a partner's program comes by. A new text can.
WARNED = frozenset({Event.CORRECTED, Event.NOTED, Event.WITHDRAWN, Event.ENDED, Event.PICTURE})
#: Seconds until each new try of a mail that the server did not take.
WAITS = (10, 60, 300, 1800, 2 * 3600, 6 * 3600)
#: Stories in one mail.
AT_ONCE = 50


@receiver(edition_changed, dispatch_uid="exchange.outlets.edition")
def _edition_changed(article: Article, before: Edition | None, after: Edition | None, **kwargs) -> None:
    if event := recording.event_of(article, before, after):
        record(event, article)


@receiver(note_posted, dispatch_uid="exchange.outlets.note")
def _note_posted(note: Correction, **kwargs) -> None:
    if recording.stands_alone(note):
        record(Event.NOTED, note.article)


def record(event: Event, article: Article) -> None:
    """Have each outlet that took the story and can be written to warned, be its key switched off or not."""
    if event not in WARNED:
        return
    has = Sent.objects.filter(article=article, outlet__isnull=False).order_by()
    with transaction.atomic():  # a failure here must not take the story's change with it
        for outlet in Outlet.objects.filter(pk__in=has.values("outlet")).exclude(contact=""):
            PartnerWarning.objects.create(outlet=outlet, article=article, event=event, at=clock.now())
            send.enqueue(outlet.pk)


@dataclass(frozen=True)
class _Line:
    """What a mail says of one story: as it is when the mail is made, so that nothing withdrawn goes out late."""

    event: str
    headline: str
    address: str
    words: str


@task
def send(outlet_id: int) -> int:
    """Mail an outlet what it was not yet told, in one letter. Returns of how many stories."""
    with transaction.atomic():
        waiting = PartnerWarning.objects.filter(outlet=outlet_id, told_at=None).order_by("pk")
        rows = list(rowlocks.held(waiting, waiting=False)[:AT_ONCE])
        outlet = Outlet.objects.get(pk=outlet_id)
        if not rows or not outlet.contact:
            return 0
        with translation.override(settings.LANGUAGE_CODE), timezone.override(clock.newsroom_zone()):
            context = {"lines": [_line(row) for row in rows], "outlet": outlet, "newsroom": settings.NEWSROOM_NAME}
            subject = _("%(newsroom)s: changes to stories that you have") % {"newsroom": settings.NEWSROOM_NAME}
            EmailMessage(subject, render_to_string("exchange/mail/warning.txt", context), to=[outlet.contact]).send()
        PartnerWarning.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=clock.now())
    return len(rows)


send.func.waits = WAITS


def _line(row: PartnerWarning) -> _Line:
    event, pk = str(Event(row.event).label), row.article_id
    live = Edition.objects.live().filter(article=pk).first()
    if live is None:
        went = gone.told(pk)
        return _Line(event, "", addresses.absolute(f"/read/{pk}/"), went.reason if went else "")
    address = addresses.absolute(live.get_absolute_url())
    if row.event == Event.PICTURE:
        ends = PictureEnd.objects.filter(article=pk, back_at=None).values_list("photo_number", flat=True)
        house = House(settings.NEWSROOM_URL)
        return _Line(event, live.titled, address, ", ".join(house.named(ninjs.PHOTO, photo) for photo in ends))
    note = Correction.objects.posted().filter(article=pk).newest_first().first()
    return _Line(event, live.titled, address, f"{note.get_kind_display()}: {note.note}" if note else "")
