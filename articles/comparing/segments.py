"""A body cut into what stands in it one after the other: paragraphs, items, table rows, photos, links, embeds."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.translation import gettext, gettext_lazy

TEXT, PHOTO, STORY, EMBED = "text", "photo", "story", "embed"
_MEDIA = {
    "data-photo": (PHOTO, gettext_lazy("Photo %(ref)s")),
    "data-article": (STORY, gettext_lazy("Read also: story %(ref)s")),
    "data-embed": (EMBED, gettext_lazy("Embed: %(ref)s")),
}
#: Stands around struck words, as in a chat: a word that was struck means something else than one that was not.
STRUCK = "~"
_BLOCKS = {"p", "h2", "h3", "li", "tr", "figure", "aside", "blockquote"}


@dataclass(frozen=True)
class Segment:
    """One block in plain text. `ref` is what a photo, a link or an embed points to."""

    text: str
    kind: str = TEXT
    ref: str = ""

    @property
    def words(self) -> str:
        """The text with a name for what is no text, so that a segment can stand in a list of words."""
        named = next((label for kind, label in _MEDIA.values() if kind == self.kind), None)
        return f"[{named % {'ref': self.ref}}] {self.text}".strip() if named else self.text


def segments(html: str) -> list[Segment]:
    """The segments of a body, in order."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.end()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[Segment] = []
        self._begin()

    def _begin(self):
        self.words: list[str] = []
        self.kind, self.ref = TEXT, ""

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS and "".join(self.words).strip() != "•":
            self.end()
        if tag in ("br", "td", "th"):
            self.words.append(" | " if tag != "br" and "".join(self.words).strip() else " ")
        if tag == "li":
            self.words.append("• ")
        if tag == "s":
            self.words.append(STRUCK)
        for name, reference in attrs:
            if name in _MEDIA:
                self.kind, self.ref = _MEDIA[name][0], reference or ""
            if name == "data-poster":
                self.words.append(gettext("with photo %(ref)s before it plays") % {"ref": reference})

    def handle_endtag(self, tag):
        if tag == "s":
            self.words.append(STRUCK)
        if tag in _BLOCKS and not (self.kind == PHOTO and tag == "p"):
            self.end()

    def handle_data(self, data):
        self.words.append(data)

    def end(self):
        text = " ".join("".join(self.words).split())
        if (text and text != "•") or self.kind != TEXT:
            self.found.append(Segment(text, self.kind, self.ref))
        self._begin()
