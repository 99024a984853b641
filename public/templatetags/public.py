"""How public pages print a story in a list, a section's sign, and the row for sharing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django import template
from django.template.base import Node, Parser, TextNode, Token
from django.template.loader import get_template
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people import clock
from photos import pictures, sources
from public.cards import PICTURES, Card
from public.fronts import Block
from public.site import Rubric
from public.times import brief, by_day, day_name, hour, moment

register = template.Library()


#: Stories in lists that are kept as HTML, each by its look and some 2 kB long.
MADE = 10_000
#: A headline of more letters than this stands a step lower where it is large.
LONG = 90


@dataclass(frozen=True, slots=True)
class Look:
    """How a list shows its stories; the names are those of `cards`."""

    size: str
    place: str = ""
    beside: bool = False
    level: int = 3
    lazy: bool = True
    headline_first: bool = False
    with_section: bool = True
    with_standfirst: bool = False
    standfirst_if_plain: bool = False
    with_place: bool = False
    by_hour: bool = False


@register.simple_tag
def cards(
    many: Iterable[Card], size: str, item: bool = False, within=None, bare: bool = False, **options
) -> SafeString:
    """Stories in a list: `_markup` of each, made once for each look of an edition and kept here.

    `size` is one of xs, s, m, l, xl, xxl, line, opinion; `place` is the one of `cards.PICTURES` where the picture
    stands, none without it; `beside` puts the picture to the right of the words; `item` puts each story into an `li`.
    A kicker names the section, unless all are `within` one or the list is to be `bare`; one of the front's own is
    always printed. More options: `level` of the headline, `lazy`, `headline_first` (above the picture),
    `with_standfirst` or `standfirst_if_plain` (where there is no picture), `with_place` (the dateline before the
    time), and `by_hour`, which prints the hour alone.
    """
    how = Look(size, with_section=not (within or bare), **options)
    today, language = timezone.localdate(timezone=clock.newsroom_zone()), get_language()
    made = [(one, _made(one, how, today, language)) for one in many]
    parts = [f"<li>{html}</li>" for _one, html in made] if item else [html for _one, html in made]
    return mark_safe("".join(parts))  # noqa: S308 - what is not ours was escaped


@register.simple_tag
def card(one: Card, size: str, **options) -> SafeString:
    """One story; see `cards`."""
    return cards([one], size, **options)


@lru_cache(maxsize=MADE)
def _made(one: Card, how: Look, today: date, language: str) -> SafeString:
    return _markup(one, how)


def _markup(one: Card, how: Look) -> SafeString:
    """A story in a list, put together here and not by a template: below a story stand nine that few pages have."""
    address, shown = escape(one.url), one.picture if how.place else None
    looks = [
        f"card card-{how.size}",
        "card-beside" if how.beside and shown else "",
        "" if shown else "card-plain",
        "card-long" if len(one.headline) > LONG else "",
    ]
    kicker = escape(one.kicker) or (
        f"{_mark(one.section.colour)}{escape(one.section.name)}" if how.with_section else ""
    )
    title = f'<p class="kicker" dir="auto">{kicker}</p>\n' if kicker else ""
    headline = f'<a href="{address}">{one.labelled}</a>'
    title += f'<h{how.level} class="card-headline" dir="auto">{headline}</h{how.level}>\n'
    parts = [f'<article class="{" ".join(filter(None, looks))}" data-article="{one.article_id}">\n']
    if how.headline_first:
        parts.append(f'<div class="card-title">\n{title}</div>\n')
    if shown:
        badge = _badge(get_language()) if one.is_video else ""
        picture = pictures.markup(shown, sizes=PICTURES[how.place], lazy=how.lazy, css=shown.css, alt="")
        # whoever listens hears what a machine made
        hidden = "" if sources.mark(shown.source_type) else ' aria-hidden="true"'
        parts.append(f'<a class="card-picture" href="{address}" tabindex="-1"{hidden}>{picture}{badge}</a>\n')
    parts.append(f'<div class="card-words">\n{"" if how.headline_first else title}')
    if one.standfirst and (how.with_standfirst or (how.standfirst_if_plain and not shown)):
        parts.append(f'<p class="card-standfirst" dir="auto">{escape(one.standfirst)}</p>\n')
    parts.append(f'<p class="card-meta">{_meta(one, how)}</p>\n</div>\n</article>\n')
    return mark_safe("".join(parts))  # noqa: S308 - what is not ours is escaped


def _meta(one: Card, how: Look) -> str:
    """The small line of a card: where, who, when, and whether it was corrected."""
    said = (
        [f'<span class="card-place" dir="auto">{escape(one.dateline)}</span>']
        if one.dateline and (how.with_place or how.size in ("xl", "xxl"))
        else []
    )
    if how.size == "opinion" and one.writer:
        said.append(f'<span class="card-writer" dir="auto">{escape(one.writer)}</span>')
    said.append(hour(one.published_at) if how.by_hour else brief(one.published_at))
    if one.corrected:
        corrected = _("Corrected")
        said.append(f'<span class="card-corrected">{corrected}</span>')
    return "".join(said)


@lru_cache(maxsize=8)
def _badge(language: str) -> SafeString:
    return get_template("components/video_badge.html").render({"language": language})


@register.simple_tag
def mark(colour: str) -> SafeString:
    """A section's colour as a stroke of lereng: components/mark.html."""
    return _mark(colour)


