"""Usage terms, with who sets them, stand where one presses: in the dialog, the board's menu, for many, at a fix."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from articles.models import ChecklistRule
from articles.readers.editions import waiting
from articles.workflow import workflow
from desk.calendar.rescheduling import on_day
from exchange.wires import taking
from tests import stage
from tests.articles.text.test_fixes import keep
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2

pytestmark = pytest.mark.django_db
TERMS = "KBN: Tidak untuk arsip."
RIGHTS = "<rightsInfo><usageTerms>Tidak untuk\n arsip.</usageTerms></rightsInfo>"


@pytest.fixture
def editor(client, cast):
    client.force_login(cast.section_editor)
    return client


@pytest.fixture
def approved(cast, source):
    """A story of agency copy that only has to be pressed."""
    ChecklistRule.objects.create(rule="photos", level="off")
    (item,) = wires.keep(source, g2(before=RIGHTS))
    article = taking.take(item, cast.writer)
    stage.save(article, cast.writer, standfirst="Stok menipis.")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    return article


def soup(answer) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def terms(part) -> list[str]:
    return [one.get_text(strip=True) for one in part.select(".story-terms li")]


def test_they_stand_in_every_dialog_that_gives_the_story_to_readers_and_in_no_other(editor, cast, approved):
    page = soup(editor.get(reverse("admin:articles_article_change", args=[approved.pk])))
    found = {one["id"].removeprefix("dialog-"): terms(one) for one in page.select("dialog[data-order]")}
    assert {name for name, said in found.items() if said} == {"publish", "schedule"}
    assert found["publish"] == [TERMS]
    button = page.select_one('#dialog-publish [name="_move"]')
    assert page.select_one("#dialog-publish .story-terms").sourceline <= button.sourceline
    other = stage.approved(cast)
    page = soup(editor.get(reverse("admin:articles_article_change", args=[other.pk])))
    assert terms(page) == []


def test_a_scheduled_story_that_is_published_early_has_them_too(editor, cast, approved):
    stage_order = stage.Order(starts_at=stage.timezone.now() + stage.timedelta(hours=1))
    workflow.perform("schedule", cast.section_editor, approved, stage_order)
    page = soup(editor.get(reverse("admin:articles_article_change", args=[approved.pk])))
    found = {one["id"].removeprefix("dialog-") for one in page.select("dialog[data-order]") if terms(one)}
    assert found == {"publish_early", "reschedule"}


def test_the_boards_menu_has_them(editor, approved):
    menu = soup(editor.get(reverse("desk:board_story", args=[approved.pk])))
    assert terms(menu.select_one('[data-move="publish"]')) == [TERMS]
    assert terms(menu.select_one('[data-move="hand_over"]')) == []


def test_for_many_they_stand_with_each_storys_headline(editor, cast, approved):
    other = stage.approved(cast, headline="Milik kami")
    chosen = [f"{one.pk}:{one.version}" for one in (approved, other)]
    page = soup(editor.post(reverse("admin:articles_article_bulk"), {"story": chosen}))
    cards = {
        card.select_one('[name="_move"]')["value"]: card
        for card in page.select("form.story-card")
        if card.select_one('[name="_move"]')
    }
    assert terms(cards["publish"]) == [f"{approved.headline}: {TERMS}"]
    assert terms(cards["schedule"]) == [f"{approved.headline}: {TERMS}"]
    assert terms(cards["hand_over"]) == []


def test_a_fix_is_published_in_sight_of_them(editor, cast, approved):
    workflow.perform("publish", cast.section_editor, approved)
    stage.save(approved, cast.writer, standfirst="Stok menipis lagi.")  # an update that is unfinished
    keep(approved, cast.writer, headline="Harga nikel naiik")
    page = soup(editor.get(reverse("admin:articles_article_fix", args=[approved.pk])))
    assert terms(page.select_one("#fix-publish")) == [TERMS]


def test_another_day_in_the_calendar_is_given_in_sight_of_them(editor, cast, approved):
    """Dragging asks first: the form stands open with the day that was meant, and moves what was read."""
    order = stage.Order(starts_at=stage.timezone.now() + stage.timedelta(hours=1))
    workflow.perform("schedule", cast.section_editor, approved, order)
    before, address = waiting(approved).starts_at, reverse("desk:calendar_story", args=[approved.pk])
    day = timezone.localdate(before) + stage.timedelta(days=3)
    dragged = {"day": day.isoformat(), "version": approved.version}
    answer = editor.post(address, dragged, headers={"X-Part": "1"})
    assert (answer.status_code, answer.json()) == (409, {"asks": f"{address}?day={day}"})
    by_hand = editor.post(address, dragged)
    assert (by_hand.status_code, waiting(approved).starts_at) == (409, before)
    page = BeautifulSoup(by_hand.content, "html.parser")
    assert terms(page) == [TERMS]
    form = soup(editor.get(answer.json()["asks"], headers={"X-Part": "1"})).select_one("form")
    assert terms(form) == [TERMS]
    said = {one["name"]: one["value"] for one in form.select("input[name]") if one.get("value")}
    assert form.select_one(".story-terms").sourceline < form.select_one("button").sourceline
    assert editor.post(address, said, headers={"X-Part": "1"}).json().keys() == {"said"}
    assert waiting(approved).starts_at == on_day(before.replace(second=0, microsecond=0), day)
    ours = stage.scheduled(cast)
    address = reverse("desk:calendar_story", args=[ours.pk])
    assert terms(soup(editor.get(address))) == []
    dragged = {"day": day.isoformat(), "version": ours.version}
    assert editor.post(address, dragged, headers={"X-Part": "1"}).json().keys() == {"said"}
