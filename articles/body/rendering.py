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
from photos import sources
from photos.pictures import markup, rendition

#: How wide pictures in the text are, see static/css/story.css: as the column, as the margin an upright one floats in,
#: as the column again for what is too high to be a photo: a chart, a map.
SIZES = {
    "": "(min-width: 48rem) 40rem, 92vw",
    "is-upright": "(min-width: 75rem) 17rem, (min-width: 48rem) 15rem, (min-width: 24rem) 22rem, 92vw",
    "is-tall": "(min-width: 48rem) 40rem, 92vw",
}
#: So many times as high as wide is an upright photo, and what is no photo any more.
UPRIGHT, TALL = 1.1, 1.85
RATIO, LARGEST = "original", 1440
#: The shape of a video's picture, and of its player.
POSTER = "16:9"
_AUTO = ' dir="auto"'
_DIRECTED = [(f"<{tag}>", f"<{tag}{_AUTO}>") for tag in ("p", "h2", "h3", "ul")]
_DIRECTED += [("<ol", f"<ol{_AUTO}"), (f"<li><p{_AUTO}>", "<li><p>")]

# Every node begins with "<", said once: Python then skips from one "<" to the next, which is fifty times faster.
_NODE = re.compile(
    r'<(?:figure data-photo="(?P<photo>\d+)">(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>'
    r'|aside data-article="(?P<story>\d+)">[^<]*</aside>'
    r'|figure data-embed="(?P<embed>[^"]+)"(?: data-poster="(?P<poster>\d+)")?></figure>'
    r'|blockquote data-pullquote="">(?P<pull>(?:<p[^>]*>[^<]*(?:<(?!/?(?:p|blockquote|figure|aside)\b)[^<]*)*</p>)+)'
    r"</blockquote>"
    r'|(?P<odd_pull>blockquote data-pullquote="">)'
    r"|(?P<table>table>)"
    r"|(?P<table_end>/table>))",
    re.DOTALL,
)
#: Rows of a table in which nothing stands, and the table's end if they are its last.
_EMPTY_ROWS = re.compile(
    r"(?:<tr>(?:<t[dh][^>]*>(?:<p[^>]*>(?:<br>|&nbsp;|\s)*</p>)?</t[dh]>)*</tr>)++(?P<end>(?:</tbody>)?</table>)?"
)
#: In a pull quote: who said it, on a last line of its own that begins with a dash.
_SAID_BY = re.compile(r"<p[^>]*>\s*[-–—]\s*(?P<who>(?:(?!</?p\b).)+)</p>$", re.DOTALL)
#: The beginning of a link with a full address.
_OUTWARD = re.compile(r'<a\b[^>]*? href="(?P<address>https?://[^"]*)"[^>]*>')
#: A quotation that brings its own marks.
_MARKED = re.compile(r"<p[^>]*>(?:<[^>]+>)*[“”\"'‘«„]")


def render(html: str, photos: Mapping[int, Any], stories: Mapping[int, Any]) -> str:
    """Safe HTML for readers of a body that `clean` has made.

    `photos`: by id, anything with `renditions`, `alt`, `caption`, `credit` and, of what a machine made,
    `source_type`. `stories`: by id, anything with `labelled` (its headline as HTML) and `get_absolute_url()`. A
    reference whose target is missing there prints nothing. No queries.
    """
    makers = {
        "photo": lambda match: _photo(photos.get(int(match["photo"])), match["caption"]),
        "caption": lambda match: _photo(photos.get(int(match["photo"])), match["caption"]),
        "story": lambda match: _read_also(stories.get(int(match["story"]))),
        "embed": lambda match: _embed(unescape(match["embed"])),
        "poster": lambda match: _embed(unescape(match["embed"]), photos.get(int(match["poster"]))),
        "pull": lambda match: _pull_quote(match["pull"]),
        "odd_pull": lambda match: '<blockquote class="pull-quote">',
        "table": lambda match: '<div class="body-table"><table>',
        "table_end": lambda match: "</table></div>",
    }
    # every paragraph and heading runs as its own words do; a list, with its marks, as its first item does
    for plain, directed in _DIRECTED:
        html = html.replace(plain, directed)
    html = _EMPTY_ROWS.sub(lambda rows: rows["end"] or rows[0], html)
    return _NODE.sub(lambda match: makers[match.lastgroup](match), html)


