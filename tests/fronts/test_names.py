"""A rule of a front that names a tag or an author by number goes with it when it becomes another's."""

from dataclasses import replace

import pytest
from taggit.models import Tag

from articles.text import relabelling
from fronts import arrangement, drafts, names, revisions
from fronts.arrangement import Container, Rule
from fronts.models import Draft, Front
from people import merging
from public import fronts
from tests import stage
from tests.factories import AuthorFactory
from tests.fronts import arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(cast):
    """A front with a rule of a tag and one of an author, live and in the draft; both become others. The heirs."""
    stage.published(cast, tags=["bbm"])
    tags = [Tag.objects.get(name="bbm"), Tag.objects.create(name="energi")]
    authors = [AuthorFactory(), AuthorFactory()]
    rules = [Rule(tag=tags[0].pk), Rule(by="most_read", author=authors[0].pk), Rule(tag=tags[1].pk), Rule()]
    containers = tuple(Container(f"k{nth}", rule=rule) for nth, rule in enumerate(rules))
    revision = arranged.live(containers)
    Draft.objects.create(front=revision.front, layout=arrangement.written(containers), live=revision)
    relabelling.merge(*tags, cast.managing_editor)
    merging.merge(*authors, cast.managing_editor)
    return [replace(rules[0], tag=tags[1].pk), replace(rules[1], author=authors[1].pk), *rules[2:]]


def rules_of(containers) -> list[Rule]:
    return [container.rule for container in containers]


def test_readers_the_draft_and_an_earlier_revision_name_what_it_became(cast, merged, rf):
    assert rules_of(fronts.live(None)) == merged
    assert rules_of(revisions.arrangement(None)) == merged
    draft = Draft.objects.get()
    assert rules_of(arrangement.read(draft.layout)) == merged
    Draft.objects.all().delete()
    again = drafts.restore(cast.editor_in_chief, None, Front.objects.get().revisions.get())
    assert rules_of(arrangement.read(again.layout)) == merged


def test_home_takes_no_more_statements_for_it(client, merged, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(4):
        assert client.get("/").status_code == 200
    with django_assert_max_num_queries(1):
        fronts.live(None)


def test_what_is_no_number_in_a_kept_layout_stops_nobody(cast):
    front = Front.objects.create()
    odd = [{"key": "a", "rule": {"tag": "x"}}, {"key": "b", "rule": {"tag": None, "author": -1}}, {"key": "c"}, 7]
    front.revisions.create(number=1, layout={"containers": odd}, goes_live_at="2026-01-01T00:00Z")
    assert [container.key for container in fronts.live(None)] == ["a", "b", "c"]
    assert names.present(fronts.live(None)) == fronts.live(None)
