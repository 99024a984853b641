"""The pictures of a comparison: which photos it speaks of, and what is different in what is said of two of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from articles.comparing.blocks import Block, word_spans
from articles.comparing.comparison import Difference
from articles.comparing.segments import PHOTO
from photos.models import Photo


def photo_ids(differences: list[Difference], before, after) -> set[int]:
    """The photos that the differences speak of."""
    ids = {text.fields["lead_photo"] for text in (before, after)} - {None}
    blocks = [block for difference in differences for one in difference.blocks for block in (one, *one.folded)]
    return ids | {int(block.ref) for block in blocks if block.kind == PHOTO and block.ref.isdecimal()}


def illustrate(differences: list[Difference], before, after, photos: Mapping[int, Any]) -> list[Difference]:
    """The differences with their pictures, out of `photos` by id; one that is no longer there stays a name."""

    def pictured(block: Block) -> Block:
        folded = tuple(pictured(one) for one in block.folded)
        photo = photos.get(int(block.ref)) if block.kind == PHOTO and block.ref.isdecimal() else None
        return replace(block, folded=folded, photo=photo)

    found = [replace(one, blocks=[pictured(block) for block in one.blocks]) for one in differences]
    return [_with_lead(one, before, after, photos) if one.name == "lead_photo" else one for one in found]


def _with_lead(difference: Difference, before, after, photos: Mapping[int, Any]) -> Difference:
    both = photos.get(before.fields["lead_photo"]), photos.get(after.fields["lead_photo"])
    facts = []
    for name in ("alt", "caption", "credit"):
        old, new = (getattr(photo, name, "") or "" for photo in both)
        if old or new:
            facts.append((Photo._meta.get_field(name).verbose_name, word_spans(old, new)))
    return replace(difference, photos=both, facts=tuple(facts))
