"""How public pages print a time, a date and a date line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django import template
from django.template import defaultfilters
from django.template.base import Node, Parser, TextNode, Token
from django.template.loader import get_template
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils import timezone, translation
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people import clock
from photos import pictures
from public.cards import Card
from public.fast import kept

register = template.Library()


#: Stand for what differs in a part that is made once. No address and no text of a page holds such a character.
_SLOTS = ("\0address", "\0page", "\0words")


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
    """Stories in a list: `_markup` of each, made once for each look of an edition and kept here.

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
    return _markup(one, how)


def _markup(one: Card, how: Look) -> SafeString:
    """A story in a list, put together here and not by a template: below a story stand nine that few pages have."""
    address, shown = escape(one.url), one.picture if how.look != "card-line" else None
    plain = "" if shown else " card-plain"
    parts = [f'<article class="card {how.look}{plain}" data-article="{one.article_id}">\n']
    if shown:
        badge = _badge(get_language()) if one.is_video else ""
        picture = pictures.markup(shown, sizes=how.sizes, lazy=how.lazy, alt="")
        parts.append(
            f'<a class="card-picture" href="{address}" tabindex="-1" aria-hidden="true">{picture}{badge}</a>\n'
        )
    parts.append('<div class="card-words">\n')
    if how.with_section:
        kicker = one.kicker or one.section.name
        parts.append(f'<p class="kicker">{_mark(one.section.colour)}{escape(kicker)}</p>\n')
    headline = f'<a href="{address}">{escape(one.headline)}</a>'
    parts.append(f'<h{how.level} class="card-headline" dir="auto">{headline}</h{how.level}>\n')
    if how.with_standfirst and one.standfirst:
        parts.append(f'<p class="card-standfirst" dir="auto">{escape(one.standfirst)}</p>\n')
    when = hour(one.published_at) if how.by_hour else brief(one.published_at)
    told = f' <span class="card-corrected">{escape(_("Corrected"))}</span>' if one.corrected else ""
    parts.append(f'<p class="card-time">{when}{told}</p>\n</div>\n</article>\n')
    return mark_safe("".join(parts))  # noqa: S308 - what is not ours is escaped


@lru_cache(maxsize=8)
def _badge(language: str) -> SafeString:
    return get_template("components/video_badge.html").render({"language": language})


@register.simple_tag
def mark(colour: str) -> SafeString:
    """A section's colour as a small square: components/mark.html."""
    return _mark(colour)


@lru_cache(maxsize=128)
def _mark(colour: str) -> SafeString:
    return get_template("components/mark.html").render({"colour": colour})


@register.simple_tag
def share(address: str, headline: str) -> SafeString:
    """Links that pass a story on: components/share.html, made once in a language and filled in for each story."""
    html = _share(get_language())
    page, words = quote(address, safe=""), quote(headline, safe="")
    for slot, text in zip(_SLOTS, (escape(address), page, words), strict=True):
        html = html.replace(slot, text)
    return mark_safe(html)  # noqa: S308 - a template's, and what was put in is escaped


@lru_cache(maxsize=8)
def _share(language: str) -> str:
    slots = dict(zip(("address", "page", "words"), map(mark_safe, _SLOTS), strict=True))
    return get_template("components/share.html").render(slots)


#: What `{% kept %}` may look at, beside `section`, which is the story's own: a test holds the template to it.
KEPT_LOOKS_AT = ("story", "body", "player", "meta", "site", "language")


class KeptPart(Node):
    """See `kept_part`."""

    def __init__(self, nodelist) -> None:
        self.nodelist = nodelist

    def render(self, context) -> str:
        if not context.get("is_kept"):
            return self.nodelist.render(context)
        story, body, player, meta, site, language = (context.get(name) for name in KEPT_LOOKS_AT)
        made_from = (story, body, player, meta.canonical, site, language)
        return kept.article(story.edition_id, made_from, lambda: self.nodelist.render(context))


@register.tag("kept")
def kept_part(parser: Parser, token: Token) -> KeptPart:
    """`{% kept %}…{% endkept %}`: a story's article, kept where `is_kept` is set."""
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptPart(nodelist)


class Words(Node):
    """A sentence of a template's own, looked up once in each language and kept."""

    def __init__(self, asked: TranslateNode) -> None:
        self._asked = asked
        self._known: dict[str, str] = {}

    def render(self, context) -> str:
        language = context.get("language") or get_language()
        said = self._known.get(language)
        if said is None:
            with translation.override(language):
                said = self._known[language] = self._asked.render(context)
        return said


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's `{% translate %}`, for which this stands where it is loaded after i18n.

    Words that are written in the template are looked up once in a language: a page has dozens of them, and asking
    the catalogue anew costs as much as the rest of the line.
    """
    asked = do_translate(parser, token)
    words = asked.filter_expression
    fixed = words.var.literal is not None and not words.filters
    return asked if asked.asvar or asked.noop or not fixed else Words(asked)


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
    return _time(local, _short_day(local.date(), get_language()))


@lru_cache(maxsize=512)
def _short_day(day: date, language: str) -> str:
    return formatted(day, _("j M Y"))


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
