"""Board, calendar and plan in a real browser: dragging, the same by keyboard, and news without reloading."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.workflow import workflow
from articles.workflow.order import Order
from desk.models import Assignment
from exchange.models import StoryOrigin
from newsroom.models import Heartbeat
from tests import stage
from tests.browser.conftest import until
from tests.browser.late import LateAnswers
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.shared_window


@pytest.fixture(autouse=True)
def _a_quiet_page(roles):
    """The worker has just been here: no alarm comes in and pushes the page down while a card is in the air."""
    Heartbeat.beat("worker")


@pytest.fixture
def desk(browser, live_server, signed_in, browser_context_args):
    """`desk(user, "url:name", query="", **context)`: that person's own window, on that page."""
    windows = []

    def sit_down(user, name, query="", **context):
        window = browser.new_context(**{**browser_context_args, **context})
        windows.append(window)
        page = window.new_page()
        signed_in(page, user)
        page.goto(live_server.url + reverse(name) + query)
        return page

    yield sit_down
    for window in windows:
        window.close()


def card(page, story):
    return page.locator(f"#card-{story.pk}")


def lane(page, state):
    return page.locator(f"#lane-{state}")


def state(story) -> str:
    story.refresh_from_db()
    return story.status


def pick_up(page, thing):
    """Take something with the mouse and hold it, far enough that the browser calls it dragging."""
    box = thing.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 12, box["y"] + 20, steps=4)


def hold_over(page, place):
    box = place.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"] - 10, 90), steps=6)


