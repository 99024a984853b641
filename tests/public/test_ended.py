"""What readers find where a story was whose time is over: nothing anywhere, and a neutral notice at its address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def ending(cast):
    """A live story that ends in an hour."""
    article = stage.approved(cast, headline="Diskon tiket kereta", tags=["kereta"])
    order = Order(ends_at=timezone.now() + timedelta(hours=1))
    workflow.perform("publish", cast.section_editor, article, order)
    return article


def test_an_ended_story_answers_410_with_a_neutral_notice(client, cast):
    answer = client.get(f"/read/{stage.ended(cast, headline='Diskon tiket').pk}/")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Diskon tiket" in page
    assert "panen" not in page
    assert 'content="noindex"' in page


def test_the_clock_alone_takes_it_from_every_public_place(client, ending, time_machine_forward):
    places = ["/", "/indeks/", "/feed/", "/ekbis/", "/ekbis/feed/", "/sitemap-news.xml", "/cari/?q=kereta"]
    assert all(f"/read/{ending.pk}/" in client.get(place).content.decode() for place in places)
    time_machine_forward(3601)
    assert Article.objects.get(pk=ending.pk).status == Status.PUBLISHED  # no job has run
    for place in places:
        assert f"/read/{ending.pk}/" not in client.get(place).content.decode(), place
    assert client.get(ending.get_absolute_url()).status_code == 410


def test_it_is_read_until_its_last_moment(client, ending, time_machine_forward):
    time_machine_forward(3590)
    url = ending.editions.get().get_absolute_url()
    assert client.get(url).status_code == 200


def test_a_notice_of_withdrawal_stands_until_the_story_is_back_not_until_that_is_planned(
    client, cast, time_machine_forward
):
    article = stage.withdrawn(cast, reason="Narasumber keliru dikutip.")
    workflow.perform("restore", cast.editor_in_chief, article)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    order = Order(starts_at=timezone.now() + timedelta(hours=1))
    workflow.perform("schedule", cast.managing_editor, article, order)
    assert "Narasumber keliru dikutip." in client.get(f"/read/{article.pk}/").content.decode()
    time_machine_forward(3601)
    assert client.get(article.editions.first().get_absolute_url()).status_code == 200


def test_a_taken_back_plan_leaves_the_notice_for_good(client, cast, time_machine_forward):
    article = stage.withdrawn(cast, reason="Narasumber keliru dikutip.")
    workflow.perform("restore", cast.editor_in_chief, article)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    order = Order(starts_at=timezone.now() + timedelta(hours=1))
    workflow.perform("schedule", cast.managing_editor, article, order)
    workflow.perform("unschedule", cast.section_editor, article)
    time_machine_forward(7200)
    assert "Narasumber keliru dikutip." in client.get(f"/read/{article.pk}/").content.decode()


def test_a_story_published_again_after_its_end_is_read_again(client, cast):
    article = stage.ended(cast)
    first = article.editions.get().published_at
    workflow.perform("restore", cast.section_editor, article)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article)
    now = article.editions.live().get()
    assert client.get(now.get_absolute_url()).status_code == 200
    assert now.published_at == first
