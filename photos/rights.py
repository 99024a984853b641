"""Whether a picture may be shown: its rights begin and end by the clock, are denied, or are used up.

Time decides, and nobody has to do anything when it comes: readers' pages ask as they are made, and are kept no longer
than until the next right ends (`public.fast.changes`).
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people import clock
from photos.models import LeaseKind, Licence, Photo
from photos.signals import printed_wanted

Reason = str  # translated lazily; None stands for "yes"
#: On these grounds a picture may go to partners, too.
_PASSED_ON = (Licence.OWN, Licence.HANDOUT, Licence.FREE)


def is_withheld(is_denied: bool, usable_until: datetime | None, now: datetime | None = None) -> bool:
    """True if readers may not see a picture with these rights at `now` (aware; default the present)."""
    return is_denied or (usable_until is not None and usable_until <= (now or clock.now()))


def offered(now: datetime | None = None) -> Q:
    """The pictures that whoever chooses one is offered: neither denied nor over."""
    return Q(is_denied=False) & (Q(usable_until=None) | Q(usable_until__gt=now or clock.now()))


def why_not_show(photo: Photo, at: datetime | None = None) -> Reason | None:
    """Why readers may not see the picture at `at` (aware; default the present), or None."""
    at = at or clock.now()
    if photo.is_denied:
        return _("This picture must not be used.")
    if photo.usable_until and photo.usable_until <= at:
        return _("The right to this picture ended on %(when)s.") % {"when": clock.moment(photo.usable_until)}
    if photo.usable_from and photo.usable_from > at:
        return _("This picture may be used from %(when)s.") % {"when": clock.moment(photo.usable_from)}
    if photo.source_type and photo.checked_by_id is None:
        return _("This picture was made with AI, and nobody has checked it yet. Say so on its page.")
    if photo.source_type and photo.shows_likeness and not photo.consent.strip():
        return _("A machine made somebody's likeness here: say on its page who agreed, or whose heirs.")
    return None


def why_not_cleared(photo: Photo, at: datetime | None = None) -> Reason | None:
    """What was never said of a picture without which it is not printed anew at `at` (default: the present), or None.

    Its maker is named by law (copyright law 28/2014, article 5), and somebody must have said by what right the house
    prints it (article 9): a kind of licence, its terms, a right with a bound, or a lease that allows it now. A house
    may do without the latter (`NEWSROOM_PICTURES_NEED_RIGHT`), never without the credit.
    """
    if not photo.credit.strip():
        return _("This picture has no credit. Give it on its page.")
    if settings.NEWSROOM_PICTURES_NEED_RIGHT and not _has_right(photo, at or clock.now()):
        return _("Nobody has said by what right we print this picture. Give its kind of licence on its page.")
    return None


def _has_right(photo: Photo, at: datetime) -> bool:
    said = photo.licence_kind, photo.licence.strip(), photo.usable_from, photo.usable_until, photo.max_uses
    if any(said):
        return True
    return photo.pk is not None and any(
        one.kind == LeaseKind.ALLOW and one.holds_at(at) for one in photo.leases.all()
    )


def why_not_use(photo: Photo, at: datetime | None = None, story: int | None = None) -> Reason | None:
    """Why the picture may not be printed at `at` in the story with this number (None: in a new one), or None.

    A picture that was bought for so many stories is refused to one more, and the first is named.
    """
    if why := why_not_show(photo, at):
        return why
    if photo.max_uses is None:
        return None
    printed: dict[int, str] = {}
    for _receiver, answer in printed_wanted.send(Photo, photo=photo):
        printed = {number: printed.get(number) or answer.get(number, "") for number in {*printed, *answer}}
    others = [headline for number, headline in sorted(printed.items()) if number != story]
    if len(others) < photo.max_uses:
        return None
    told = {"most": photo.max_uses, "first": next(filter(None, others), _("a story that is still to come"))}
    return _("This picture may be used %(most)s×, and was already: “%(first)s”.") % told


def ends_at(day: date) -> datetime:
    """The moment at which a right ends whose last day is `day`, in the newsroom's zone."""
    return clock.midnight(day + timedelta(days=1), clock.newsroom_zone())


def why_not_pass_on(photo: Photo) -> Reason | None:
    """Why the house may not give the picture to others to print, or None; whether anybody may see it now aside.

    What an agency gave or what was bought is for the house alone, and of what nobody said anything nobody knows.
    """
    if photo.max_uses is not None:
        return _("This picture was bought for so many stories of our own.")
    if photo.licence_kind not in _PASSED_ON:
        return _("Only our own pictures, handouts, and those of a free licence are passed on to partners.")
    return None
