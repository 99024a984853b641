"""The start page names what another asks to withdraw, to those who may confirm it."""

import pytest
from django.urls import reverse

from articles.workflow import workflow
from articles.workflow.order import Order
from desk.waiting import waiting
from tests import stage
from tests.desk.waiting.test_waiting import start_page

pytestmark = pytest.mark.django_db


def test_who_may_confirm_it_is_led_to_the_story_and_nobody_else(cast):
    story = stage.published(cast)
    before = {name: waiting.stamp(person) for name, person in cast.people.items()}
    workflow.perform("ask_withdrawal", cast.managing_editor, story, Order(note="Sumbernya mencabut.", ground="false"))
    request = story.withdrawal_requests.get()
    for name, person in cast.people.items():
        assert waiting.withdrawals_of(person) == ([request] if name == "editor_in_chief" else []), name
    assert waiting.stamp(cast.editor_in_chief) != before["editor_in_chief"]
    page = start_page(cast.editor_in_chief)
    assert f'id="waits-withdrawal-{request.pk}"' in page
    assert reverse("admin:articles_article_change", args=[story.pk]) in page
    assert "False in its core" in page
