"""Two people changed one story: what each did to which field and paragraph, side by side, and parts of each taken."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.admin.hands.pulse import lock_data
from articles.comparing import merging
from articles.comparing.blocks import block_texts, compare_blocks
from articles.comparing.comparison import Difference, compare, label
from articles.comparing.matching import Effort
from articles.comparing.merging import MINE, THEIRS, Passage
from articles.forms import StoryForm
from articles.locks import takeovers
from articles.models import Article, Lock, Revision, Takeover, Transition
from articles.text import drafts, revisions, storyfields
from articles.text.drafts import Text
from articles.text.storyfields import BY_NAME, FieldType
from people.models import Author
from photos import pictures
from photos.models import Photo


@dataclass(frozen=True)
class Part:
    """A passage of the body, with what each side did to it; `skipped`: so many blocks nobody touched."""

    name: str = ""
    chosen: str = ""
    theirs: Difference | None = None
    mine: Difference | None = None
    skipped: int = 0

    @property
    def both(self) -> bool:
        return self.theirs is not None and self.mine is not None


@dataclass(frozen=True)
class Row:
    """One field: what the others did to it, and what I did; None: nothing. `parts` divide the body."""

    name: str
    label: str
    chosen: str
    theirs: Difference | None
    mine: Difference | None
    parts: list[Part] = field(default_factory=list)

    @property
    def both(self) -> bool:
        return self.theirs is not None and self.mine is not None


@dataclass(frozen=True)
class Own:
    """A text that could not be saved: the autosave that keeps it, the version it began from, and its fields."""

    key: uuid.UUID
    opened_at: int
    fields: dict


@dataclass(frozen=True)
class Conflict:
    """A refused save. `form` holds the two texts put together as chosen; my own text is kept under `mine`."""

    article: Article
    mine: uuid.UUID
    theirs: Revision | None
    moves: list[Transition]
    takeovers: list[Takeover]
    rows: list[Row]
    form: StoryForm
    held: dict | None
    data: dict

    @property
    def undecided(self) -> int:
        """In how many places both sides wrote."""
        return sum(part.both for row in self.rows for part in (row.parts or [row]))


@dataclass(frozen=True)
class ThreeTexts:
    """The three texts: the one both began from, mine, and the story as it is."""

    base: Text
    mine: Text
    theirs: Text
    passages: list[Passage]

    def fields(self, choices: Mapping[str, str]) -> dict:
        """The text that the choices make; `choices`: `_pick-<field>` or `_pick-body-<passage>` -> side."""
        fields = {}
        for name, own in self.mine.fields.items():
            side = choices.get(f"_pick-{name}")
            untouched = own == self.base.fields[name]
            take = side == THEIRS or (side != MINE and untouched)
            fields[name] = self.theirs.fields[name] if take else own
        chosen = {n: choices.get(f"_pick-body-{n}", "") for n in range(len(self.passages))}
        return fields | {"body": merging.put_together(self.passages, chosen)}


def find_conflict(
    article: Article, form: StoryForm, own: Own, picks: Mapping[str, str], held: Lock | None
) -> Conflict:
    """What happened since the text `own` began. `form` is the valid form sent, `held` someone else's lock."""
    newest = article.revisions.order_by("-number").first()
    opened_at = own.opened_at
    taken = takeovers.since(article, form.user, opened_at)
    began = taken.revision if taken else None  # what was typed until then is in the story's history already
    mine = Text(own.fields, revisions.labels(own.fields))
    base = began or drafts.saved_at_version(article, opened_at) or newest or mine
    theirs = newest or mine
    texts = ThreeTexts(base, mine, theirs, merging.passages(*(side.fields["body"] for side in (base, mine, theirs))))
    fields = texts.fields(picks)
    kept = {name: form.cleaned_data.get(name) for name in form.fields if name not in fields}
    initial = kept | fields | {"version": article.version, "key": uuid.uuid4()}
    article.refresh_from_db()
    changed = newest is not None and newest.version > opened_at
    # the moves are what is left of all that counted the version up since then, without saves and takeovers
    saves = article.revisions.filter(version__gt=opened_at).count()
    idle_takeovers = article.takeovers.filter(version__gt=opened_at, revision=None).count()
    moves = max(0, article.version - opened_at - saves - idle_takeovers)
    return Conflict(
        article,
        own.key,
        newest if changed else None,
        list(article.transitions.select_related("by")[:moves]),
        list(article.takeovers.filter(version__gt=opened_at).select_related("by", "owner")),
        _rows(texts, picks),
        StoryForm(instance=article, initial=initial, user=form.user),
        lock_data(article, held, form.user),
        _data(texts),
    )


def _rows(texts: ThreeTexts, picks: Mapping[str, str]) -> list[Row]:
    theirs = {difference.name: difference for difference in compare(texts.base, texts.theirs)}
    mine = {difference.name: difference for difference in compare(texts.base, texts.mine)}
    rows = []
    for name in storyfields.names():
        if name not in theirs and name not in mine:
            continue
        if texts.mine.fields[name] == texts.theirs.fields[name]:
            continue  # both made the same of it
        usual = THEIRS if name not in mine else MINE
        side = picks.get(f"_pick-{name}")
        chosen = side if side in (MINE, THEIRS) else usual
        parts = _parts(texts.passages, picks) if name == "body" else []
        rows.append(Row(name, str(label(name)), chosen, theirs.get(name), mine.get(name), parts))
    return rows


def _parts(passages: list[Passage], picks: Mapping[str, str]) -> list[Part]:
    parts, effort = [], Effort()
    for n, passage in enumerate(passages):
        if passage.kind == merging.SAME:
            parts.append(Part(skipped=len(passage.mine)))
            continue
        side = picks.get(f"_pick-body-{n}")
        chosen = side if side in merging.CHOICES else passage.usual
        theirs, mine = (_difference(passage.base, side, effort) for side in (passage.theirs, passage.mine))
        parts.append(Part(f"body-{n}", chosen, theirs, mine))
    return parts


def _difference(before: list[str], after: list[str], effort: Effort) -> Difference | None:
    if before == after:
        return None
    shown = compare_blocks(block_texts("".join(before)), block_texts("".join(after)), effort)
    return Difference("body", label("body"), shown)


def _data(texts: ThreeTexts) -> dict:
    """Both texts for the page's script, which shows a choice in the form at once."""
    two = {MINE: texts.mine.fields, THEIRS: texts.theirs.fields}
    fields = {name: {side: _told(name, fields[name]) for side, fields in two.items()} for name in storyfields.names()}
    body = [
        {"mine": "".join(part.mine), "theirs": "".join(part.theirs), "usual": part.usual} for part in texts.passages
    ]
    return {"fields": fields, "body": body}


def _told(name: str, value: Any) -> Any:
    """A value as the script puts it into the form: of bylines with the names, of a photo what is shown of it."""
    if BY_NAME[name].type is FieldType.LINES:
        authors = Author.objects.in_bulk([line["author"] for line in value])
        return [line | {"name": str(authors.get(line["author"], "?"))} for line in value]
    if name == "lead_photo":
        photo = Photo.objects.filter(pk=value).first()
        return photo and {
            "id": photo.pk,
            "preview": pictures.preview_url(photo),
            "sources": pictures.sources(photo),
            "width": photo.width,
            "height": photo.height,
            "alt": photo.alt,
            "credit": photo.credit,
            "caption": photo.caption,
        }
    return value
