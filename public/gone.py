"""What stands at the address of a story that readers had: why it is gone, and where else they may go from there."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, OuterRef, Subquery
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition, Withdrawal
from articles.querysets import AFTER_ALL
from people.models import Role
from people.roles import Right
from public.cards import COLUMNS, Card, card, newest_first

#: Stories that are offered in its place.
OFFERED = 4


def withdrawal(pk: int) -> Withdrawal | None:
    """The public notice for a story that was taken back, or None; `role`: that of who decided. One statement.

    It stands until the story is back before readers, not only until that is planned.
    """
    roles = Role.objects.filter(users=OuterRef("by"), rights__contains=[Right.WITHDRAW]).order_by("pk")
    found = Withdrawal.objects.in_force().filter(article_id=pk).annotate(role=Subquery(roles.values("name")[:1]))
    return found.select_related("by").defer("by__password", "by__email").first()


def ended(pk: int) -> Edition | None:
    """What readers last had of a story whose time is over and which is not live, or None. One statement."""
    had = Edition.objects.had().filter(article_id=pk)
    named = ("article_id", "headline", "content_class", "section_id", "published_at", "ends_at")
    return had.order_by("-ends_at").only(*named).first()


def offered(last: Edition | None) -> list[Card]:
    """Live stories for whoever came for `last`: of its tags, then its section's newest. At most two statements."""
    if last is None:
        return []
    now = timezone.now()
    live = Edition.objects.live(now).exclude(article_id=last.article_id)
    newest = live.newest_with_tag(OuterRef("pk"), now).values("pk")[:OFFERED]
    tags = Tag.objects.filter(edition_lines__edition_id=last.pk)
    same = tags.values(one=Func(ArraySubquery(newest), function="unnest"))
    related = live.among("pk", same).newest_first().values_list(*COLUMNS)[:OFFERED]
    section = live.newest_of("section_id", last.section_id, now, AFTER_ALL).values_list(*COLUMNS)[:OFFERED]
    near = [card(row) for row in related]
    if len(near) < OFFERED:
        near += newest_first(card(row) for row in section)
    return list({one.article_id: one for one in near}.values())[:OFFERED]
