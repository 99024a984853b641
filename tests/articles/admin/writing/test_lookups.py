"""What autocompletion offers."""

from datetime import timedelta

import pytest
from taggit.models import Tag, TaggedItem

from articles import permissions
from articles.tags import known_to
from tests import stage
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(cast, at_desk, address):
    def get(name, words):
        answer = at_desk(cast.writer).get(address(name), {"q": words})
        return [item["name"] for item in answer.json()["results"]]

    return get


def test_tags_that_begin_so_come_before_those_that_hold_the_word(cast, ask):
    stage.draft(cast, tags=["harga beras", "beras impor", "gula"])
    assert ask("tags", "Beras") == ["beras impor", "harga beras"]


def test_no_more_than_a_dozen_are_offered_among_thousands(cast, at_desk, address, django_assert_max_num_queries):
    article = stage.draft(cast, tags=[])
    made = Tag.objects.bulk_create(Tag(name=f"tag {n}", slug=f"tag-{n}") for n in range(3000))
    TaggedItem.objects.bulk_create(TaggedItem(tag=tag, content_object=article) for tag in made)
    client = at_desk(cast.writer)
    with django_assert_max_num_queries(7):
        answer = client.get(address("tags"), {"q": "tag"})
    assert len(answer.json()["results"]) == 12


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_a_tag_is_known_to_those_who_see_its_story_and_to_all_once_readers_had_it(cast, at_desk, address, state):
    article = stage.IN_EVERY_STATE[state](cast, tags=["operasi senyap"])
    had = article.editions.live().exists() or state in ("withdrawn", "ended")
    for name, person in cast.people.items():
        offered = at_desk(person).get(address("tags"), {"q": "senyap"}).json().get("results", [])
        sees = permissions.why_not_view(person, article) is None
        assert bool(offered) == ((had or sees) and name not in ("photo_editor", "administrator", "legal")), name
        assert ("operasi senyap" in known_to(person).values_list("name", flat=True)) == (had or sees), name


def test_a_tag_of_a_change_that_readers_do_not_have_is_not_offered(cast):
    article = stage.published(cast, tags=["panen"])
    stage.save(article, cast.writer, tags=["panen", "suap"])
    assert set(known_to(cast.other_writer).values_list("name", flat=True)) == {"panen"}
    assert set(known_to(cast.writer).values_list("name", flat=True)) == {"panen", "suap"}


def test_a_tag_that_was_taken_out_of_a_draft_is_offered_to_nobody(cast):
    article = stage.draft(cast, tags=["suap", "panen"])
    stage.save(article, cast.writer, tags=["panen"])
    assert Tag.objects.filter(name="suap").exists()
    for person in cast.people.values():
        assert "suap" not in known_to(person).values_list("name", flat=True)


def test_a_scheduled_storys_tag_is_offered_to_others_from_its_time_on(cast):
    article = stage.scheduled(cast, tags=["lebaran"])
    assert not known_to(cast.other_writer).exists()
    article.editions.update(starts_at=article.editions.get().starts_at - timedelta(hours=2))
    assert [tag.name for tag in known_to(cast.other_writer)] == ["lebaran"]


def test_authors_who_left_are_not_offered(ask):
    AuthorFactory(name="Budi Lama", is_active=False)
    AuthorFactory(name="Budi Baru")
    assert ask("authors", "budi") == ["Budi Baru"]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "a\x00b"])
def test_signs_are_only_signs(ask, words):
    AuthorFactory(name="Budi")
    assert ask("authors", words) == []
