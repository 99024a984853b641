"""The start page names the fixes that wait for somebody's yes, to those who may give it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.models import Article, Fix
from articles.text import fixes
from articles.workflow import workflow
from articles.workflow.order import Order
from desk.waiting import waiting
from tests import stage
from tests.articles.text.test_fixes import TYPO, keep, with_update
from tests.desk.waiting.test_waiting import start_page

pytestmark = pytest.mark.django_db
EDITORS = {"section_editor", "managing_editor", "editor_in_chief"}


def waiting_fix(cast, **changes) -> Fix:
    return keep(with_update(cast), cast.writer, **changes)


def listed(user) -> list[Fix]:
    found = waiting.fixes_of(user)
    return found.fixes if found else []


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_those_who_may_publish_it_are_told_and_nobody_else(cast, who):
    fix = waiting_fix(cast)
    person = cast.people[who]
    assert listed(person) == ([fix] if who in EDITORS else [])
    page = start_page(person)
    assert (f'id="waits-fix-{fix.pk}"' in page) == (who in EDITORS)
    assert (reverse("admin:articles_article_fix", args=[fix.article_id]) in page) == (who in EDITORS)
    if who not in EDITORS and permissions.why_not_view(person, fix.article):
        assert "Ekspor rumput laut" not in page


def written_by_an_editor(cast) -> Article:
    """A live story that the section's editor wrote: its fix is another editor's to publish."""
    article = with_update(cast)
    stage.save(article, cast.section_editor, body="<p>Ditulis ulang sama sekali: 40 kapal dan 3 pelabuhan.</p>")
    return article


def some_words(count: int) -> str:
    return "Ekspor rumput laut naik 8 persen" + " sekali" * count


@pytest.mark.parametrize("four_eyes", [True, False])
def test_both_faces_of_the_rule_agree_for_the_whole_cast(cast, settings, four_eyes):
    settings.NEWSROOM_FOUR_EYES, settings.NEWSROOM_COPY_EDIT_WORDS = four_eyes, 6
    for user, headline in ((cast.writer, TYPO), (cast.section_editor, TYPO), (cast.section_editor, some_words(6))):
        keep(with_update(cast), user, headline=headline)
    number = "Ekspor rumput laut naik 9 persen"  # a fact, though only one word
    keep(with_update(cast), cast.section_editor, headline=number)
    keep(with_update(cast), cast.managing_editor, headline=number)
    keep(written_by_an_editor(cast), cast.writer)
    twice = with_update(cast)  # six words in all are copy-editing, two and then six are not
    stage.save(twice, cast.section_editor, standfirst="Pembaruan yang belum selesai kini juga.")
    keep(twice, cast.section_editor, headline=some_words(6))
    fixes.drop(waiting_fix(cast), cast.writer)
    stories = [fix.article for fix in Fix.objects.open()]
    answers = {}
    for who, person in cast.people.items():
        answers[who] = {one.pk for one in stories if permissions.why_not_publish_fix(person, one) is None}
        assert answers[who] == set(permissions.publishable_fixes(person).values_list("article", flat=True)), who
    assert len(stories) == 7
    assert len(answers["section_editor"]) == (4 if four_eyes else 7)
    assert len(answers["managing_editor"]) == (6 if four_eyes else 7)


def test_published_or_dropped_or_overtaken_it_waits_for_nobodys_yes(cast):
    published, dropped, overtaken = (waiting_fix(cast) for _ in range(3))
    workflow.perform("mend", cast.section_editor, published.article)
    fixes.drop(dropped, cast.writer)
    for move, user in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(
            move, user, overtaken.article, Order(version=Article.objects.get(pk=overtaken.article_id).version)
        )
    assert Fix.objects.open().get() == overtaken
    assert waiting.fixes_of(cast.section_editor) is None
    assert "Nothing waits for you." in start_page(cast.managing_editor)


def test_urgent_stories_come_first_then_what_has_waited_longest(cast):
    newest, oldest, urgent = (waiting_fix(cast) for _ in range(3))
    Fix.objects.filter(pk=oldest.pk).update(created_at=timezone.now() - timedelta(days=1))
    Article.objects.filter(pk=urgent.article_id).update(is_urgent=True)
    assert listed(cast.section_editor) == [urgent, oldest, newest]


def test_it_is_named_by_what_readers_have(cast):
    keep(with_update(cast, headline="Judul pembaruan"), cast.writer)
    page = start_page(cast.section_editor)
    assert 'dir="auto">Ekspor rumput laut naik 8 persen</a>' in page
    assert str(cast.writer) in page


def test_the_parts_stamp_changes_with_it(cast):
    stamps = [waiting.stamp(cast.section_editor)]
    fix = waiting_fix(cast)
    stamps.append(waiting.stamp(cast.section_editor))
    keep(fix.article, cast.writer, headline=f"{TYPO} juga")
    stamps.append(waiting.stamp(cast.section_editor))
    fixes.drop(fix, cast.writer)
    stamps.append(waiting.stamp(cast.section_editor))
    assert len(set(stamps[:3])) == 3
    assert stamps[3] == stamps[0]


def test_the_oldest_few_are_listed_all_are_counted_and_many_take_no_more_statements(cast, django_assert_num_queries):
    for user in [cast.writer] * (waiting.SHOWN + 1) + [cast.section_editor] * 2:
        keep(with_update(cast), user)
    list(cast.section_editor.desks.all())
    waiting.fixes_of(cast.section_editor)
    with django_assert_num_queries(4):
        found = waiting.fixes_of(cast.section_editor)
        assert [(fix.article.section.name, fix.created_by.username) for fix in found.fixes]
    assert len(found.fixes) == waiting.SHOWN
    assert found.count == str(waiting.SHOWN + 3)


def test_open_fixes_are_found_by_an_index_that_holds_them_alone(cast):
    """The one that keeps a story from having two: whatever was published or dropped is not in it."""
    fix, now = waiting_fix(cast), timezone.now()
    told = {"article": fix.article, "edition": fix.edition, "fields": fix.fields, "created_by": cast.writer}
    Fix.objects.bulk_create(Fix(**told, closed_at=now) for _ in range(2_000))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Fix._meta.db_table}")  # so the planner knows that few of many are open
    for person in (cast.section_editor, cast.editor_in_chief):
        assert "one_open_fix" in permissions.publishable_fixes(person).of_what_readers_have().explain()
