"""Whoever reads the log reads headlines only of what they may see, on the page, in the table and by searching."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import permissions
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from desk.log import sight
from fronts import drafts, publishing
from fronts.arrangement import Container, Placed, written_container
from fronts.drafts import Change
from fronts.publishing import Seen
from people.models import Role
from people.roles import Right
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db

HEADLINE, NOTE = "Menteri Kusimpan ditangkap", "Kusimpan: tanya pengacaranya."


@pytest.fixture
def story(cast):
    """A secret story that was sent back, with words of the editor in the log."""
    article = stage.submitted(cast, headline=HEADLINE)
    workflow.perform("request_changes", cast.section_editor, article, Order(note=NOTE))
    return article


@pytest.fixture
def readers(cast):
    """Everyone of the cast, with a role that reads the log besides their own."""
    role = Role.objects.create(codename="auditor", name="Auditor", rights=[Right.AUDIT])
    for person in cast.people.values():
        person.roles.add(role)
    return cast.people


def at_desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(user, **query) -> str:
    return at_desk(user).get(reverse("desk:log"), query).content.decode()


def table_of(user, **query) -> str:
    return b"".join(at_desk(user).get(reverse("desk:log_export"), query).streaming_content).decode()


def test_page_and_table_name_a_story_to_those_alone_who_see_it(story, readers):
    for name, person in readers.items():
        sees = permissions.why_not_view(person, story) is None
        for words in (page_of(person), table_of(person)):
            assert (HEADLINE in words) == sees, name
            assert (NOTE in words) == sees, name
            assert str(story.pk) in words, name


def test_what_the_list_hides_is_what_the_rule_hides(story, readers):
    entries = list(Entry.objects.filter(kind="story"))
    for name, person in readers.items():
        seen = {story.pk} if permissions.why_not_view(person, story) is None else set()
        assert sight.in_view(person, entries)["story"] == seen, name


@pytest.mark.parametrize("words", ["Menteri", "pengacaranya", "ditangkap kusimpan", "-menteri", '"Menteri Kusimpan"'])
def test_nobody_finds_by_its_words_what_they_may_not_see(story, readers, words):
    """A search by absence tells as much as one by presence: it answers the same whatever the headline says."""
    person = readers["administrator"]
    with_words = sight.matching(person, words)
    found = set(Entry.objects.filter(with_words, kind="story").values_list("pk", flat=True))
    everything = set(Entry.objects.filter(kind="story").values_list("pk", flat=True))
    assert found in (set(), everything)


def test_those_who_see_it_find_it_by_its_words(story, readers):
    for name in ("section_editor", "editor_in_chief", "writer"):
        assert Entry.objects.filter(sight.matching(readers[name], "menteri"), object_id=story.pk).exists(), name


def test_what_a_person_did_is_found_by_their_name_though_its_story_is_not_in_sight(story, readers):
    page = page_of(readers["administrator"], q="sari")
    assert f"#{story.pk}" in page
    assert "not shown to you" in page
    assert HEADLINE not in page
    by = {
        entry.actor for entry in Entry.objects.filter(sight.matching(readers["administrator"], "sari"), kind="story")
    }
    assert by == {readers["section_editor"]}


def test_an_assignment_is_named_to_those_alone_who_see_it(cast, readers):
    row = planned(cast, title="Kusimpan di pengadilan", assignee=cast.writer)
    assert Entry.objects.filter(kind="assignment", object_id=row.pk).exists()
    for name, person in readers.items():
        sees = sight.permissions.why_not_see(person, row) is None
        assert ("Kusimpan di pengadilan" in page_of(person, action="assignment.planned")) == sees, name
        assert ("Kusimpan di pengadilan" in table_of(person, action="assignment.planned")) == sees, name


def test_a_long_table_costs_a_few_statements_and_no_more(story, cast, django_assert_max_num_queries):
    Entry.objects.bulk_create(
        Entry(action="story.saved", kind="story", object_id=story.pk, label=HEADLINE) for _n in range(1200)
    )
    with django_assert_max_num_queries(8):
        rows = list(sight.readable(cast.administrator, Entry.objects.order_by("-pk")))
    assert HEADLINE not in {row.label for row in rows}
    assert len(rows) >= 1200


def test_a_front_is_logged_without_a_storys_headline(cast):
    article = stage.approved(cast, headline=HEADLINE)
    lead = Container(
        "lead0000", "lead", "two", fill="hand", cards=(Placed(article.pk, headline="Kusimpan di depan"),)
    )
    draft = drafts.change(cast.managing_editor, None, [Change(lead.key, written_container(lead))])
    publishing.publish(cast.managing_editor, None, Seen(draft.versions))
    for action in ("front.changed", "front.published"):
        entry = Entry.objects.get(action=action)
        assert f"#{article.pk}" in str(entry.details)
        assert "Kusimpan" not in f"{entry.label} {entry.note} {entry.details}"
