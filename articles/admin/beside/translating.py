"""What a story translates, and which stories translate it, as its page on the desk says that."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from articles import permissions
from articles.models import Article, Edition
from people.written import Written, a_number

#: More translations than any story has.
MOST = 20
#: What is printed of a translation, and what the rules ask of who may see it.
_ASKED = ("headline", "status", "section", "created_by", "assigned_to", "review_step")

_TRANSLATIONS = Written(
    lambda story: Article.objects.filter(translates=story).order_by("pk").only(*_ASKED)[:MOST], story=a_number()
)


@dataclass(frozen=True)
class Translated:
    """A story at the other end: its headline, for those who see it or if readers have it, and where it is."""

    number: int
    headline: str
    address: str
    is_live: bool


def sources(article: Article, user) -> list[Translated]:
    """The story that `article` translates, as `user` may know it; none for one that translates none of ours."""
    return list(_told([article.translates] if article.translates else [], user))


def translations(article: Article, user) -> list[Translated]:
    """The stories that translate `article`, the oldest first. Two statements where there are any, else one."""
    found = _TRANSLATIONS.objects(story=article.pk)
    for one in found:
        one.translates = article
    return list(_told(found, user))


def _told(stories: list[Article], user) -> Iterator[Translated]:
    live = Edition.objects.live().filter(article__in=stories) if stories else ()
    editions = {edition.article_id: edition for edition in live}
    for story in stories:
        edition = editions.get(story.pk)
        address = headline = ""
        if permissions.why_not_view(user, story) is None:
            address, headline = reverse("admin:articles_article_change", args=[story.pk]), story.headline
        elif edition:
            address, headline = edition.get_absolute_url(), edition.headline
        yield Translated(story.pk, headline, address, edition is not None)
