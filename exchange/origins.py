"""Whose copy a story is made of, by whatever way its text came: taken here, copied from a story that was, translated
from one, or brought along from another newsroom. What is made of others' copy goes on to partners only if they may.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.dispatch import receiver

from articles.models import Article, Edition
from articles.readers import embargoes
from articles.signals import article_copied
from exchange.models import StoryOrigin, WireUse
from people.models import User

#: Stories that translate one another: so far up they are followed, which is further than anybody translates.
FURTHEST = 5


def bound(stories: Collection[int]) -> set[int]:
    """Of these stories those that are not ours to pass on: what they are made of, or what they translate, is others',
    and those did not say that it may go on."""
    found, above = set(), {pk: {pk} for pk in stories}  # each story that is looked at, with those that hang on it
    for _step in range(FURTHEST + 1):
        for pk in _theirs(above):
            found |= above[pk]
        above = _translated(above)
        if not above:
            break
    return found


def _theirs(stories: Collection[int]) -> set[int]:
    taken = WireUse.objects.filter(article__in=stories, taken=True, item__source__passes_on=False)
    brought = StoryOrigin.objects.filter(article__in=stories, passes_on=False)
    numbers = taken.order_by().values_list("article", flat=True)
    return set(numbers.union(brought.order_by().values_list("article", flat=True)).order_by())


def _translated(stories: dict[int, set[int]]) -> dict[int, set[int]]:
    """The stories that these translate, on the desk or as readers have them, with all that hangs on each."""
    desk = Article.objects.filter(pk__in=stories, translates__isnull=False).order_by()
    readers = Edition.objects.live().filter(article__in=stories, translates__isnull=False).order_by()
    pairs = desk.values_list("pk", "translates").union(readers.values_list("article", "translates")).order_by()
    found: dict[int, set[int]] = {}
    for story, source in pairs:
        found.setdefault(source, set()).update(stories[story])
    return found


def of(article: Article) -> list[StoryOrigin]:
    """What the story is made of by what another newsroom said, asked once for each loaded story."""
    kept = getattr(article, "_origins", None)
    if kept is None:
        kept = article._origins = list(article.origins.all())
    return kept


def sources(article: Article) -> Iterator[Article]:
    """The story, the one that it translates, and so on."""
    for _step in range(FURTHEST + 1):
        yield article
        if article.translates is None:
            return
        article = article.translates


def plain(article: int) -> list[dict[str, Any]]:
    """What story `article` is made of, for a newsroom that gets it with its history."""
    uses = WireUse.objects.filter(article=article, taken=True).select_related("item__source").order_by("pk")
    told = [
        {
            "source": use.item.source.name,
            "guid": use.item.guid,
            "version": use.item.version,
            "usage_terms": use.item.usage_terms,
            "passes_on": use.item.source.passes_on,
        }
        for use in uses
    ]
    told += [{name: getattr(one, name) for name in _SAID} for one in StoryOrigin.objects.filter(article=article)]
    return list({(one["source"], one["guid"]): one for one in told}.values())


_SAID = ("source", "guid", "version", "usage_terms", "passes_on")


@receiver(article_copied, dispatch_uid="exchange.origins.copied")
def _copied(article: Article, of: Article, by: User, **kwargs) -> None:
    """A copy is made of what its text is made of: it hears of every change, and bears what is held back."""
    now = WireUse.objects.filter(article=of, taken=True).select_related("item").order_by("pk")
    for use in now:
        told = {"item": use.item, "seen_id": use.seen_id, "seen_state": use.seen_state}
        WireUse.objects.create(article=article, by=by, taken=True, **told)
    held = [use.item.embargo_until for use in now if use.item.is_held]
    held += [of.embargo_until] if now and of.embargo_until else []
    if held:
        embargoes.put(article, max(held), by, counted=True)
    StoryOrigin.objects.bulk_create(
        StoryOrigin(article=article, **{name: getattr(one, name) for name in _SAID})
        for one in StoryOrigin.objects.filter(article=of)
    )
