"""The body field of a form: a page to write on, and plain HTML in a textarea where there is no JavaScript.

The editor needs no inline script and no import map: static/articles/editor/main.js is one external module, and every
address and word it uses comes with the textarea, so a strict script policy holds without a nonce.
"""

import json
import re

from django import forms
from django.conf import settings
from django.forms.widgets import Script
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import body
from articles.body import providers, signs, weight, wrappers
from articles.body.providers import PROVIDERS

_BLOCK = re.compile(r"<(p|h2|h3|ul|ol|table|blockquote|figure|aside|div)\b", re.IGNORECASE)

_CARD = re.compile(r"<(figure|aside)\b")

#: Every word the editor shows. {braces} are filled in by the browser.
WORDS = {
    "body": _("Body"),
    "placeholder": _("Write the story, or paste it from Word, Google Docs or WhatsApp."),
    "toolbar": _("Formatting"),
    "tableTools": _("Table"),
    "selected": _("For the selected words"),
    "heading2": _("Heading"),
    "heading3": _("Smaller heading"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "strike": _("Strike through"),
    "link": _("Link"),
    "bulletList": _("Bulleted list"),
    "orderedList": _("Numbered list"),
    "blockquote": _("Quotation"),
    "pullQuote": _("Pull quote"),
    "photo": _("Photo"),
    "readAlso": _("Read also"),
    "embed": _("Video or post"),
    "table": _("Table"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "addRow": _("Add row below"),
    "addColumn": _("Add column to the right"),
    "deleteRow": _("Delete row"),
    "deleteColumn": _("Delete column"),
    "headerRow": _("Heading row on or off"),
    "deleteTable": _("Delete table"),
    "cancel": _("Cancel"),
    "insert": _("Insert"),
    "insertTitle": _("Insert here"),
    "insertNone": _("Nothing here has this name. Esc leaves it as text."),
    "insertKeys": _("↑ ↓ choose · Enter inserts · Esc closes · type to narrow it down"),
    "keyPoints": _("Key points"),
    "photoRow": _("library or camera"),
    "readAlsoRow": _("another story of ours"),
    "pullQuoteRow": _("a sentence set large"),
    "heading2Row": _("divides a long story"),
    "heading3Row": _("within a part"),
    "bulletListRow": _("points without an order"),
    "orderedListRow": _("steps, ranks"),
    "blockquoteRow": _("somebody's longer words"),
    "embedRow": _("YouTube, Instagram, X and others"),
    "tableRow": _("figures side by side"),
    "keyPointsRow": _("for a reader in a hurry"),
    "linkTitle": _("Link"),
    "linkAddress": _("Address"),
    "linkHelp": _("A web address, an e-mail address, or a path of this site such as /indeks/."),
    "setLink": _("Set link"),
    "removeLink": _("Remove link"),
    "badLink": _(
        "This address cannot be linked. Begin it with https://, http:// or mailto:, or with / for this site."
    ),
    "readAlsoTitle": _("Link to another story"),
    "storyWords": _("Search published stories"),
    "found": _("{count} stories"),
    "noStory": _("No published story has these words. Try fewer or other words."),
    "removeReadAlso": _("Remove this read-also link"),
    "goneStory": _("Not published now: readers do not see this line."),
    "embedTitle": _("Video or post"),
    "embedAddress": _("Address of the video or post"),
    "embedHelp": _("Copy it from the browser's address bar. Known: {providers}."),
    "embedFrom": _("From {host}"),
    "embedMade": _("The address has become what it leads to, from {host}. Undo brings it back."),
    "removeEmbed": _("Remove this video or post"),
    "poster": _("Choose the photo before it plays"),
    "removePoster": _("Remove the photo before it plays"),
    "caption": _("Caption"),
    "credit": _("Photo: {credit}"),
    "noCredit": _("No credit yet"),
    "otherPhoto": _("Describe or change this photo"),
    "removePhoto": _("Remove this photo from the text"),
    "missingPhoto": _("This photo is not in the library: readers do not see it."),
    "photoInWork": _("The photo is being prepared."),
    "noLibrary": _("The photo library is not on this page."),
    "leftOutTitle": _("Left out when pasting"),
    "leftOut": _("Left out: {list}."),
    "leftOutClose": _("Close"),
    "left_comments": _("comments"),
    "left_deleted": _("deleted words"),
    "left_notes": _("note marks"),
    "left_fields": _("field codes"),
    "left_hidden": _("hidden words"),
    "left_pictures": _("pictures"),
    "left_stamps": _("chat times"),
    "left_messages": _("chat messages without words"),
    "picturesLeftOut": _("Add pictures with the Photo button, so that they get a credit."),
    "partedWords": _("Words with a hyphen from a line’s end: {count}."),
    "joinWord": _("Join “{word}”"),
    "joinAll": _("Join all of them"),
    "offline": _("The server cannot be reached. Check your connection and try again."),
    "failed": _("The server could not do this just now. Try again."),
}


def _address(name: str, *args) -> str:
    """The address of a named page, or "" while nothing answers to the name."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _page(value: str | None) -> SafeString:
    """A stored or sent body as it stands on the form until the editor has come: clean, and what is no text closed to
    the keyboard. Empty for one that has no text, or more than the form would take."""
    if not value or weight.weigh(value).why_not:
        return SafeString("")
    return SafeString(_CARD.sub(r'<\1 contenteditable="false"', body.clean(value)))


class BodyWidget(forms.Textarea):
    """A textarea that static/articles/editor makes into the editor; before it a page to read and write on until then
    (static/desk/first_paint.js).

    `story` is the id of the story being edited, so that it is not offered as its own read-also.
    """

    template_name = "articles/body_field.html"

    def __init__(self, attrs=None):
        super().__init__({"rows": 24, "class": "body-source", **(attrs or {})})
        self.story: int | None = None

    @property
    def media(self):
        return forms.Media(
            css={"all": ["articles/editor/editor.css"]},
            js=[Script("articles/editor/main.js", type="module")],
        )

    def use_required_attribute(self, initial) -> bool:
        """Never: the browser cannot point at a field that the editor covers."""
        return False

    def get_context(self, name, value, attrs):
        blank = {} if value else {"data-blank": True, "placeholder": WORDS["placeholder"]}
        context = super().get_context(name, value, {**(attrs or {}), **blank})
        return context | {"page": _page(value), "words": WORDS, "language": settings.LANGUAGE_CODE}

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-body-editor": json.dumps(self._config())}

    def _config(self) -> dict:
        return {
            "library": static("articles/editor/library.js"),
            "extensions": {name: options for name, options in body.EXTENSIONS.items() if options is not False},
            "words": {name: str(text) for name, text in WORDS.items()},
            "providers": PROVIDERS,
            "players": providers.players(),
            "wrappers": {"rules": wrappers.WRAPPERS, "trailers": wrappers.TRAILERS},
            "language": settings.LANGUAGE_CODE,
            "story": self.story,
            "urls": {
                "search": reverse("body:search"),
                "named": reverse("body:named"),
                "embed": reverse("body:embed"),
                "photo": _address("photos:detail", 0),
            },
        }


class BodyField(forms.CharField):
    """HTML of a story's body, cleaned. Text without a block, as typed without JavaScript, becomes paragraphs."""

    widget = BodyWidget

    def to_python(self, value):
        return super().to_python(signs.carried(value) if isinstance(value, str) else value)

    def clean(self, value):
        text = super().clean(value)
        if why := weight.weigh(text).why_not:
            raise forms.ValidationError(why, code="too_heavy")
        if text and not _BLOCK.search(text):
            lines = signs.with_line_feeds(text)
            text = "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n\s*\n", lines))
        return body.clean(text)
