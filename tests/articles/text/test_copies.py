"""Follow-ups and copies: drafts of their own, with nothing of what belongs to the first story alone."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.utils import timezone

from articles import permissions
from articles.models import Article
from articles.models.revision import Origin
from articles.readers import embargoes
from articles.refusals import Refused
from articles.text import copies
from articles.workflow.status import BylineRole, Status
from audit.models import Entry
from tests import stage

pytestmark = pytest.mark.django_db
VERBS = {"follow_up": copies.follow_up, "copy": copies.copy}


@pytest.fixture
def source(cast):
    """A scheduled story under embargo, with an address of its own."""
    article = stage.approved(cast, slug="alamat-sendiri")
    embargoes.change(article, timezone.now() + timedelta(hours=1), cast.section_editor)
    stage.workflow.perform(
        "schedule", cast.section_editor, article, stage.Order(starts_at=timezone.now() + timedelta(hours=2))
    )
    return article


@pytest.mark.parametrize("verb", VERBS)
def test_neither_carries_embargo_schedule_approval_or_address(cast, source, verb):
    new = Article.objects.get(pk=VERBS[verb](source, cast.section_editor).pk)
    assert (new.status, new.embargo_until, new.approved_revision, new.slug) == (Status.DRAFT, None, None, "")
    assert not new.editions.exists()
    assert not new.transitions.exists()
    assert new.created_by == cast.section_editor
    assert new.section == source.section
    assert set(new.tags.names()) == set(source.tags.names())


def test_a_copy_knows_its_source_and_a_follow_up_what_it_follows(cast, source):
    copy, follow_up = (VERBS[verb](source, cast.section_editor) for verb in ("copy", "follow_up"))
    assert (copy.copied_from, copy.follows) == (source, None)
    assert (follow_up.copied_from, follow_up.follows) == (None, source)
    assert list(source.copies.all()) == [copy]


def test_copies_from_before_are_filled_in_by_what_the_log_says(cast, source):
    copy, follow_up = (VERBS[verb](source, cast.section_editor) for verb in ("copy", "follow_up"))
    Article.objects.update(copied_from=None)
    fill = import_module("articles.migrations.0043_copies_filled").FILL
    with connection.cursor() as cursor:
        cursor.execute(fill)
        cursor.execute(fill)  # a step that was cut off is done again
    told = dict(Article.objects.values_list("pk", "copied_from"))
    assert told == {source.pk: None, copy.pk: source.pk, follow_up.pk: None}


@pytest.mark.parametrize("verb", VERBS)
def test_the_first_story_stays_as_it_is(cast, source, verb):
    before = Article.objects.filter(pk=source.pk).values().get()
    VERBS[verb](source, cast.section_editor)
    assert Article.objects.filter(pk=source.pk).values().get() == before


def test_a_follow_up_is_empty_but_for_the_way_back(cast):
    source = stage.published(cast, headline="Harga <b>naik</b>")
    new = copies.follow_up(source, cast.section_editor)
    assert new.headline == "Follow-up: Harga <b>naik</b>"
    assert new.body == f'<aside data-article="{source.pk}">Harga &lt;b&gt;naik&lt;/b&gt;</aside>'
    assert (new.standfirst, new.lead_photo) == ("", None)
    assert [(line.author.user, line.role) for line in new.bylines.all()] == [(cast.section_editor, BylineRole.WRITER)]


def test_the_longest_headline_still_leaves_room(cast):
    new = copies.follow_up(stage.draft(cast, headline="p" * 200), cast.writer)
    assert len(new.headline) == 200


def test_a_copy_has_the_text_pictures_and_bylines(cast):
    source = stage.published(cast)
    new = copies.copy(source, cast.section_editor)
    assert (new.headline, new.body, new.lead_photo) == (source.headline, source.body, source.lead_photo)
    assert [line.author for line in new.bylines.all()] == [cast.writer.author]


@pytest.mark.parametrize(
    ("verb", "origin", "action"),
    [("follow_up", Origin.FOLLOW_UP, "story.followed_up"), ("copy", Origin.COPY, "story.copied")],
)
def test_where_it_came_from_stands_in_its_first_revision_and_in_the_log(cast, verb, origin, action):
    source = stage.draft(cast, headline="Asal")
    new = VERBS[verb](source, cast.writer)
    revision = new.revisions.get()
    assert (revision.number, revision.origin) == (1, origin)
    assert f"story {source.pk}, “Asal”" in revision.note
    assert Entry.objects.get(action=action, object_id=new.pk).details == {"of": source.pk}


@pytest.mark.parametrize("state", [state for state in stage.IN_EVERY_STATE if state != "withdrawn"])
def test_who_may_see_and_write_may_copy_and_nobody_else(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    for person in cast.people.values():
        why = permissions.why_not_copy(person, article)
        if why:
            count = Article.objects.count()
            with pytest.raises(Refused):
                copies.copy(article, person)
            assert Article.objects.count() == count
    may = {name for name, person in cast.people.items() if permissions.why_not_copy(person, article) is None}
    assert {"writer", "section_editor", "managing_editor", "editor_in_chief"} <= may
    assert not may & {"other_writer", "other_section_editor", "photo_editor", "administrator"}


@pytest.mark.parametrize("verb", VERBS)
def test_the_button_opens_the_new_draft_and_a_look_makes_none(cast, at_desk, address, verb):
    source = stage.draft(cast)
    browser = at_desk(cast.writer)
    browser.get(address(verb, source.pk))
    assert Article.objects.count() == 1
    answer = browser.post(address(verb, source.pk))
    new = Article.objects.exclude(pk=source.pk).get()
    assert answer.url == address("change", new.pk)
    assert browser.get(answer.url).status_code == 200


def test_whoever_copies_what_is_held_back_is_told_that_the_copy_is_not(cast, source, at_desk, address):
    answer = at_desk(cast.section_editor).post(address("copy", source.pk))
    assert any("this one is not" in str(message) for message in get_messages(answer.wsgi_request))


def test_the_buttons_stand_on_the_pages_of_who_may_use_them(cast, at_desk, address):
    article = stage.published(cast)
    assert (
        address("copy", article.pk)
        in at_desk(cast.section_editor).get(address("change", article.pk)).content.decode()
    )
    read_only = stage.scheduled(cast)
    assert (
        address("follow_up", read_only.pk)
        in at_desk(cast.writer).get(address("change", read_only.pk)).content.decode()
    )
