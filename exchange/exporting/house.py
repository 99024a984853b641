"""Whose archive it is, and the names that its stories refer to by number."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from taggit.models import Tag

from articles.models import Edition
from articles.text import classes
from articles.text.classes import ContentClass
from exchange import ninjs
from people.models import Author
from sections.models import Section


@dataclass(frozen=True)
class House:
    """The newsroom that is taken out: its address, and names and addresses of its authors, sections and tags."""

    url: str
    authors: dict[int, tuple[str, str]] = field(default_factory=dict)
    sections: dict[int, tuple[str, str]] = field(default_factory=dict)
    #: The address of each tag by its name.
    tags: dict[str, str] = field(default_factory=dict)

    #: What stands before the headlines of stories that are no news, by their numbers.
    labels: dict[int, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The first part of the names of its things."""
        return urlsplit(self.url).netloc.lower()

    def named(self, profile: str, number: int | str) -> str:
        """The name of a thing for ever."""
        return ninjs.name_of(self.host.replace(":", "-"), profile, number)

    def address(self, path: str) -> str:
        """A path of this house as a whole address; one that is whole already stays."""
        return path if path.startswith(("http://", "https://")) else f"{self.url}{path}"


def this_house() -> House:
    """This newsroom, as it is now."""
    authors = {pk: (name, slug) for pk, name, slug in Author.objects.values_list("pk", "name", "slug")}
    sections = {pk: (name, slug) for pk, name, slug in Section.objects.values_list("pk", "name", "slug")}
    tags = dict(Tag.objects.values_list("name", "slug"))
    other = Edition.objects.live().exclude(content_class=ContentClass.NEWS).values_list("article", "content_class")
    labels = {pk: str(classes.of(name).label) for pk, name in other}
    return House(settings.NEWSROOM_URL.rstrip("/"), authors, sections, tags, labels)
