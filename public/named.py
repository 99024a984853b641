"""Whom and what a story's page names: people, tags, the other ends of a translation."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.utils.safestring import SafeString

from articles.text import classes
from public.cards import author_url, story_url, tag_url


@dataclass(frozen=True, slots=True)
class Credit:
    """A person named under a story."""

    name: str
    slug: str
    role: str
    pk: int
    job: str = ""
    picture: str = ""

    @property
    def url(self) -> str:
        return author_url(self.slug)

    @property
    def portrait(self) -> str:
        """The address of the portrait; empty without one."""
        return default_storage.url(self.picture) if self.picture else ""


@dataclass(frozen=True, slots=True)
class Label:
    """A tag of a story."""

    name: str
    slug: str
    pk: int

    @property
    def url(self) -> str:
        return tag_url(self.slug)


#: The columns of an edition that `Translated` is made of.
TRANSLATED = ("article_id", "slug", "headline", "content_class")


@dataclass(frozen=True, slots=True)
class Translated:
    """A live story at the other end of a translation."""

    article_id: int
    slug: str
    headline: str
    content_class: str

    @property
    def url(self) -> str:
        return story_url(self.article_id, self.slug)

    @property
    def labelled(self) -> SafeString:
        return classes.labelled(self.headline, self.content_class)
