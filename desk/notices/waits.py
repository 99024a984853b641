"""Stories that wait for review and ought not to: what is urgent, and what has waited long."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import Article
from articles.workflow import reviewers
from desk.models import LongReview
from desk.notices import notices
from desk.notices.planned import AT_ONE_GO
from people import rowlocks


def hurried(article: Article) -> set[int]:
    """Ids of the people who see to it that an urgent story goes on: its desk's editors, those who stand in for them
    because they work on every desk, and the reviewers of the step where it is."""
    editors = reviewers.of(None, article.section_id)
    if article.review_step_id is not None:
        editors = editors.union(reviewers.of(article.review_step, article.section_id))
    return {person.pk for person in editors}


def tell_long() -> int:
    """Tell those who hurry for what is urgent of each story that has waited long: once a wait. Returns how many."""
    told = LongReview.objects.filter(article=OuterRef("pk"), since=OuterRef("status_changed_at"))
    with transaction.atomic():
        late = Article.objects.long_in_review().filter(~Exists(told)).order_by("status_changed_at")
        rows = list(rowlocks.held(late, waiting=False)[:AT_ONE_GO])
        for row in rows:
            notices.tell(hurried(row), "review_late", story=row)
            LongReview.objects.update_or_create(article=row, defaults={"since": row.status_changed_at})
    return len(rows)
