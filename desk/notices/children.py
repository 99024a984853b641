"""What the desk is told of stories that name a missing child: the time set to look again is over."""

from django.db import transaction

from articles.models import ChildException
from articles.workflow.desks import people_at, with_right
from desk.notes import notes
from desk.notices import notices
from desk.notices.planned import AT_ONE_GO
from people import clock, rowlocks
from people.models import User
from people.roles import Right


def tell_passed() -> int:
    """Tell of each exception whose time is over, once: the desk of the story, who wrote it, and who gave it. Returns
    how many."""
    with transaction.atomic():
        rows = rowlocks.held(ChildException.objects.passed().filter(told_at=None), waiting=False)
        passed = list(rows.select_related("article").order_by("until")[:AT_ONE_GO])
        for row in passed:
            editors = User.objects.filter(with_right(Right.EDIT) & people_at(row.article.section_id), is_active=True)
            people = {*notes.writers(row.article), *editors.values_list("pk", flat=True), row.by_id}
            when = clock.moment(row.until, clock.newsroom_zone())
            notices.tell(people, "child_until", story=row.article, when=when)
        ChildException.objects.filter(pk__in=[row.pk for row in passed]).update(told_at=clock.now())
    return len(passed)
