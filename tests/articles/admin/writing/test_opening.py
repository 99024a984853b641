"""The blank page of a new story: its address names its form, and comes back as the story that was saved from it."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest

from articles.models import Article
from articles.text import autosaves

pytestmark = pytest.mark.django_db


@pytest.fixture
def blank(cast, at_desk, address):
    """The writer's browser at a blank page, and the address of that page."""
    client = at_desk(cast.writer)
    return client, client.get(address("add")).url


def key_in(page_address: str) -> str:
    return parse_qs(urlsplit(page_address).query)["form"][0]


def test_each_new_story_has_a_page_with_an_address_of_its_own(cast, blank, address):
    client, first = blank
    page = client.get(first)
    assert page.status_code == 200
    assert str(page.context["form"]["key"].value()) == key_in(first)
    assert client.get(address("add")).url != first


def test_loading_the_page_again_before_a_save_keeps_its_form(blank):
    client, page = blank
    assert client.get(page).context["form"]["key"].value() == client.get(page).context["form"]["key"].value()


@pytest.mark.parametrize("ask", ["get", "head"])
def test_after_the_first_save_the_page_comes_back_as_the_story(blank, address, ask):
    client, page = blank
    client.post(address("add"), {"headline": "Garam", "key": key_in(page)})
    article = Article.objects.get()
    answer = getattr(client, ask)(page)
    assert (answer.status_code, answer.url) == (302, address("change", article.pk))


def test_text_that_was_fetched_back_and_saved_comes_back_as_the_story(cast, at_desk, address):
    kept = autosaves.keep(cast.writer, uuid.uuid4(), None, 0, {"headline": ["Garam"]})
    client, page = at_desk(cast.writer), f"{address('add')}?restore={kept.key}"
    assert client.get(page).context["form"]["headline"].value() == "Garam"
    client.post(address("add"), {"headline": "Garam", "key": str(kept.key)})
    assert client.get(page).url == address("change", Article.objects.get().pk)


def test_words_typed_into_the_old_page_after_the_save_are_still_fetched_back(cast, blank, address):
    client, page = blank
    client.post(address("add"), {"headline": "Garam", "key": key_in(page)})
    autosaves.keep(cast.writer, uuid.UUID(key_in(page)), None, 0, {"headline": ["Garam dan gula"]})
    again = client.get(f"{address('add')}?restore={key_in(page)}")
    assert again.context["form"]["headline"].value() == "Garam dan gula"


def test_to_another_person_the_address_is_a_blank_page_of_their_own(cast, blank, at_desk, address):
    client, page = blank
    client.post(address("add"), {"headline": "Rahasia", "key": key_in(page)})
    other = at_desk(cast.other_writer)
    answer = other.get(page)
    assert answer.status_code == 200
    assert "Rahasia" not in answer.content.decode()
    other.post(address("add"), {"headline": "Milik Oki", "key": key_in(page)})
    assert sorted(Article.objects.values_list("headline", "created_by")) == [
        ("Milik Oki", cast.other_writer.pk),
        ("Rahasia", cast.writer.pk),
    ]


@pytest.mark.parametrize(
    "nonsense",
    ["?form=", "?form=abc", "?restore=abc", "?restore=%00", "?restore=3e1a3f8e-5a0c-4f7e-9d55-0c6a5d1f7b10"],
)
def test_an_address_that_names_no_form_is_a_new_page(cast, at_desk, address, nonsense):
    answer = at_desk(cast.writer).get(address("add") + nonsense)
    assert answer.status_code == 302
    assert uuid.UUID(key_in(answer.url))


@pytest.mark.parametrize("who", ["photo_editor", "administrator", "legal"])
def test_those_who_do_not_write_are_told_so_at_either_address(cast, at_desk, address, who):
    client = at_desk(cast.people[who])
    for place in (address("add"), f"{address('add')}?form={uuid.uuid4()}"):
        assert client.get(place).status_code == 403
