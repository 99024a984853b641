"""How public pages print a time, a date and a date line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template import defaultfilters
from django.template.base import Parser, TextNode, Token
from django.template.loader import get_template
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people import clock
from public.cards import Card

register = template.Library()


@dataclass(frozen=True, slots=True)
class Look:
    """How a list shows its stories; the names are those of `cards`."""

    look: str
    sizes: str = "(min-width: 60rem) 18rem, 100vw"
    level: int = 3
    lazy: bool = True
    with_section: bool = True
    with_standfirst: bool = False
    by_hour: bool = False


@register.simple_tag
def cards(many: Iterable[Card], look: str, item: bool = False, **options) -> SafeString:
    """Stories in a list: components/card.html for each, made once for each look of an edition and kept here.

    `look` is one of card-lead, card-second, card-block, card-row, card-line (no picture); `item` puts each into an
    `li`. Options: `sizes` for the picture, `level` of the headline, `lazy`, `with_section`, `with_standfirst`, and
    `by_hour`, which prints the hour alone.
    """
    how, today = Look(look, **options), timezone.localdate(timezone=clock.newsroom_zone())
    language = get_language()
    made = [_made(one, how, today, language) for one in many]
    return mark_safe("".join(f"<li>{html}</li>" for html in made) if item else "".join(made))  # noqa: S308 - templates


@register.simple_tag
def card(one: Card, look: str, **options) -> SafeString:
    """One story; see `cards`."""
    return cards([one], look, **options)


@lru_cache(maxsize=2048)
def _made(one: Card, how: Look, today: date, language: str) -> SafeString:
    return get_template("components/card.html").render({"card": one, "how": how})


@register.tag
def icon(parser: Parser, token: Token) -> TextNode:
    """`{% icon "search" %}`: the drawing components/icons/search.html, put in when the template is compiled."""
    name = token.split_contents()[1].strip("\"'")
    return TextNode(get_template(f"components/icons/{name}.html").render().strip())


@register.filter
def moment(at: datetime) -> SafeString:
    """A `time` element: day, hour and minute in the newsroom's zone, with the zone's name."""
    return _moment(at, get_language())


@lru_cache(maxsize=1024)
def _moment(at: datetime, language: str) -> SafeString:
    local = timezone.localtime(at, clock.newsroom_zone())
    text = formatted(local, _("j F Y, H:i"))
    return _time(local, f"{text} {clock.label(local, local.tzinfo)}")


@register.filter
def brief(at: datetime) -> SafeString:
    """A `time` element for lists: the hour if it is today's in the newsroom, else the day."""
    zone = clock.newsroom_zone()
    local = timezone.localtime(at, zone)
    if local.date() == timezone.localdate(timezone=zone):
        return hour(at)
    return _time(local, formatted(local, _("j M Y")))


@register.filter
def hour(at: datetime) -> SafeString:
    """A `time` element for the list of one day: hour and minute."""
    local = timezone.localtime(at, clock.newsroom_zone())
    text = formatted(local, _("H:i"))
    return _time(local, f"{text} {clock.label(local, local.tzinfo)}")


@register.filter
def day_name(day: date | datetime) -> str:
    """A date in full with its weekday, in the newsroom's zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day, clock.newsroom_zone()).date()
    return _day_name(day, get_language())


@lru_cache(maxsize=64)
def _day_name(day: date, language: str) -> str:
    return defaultfilters.date(day, _("l, j F Y"))


def _time(local: datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text)
