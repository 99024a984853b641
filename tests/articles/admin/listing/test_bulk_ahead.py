"""What is read for many stories at once is what each would have read by itself, and in a few statements."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.listing import bulk
from articles.admin.listing.bulk_changes import CHANGES, why_not
from articles.admin.writing import buttons
from articles.checklist import RULES, judge
from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article, ChecklistBox, ChecklistRule, Fix, Tick
from articles.models.checklist import Level
from articles.readers import editions
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from exchange.models import StoryOrigin
from photos.models import Photo
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(cast) -> list[Article]:
    """One in each state, and one for each thing that is read ahead, as its only reason to be refused or warned."""
    made = [stage.draft(cast), stage.submitted(cast), stage.approved(cast), stage.scheduled(cast)]
    made += [stage.published(cast), stage.spiked(cast), stage.withdrawn(cast)]
    other = stage.draft(cast, section=cast.other_section, created_by=cast.other_writer)
    with_photo = stage.draft(cast, lead_photo=PhotoFactory(credit=""))
    credited = stage.draft(cast, lead_photo=PhotoFactory())
    of_others = stage.approved(cast)
    StoryOrigin.objects.create(article=of_others, source="Antara", guid="urn:1", usage_terms="Hanya untuk dibaca")
    written = stage.draft(cast)
    locks.take(written, OpenPage(cast.section_editor, "a", uuid.uuid4()))
    asked_for = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, asked_for, Order(note="Salah fakta", ground="false"))
    mended = stage.published(cast)
    live = editions.current(mended)
    Fix.objects.create(article=mended, edition=live, fields={}, created_by=cast.section_editor, left=["headline"])
    stage.save(mended, cast.writer, headline="Judul yang diperbarui")
    ChecklistRule.objects.create(rule=next(iter(RULES)), section=cast.other_section, level=Level.OFF)
    ticked = stage.draft(cast, section=cast.other_section)
    box = ChecklistBox.objects.create(text="Sudah dicocokkan", level=Level.SUBMISSION, section=cast.other_section)
    Tick.objects.create(article=ticked, box=box, by=cast.writer)
    return [*made, ticked, other, with_photo, credited, of_others, written, asked_for, mended]


def fresh(stories) -> list[Article]:
    found = Article.objects.select_related("section", "created_by").in_bulk([one.pk for one in stories])
    return [found[one.pk] for one in stories]


def shown(person, article) -> list:
    """All that the page says of a story's moves and changes."""
    panel = buttons.panel(person, article, editions.of_readers(article).live)
    moves = [
        (button.name, str(button.answer.reason), *(str(one.message) for one in button.answer.missing), *button.terms)
        for button in filter(None, [panel.next, *panel.possible, *panel.refused])
    ]
    return [moves, [str(why_not(change, person, article)) for change in CHANGES.values()]]


def test_what_was_read_ahead_is_what_each_would_have_read(cast, stories):
    for person in cast.people.values():
        ahead, alone = fresh(stories), fresh(stories)
        bulk._look(ahead)
        for one, other in zip(ahead, alone, strict=True):
            assert shown(person, one) == shown(person, other), (person, one.status)


def test_a_page_of_stories_asks_as_much_as_one_story(cast, stories):
    def statements(some) -> int:
        with CaptureQueriesContext(connection) as asked:
            ahead = fresh(some)
            bulk._look(ahead)
            for one in ahead:
                shown(cast.editor_in_chief, one)
        return len(asked)

    plain = [stage.draft(cast, lead_photo=PhotoFactory()) for _nth in range(6)]
    statements(plain)
    assert statements(plain) == statements(plain[:3])


def test_a_text_for_another_section_is_judged_by_what_is_asked_there(cast):
    article = stage.draft(cast)
    ChecklistBox.objects.create(text="Sudah dicocokkan", level=Level.SUBMISSION, section=cast.other_section)
    bulk._look([article])
    fields = revisions.snapshot(article) | {"section": cast.other_section.pk}
    assert "Sudah dicocokkan" in [finding.label for finding in judge(fields, article)]


def test_what_was_told_is_gone_with_the_row_that_was_told(cast):
    article = stage.draft(cast, lead_photo=PhotoFactory(credit="Lama"))
    bulk._look([article])
    locks.take(article, OpenPage(cast.section_editor, "a", uuid.uuid4()))
    Photo.objects.update(credit="Baru")
    article.refresh_from_db()
    assert locks.holder(article).user == cast.section_editor