@lru_cache(maxsize=128)
def _mark(colour: str) -> SafeString:
    return get_template("components/mark.html").render({"colour": colour})


@register.simple_tag
def rule(colour: str) -> SafeString:
    """A line in a section's colour: components/rule.html."""
    return _rule(colour)


@lru_cache(maxsize=128)
def _rule(colour: str) -> SafeString:
    return get_template("components/rule.html").render({"colour": colour})


@register.simple_tag
def following_head(section: Rubric) -> SafeString:
    """What stands above the stories that came before one in its section: components/following_head.html."""
    return _following_head(section, get_language())


@lru_cache(maxsize=128)
def _following_head(section: Rubric, language: str) -> SafeString:
    return get_template("components/following_head.html").render({"section": section})


@register.simple_tag(takes_context=True)
def front_blocks(context, blocks: Iterable[Block]) -> SafeString:
    """The containers of a front as HTML. The same one, on the same day, is put together once: most of a front stays
    as it is when a story comes, and its templates are half of what a front costs."""
    today, language = timezone.localdate(timezone=clock.newsroom_zone()), get_language()
    made = (_front_block(block, context.get("section"), today, language) for block in blocks)
    return mark_safe("\n".join(made))  # noqa: S308 - templates have made them


@lru_cache(maxsize=256)
def _front_block(block: Block, section: Rubric | None, today: date, language: str) -> SafeString:
    return get_template(block.template).render({"block": block, "section": section})


@register.simple_tag(takes_context=True)
def heading(context) -> str:
    """What the page's `block` is called: its title, else its section, unless the page is that section's own."""
    block, page = context["block"], context.get("section")
    if block.section and block.section == page and block.title in ("", page.name):
        return ""
    return block.title or (block.section.name if block.section else "")


@register.filter
def level(name: str) -> int:
    """The level of the headlines below a block's title, or without one."""
    return 3 if name else 2


@register.filter
def columns(block) -> int:
    """In how many columns a block's stories stand: no place stays empty while there are fewer than fit."""
    return min(len(block.cards), {"full": 4, "two": 3}.get(block.width, 1))


@register.simple_tag
def share(address: str, headline: str, signs: bool = False) -> SafeString:
    """Links that pass a story on: components/share.html, made once in a language and filled in for each story.

    `signs`: without words, and before them the device's own way where it has one.
    """
    told = {
        "address": escape(address),
        "page": quote(address, safe=""),
        "words": quote(headline, safe=""),
        "headline": escape(headline),
    }
    parts = _share(get_language(), signs)
    return mark_safe("".join([told.get(part, part) for part in parts]))  # noqa: S308 - what was put in is escaped


@lru_cache(maxsize=8)
def _share(language: str, signs: bool) -> list[str]:
    """The row in pieces: between those of the template the names of what differs."""
    slots = {name: mark_safe(f"\0{name}\0") for name in ("address", "page", "words", "headline")}  # noqa: S308
    return get_template("components/share.html").render(slots | {"signs": signs}).split("\0")


class KeptPart(Node):
    """See `kept_part`."""

    def __init__(self, nodelist) -> None:
        self.nodelist = nodelist

    def render(self, context) -> str:
        """In bytes it takes half the room: a single dash makes each of its letters two."""
        parts = context["parts"]
        if parts.article is None:
            html = self.nodelist.render(context)
            parts.article = html.encode()
            return html
        return mark_safe(parts.article.decode())  # noqa: S308 - templates have made it


@register.tag("kept")
def kept_part(parser: Parser, token: Token) -> KeptPart:
    """`{% kept %}…{% endkept %}`: a story's article, set once for the `parts` of a page."""
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


for _said in (moment, brief, hour, day_name, by_day):
    register.filter(_said.__name__, _said)
