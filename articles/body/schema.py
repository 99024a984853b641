"""What a body may hold: the one configuration from which the editor and the allow-list are made.

`EXTENSIONS` names what the editor loads (from django-prose-editor's library, or from static/articles/editor for our
own nodes). Each name has a processor that says which tags and attributes it writes; the library brings those of its
own extensions, `_OURS` those that are ours or that we narrow.
"""

from collections.abc import Callable
from typing import Any

from django_prose_editor.config import EXTENSION_MAPPING, add_tags_and_attributes, html_tags

EXTENSIONS: dict[str, Any] = {
    "Document": True,
    "Paragraph": True,
    "Text": True,
    "History": True,
    "Dropcursor": True,
    "Gapcursor": True,
    "HardBreak": True,
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Photo": True,
    "ReadAlso": True,
    "PullQuote": True,
    "Embed": True,
    "Placeholder": True,
    "CleanPaste": True,
}


def _link(config: dict, shared: dict) -> None:
    """An address of a known kind, and nothing else: no target, no title, `rel` written by the sanitiser."""
    add_tags_and_attributes(shared, ["a"], {"a": ["href"]})
    shared["url_schemes"] = set(config["protocols"])
    shared["link_rel"] = "noopener"


_CELL = ["colspan", "rowspan"]

#: Processors of our own nodes, and of library extensions that we let write less than the library does.
_OURS: dict[str, Callable[[Any, dict], None]] = {
    "Link": _link,
    "OrderedList": html_tags(["ol"], {"ol": ["start"]}),
    "Table": html_tags(["table", "tbody"]),
    "TableRow": html_tags(["tr"]),
    "TableHeader": html_tags(["th"], {"th": _CELL}),
    "TableCell": html_tags(["td"], {"td": _CELL}),
    "Photo": html_tags(["figure", "figcaption"], {"figure": ["data-photo"]}),
    "ReadAlso": html_tags(["aside"], {"aside": ["data-article"]}),
    "PullQuote": html_tags(["blockquote"], {"blockquote": ["data-pullquote"]}),
    "Embed": html_tags(["figure"], {"figure": ["data-embed", "data-poster"]}),
    "CleanPaste": html_tags([]),
}


def allow_list(extensions: dict[str, Any] | None = None) -> dict[str, Any]:
    """The nh3 arguments that let through exactly what the editor writes: tags, attributes, url_schemes, link_rel.

    Raises KeyError for an extension of which nobody said what it writes.
    """
    shared: dict[str, Any] = {"tags": set(), "attributes": {"*": set()}, "url_schemes": set(), "link_rel": None}
    for name, config in (EXTENSIONS if extensions is None else extensions).items():
        if config is not False:
            processor = _OURS.get(name) or EXTENSION_MAPPING[name]
            processor(config, shared)
    return shared
