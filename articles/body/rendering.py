"""A stored body as readers get it: every reference looked up, in one pass over the text.

Reads only what `clean` has written, so a node has one way to be spelt, and text cannot look like a node.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.body import providers
from photos.pictures import markup

#: Pictures in the text are as wide as the column: see the story page's layout.
SIZES = "(min-width: 48rem) 43rem, 100vw"
RATIO = "original"
_AUTO = ' dir="auto"'
_DIRECTED = [(f"<{tag}>", f"<{tag}{_AUTO}>") for tag in ("p", "h2", "h3", "ul")]
_DIRECTED += [("<ol", f"<ol{_AUTO}"), (f"<li><p{_AUTO}>", "<li><p>")]

# Every node begins with "<", said once: Python then skips from one "<" to the next, which is fifty times faster.
_NODE = re.compile(
    r'<(?:figure data-photo="(?P<photo>\d+)">(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>'
    r'|aside data-article="(?P<story>\d+)">[^<]*</aside>'
    r'|figure data-embed="(?P<embed>[^"]+)"></figure>'
    r'|(?P<pull>blockquote data-pullquote="">)'
    r"|(?P<table>table>)"
    r"|(?P<table_end>/table>))",
    re.DOTALL,
)


def render(html: str, photos: Mapping[int, Any], stories: Mapping[int, Any]) -> str:
    """Safe HTML for readers of a body that `clean` has made.

    `photos`: by id, anything with `renditions`, `alt`, `caption` and `credit`. `stories`: by id, anything with
    `headline` and `get_absolute_url()`. A reference whose target is missing there prints nothing. No queries.
    """
    makers = {
        "photo": lambda match: _photo(photos.get(int(match["photo"])), match["caption"]),
        "caption": lambda match: _photo(photos.get(int(match["photo"])), match["caption"]),
        "story": lambda match: _read_also(stories.get(int(match["story"]))),
        "embed": lambda match: _embed(unescape(match["embed"])),
        "pull": lambda match: '<blockquote class="pull-quote">',
        "table": lambda match: '<div class="body-table"><table>',
        "table_end": lambda match: "</table></div>",
    }
    # every paragraph and heading runs as its own words do; a list, with its marks, as its first item does
    for plain, directed in _DIRECTED:
        html = html.replace(plain, directed)
    return _NODE.sub(lambda match: makers[match.lastgroup](match), html)


def _photo(photo: Any, own_caption: str | None) -> str:
    """`own_caption` is HTML of the body; what the library says is text."""
    if photo is None:
        return ""
    picture = markup(photo, RATIO, SIZES)
    if not picture:
        return ""
    parts = []
    if caption := own_caption or escape(photo.caption):
        parts.append(caption)
    if photo.credit:
        credit = escape(_("Photo credit: %(credit)s") % {"credit": photo.credit})
        parts.append(f'<span class="photo-credit">{credit}</span>')
    caption = f"<figcaption{_AUTO}>{' '.join(parts)}</figcaption>" if parts else ""
    return f'<figure class="body-photo">{picture}{caption}</figure>'


def _read_also(story: Any) -> str:
    if story is None:
        return ""
    label = escape(pgettext("before a link to another story", "Read also"))
    address = escape(story.get_absolute_url())
    return (
        f'<p class="read-also" dir="auto"><span>{label}:</span> <a href="{address}">{escape(story.headline)}</a></p>'
    )


def _embed(address: str) -> str:
    """A link; one to a video becomes its player when the reader asks for it. Nothing loads before."""
    found = providers.find(address)
    if found is None:
        return ""
    words = _("Watch on %(provider)s") if found.is_video else _("See the post on %(provider)s")
    kind = "embed embed-video" if found.player else "embed"
    mark = '<span class="embed-mark" aria-hidden="true"></span>' if found.player else ""
    return (
        f'<figure class="{kind}" data-embed-provider="{found.provider}">'
        f'<a href="{escape(found.address)}" rel="noopener nofollow"{player(found)}>{mark}'
        f'<span class="embed-words">{escape(words % {"provider": found.name})}</span>'
        f"<small>{escape(found.address.removeprefix('https://'))}</small></a></figure>"
    )


def player(embed: providers.Embed) -> str:
    """What a link to `embed` carries so that a script can put the player in its place, as attributes; or nothing."""
    if not embed.player:
        return ""
    named = {"provider": embed.name}
    words = {
        "player": embed.player,
        "play": _("Play the video from %(provider)s") % named,
        "title": _("Video from %(provider)s") % named,
        "leave": _("Watch on %(provider)s") % named,
    }
    return "".join(f' data-embed-{name}="{escape(value)}"' for name, value in words.items())
