"""Keeps what search knows in step: texts that are not folded yet, and how common the words are.

Saving and publishing fold what they write. Here is the rest: what was there before, what the code of another release
has written, and everything once more when the rules of folding have changed. In batches that hold no lock for long,
the newest first, and each stands by itself: whoever is interrupted goes on where nothing is done yet.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.finding import vectors, vocabulary
from articles.models import Article, Edition, EditionByline, Tally, Word
from articles.text import storyfields
from audit import finding as entries
from people import rowlocks
from photos import finding as photos

#: Texts in one batch: about half a second.
AT_ONCE = 100
#: Drafts saved in so long are folded anew now and then: code of another release may have saved them.
LATELY = timedelta(hours=2)
_COLUMNS = storyfields.names(lambda field: bool(field.search) and field.is_plain)


def catch_up() -> int:
    """Fold one batch of what is not folded, what readers have first, and count one. Returns how many were done."""
    folded = fold_editions(_unfolded(Edition)) or fold_drafts(_unfolded(Article)) or photos.fold() or entries.fold()
    return folded or vocabulary.count()


def fold_lately_saved() -> None:
    """Fold anew the drafts that were saved lately, whoever saved them."""
    drafts = Article.objects.filter(updated_at__gt=timezone.now() - LATELY)
    _all_of(drafts, fold_drafts, lambda done: None)


def fold_all(told: Callable[[int], None]) -> None:
    """Fold every text and count every word anew. `told` hears now and then how many are done."""
    _all_of(Edition.objects.all(), fold_editions, told)
    with transaction.atomic():
        Tally.objects.all().delete()
        Word.objects.all().delete()
    _all_of(Article.objects.all(), fold_drafts, told)
    while vocabulary.count():
        pass


def fold_editions(some: QuerySet[Edition]) -> int:
    """Fold `some` editions. Returns how many."""
    editions = list(some.only(*_COLUMNS).prefetch_related("tags"))
    lines = EditionByline.objects.filter(edition__in=editions).select_related("author")
    for edition in editions:
        own = [line.author for line in lines if line.edition_id == edition.pk]
        fields = _text(edition) | {
            "tags": sorted(tag.name for tag in edition.tags.all()),
            "bylines": [{"author": author.pk} for author in own],
        }
        edition.words = vectors.of_fields(fields, {author.pk: author.name for author in own})
    Edition.objects.bulk_update(editions, ["words"])
    return len(editions)


def fold_drafts(some: QuerySet[Article]) -> int:
    """Fold `some` drafts; those that somebody is saving at the moment are left out. Returns how many."""
    with transaction.atomic():
        drafts = list(rowlocks.held(some.only(*_COLUMNS), waiting=False))
        for draft in drafts:
            draft.words = vectors.of_fields(_text(draft), {})
        Article.objects.bulk_update(drafts, ["words"])
        vocabulary.learn({word for draft in drafts for word in vectors.words_of(draft.words)}, published=False)
    return len(drafts)


def _text(story: Article | Edition) -> dict[str, str]:
    return {name: getattr(story, name) for name in _COLUMNS}


def _unfolded(model: type[Article] | type[Edition]) -> QuerySet:
    return model.objects.filter(words__isnull=True).order_by("-pk")[:AT_ONCE]


def _all_of(rows: QuerySet, fold: Callable[[QuerySet], int], told: Callable[[int], None]) -> None:
    """Fold all `rows`, the newest first."""
    done, last = 0, None
    while ids := list(
        (rows.filter(pk__lt=last) if last else rows).order_by("-pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        done += fold(rows.model.objects.filter(pk__in=ids))
        last = ids[-1]
        told(done)
