"""Whose copy a story is made of, by whatever way its text came: taken here, copied from a story that was, translated
from one, or brought along from another newsroom. What is made of others' copy goes on to partners only if they may.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Value
from django.dispatch import receiver

from articles.models import Article, Edition
from articles.readers import embargoes
from articles.signals import article_copied
from exchange.models import StoryOrigin, WireUse
from people.models import User
from people.written import Written, a_number

#: Stories that translate one another: so far up they are followed, which is further than anybody translates.
FURTHEST = 5
_ORIGINS = Written(lambda story: StoryOrigin.objects.filter(article=story), story=a_number())


@dataclass(frozen=True)
class Origin:
    """Others' copy of which a story is made: whose, which item of theirs, on what terms, and whether it may go on to
    partners. `wire` is the source here; None: another newsroom had it from there."""

    source: str
    guid: str
    version: int
    usage_terms: str
    passes_on: bool
    wire: int | None

    @property
    def terms(self) -> str:
        """On what terms, with who sets them; empty for none."""
        return f"{self.source}: {' '.join(self.usage_terms.split())}" if self.usage_terms.strip() else ""


def bound(stories: Collection[int]) -> set[int]:
    """Of these stories those that are not ours to pass on: what they are made of, or what they translate, is others',
    and those did not say that it may go on."""
    return {pk for pk, made in made_of(stories).items() if not all(one.passes_on for one in made)}


def made_of(stories: Collection[int]) -> dict[int, list[Origin]]:
    """What each of these stories, or what it translates, is made of; nothing for what is our own. Two statements, and
    as many for each story further up that is translated."""
    found: dict[int, dict[tuple[str, str], Origin]] = {pk: {} for pk in stories}
    above = {pk: {pk} for pk in stories}  # each story that is looked at, with those that hang on it
    for _step in range(FURTHEST + 1):
        for pk, one in _theirs(above):
            for story in above[pk]:
                found[story].setdefault((one.source, one.guid), one)
        above = _translated(above)
        if not above:
            break
    return {pk: list(made.values()) for pk, made in found.items()}


def _theirs(stories: Collection[int]) -> list[tuple[int, Origin]]:
    named = ("source__name", "guid", "version", "usage_terms", "source__passes_on", "source")
    taken = WireUse.objects.filter(article__in=stories, taken=True).order_by()
    nowhere = Value(None, output_field=BigIntegerField())
    brought = StoryOrigin.objects.filter(article__in=stories).order_by().annotate(wire=nowhere)
    rows = taken.values_list("article", *(f"item__{name}" for name in named)).union(
        brought.values_list("article", *_SAID, "wire"), all=True
    )
    found = ((pk, Origin(*said)) for pk, *said in rows.order_by())
    return sorted(found, key=lambda row: (row[0], row[1].source, row[1].guid))


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
        some = _ORIGINS.exists(story=article.pk)
        kept = article._origins = list(article.origins.all()) if some else []  # most stories are of nothing
    return kept


def look(articles: Collection[Article]) -> None:
    """Know of many stories what `of` answers, in one statement."""
    found: dict[int, list[StoryOrigin]] = defaultdict(list)
    for one in StoryOrigin.objects.filter(article__in=articles):
        found[one.article_id].append(one)
    for article in articles:
        article._origins = found[article.pk]


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