def test_a_card_dropped_where_a_move_leads_makes_it(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    card(page, story).drag_to(lane(page, "approved"))
    expect(lane(page, "approved").locator(".card")).to_have_count(1)
    expect(page.locator("[data-said]")).to_contain_text(story.headline)
    assert state(story) == "approved"


def test_a_column_where_no_move_leads_says_why_while_the_card_is_in_the_air_and_gives_it_back(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    answers = {answer.move.name: answer for answer in workflow.available(cast.section_editor, story)}
    reason = str(answers["publish"].reason)
    pick_up(page, card(page, story))
    expect(lane(page, "published")).to_have_class(re.compile("is-closed"))
    expect(lane(page, "approved")).to_have_class(re.compile("is-open"))
    expect(lane(page, "published").locator("[data-why]")).to_have_text(reason)
    hold_over(page, lane(page, "published"))
    page.mouse.up()
    expect(page.locator("[data-trouble]")).to_contain_text(f"Publish now: {reason}")
    expect(lane(page, "in_review").locator(".card")).to_have_count(1)
    expect(lane(page, "published").locator("[data-why]")).to_be_hidden()
    assert state(story) == "in_review"


def test_a_drop_that_asks_opens_the_moves_own_fields(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    card(page, story).drag_to(lane(page, "changes_requested"))
    note = page.locator("#mover [data-move=request_changes] textarea")
    expect(note).to_be_visible()
    expect(page.locator("#mover [data-move]:visible")).to_have_count(1)
    page.locator("#mover button[value=request_changes]").click()
    expect(page.locator("#mover [role=alert]")).to_be_visible()
    assert state(story) == "in_review"
    note.fill("Tambah satu narasumber.")
    page.locator("#mover button[value=request_changes]").click()
    expect(lane(page, "changes_requested").locator(".card")).to_have_count(1)
    assert state(story) == "changes_requested"


def test_the_menu_says_a_typed_time_in_words_with_its_zone(cast, desk):
    story = stage.approved(cast)
    page = desk(cast.section_editor, "desk:board")
    card(page, story).locator(".card-move").click()
    menu = page.locator("#mover [data-move=schedule]")
    menu.locator("summary").first.click()
    menu.locator("[name=schedule-starts_at]").fill(f"{noon(1):%Y-%m-%dT%H:%M}")
    expect(menu.locator("#id_schedule-starts_at_said")).to_contain_text("12.30 WIB")
    menu.locator("[data-moment-at='06:00']").click()
    expect(menu.locator("#id_schedule-starts_at_said")).to_contain_text("06.00 WIB")


def test_a_card_that_was_changed_meanwhile_goes_back_with_the_sentence(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    page.route("**/desk/live/**", lambda route: route.abort())  # the news has not come yet
    page.reload()
    stage.save(story, cast.managing_editor, headline="Judul yang sudah lain")
    card(page, story).drag_to(lane(page, "approved"))
    expect(page.locator("[data-trouble]")).to_contain_text("changed this story")
    expect(lane(page, "in_review").locator(".card")).to_contain_text("Judul yang sudah lain")
    assert state(story) == "in_review"


def test_a_menu_that_is_opened_while_a_move_is_under_way_waits_for_it(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    held = []
    pattern = f"**/desk/board/story/{story.pk}/**"
    page.route(pattern, lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    card(page, story).drag_to(lane(page, "approved"))
    until(page, lambda: held, "the move is on its way")
    card(page, story).locator(".card-move").press("Enter")
    expect(page.locator("#mover [aria-busy=true]")).to_be_attached()
    held[0].continue_()
    expect(page.locator("#mover .moves-allowed > [data-move=schedule]")).to_be_visible()
    expect(page.locator("#mover .moves-allowed > [data-move=approve]")).to_have_count(0)


def test_the_same_goes_by_keyboard_alone(cast, desk):
    first, second = stage.submitted(cast), stage.submitted(cast)
    draft = stage.draft(cast)
    page = desk(cast.section_editor, "desk:board")
    card(page, draft).locator(".card-headline").focus()
    page.keyboard.press("ArrowRight")
    expect(card(page, first).locator(".card-headline")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card(page, second).locator(".card-headline")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#mover .moves-title")).to_have_text(second.headline)
    expect(page.locator("#mover .moves-refused")).to_contain_text("Publish now")
    approve = page.locator("#mover button[value=approve]")
    for _ in range(12):
        if approve.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(lane(page, "approved").locator(".card")).to_have_count(1)
    assert (state(first), state(second)) == ("in_review", "approved")


def test_without_a_script_the_menu_is_plain_forms(cast, desk):
    story = stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board", java_script_enabled=False)
    card(page, story).locator(".card-move").click()
    page.locator("button[value=approve]").click()
    expect(lane(page, "approved").locator(".card")).to_have_count(1)
    assert state(story) == "approved"


def test_the_second_persons_board_changes_without_reloading_and_keeps_the_keyboard(cast, desk):
    story, other = stage.submitted(cast), stage.draft(cast)
    theirs = desk(cast.managing_editor, "desk:board")
    theirs.evaluate("window.notReloaded = true")
    card(theirs, other).locator(".card-headline").focus()
    mine = desk(cast.section_editor, "desk:board")
    card(mine, story).drag_to(lane(mine, "approved"))
    expect(lane(mine, "approved").locator(".card")).to_have_count(1)
    expect(lane(theirs, "approved").locator(".card")).to_have_count(1)
    expect(card(theirs, other).locator(".card-headline")).to_be_focused()
    assert theirs.evaluate("window.notReloaded")


def test_news_wait_while_a_card_is_in_the_air(cast, desk):
    story, other = stage.submitted(cast), stage.submitted(cast)
    page = desk(cast.section_editor, "desk:board")
    pick_up(page, card(page, story))
    expect(lane(page, "approved")).to_have_class(re.compile("is-open"))
    workflow.perform("approve", cast.section_editor, other)
    with page.expect_response("**/desk/live/**"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # asks the desk at once
    expect(lane(page, "in_review").locator(".card")).to_have_count(2)
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(lane(page, "in_review").locator(".card")).to_have_count(1)


def test_a_phone_shows_one_column_at_a_time(cast, desk):
    stage.submitted(cast)
    stage.draft(cast)
    page = desk(cast.section_editor, "desk:board", viewport={"width": 390, "height": 844})
    expect(page.locator(".lane:visible")).to_have_count(1)
    page.locator("[data-tab=in_review]").click()
    expect(lane(page, "in_review")).to_be_visible()
    expect(lane(page, "draft")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def noon(days: int):
    """Noon in Jakarta, some days from now."""
    local = timezone.localtime() + timedelta(days=days)
    return local.replace(hour=12, minute=30, second=0, microsecond=0)


def scheduled(cast, starts_at):
    story = stage.approved(cast)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=starts_at))
    return story


def test_what_is_scheduled_is_dragged_to_another_day_and_keeps_its_time(cast, desk):
    story = scheduled(cast, noon(1))
    page = desk(cast.section_editor, "desk:calendar", f"?from={timezone.localdate()}")
    to = page.locator(f"#day-{noon(3):%Y-%m-%d}")
    page.locator(".event-begins").drag_to(to)
    expect(to.locator(".event-begins")).to_have_count(1)
    (edition,) = story.editions.all()
    assert edition.starts_at == noon(3)
    assert state(story) == "scheduled"


def test_what_others_let_us_print_on_terms_is_given_another_day_where_these_are_read(cast, desk):
    story = scheduled(cast, noon(1))
    StoryOrigin.objects.create(article=story, source="KBN", guid="x", usage_terms="Tidak untuk arsip.")
    page = desk(cast.section_editor, "desk:calendar", f"?from={timezone.localdate()}")
    to = page.locator(f"#day-{noon(3):%Y-%m-%d}")
    page.locator(".event-begins").drag_to(to)
    expect(page.locator("#mover .story-terms")).to_contain_text("KBN: Tidak untuk arsip.")
    expect(page.locator("#mover input[name=at]")).to_have_value(f"{noon(3):%Y-%m-%dT%H:%M}")
    expect(page.locator("[data-trouble]")).to_be_hidden()
    assert story.editions.get().starts_at == noon(1)
    page.locator("#mover button[type=submit]").click()
    expect(to.locator(".event-begins")).to_have_count(1)
    assert story.editions.get().starts_at == noon(3)


def test_what_is_dragged_again_before_the_desk_has_answered_follows_and_is_not_refused(cast, desk):
    story = scheduled(cast, noon(1))
    page = desk(cast.section_editor, "desk:calendar", f"?from={timezone.localdate()}")
    address = page.locator(".event-begins").get_attribute("data-move-url")
    answers = LateAnswers(page, re.compile(re.escape(address)))
    page.route(re.compile("/desk/live/"), lambda route: route.abort())  # news would tell the page too
    page.locator(".event-begins").drag_to(page.locator(f"#day-{noon(3):%Y-%m-%d}"))
    until(page, lambda: story.editions.get().starts_at == noon(3), "the desk has it, and the page does not know yet")
    to = page.locator(f"#day-{noon(2):%Y-%m-%d}")
    page.locator(".event-begins").drag_to(to)
    answers.come()
    expect(to.locator(".event-begins")).to_have_count(1)
    until(page, lambda: story.editions.get().starts_at == noon(2), "it has moved twice")
    expect(page.locator("[data-trouble]")).to_be_hidden()


def test_a_day_that_has_passed_takes_nothing_and_says_why(cast, desk):
    story = scheduled(cast, noon(1))
    yesterday = noon(-1)
    page = desk(cast.section_editor, "desk:calendar", f"?from={yesterday:%Y-%m-%d}")
    page.locator(".event-begins").drag_to(page.locator(f"#day-{yesterday:%Y-%m-%d}"))
    expect(page.locator("[data-trouble]")).to_contain_text("has passed")
    (edition,) = story.editions.all()
    assert edition.starts_at == noon(1)


def test_arrow_keys_lead_through_the_calendar_past_its_empty_days(cast, desk):
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    for title, days, hour in (("Pertama", 1, 9), ("Kedua", 1, 10), ("Lusa", 4, 9)):
        planned(cast, cast.writer, title=title, due_at=noon.replace(hour=hour) + timedelta(days=days))
    page = desk(cast.writer, "desk:calendar", f"?from={noon:%Y-%m-%d}")
    page.locator(".event-title").first.focus()
    for key, title in (("ArrowDown", "Kedua"), ("ArrowRight", "Lusa"), ("ArrowUp", "Kedua"), ("ArrowUp", "Pertama")):
        page.keyboard.press(key)
        expect(page.locator(".event-title:focus")).to_contain_text(title)


def test_another_time_is_given_by_keyboard(cast, desk):
    row = planned(cast, due_at=noon(1))
    page = desk(cast.section_editor, "desk:calendar", f"?from={timezone.localdate()}")
    page.locator(".event-due .event-move").focus()
    page.keyboard.press("Enter")
    field = page.locator("#mover input[name=at]")
    expect(field).to_be_visible()
    field.fill(f"{noon(2):%Y-%m-%dT%H:%M}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#day-{noon(2):%Y-%m-%d} .event-due")).to_have_count(1)
    assert Assignment.objects.get(pk=row.pk).due_at == noon(2)


def test_a_writer_takes_an_assignment_and_begins_its_story(cast, desk):
    row = planned(cast, title="Panen raya jagung di Gorontalo")
    page = desk(cast.writer, "desk:planning")
    page.locator(f"#assignment-{row.pk} button[value=claim]").click()
    page.locator("button[value=begin]").click()
    expect(page.locator("[name=headline]")).to_have_value("Panen raya jagung di Gorontalo")
    row.refresh_from_db()
    assert row.article.created_by == cast.writer
