"""The side menu marks where one is, and the start page leads on."""

import pytest
from django.urls import reverse

from newsroom import navigation
from people.models import Theme, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(rf):
    def at(path, person):
        request = rf.get(path)
        request.user = person
        return request

    return at


def active(request) -> list[str]:
    return [item["link"] for group in navigation.sidebar(request) for item in group["items"] if item["active"]]


def test_one_line_is_marked_below_its_list(visit, cast):
    here = reverse("admin:people_author_change", args=[1])
    assert active(visit(here, cast.writer)) == [reverse("admin:people_author_changelist")]


def test_a_new_story_is_not_the_list_of_stories(visit, cast):
    here = reverse("admin:articles_article_add")
    assert active(visit(here, cast.writer)) == [here]


def test_the_start_page_is_marked_on_itself_alone(visit, cast):
    assert active(visit("/admin/", cast.writer)) == ["/admin/"]


def test_no_group_stands_empty(visit, cast):
    for person in cast.people.values():
        assert all(group["items"] for group in navigation.sidebar(visit("/admin/", person)))


def test_the_start_page_leads_a_writer_to_a_new_story_and_their_profile(visit, cast):
    links = [link["link"] for link in navigation.start_links(visit("/admin/", cast.writer))]
    assert reverse("admin:articles_article_add") in links
    assert reverse("admin:people_author_change", args=[cast.writer.author.pk]) in links


def test_a_person_without_a_byline_is_offered_no_profile(visit):
    titles = [link["link"] for link in navigation.start_links(visit("/admin/", UserFactory(roles=["writer"])))]
    assert not any("/author/" in link for link in titles)


@pytest.mark.parametrize(("chosen", "shown"), [(Theme.DARK, "dark"), (Theme.LIGHT, "light"), (Theme.AUTO, None)])
def test_the_theme_follows_the_person(visit, chosen, shown):
    assert navigation.theme(visit("/admin/", User(theme=chosen))) == shown
