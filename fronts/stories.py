"""What an editor of a front must know of the stories on it: where each stands with readers, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from articles.models import Article, Correction, Edition
from articles.permissions import visible_to
from articles.workflow.status import Status
from people import clock

#: Where a story stands with readers. What is not live leaves its place; the first two wait for theirs.
SCHEDULED, APPROVED, LIVE, GONE, UNFIT = "scheduled", "approved", "live", "gone", "unfit"
#: A story in one of these may be put on a front.
PLACEABLE = frozenset({LIVE, SCHEDULED, APPROVED})


@dataclass(frozen=True)
class Story:
    """A story as a front knows it at a moment. `headline` is empty for who may not see it before readers do.

    `at`: since when it is live and stands where it stands in lists, or when it is to begin.
    """

    article: int
    state: str
    headline: str = ""
    at: datetime | None = None
    corrected_at: datetime | None = None
    photo: int | None = None

    @property
    def is_placeable(self) -> bool:
        return self.state in PLACEABLE


def known(user, ids: Iterable[int], now: datetime | None = None) -> dict[int, Story]:
    """Each of the stories `ids` that exists, as it stands at `now` (default: the present). At most five statements.

    `user` None: whoever it is told to sees every story.
    """
    now, ids = now or clock.now(), set(ids)
    if not ids:
        return {}
    editions = Edition.objects.filter(article__in=ids)
    corrected = dict(
        Correction.objects.filter(article__in=ids, at__lte=now).values_list("article").annotate(Max("at")).order_by()
    )
    live = editions.live(now).values_list("article_id", "headline", "listed_at", "lead_photo_id")
    found = {pk: Story(pk, LIVE, headline, at, corrected.get(pk), photo) for pk, headline, at, photo in live}
    missing = ids - found.keys()
    if not missing:
        return found
    upcoming = editions.upcoming(now).filter(article__in=missing).order_by("-starts_at")
    begins = dict(upcoming.values_list("article_id", "starts_at"))
    had = set(editions.had(now).filter(article__in=missing).values_list("article_id", flat=True))
    rows = Article.objects.filter(pk__in=missing)
    seen = None if user is None else set(visible_to(user).filter(pk__in=missing).values_list("pk", flat=True))
    for pk, headline, status, photo in rows.values_list("pk", "headline", "status", "lead_photo_id"):
        state = _state(pk in begins, pk in had, status)
        headline = headline if seen is None or pk in seen else ""
        found[pk] = Story(pk, state, headline, begins.get(pk), None, photo)
    return found


def _state(begins: bool, had: bool, status: str) -> str:
    if begins:
        return SCHEDULED
    if status == Status.APPROVED:
        return APPROVED
    return GONE if had else UNFIT
