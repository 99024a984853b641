"""What an update has not taken in of fixes that readers have, as its page shows it."""

from dataclasses import dataclass, replace

from articles.comparing.comparison import Difference, compare
from articles.comparing.folding import Left
from articles.models import Article, Fix
from articles.text import revisions, storyfields
from articles.text.drafts import Text
from people.written import Written, a_number

_UNSETTLED = Written(lambda story: Fix.objects.unsettled().filter(article=story), story=a_number())


@dataclass(frozen=True)
class Unfolded:
    """A place where the update did not take a fix in: what the fix did there, and what the update says."""

    fix: Difference
    update: Difference


def of(article: Article) -> list[Unfolded]:
    """What the story's update has not taken in of fixes that readers have, and nobody has settled.

    A field that has another name by now is found under its old one; one that is gone has nothing to look at.
    """
    kept = [Left(**left) for one in _UNSETTLED.objects(story=article.pk) for left in one.left]
    present = [replace(left, field=name) for left in kept for name in storyfields.renamed({left.field: None})]
    return [shown(left) for left in present if left.field in storyfields.BY_NAME]


def shown(left: Left) -> Unfolded:
    """The same of one of them: what its fix changed, and what the update has in its place."""
    texts = [storyfields.blank() | {left.field: value} for value in (left.before, left.fix, left.stands)]
    before, mended, update = (Text(fields, revisions.labels(fields)) for fields in texts)
    ((by_fix,), (by_update,)) = compare(before, mended), compare(before, update)
    return Unfolded(by_fix, by_update)
