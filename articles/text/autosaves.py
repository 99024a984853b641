"""What people have typed and not saved: kept for them alone, offered when they come back, gone after a save."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from articles import body
from articles.forms import typed_values
from articles.models import Article, Autosave
from articles.text import revisions, storyfields, typography
from articles.text.storyfields import FieldType, StoryField

#: What nobody came back for is forgotten after this long.
KEPT_FOR = timedelta(days=30)
#: How many of one person's unsaved forms are looked through for something to offer.
_LOOKED_THROUGH = 5
#: Digits of a number that no column holds any more.
_LONGEST_ID = 19


def keep(user, key: UUID, article: Article | None, version: int, fields: dict[str, list[str]]) -> Autosave:
    """Remember the state of `user`'s open form `key`: what the browser sent, name by name. Makes no revision."""
    row, _made = Autosave.objects.update_or_create(
        user=user, key=key, defaults={"article": article, "base_version": version, "fields": fields}
    )
    Autosave.objects.filter(user=user, saved_at__lt=timezone.now() - KEPT_FOR).delete()
    return row


def forget(user, key: UUID | None) -> None:
    """The form `key` was saved or given up."""
    if key:
        Autosave.objects.filter(user=user, key=key).delete()


def find(user, key: UUID, article: Article | None) -> Autosave | None:
    """What `user` typed in form `key` of `article` (None: of a story not saved yet)."""
    return Autosave.objects.filter(user=user, key=key, article=article).first()


@dataclass(frozen=True)
class Offer:
    """An unsaved text as it is offered: where it is kept, what it is called, and how many words its body has."""

    row: Autosave
    headline: str
    words: int


def offers(user, article: Article | None) -> list[Offer]:
    """The newest unsaved texts `user` has of `article` (None: of new stories) that are not what the story says."""
    rows = Autosave.objects.filter(user=user, article=article)[:_LOOKED_THROUGH]
    return [_offer(row) for row in rows if differs(row, article)]


def _offer(row: Autosave) -> Offer:
    typed = snapshot(row)
    return Offer(row, typed["headline"], body.word_count(typed["body"]))


def differs(row: Autosave, article: Article | None) -> bool:
    """True if what was typed is worth offering: not what is saved, and for a new story not nothing."""
    if article:
        saved = revisions.snapshot(article)
        return snapshot(row, saved) != saved
    typed = snapshot(row)
    return any(typed[name] for name in storyfields.names(lambda field: not field.preset))


def snapshot(row: Autosave, *known: dict[str, Any]) -> dict[str, Any]:
    """What was typed, in the form of a revision's `fields`. Nothing is checked: it may not be fit to save.

    Its signs are set as a save would set them, but for what one of the `known` texts has as well.
    """
    typed = typed_values(row.fields)
    kept = {field.name: _as_kept(field, typed[field.name]) for field in storyfields.FIELDS}
    return typography.set_fields(kept, *known)


def _as_kept(field: StoryField, value: Any) -> Any:
    """What was typed into a field, as a snapshot has it."""
    match field.type:
        case FieldType.REFERENCE:
            return _number(value)
        case FieldType.NAMES:
            return sorted({" ".join(name.split()) for name in str(value).split(",") if name.strip()})
        case FieldType.LINES:
            numbered = [(_number(line["author"]), line["role"]) for line in value]
            return [{"author": author, "role": role} for author, role in numbered if author is not None]
    text = str(value).replace("\r\n", "\n").strip()
    if field.one_line:
        return " ".join(text.split())
    return body.clean(text) if field.type is FieldType.RICH_TEXT else text


def _number(value: Any) -> int | None:
    """The id that was sent, or None for what cannot be one: the database takes no longer number."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < _LONGEST_ID else None
