"""A page of HTML each: Medium's export, and any folder of saved pages."""

import codecs
import re
from datetime import UTC, tzinfo

from django.utils.translation import gettext as _

from articles.body.tree import Node
from exchange.importing import limits
from exchange.importing.formats import htmltree, moments, words
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.wxr import slug_of
from exchange.importing.items import Item, Kind, Person, Picture, State, Term, Unreadable, unique

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_MEDIUM = re.compile(r'class="[^"]*\bh-entry\b')
_FURNITURE = ("nav", "header", "footer")
#: Classes and properties under which the text of a story stands, the surest first.
_BODIES = ("articleBody", r"e-content|entry-content|post-content|article-(?:body|content)|story-body|td-post-content")
_ADDRESS_OF_MEDIUM = re.compile(r"https?://medium\.com/p/([0-9a-f]{6,20})")


def read(file: Opened, path: str, zone: tzinfo = UTC) -> Item:
    """The one item of a page. `path` is where the file lies in its folder. Raises Unreadable for what is no page."""
    html = _text(file)
    if _MEDIUM.search(html) and 'data-field="body"' in html:
        return _medium(html, file.name, path, zone)
    return _page(html, file.name, path, zone)


def _text(file: Opened) -> str:
    with file.open() as stream:
        data = stream.read(limits.LARGEST_PAGE + 1)
    if len(data) > limits.LARGEST_PAGE:
        raise Unreadable(_("a page of more than %d MB is no story") % (limits.LARGEST_PAGE // 1_000_000), file.name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    found = _DECLARED.search(data[:4000])
    for encoding in ("utf-8-sig", found[1].decode() if found else "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _first(node: Node, tag: str = "", css: str = "", **attrs: str) -> Node | None:
    """The first element with this tag, with a class like `css`, and with these attributes."""
    wanted = {name.replace("_", "-"): value for name, value in attrs.items()}
    for one in node.elements:
        if tag and one.tag != tag:
            continue
        if css and not one.has_class(css):
            continue
        if all(one.attrs.get(name) == value for name, value in wanted.items()):
            return one
    return None


def _line(node: Node | None) -> str:
    return " ".join(node.words.split()) if node else ""


def _medium(html: str, name: str, path: str, zone: tzinfo) -> Item:
    """Medium keeps title, subtitle and text in parts that bear their names, and the rest in the footer."""
    root = htmltree.parse(html)
    title, subtitle = _line(_first(root, css="p-name")), _line(_first(root, "section", data_field="subtitle"))
    body, footer = _first(root, "section", data_field="body"), _first(root, "footer") or Node()
    author, when = _first(root, css="p-author"), _first(root, css="dt-published")
    canonical = _first(root, "a", css="p-canonical")
    link = canonical.attrs.get("href", "") if canonical else ""
    number = next((m[1] for one in footer.elements if (m := _ADDRESS_OF_MEDIUM.match(one.attrs.get("href", "")))), "")
    for one in list(body.elements) if body else []:  # the text begins with its own title once more
        said_again = title if one.has_class("graf--title") else subtitle if one.has_class("graf--subtitle") else ""
        one.gone = bool(said_again) and _line(one) == said_again
    name_of_author = _line(author)
    moment = moments.read(when.attrs.get("datetime"), zone) if when else None
    state = State.LIVE if moment else State.DRAFT
    return Item(
        key=f"medium:{number or link or path}",
        state=state,
        title=title,
        slug=re.sub(r"-[0-9a-f]{8,16}$", "", slug_of(link)),
        html=htmltree.inner(body) if body else "",
        excerpt=subtitle,
        published_at=moment,
        people=(Person(name_of_author, author.attrs.get("href", "") or name_of_author),) if name_of_author else (),
        tags=unique(_line(one) for one in root.elements if one.has_class("p-tag")),
        addresses=unique([words.path_of(link)]) if state == State.LIVE else (),
        file=name,
        line=1,
    )


def _page(html: str, name: str, path: str, zone: tzinfo) -> Item:
    """A page of any site: what its head says, else what its elements say; its text is its article, main or body."""
    head, root = htmltree.head(html), htmltree.parse(html)
    heading = _first(root, "h1")
    title = words.plain(head.say("og:title", "twitter:title")) or _line(heading) or words.plain(head.title)
    if not title:  # one such page among a thousand is no reason to refuse the others
        kind = _("a page with neither a title nor a heading")
        return Item(key=f"page:/{path}", kind=Kind.OTHER, own_type=kind, file=name, line=1)
    when = head.say("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate")
    marked = _first(root, "time", itemprop="datePublished") or _first(root, "time")
    moment = moments.read(when, zone) or (moments.read(marked.attrs.get("datetime"), zone) if marked else None)
    link = head.canonical or head.say("og:url") or f"/{path}"
    names = head.meta.get("author") or head.meta.get("article:author") or head.meta.get("dc.creator") or []
    picture = head.say("og:image", "og:image:url", "twitter:image")
    # what nobody dated was perhaps never out
    is_live = moment is not None and "noindex" not in head.say("robots").lower()
    return Item(
        key=f"page:{words.host_of(link)}{words.path_of(link)}",
        kind=Kind.STORY,
        state=State.LIVE if is_live else State.DRAFT,
        title=title,
        slug=slug_of(words.path_of(link).partition("?")[0].removesuffix("/index.html")),
        html=_story(root, heading, title),
        excerpt=words.plain(head.say("description", "og:description")),
        published_at=moment,
        updated_at=moments.read(head.say("article:modified_time", "datemodified"), zone),
        people=unique(Person(words.plain(one), one) for one in names if not one.startswith("http")),
        categories=unique(Term(words.plain(one)) for one in head.meta.get("article:section", ())),
        tags=unique(words.plain(one) for one in head.meta.get("article:tag", ())),
        lead=Picture(picture, alt=words.plain(head.say("og:image:alt"))) if picture else None,
        addresses=unique([words.path_of(link)]) if is_live else (),
        file=name,
        line=1,
    )


def _story(root: Node, heading: Node | None, title: str) -> str:
    """The HTML of the text alone: without the site's furniture, and without the headline, which has its own field."""
    found = _first(root, itemprop=_BODIES[0]) or _first(root, css=_BODIES[1])
    found = found or _first(root, "article") or _first(root, "main") or root
    for one in list(found.elements):
        if one.tag in _FURNITURE or (one is heading and _line(one) == title):
            one.gone = True
    return htmltree.inner(found)
