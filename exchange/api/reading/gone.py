"""What became of stories that readers have no more: why they are gone, and which went lately."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Withdrawal
from articles.readers import keys
from articles.readers.lists import Mark
from articles.text import classes
from articles.text.classes import ContentClass
from exchange.api import addresses, problems
from exchange.api.problems import Problem
from exchange.api.shapes import Gone
from people import clock

NO_STORY = gettext_lazy("There is no such story.")


def number(pk: int) -> int:
    """`pk` if the database can hold it. Raises Problem (404)."""
    if not 0 < pk <= addresses.LARGEST:
        raise problems.nothing(NO_STORY)
    return pk


def missing(pk: int) -> Problem:
    """Why there is no story `pk`: 410 with the public reason if it was withdrawn, 410 if its time is over, else 404.

    Two statements at most.
    """
    last_had = Edition.objects.had().filter(article_id=OuterRef("article_id")).order_by("-starts_at")
    notices = Withdrawal.objects.in_force().filter(article_id=pk).order_by("-at")
    if notice := notices.annotate(of_class=Subquery(last_had.values("content_class")[:1])).first():
        told = {
            "story": pk,
            "reason": notice.reason,
            "ground": notice.ground,
            "label": str(classes.of(notice.of_class or ContentClass.NEWS).label),
            "headline": notice.shown_headline,
            "withdrawn_at": _moment(notice.at),
        }
        return Problem(410, "withdrawn", notice.reason, shows=[keys.article(pk)], **told)
    if last := Edition.objects.had().filter(article_id=pk).order_by("-ends_at").only("ends_at").first():
        told = {"story": pk, "ended_at": _moment(last.ends_at)}
        return Problem(410, "ended", ended(), shows=[keys.article(pk)], **told)
    return problems.nothing(NO_STORY)


def told(pk: int) -> Gone | None:
    """What became of a story that readers have no more; None if they never had it. Two statements at most."""
    problem = missing(pk)
    if problem.code != 410:
        return None
    at = problem.more.get("withdrawn_at") or problem.more["ended_at"]
    return Gone(id=pk, at=at, why=problem.name, reason=problem.detail)


def ended() -> str:
    """What is told of a story whose time is over."""
    return _("The time of this story is over.")


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def since(mark: Mark, limit: int) -> tuple[list[tuple[datetime, int]], Mark | None]:
    """Stories that went from the mark on, the earliest first: when each went, and its id; and where to go on.

    So many ended texts are looked at as `limit` says, and no more: most have ended because another took their place,
    so that a page may hold fewer stories, or none, and yet be followed by others. A story that is back is not among
    them. One statement.
    """
    now = clock.now()
    live = Edition.objects.live(now).filter(article=OuterRef("article"))
    later = Edition.objects.had(now).filter(article=OuterRef("article"), ends_at__gt=OuterRef("ends_at"))
    ended = Edition.objects.had(now).filter(ends_at__gte=mark.at)
    behind = ended.exclude(ends_at=mark.at, article__lte=mark.article_id).order_by("ends_at", "article_id")
    rows = list(behind.values_list("ends_at", "article_id", Exists(live), Exists(later))[: limit + 1])
    went = [(at, pk) for at, pk, is_live, ended_later in rows[:limit] if not (is_live or ended_later)]
    return went, Mark(*rows[limit - 1][:2]) if len(rows) > limit else None
