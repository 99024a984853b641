"""What editors and administrators must know at once: something that ought to happen by the clock did not.

This room asks about stories and photos; the floor above brings what it knows of the worker and its jobs (`watch`).
Readers never wait for any of it: editions begin and end by the clock. What is late is caches, feeds, mail, pictures.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Edition
from desk import permissions
from people.roles import Right
from photos.models import Photo
from press import permissions as press

#: An edition that began longer ago and was not announced is late; a sweep comes every ten seconds.
LATE = timedelta(minutes=2)
#: A photo whose pictures are still missing after this long is stuck. Older ones than a day are history.
STUCK, HISTORY = timedelta(minutes=10), timedelta(days=1)


@dataclass(frozen=True)
class Alarm:
    """One thing that is wrong: what, how it can be mended, and where to look ("": nowhere)."""

    name: str
    said: str | Promise
    remedy: str | Promise
    link: str = ""


Question = Callable[[], Iterable[Alarm]]
_questions: list[Question] = []


def watch(question: Question) -> None:
    """Let `question()` tell of alarms whenever somebody looks. Asked often: it must be quick."""
    if question not in _questions:
        _questions.append(question)


def why_not_see(user) -> str | None:
    """Why `user` is told of no alarms, or None: editors and administrators are."""
    if user.may(Right.PUBLISH) or user.may(Right.PEOPLE):
        return None
    return _("Alarms are for editors and administrators.")


def current(user=None) -> list[Alarm]:
    """Everything that is wrong now; for `user`, what is late on the desks they edit as well."""
    found = [alarm for question in (late_stories, stuck_photos, *_questions) for alarm in question()]
    return [*found, *(long_reviews(user) + late_cases(user) + late_verifications(user) if user else [])]


def long_reviews(user) -> list[Alarm]:
    """Stories of `user`'s desks that have waited for review longer than the house wants."""
    late = Article.objects.long_in_review().filter(section__in=permissions.desks_of(user))
    rows = list(late.order_by("status_changed_at").values_list("pk", "headline")[:100])
    if not rows:
        return []
    said = ngettext(
        "“%(headline)s” has waited long for review.",
        "%(n)s stories have waited long for review: “%(headline)s” longest.",
        len(rows),
    )
    link = reverse("admin:articles_article_change", args=[rows[0][0]])
    if len(rows) > 1:
        link = reverse("admin:articles_article_changelist") + "?tab=in_review"
    remedy = _("Review it, or ask one of its reviewers to.")
    return [Alarm("review", said % {"n": len(rows), "headline": rows[0][1]}, remedy, link)]


def late_cases(user) -> list[Alarm]:
    """Cases at `user`'s desks that are owed an end, and have none."""
    rows = list(press.handled_by(user).late().soonest_first()[:100])
    if not rows:
        return []
    said = ngettext("Case %(number)s is late.", "%(n)s cases are late, case %(number)s longest.", len(rows))
    link = reverse("desk:case", args=[rows[0].pk]) if len(rows) == 1 else reverse("desk:cases")
    remedy = _("Decide it, or give it to somebody who will.")
    return [Alarm("cases", said % {"n": len(rows), "number": rows[0].number}, remedy, link)]


def late_verifications(user) -> list[Alarm]:
    """Stories at `user`'s desks that readers have unverified for longer than was said."""
    rows = list(press.settled_by(user).late().soonest_first().select_related("article")[:100])
    if not rows:
        return []
    said = ngettext(
        "“%(headline)s” is not verified yet.",
        "%(n)s stories are not verified yet: “%(headline)s” longest.",
        len(rows),
    )
    link = reverse("desk:verification", args=[rows[0].article_id]) if len(rows) == 1 else reverse("admin:index")
    remedy = _("Verify it, and tell readers how that ended.")
    return [Alarm("verification", said % {"n": len(rows), "headline": rows[0].article.headline}, remedy, link)]


def late_stories() -> list[Alarm]:
    """Editions that began, and of which nobody told caches and feeds."""
    late = Edition.objects.filter(announced_at__isnull=True, starts_at__lt=timezone.now() - LATE)
    rows = list(late.order_by("starts_at").values_list("article_id", "headline")[:100])
    if not rows:
        return []
    said = ngettext(
        "“%(headline)s” went live on schedule but was not announced.",
        "%(n)s stories went live on schedule but were not announced: “%(headline)s” first.",
        len(rows),
    )
    remedy = _("It is live. Caches, feeds and mail have not been told: make sure that the worker is running.")
    link = reverse("admin:articles_article_change", args=[rows[0][0]])
    return [Alarm("late", said % {"n": len(rows), "headline": rows[0][1]}, remedy, link)]


def stuck_photos() -> list[Alarm]:
    """Photos of which no picture was made."""
    now = timezone.now()
    stuck = Photo.objects.filter(renditions={}, created_at__gt=now - HISTORY, created_at__lt=now - STUCK)
    rows = list(stuck.order_by("-created_at").values_list("pk", flat=True)[:100])
    if not rows:
        return []
    said = ngettext(
        "Photo %(pk)s has no pictures yet: readers cannot see it.",
        "%(n)s photos have no pictures yet: readers cannot see them. Photo %(pk)s is the newest.",
        len(rows),
    )
    remedy = _("Run: manage.py renditions. If that fails for one photo, upload its file again.")
    return [Alarm("photos", said % {"n": len(rows), "pk": rows[0]}, remedy, reverse("admin:photos_photo_changelist"))]


def tell(request: HttpRequest, argument: str) -> dict | None:
    """The topic `alarms`: what stands at the top of every desk page."""
    if why_not_see(request.user):
        return None
    return {"alarms": [{name: str(value) for name, value in vars(alarm).items()} for alarm in current(request.user)]}