def vouching_for_nothing(html: str, own: str) -> str:
    """`html` for readers with rel="sponsored" at each link that leads away from the site `own`: they are paid for."""

    def marked(link: re.Match[str]) -> str:
        if link["address"] == own or link["address"].startswith(f"{own}/"):
            return link[0]
        tag = link[0]
        return tag.replace(' rel="', ' rel="sponsored ') if ' rel="' in tag else f'{tag[:-1]} rel="sponsored">'

    return _OUTWARD.sub(marked, html)


def _pull_quote(html: str) -> str:
    """A sentence set large, in quotation marks, with who said it below."""
    said = _SAID_BY.search(html)
    words = html[: said.start()] if said else html
    if not words:
        words, said = html, None
    if not _MARKED.match(words):
        words = re.sub(r"(<p[^>]*>)", r"\1“", words, count=1).removesuffix("</p>") + "”</p>"
    who = f"<figcaption{_AUTO}>{said['who']}</figcaption>" if said else ""
    return f'<figure class="pull-quote"><blockquote>{words}</blockquote>{who}</figure>'


def _photo(photo: Any, own_caption: str | None) -> str:
    """`own_caption` is HTML of the body; what the library says is text."""
    if photo is None:
        return ""
    if getattr(photo, "is_withheld", False):
        return f'<p class="picture-withheld">{escape(_("This picture is no longer available."))}</p>'
    look = _look(photo)
    picture = markup(photo, RATIO, SIZES[look], marked=False)
    if not picture:
        return ""
    if look == "is-tall" and (whole := rendition(photo, RATIO, LARGEST)):
        words = escape(_("Open the picture in full size"))
        picture = f'<a class="body-photo-open" href="{escape(whole.url)}" aria-label="{words}">{picture}</a>'
    caption = _caption(photo, own_caption or escape(photo.caption))
    return f'<figure class="{" ".join(filter(None, ("body-photo", look)))}">{picture}{caption}</figure>'


def _caption(photo: Any, words: str = "") -> str:
    """What stands below a picture: what of it a machine made, its `words` (HTML), and whose it is."""
    parts = [words] if words else []
    if made := sources.label(getattr(photo, "source_type", "")):
        parts.insert(0, f'<strong class="ai-label">{escape(made)}.</strong>')
    # a photo of the library makes the line as it is printed, a picture that is to be shown has it already
    if line := getattr(photo, "credit_line", photo.credit):
        credit = escape(_("Photo credit: %(credit)s") % {"credit": line})
        parts.append(f'<span class="photo-credit">{credit}</span>')
    return f"<figcaption{_AUTO}>{' '.join(parts)}</figcaption>" if parts else ""


def _look(photo: Any) -> str:
    """How a picture of this shape stands in the text."""
    whole = (photo.renditions or {}).get(RATIO)
    shape = whole[-1]["h"] / whole[-1]["w"] if whole else 0
    return "is-tall" if shape > TALL else "is-upright" if shape > UPRIGHT else ""


def _read_also(story: Any) -> str:
    if story is None:
        return ""
    label = escape(pgettext("before a link to another story", "Read also"))
    address = escape(story.get_absolute_url())
    return f'<p class="read-also" dir="auto"><span>{label}:</span> <a href="{address}">{story.labelled}</a></p>'


def _embed(address: str, poster: Any = None) -> str:
    """A link; one to a video becomes its player when the reader asks for it. Nothing of the other site loads before:
    the `poster` is a photo of ours."""
    found = providers.find(address)
    if found is None:
        return ""
    words = _("Watch on %(provider)s") if found.is_video else _("See the post on %(provider)s")
    kind = "embed embed-video" if found.player else "embed"
    said = f'<span class="embed-words">{escape(words % {"provider": found.name})}</span>'
    if found.player:
        note = escape(_("Loads from %(provider)s once it is pressed.") % {"provider": found.name})
        said = f'<span class="embed-foot">{said}<small>{note}</small></span>'
        picture = markup(poster, POSTER, SIZES[""], alt="", marked=False)
        said = f'{picture}<span class="embed-mark" aria-hidden="true"></span>{said}'
    else:
        said += f"<small>{escape(found.address.removeprefix('https://'))}</small>"
    return (
        f'<figure class="{kind}" data-embed-provider="{found.provider}">'
        f'<a href="{escape(found.address)}" rel="noopener nofollow"{player(found)}>{said}</a>'
        f"{_caption(poster) if found.player and poster else ''}</figure>"
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
