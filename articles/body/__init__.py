"""A story's body: one declaration of what it may hold (`schema`), and everything derived from that.

The toolbar a writer sees and the allow-list every body is cleaned with both follow from `EXTENSIONS`. Photos,
read-also links and embeds are nodes that carry a reference (`data-photo`, `data-article`, `data-embed`,
`data-poster`); what they
show is looked up when a page is rendered, so it follows changes of the target.
"""

from articles.body.cleaning import clean, clean_telling, from_plain_paragraphs
from articles.body.reading import (
    article_ids,
    embeds,
    photo_ids,
    plain_text,
    reading_minutes,
    renumbered,
    word_count,
)
from articles.body.rendering import player, render, vouching_for_nothing
from articles.body.schema import EXTENSIONS, allow_list

__all__ = [
    "EXTENSIONS",
    "allow_list",
    "article_ids",
    "clean",
    "clean_telling",
    "embeds",
    "from_plain_paragraphs",
    "photo_ids",
    "plain_text",
    "player",
    "reading_minutes",
    "render",
    "renumbered",
    "vouching_for_nothing",
    "word_count",
]
