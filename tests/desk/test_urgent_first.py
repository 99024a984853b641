"""What is urgent stands first in every queue, and the queues get it from an index."""

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.admin.listing import listing
from articles.models import Article
from articles.workflow import queues, urgency
from desk.board import board
from desk.waiting import waiting
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db
MAKERS = {
    "draft": stage.draft,
    "changes_requested": stage.changes_requested,
    "in_review": stage.submitted,
    "approved": stage.approved,
    "scheduled": stage.scheduled,
}


@pytest.fixture
def queue_of(cast):
    """`queue_of("draft")`: the urgent story among others that would stand before it by every other rule."""

    def fill(state: str) -> Article:
        make = MAKERS[state]
        urgent = make(cast, **({"after": timedelta(hours=9)} if state == "scheduled" else {}))
        others = [make(cast), make(cast)]
        for story in others:
            planned(cast, article=story)
        now = timezone.now()
        Article.objects.filter(pk=urgent.pk).update(updated_at=now - timedelta(days=3), status_changed_at=now)
        urgency.mark(urgent, cast.section_editor, urgent=True)
        return urgent

    return fill


@pytest.mark.parametrize("state", MAKERS)
def test_it_heads_its_column_of_the_board(cast, queue_of, state):
    urgent = queue_of(state)
    lane = next(lane for lane in board.read(cast.section_editor).lanes if lane.state.name == state)
    assert len(lane.cards) == 3
    assert lane.cards[0].story == urgent


@pytest.mark.parametrize("tab", ["review", "in_review", "approved", "scheduled", "writing", "all"])
def test_it_heads_every_tab_of_the_list(cast, queue_of, tab):
    states = {"review": "in_review", "writing": "draft", "all": "draft"}
    urgent = queue_of(states.get(tab, tab))
    client = Client()
    client.force_login(cast.section_editor)
    page = client.get(reverse("admin:articles_article_changelist"), {"tab": tab})
    assert page.context["stories"][0] == urgent
    assert len(page.context["stories"]) == 3
    assert page.content.decode().count('class="chip chip-urgent"') == 1


def test_it_heads_what_is_in_the_writers_own_hands(cast, queue_of):
    urgent = queue_of("draft")
    client = Client()
    client.force_login(cast.writer)
    page = client.get(reverse("admin:articles_article_changelist"), {"tab": "mine"})
    assert page.context["stories"][0] == urgent


@pytest.mark.parametrize(
    ("who", "queue", "state"),
    [
        ("section_editor", "review", "in_review"),
        ("section_editor", "approved", "approved"),
        ("writer", "mine", "draft"),
    ],
)
def test_it_heads_each_list_of_the_start_page(cast, queue_of, who, queue, state):
    urgent = queue_of(state)
    groups = {
        group.queue.name: [story for story, _due in group.stories] for group in waiting.for_user(cast.people[who])
    }
    assert groups[queue][0] == urgent


def test_the_pages_stamps_change_with_the_mark(cast):
    story = stage.submitted(cast)
    before = board.stamp(cast.section_editor), waiting.stamp(cast.section_editor)
    urgency.mark(story, cast.writer, urgent=True)
    after = board.stamp(cast.section_editor), waiting.stamp(cast.section_editor)
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_pages_of_the_list_show_each_story_once_wherever_the_urgent_ones_end(client, cast, monkeypatch):
    client.force_login(cast.managing_editor)
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    stories = [stage.draft(cast) for _ in range(7)]
    for story in stories[1::2]:
        urgency.mark(story, cast.writer, urgent=True)
    seen, address = [], f"{reverse('admin:articles_article_changelist')}?tab=all"
    while address:
        page = client.get(address).context
        seen += page["stories"]
        address = page["older"] and urljoin(address, page["older"])
    assert seen == [*reversed(stories[1::2]), *reversed(stories[0::2])]


#: Indexes that give stories in an order. Where there are few rows the planner takes any of them: each is tried alone.
ORDERED = {"article_state", "article_desk", "article_pressing", "article_recent"}


def plan_of(stories, index: str) -> str:
    """How PostgreSQL gets `stories` when of the ordered indexes it has `index` alone, and much to read."""
    others = ", ".join(sorted(ORDERED - {index}))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {others}")
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    return stories.explain()


@pytest.mark.parametrize(
    ("tab", "index"), [("all", "article_pressing"), ("approved", "article_state"), ("scheduled", "article_state")]
)
def test_a_tab_walks_an_index_in_its_own_order_and_sorts_nothing(cast, tab, index):
    queue = next(queue for queue in queues.QUEUES if queue.name == tab)
    person = cast.editor_in_chief
    stories = queues.stories(queue, person, permissions.visible_to(person))
    plan = plan_of(stories.order_by("-is_urgent", "-updated_at", "-pk")[:41], index)
    assert index in plan
    assert "Sort" not in plan


def test_a_tab_of_one_section_walks_its_index(cast):
    stories = Article.objects.filter(section=cast.section, status="approved")
    plan = plan_of(stories.order_by("-is_urgent", "-updated_at", "-pk")[:41], "article_desk")
    assert "article_desk" in plan
    assert "Sort" not in plan


def test_long_waits_are_looked_for_in_an_index(cast):
    plan = plan_of(Article.objects.long_in_review().order_by("status_changed_at"), "article_in_review")
    assert "article_in_review" in plan


@pytest.mark.parametrize("who", ["section_editor", "editor_in_chief"])
def test_what_waits_for_review_is_one_walk_that_can_stop(cast, who):
    """Stories looked for in a list of stories are all judged before the first is counted."""
    person = cast.people[who]
    queue = next(queue for queue in queues.QUEUES if queue.for_reviewers)
    (strand,) = queues.strands(queue, person)
    counted, _values = strand.ids(100)
    for walk in (counted, str(queues.stories(queue, person, Article.objects.all()).query)):
        assert walk.count('FROM "articles_article"') == 1
