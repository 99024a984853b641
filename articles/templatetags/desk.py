"""Times and marks that several desk pages print the same way."""

from functools import cache

from django import template
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import moments, permissions
from articles.comparing.comparison import in_words
from articles.readers import embargoes
from articles.workflow import moves, status
from people import clock
from photos import pictures
from photos.models import Photo

#: In the place of a number while an address is made.
ANY_NUMBER = 1_907_010_100

register = template.Library()
register.filter("move_label", moves.label)
register.filter("did", moves.did)
register.filter("state_label", status.label)
register.filter("held_until", embargoes.held_until)


@register.filter
def moment(value) -> str:
    """A time in the active zone with the zone's name: “22 Nov 20.15 WIB”; with the year unless it is this one."""
    return clock.moment(value) if value else ""


@register.filter
def machine(value) -> str:
    """A time as the `datetime` of an element takes it: to the second, since HTML knows no microseconds."""
    return value.isoformat(timespec="seconds") if value else ""


@register.filter
def time_tag(value) -> str:
    """`moment`, as an element that machines can read too."""
    return format_html('<time datetime="{}">{}</time>', machine(value), moment(value)) if value else ""


@register.filter
def zone_named(field) -> SafeString:
    """What the active zone is called on the day that stands in `field`; moments.js follows what is typed."""
    name = clock.label(moments.chosen(field.value()) or timezone.now())
    return format_html('<span data-moment-zone="{}">{}</span>', field.id_for_label, name)


@register.filter
def at(number: int, name: str) -> str:
    """The address called `name` of the thing with this number: where a page has one for each of a hundred rows."""
    before, behind = _around(name, get_script_prefix())
    return f"{before}{number}{behind}"


@cache
def _around(name: str, _prefix: str) -> list[str]:
    """What stands before and behind the number in an address, below a prefix of the server's."""
    return reverse(name, args=[ANY_NUMBER]).split(str(ANY_NUMBER))


@register.filter
def markable(story, user) -> bool:
    """True if `user` may mark the story urgent, or take the mark away."""
    return permissions.why_not_mark_urgent(user, story) is None


@register.filter
def copyable(story, user) -> bool:
    """True if `user` may begin a follow-up or a copy of the story."""
    return permissions.why_not_copy(user, story) is None


@register.simple_tag
def slot_picture(photo) -> SafeString:
    """The lead photo in its place above a story's headline, twice as wide as high; "" while none was made of it.

    static/desk/story_photo.js says the same of how wide it is there: an upright picture stands whole in that place.
    """
    if not photo:
        return SafeString("")
    ratio = photo.width / photo.height if photo.height else 1
    share = ratio / 2 if ratio < 1 else max(1, ratio / 2)
    return pictures.markup(photo, "original", f"calc({share:.2f} * min(40rem, 100vw))", marked=False)


@register.filter
def sentence(differences) -> str:
    """What changed, in words."""
    return in_words(differences)


@register.simple_tag(takes_context=True)
def chosen_photo(context, field):
    """The photo that a form's lead photo field holds, however it got there; None for none."""
    value = field.value()
    if not str(value or "").isdecimal():
        return None
    saved = context["form"].instance.lead_photo
    if saved is not None and str(saved.pk) == str(value):
        return saved
    return Photo.objects.filter(pk=int(value)).first()
