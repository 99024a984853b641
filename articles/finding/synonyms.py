"""What editors say means the same (`Synonym`), as each process knows it.

Read from the database at most once in a few seconds; a change in this process shows at once.
"""

import time
from collections import defaultdict

from django.db.models.signals import post_delete, post_save

from articles.finding.rootwords import FILLING
from articles.models import Synonym

#: Seconds for which a process trusts what it read.
LIFETIME = 5.0

Term = tuple[str, ...]
Meanings = dict[Term, frozenset[Term]]
_kept: tuple[float, Meanings] | None = None


def meanings() -> Meanings:
    """By term, as folded words, the other terms for the same thing. One short statement when the last is too old.

    A term of several words is found without those that questions go without as well.
    """
    global _kept
    kept = _kept
    if kept and time.monotonic() - kept[0] < LIFETIME:
        return kept[1]
    found: defaultdict[Term, set[Term]] = defaultdict(set)
    for synonym in Synonym.objects.all():
        terms = synonym.folded()
        for term in terms:
            found[term] |= terms - {term}
            found[tuple(word for word in term if word not in FILLING) or term] |= terms - {term}
    _kept = time.monotonic(), {term: frozenset(others) for term, others in found.items()}
    return _kept[1]


def forget(**kwargs) -> None:
    """Read again before the next question."""
    global _kept
    _kept = None


post_save.connect(forget, sender=Synonym, dispatch_uid="articles.finding.synonyms.saved")
post_delete.connect(forget, sender=Synonym, dispatch_uid="articles.finding.synonyms.deleted")
