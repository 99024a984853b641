"""Where stories stand in lists, the database keeps: whoever writes, it is what the rules of seeing say."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles import permissions
from articles.admin.listing import cursors, walking
from articles.models import Article, Byline, Revision, Standing, Transition
from articles.permissions.standpoint import Standpoint
from articles.permissions.strands import condition, together
from articles.workflow import queues, workflow
from desk.models import Note
from people.models import Author, User
from tests import stage

pytestmark = pytest.mark.django_db


def held(article) -> dict:
    """By person (None for the desk) where the story stands."""
    rows = Standing.objects.filter(article=article)
    return {row.user: (row.section_id, row.status, row.is_urgent, row.updated_at) for row in rows}


def stands(article, *people) -> bool:
    """True if it stands in the lists of these people and of its desk alone, and as it is."""
    article = Article.objects.get(pk=article.pk)
    place = article.section_id, article.status, article.is_urgent, article.updated_at
    found = held(article)
    return found == dict.fromkeys([*people, *([None] if article.section_id else [])], place)


def author_of(user) -> Author:
    return Author.objects.filter(user=user).first() or Author.objects.create(name=str(user), user=user)


def test_a_story_stands_in_the_lists_of_those_whose_it_is_and_of_its_desk(cast):
    story = stage.draft(cast)
    assert stands(story, cast.writer)
    for change in (
        lambda: workflow.perform("submit", cast.writer, story),
        lambda: Article.objects.filter(pk=story.pk).update(is_urgent=True),
        lambda: Article.objects.filter(pk=story.pk).update(section=cast.other_section),
        lambda: Article.objects.filter(pk=story.pk).update(section=None),
    ):
        change()
        assert stands(story, cast.writer)
    Article.objects.filter(pk=story.pk).update(assigned_to=cast.other_writer)
    assert stands(story, cast.writer, cast.other_writer)
    Article.objects.filter(pk=story.pk).update(assigned_to=None)
    assert stands(story, cast.writer)


def test_bylines_come_change_and_go(cast):
    story = stage.draft(cast)
    line = Byline.objects.create(article=story, author=author_of(cast.other_writer), role="editor")
    assert stands(story, cast.writer)
    Byline.objects.filter(pk=line.pk).update(role="contributor")
    assert stands(story, cast.writer, cast.other_writer)
    other = stage.draft(cast)
    Byline.objects.filter(pk=line.pk).update(article=other)
    assert stands(story, cast.writer)
    assert stands(other, cast.writer, cast.other_writer)
    line.delete()
    assert stands(other, cast.writer)


def test_an_author_gets_an_account_another_one_and_none(cast):
    signed, begun = stage.draft(cast), stage.draft(cast, created_by=cast.other_writer)
    author = Author.objects.create(name="Lepas")
    for story in (signed, begun):
        Byline.objects.create(article=story, author=author)
    Author.objects.filter(user=cast.other_writer).update(user=None)
    Author.objects.filter(pk=author.pk).update(user=cast.other_writer)
    assert stands(signed, cast.writer, cast.other_writer)
    Author.objects.filter(user=cast.legal).update(user=None)
    Author.objects.filter(pk=author.pk).update(user=cast.legal)
    assert stands(signed, cast.writer, cast.legal)
    assert stands(begun, cast.other_writer, cast.legal, cast.writer)
    Author.objects.filter(pk=author.pk).update(user=None)
    assert stands(signed, cast.writer)
    assert stands(begun, cast.other_writer, cast.writer)


def test_what_happens_moves_a_story_up_and_is_never_forgotten(cast):
    story = stage.submitted(cast)
    rows = Standing.objects.filter(article=story)
    at = story.transitions.get().at
    assert set(rows.values_list("happened_at", "noted_at")) == {(at, None)}
    later = timezone.now() + timedelta(hours=1)
    Transition.objects.filter(article=story).update(at=later)
    assert set(rows.values_list("happened_at", flat=True)) == {later}
    Revision.objects.filter(article=story).update(created_at=later + timedelta(hours=1))
    note = Note.objects.create(article=story, author=cast.section_editor, text="?")
    Byline.objects.create(article=story, author=author_of(cast.other_writer))
    assert set(rows.values_list("happened_at", "noted_at")) == {(later + timedelta(hours=1), note.created_at)}
    assert rows.count() == 3


def test_a_story_that_goes_leaves_no_place(cast):
    story = stage.draft(cast)
    Revision.objects.filter(article=story).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_byline WHERE article_id = %s", [story.pk])
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [story.pk])
    assert not held(story)


def test_stories_from_before_get_their_places_once(cast):
    story = stage.submitted(cast)
    before = held(story)
    for _ in range(2):
        Standing.objects.all().delete()
        fill = import_module("articles.migrations.0021_standings_filled").fill
        fill(None, SimpleNamespace(connection=connection))
        fill(None, SimpleNamespace(connection=connection))
        assert held(story) == before
    Note.objects.create(article=story, author=cast.writer, text="?")
    Standing.objects.update(noted_at=None)
    import_module("desk.migrations.0003_notes_recent").fill(None, SimpleNamespace(connection=connection))
    assert not Standing.objects.filter(article=story, noted_at=None).exists()


def test_a_save_finds_places_that_are_not_made_yet(cast):
    story = stage.draft(cast)
    Standing.objects.all().delete()
    story.save()
    assert stands(story, cast.writer)


def test_strands_are_walked_in_order_from_any_place(cast):
    """As written here and by Django, page by page, with a condition and without, for everyone in every tab."""
    moment = timezone.now()
    stories = [stage.draft(cast) for _nth in range(5)] + [stage.submitted(cast), stage.published(cast)]
    for nth, story in enumerate(stories):  # several at one moment, some urgent
        Article.objects.filter(pk=story.pk).update(
            updated_at=moment - timedelta(hours=nth // 2), is_urgent=nth % 3 == 0
        )
    for who, person in cast.people.items():
        for queue in queues.for_user(person):
            strands = queues.strands(queue, person)
            stories = queues.stories(queue, person, permissions.visible_to(person))
            every = walking.few(stories, 100)
            assert walking.walk(strands, Q(), 100) == every, (who, queue.name)
            worn = Article.tags.through.objects.filter(object_id=OuterRef("pk"), tag__name="ekspor")
            for found in (
                Q(Exists(worn)),
                Q(headline__contains="2") & ~Q(pk=every[0].pk if every else 0),
                Q(pk__in=[]),
            ):
                assert walking.walk(strands, found, 100) == walking.few(stories.filter(found), 100), (who, queue.name)
            for nth, place in enumerate(every):
                before = cursors.cursor(place.updated_at, place.pk, first=place.is_urgent)
                assert walking.walk(strands, Q(), 2, before) == every[nth + 1 : nth + 3], (who, queue.name)


def test_a_condition_that_joins_other_tables_is_none():
    with pytest.raises(ValueError, match="joins"):
        condition(Q(bylines__role="writer"))


def test_strands_and_the_rule_name_the_same_stories(cast):
    """For everyone, in every tab, on each desk: what is walked is what may be seen."""
    stories = [stage.published(cast)]
    stage.review_steps(cast)
    stories += [stage.draft(cast), stage.at_step(cast), stage.at_step(cast, "Hukum")]
    stories += [stage.draft(cast, created_by=cast.other_writer, section=cast.other_section), stage.spiked(cast)]
    Byline.objects.create(article=stories[1], author=author_of(cast.other_writer))
    Article.objects.filter(pk=stories[4].pk).update(assigned_to=cast.writer)
    stage.forget_seats(cast)
    for who, person in cast.people.items():
        seen = permissions.visible_to(person)
        for section in (None, cast.section, cast.other_section):
            here = seen.filter(section=section) if section else seen
            walked = {row.pk for strand in permissions.strands.seen(person, None, section) for row in strand.rows()}
            assert walked == set(here.values_list("pk", flat=True)), who
            for queue in queues.for_user(person):
                strands = queues.strands(queue, person, section)
                walked = {row.pk for strand in strands for row in strand.rows()}
                named = {pk for (pk,) in together([strand.ids(100) for strand in strands])}
                assert walked == named == {row.pk for row in queues.stories(queue, person, here)}, (who, queue.name)


def test_what_tabs_hold_is_asked_by_where_a_person_stands(cast, django_assert_num_queries):
    """The statements are the person's own, and read nothing else of them; who stands elsewhere is asked anew."""
    stage.review_steps(cast)
    stage.at_step(cast)
    for who, person in cast.people.items():
        tabs = queues.for_user(person)
        stands = Standpoint.of(person)
        counted = [queue for queue in tabs if queue.states is not None]
        own = [strand.ids(100) for queue in counted for strand in queues.strands(queue, person)]
        queues._asked.cache_clear()
        with django_assert_num_queries(0):
            asked = queues._asked(stands, tuple((tab, tuple(tab.states or ())) for tab in tabs))
        assert [(sql.partition("FROM (")[2], values[1:]) for sql, values in asked] == [
            (f"{sql}) AS strand", values) for sql, values in filter(None, own)
        ], who


def test_who_gets_another_part_finds_other_stories_at_once(cast, settings):
    waiting = stage.submitted(cast)
    editor = User.objects.get(pk=cast.section_editor.pk)
    review = [queue for queue in queues.QUEUES if queue.name == "review"]
    assert queues.held(review, editor) == {"review": {waiting.pk}}
    settings.NEWSROOM_FOUR_EYES = False
    assert queues.held(review, editor) == {"review": {waiting.pk}}
    anew = "<p>Ditulis ulang seluruhnya oleh redaktur, dari awal sampai akhir.</p>"
    stage.save(waiting, cast.section_editor, body=anew)
    held_to = queues.held(review, User.objects.get(pk=editor.pk))
    settings.NEWSROOM_FOUR_EYES = True
    settings.NEWSROOM_COPY_EDIT_WORDS = 1
    assert held_to != queues.held(review, User.objects.get(pk=editor.pk)) == {}
    stage.forget_seats(cast)
    cast.section.members.clear()
    assert queues.held(review, User.objects.get(pk=editor.pk)) == {}
