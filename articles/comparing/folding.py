"""What one text changed of a second, put into a third that began there too: a fix of a live story into its update.

By the merge of two people's texts (`merging`), with one difference: where both changed the same, nobody is there to
choose. The update's own words stand then, and what was left out is told.
"""

from dataclasses import asdict, dataclass
from typing import Any

from articles.comparing import merging
from articles.text import storyfields
from articles.text.storyfields import FieldType


@dataclass(frozen=True)
class Left:
    """A place where both texts say something new: what stood there, what the fix says, and what stands."""

    field: str
    before: Any
    fix: Any
    stands: Any

    def as_data(self) -> dict[str, Any]:
        """As plain JSON."""
        return asdict(self)


def fold(base: dict[str, Any], text: dict[str, Any], fix: dict[str, Any]) -> tuple[dict[str, Any], list[Left]]:
    """`text` with what `fix` changed of `base`, and what of it could not be put in. All are revisions' fields."""
    folded, left = dict(text), []
    for field in storyfields.FIELDS:
        name = field.name
        if fix[name] in (base[name], text[name]):
            continue
        if field.type is FieldType.RICH_TEXT:
            passages = merging.passages(base[name], text[name], fix[name])
            folded[name] = merging.put_together(passages, {})
            both = [passage for passage in passages if passage.kind == merging.BOTH]
            left += [Left(name, *map("".join, (one.base, one.theirs, one.mine))) for one in both]
        elif text[name] == base[name]:
            folded[name] = fix[name]
        else:
            left.append(Left(name, base[name], fix[name], text[name]))
    return folded, left
