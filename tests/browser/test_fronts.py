"""The screen of a front page in a real browser: by drag, by keys alone, by taps, and by two people."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.workflow.order import Order
from fronts import drafts, revisions
from fronts.arrangement import read
from fronts.models import Draft, FrontRevision
from tests import stage
from tests.browser.conftest import until
from tests.browser.late import LateAnswers
from tests.factories import PhotoFactory
from tests.public import many


@pytest.fixture
def stories(cast):
    """Live stories, the last one the newest, by their headlines."""
    words = ("Kopi Gayo", "Harga beras", "Nikel", "Sawit")
    return {word: stage.published(cast, headline=word) for word in words}


@pytest.fixture
def screen(browser, signed_in, live_server, cast):
    """Open the home page's screen as a person of the cast, in a window of their own."""

    def open_screen(who="editor_in_chief", **window):
        page = browser.new_context(**window).new_page()
        signed_in(page, cast.people[who])
        page.goto(live_server.url + reverse("desk:front", args=[0]))
        page.locator("#fronts[data-ready]").wait_for()
        page.locator("[data-stories] [data-article]").first.wait_for(state="attached")
        return page

    return open_screen


def canvas(page):
    return page.frame_locator("[data-canvas]")


def in_tray(page, headline):
    return page.locator("[data-stories] li", has_text=headline)


def lead(page) -> list[str]:
    cards = canvas(page).locator("[data-container=lead0000] .fe-card")
    return [card.get_attribute("data-headline") for card in cards.all()]


def placed() -> list[int]:
    draft = Draft.objects.filter(front__section=None).first()
    return [card.article for card in read(draft.layout)[0].cards] if draft else []


def test_by_keys_alone_a_story_is_placed_undone_and_published_and_each_step_is_said(screen, stories):
    page = screen()
    said = page.locator("[data-said]")
    in_tray(page, "Kopi Gayo").focus()
    page.keyboard.press("Space")
    expect(said).to_contain_text("“Kopi Gayo” is taken")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text("Lead with seconds 2")
    page.keyboard.press("Escape")
    expect(said).to_contain_text("back where it was")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text("Lead with seconds 1")
    page.keyboard.press("Space")
    expect(said).to_have_text("“Kopi Gayo” stands at Lead with seconds 1.")
    until(page, lambda: placed() == [stories["Kopi Gayo"].pk], "the draft has it")
    page.locator("[data-undo]").press("Enter")
    until(page, lambda: placed() == [], "it is undone")
    expect(said).to_have_text("Undone.")
    page.locator("[data-redo]").press("Enter")
    until(page, lambda: placed() == [stories["Kopi Gayo"].pk], "it is done again")
    expect(said).to_have_text("Redone.")
    page.locator("[data-publish]").press("Enter")
    expect(said).to_have_text("It is live.")
    assert read(revisions.live(None).layout)[0].cards[0].article == stories["Kopi Gayo"].pk


def test_a_story_is_dragged_from_the_tray_and_gets_words_of_its_own(screen, stories):
    page = screen()
    assert page.evaluate("document.documentElement.scrollWidth <= 1280")
    assert page.locator("[data-publish]").bounding_box()["y"] < page.locator("[data-which]").bounding_box()["y"] + 20
    target = canvas(page).locator("[data-container=lead0000] .fe-card").first
    in_tray(page, "Kopi Gayo").hover()
    page.mouse.down()
    for x in (30, 40):
        target.hover(position={"x": x, "y": 8}, force=True)
    expect(page.locator("[data-holding]")).to_be_hidden()  # nothing lies over the page while a story is carried
    page.mouse.up()
    until(page, lambda: placed()[:1] == [stories["Kopi Gayo"].pk], "it leads")
    first = canvas(page).locator("[data-container=lead0000] .fe-card").first
    expect(first).to_have_attribute("data-headline", "Kopi Gayo")
    first.focus()
    page.keyboard.press("Enter")
    page.locator("#front-headline").fill("Kopi di depan")
    page.locator("#front-place").fill("2")
    page.locator("[data-dialog=card] [value=done]").click()
    second = canvas(page).locator("[data-container=lead0000] .fe-card").nth(1)
    expect(second).to_contain_text("Kopi di depan")


def test_each_card_says_the_place_that_it_has_in_the_fronts_order(screen, stories, cast):
    newest = [stage.published(cast, headline=word).headline for word in ("Teh", "Garam", "Lada")][::-1]
    page = screen()
    cards = canvas(page).locator("[data-container=lead0000] .fe-card")
    expect(cards).to_have_count(5)
    told = {card.get_attribute("data-place"): card.get_attribute("data-headline") for card in cards.all()}
    expected = [*newest, "Sawit", "Nikel"]
    assert told == {f"Lead with seconds {nth}": word for nth, word in enumerate(expected, 1)}


def test_two_editors_merge_by_container_and_neither_publishes_unseen(screen, stories, cast):
    one, two = screen(), screen("managing_editor")
    in_tray(one, "Kopi Gayo").focus()
    for key in ("Space", "ArrowDown", "Space"):
        one.keyboard.press(key)
    until(one, lambda: placed() == [stories["Kopi Gayo"].pk], "the first has placed a story")
    expect(two.locator("[data-others]")).to_contain_text(str(cast.editor_in_chief))
    expect(canvas(two).locator("[data-container=lead0000] .fe-card").first).to_contain_text("Kopi Gayo")
    one.route("**/pulse/", lambda asked: asked.abort())  # what comes now it does not see by itself
    latest = {"key": "latest00", "layout": "latest", "size": 5}
    drafts.change(cast.managing_editor, None, [drafts.Change("latest00", latest, 0)])
    one.locator("[data-publish]").click()
    expect(one.locator("[data-trouble]")).to_contain_text(str(cast.managing_editor))
    assert not FrontRevision.objects.exists()
    expect(one.locator("[data-state]")).to_contain_text("2")
    one.locator("[data-publish]").click()
    expect(one.locator("[data-said]")).to_have_text("It is live.")
    assert [container.size for container in read(revisions.live(None).layout)[:2]] == [5, 5]


def test_a_scheduled_front_is_seen_as_of_its_moment_and_called_off(screen, stories, cast):
    page = screen()
    in_tray(page, "Kopi Gayo").focus()
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    until(page, lambda: placed() == [stories["Kopi Gayo"].pk], "it is placed")
    page.locator("[data-opens=schedule]").click()
    tomorrow = timezone.localdate() + timedelta(days=1)
    page.locator("#front-when").fill(f"{tomorrow:%Y-%m-%d}T06:00")
    page.locator("#front-name").fill("Sarapan")
    page.locator("[data-dialog=schedule] [value=done]").click()
    tick = page.locator(".fronts-tick", has_text="Sarapan")
    expect(tick).to_be_visible()
    assert timezone.localtime(FrontRevision.objects.get().goes_live_at).hour == 6
    expect(canvas(page).locator("[data-container=lead0000] .fe-card").first).to_contain_text("Sawit")
    tick.click()
    expect(page.locator("[data-ahead]")).to_contain_text(", 06.00 WIB")
    expect(canvas(page).locator("[data-container=lead0000] [data-article]").first).to_contain_text("Kopi Gayo")
    page.locator("[data-now]").click()
    expect(canvas(page).locator("[data-container=lead0000] .fe-card").first).to_contain_text("Sawit")
    page.locator("[data-opens=history]").click()
    page.locator("[data-call-off]").click()
    expect(tick).to_have_count(0)


def test_a_story_that_is_withdrawn_leaves_its_place_and_the_editor_sees_it(screen, stories, cast):
    story = stories["Kopi Gayo"]
    draft = drafts.change(cast.editor_in_chief, None, [drafts.Change("lead0000", lead_of(story), 0)])
    assert draft.versions
    page = screen()
    expect(canvas(page).locator("[data-container=lead0000] .fe-card").first).to_contain_text("Kopi Gayo")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    page.reload()
    page.locator("#fronts[data-ready]").wait_for()
    expect(canvas(page).locator("[data-container=lead0000] .fe-mark")).to_contain_text("Kopi Gayo")
    assert "Kopi Gayo" not in lead(page)
    assert len(lead(page)) == 3, "the rule fills its place"


def lead_of(story) -> dict:
    return {
        "key": "lead0000",
        "layout": "lead",
        "width": "two",
        "size": 5,
        "fill": "both",
        "cards": [{"article": story.pk}],
    }


def test_on_a_phone_a_story_is_placed_with_two_taps(screen, stories):
    page = screen(viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    page.locator("[data-tray] > summary").tap()
    in_tray(page, "Kopi Gayo").locator("button").tap()
    expect(page.locator("[data-holding]")).to_be_visible()
    place = canvas(page).locator("[data-container=lead0000] .fe-card").first
    place.evaluate("card => card.scrollIntoView({block: 'center'})")  # away from the words at the foot
    place.tap(position={"x": 30, "y": 60})
    until(page, lambda: placed() == [stories["Kopi Gayo"].pk], "it leads")
    expect(page.locator("[data-holding]")).to_be_hidden()


def place_by_keys(page, headline, *steps):
    in_tray(page, headline).focus()
    for key in ("Space", "ArrowDown", *steps, "Space"):
        page.keyboard.press(key)


def test_nobody_is_refused_for_what_they_have_just_changed_themselves(screen, stories):
    page = screen()
    answers = LateAnswers(page, "**/change/")
    place_by_keys(page, "Kopi Gayo")
    until(page, lambda: placed() == [stories["Kopi Gayo"].pk], "the desk has it, and the page does not know yet")
    page.locator("[data-publish]").click()
    place_by_keys(page, "Harga beras", "ArrowDown")
    page.locator("[data-opens=schedule]").click()
    page.locator("#front-when").fill(f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}T06:00")
    page.locator("[data-dialog=schedule] [value=done]").click()
    assert not FrontRevision.objects.exists()
    answers.come()
    until(page, lambda: FrontRevision.objects.count() == 2, "both fronts are made")
    expect(page.locator("[data-said]")).to_have_text("It is scheduled.")
    expect(page.locator("[data-trouble]")).to_be_hidden()
    rows = [[card.article for card in read(one.layout)[0].cards] for one in FrontRevision.objects.order_by("number")]
    assert rows == [[stories["Kopi Gayo"].pk], [stories["Kopi Gayo"].pk, stories["Harga beras"].pk]]


def test_a_form_that_is_open_does_not_write_over_what_somebody_else_changed_meanwhile(screen, stories, cast):
    page = screen()
    place_by_keys(page, "Kopi Gayo")
    first = canvas(page).locator("[data-container=lead0000] .fe-card").first
    expect(first).to_have_attribute("data-headline", "Kopi Gayo")
    first.focus()
    page.keyboard.press("Enter")
    page.locator("#front-kicker").fill("Panen")
    known = Draft.objects.get().versions["lead0000"]
    lead = lead_of(stories["Kopi Gayo"]) | {"title": "Hari ini"}
    drafts.change(cast.managing_editor, None, [drafts.Change("lead0000", lead, known)])
    until(page, lambda: titled(page), "the page has heard of it")
    page.locator("[data-dialog=card] [value=done]").click()
    expect(page.locator("[data-dialog=card] [data-error]")).to_contain_text(str(cast.managing_editor))
    assert read(Draft.objects.get().layout)[0].cards[0].kicker == ""
    expect(page.locator("[data-undo]")).to_be_disabled()
    page.locator("[data-dialog=card] [value=done]").click()
    expect(page.locator("[data-dialog=card]")).to_be_hidden()
    saved = read(Draft.objects.get().layout)[0]
    assert (saved.title, saved.cards[0].kicker) == ("Hari ini", "Panen")


def titled(page) -> bool:
    """The head of the lead, as the screen shows it, has the other editor's title."""
    return "Hari ini" in canvas(page).locator("[data-container=lead0000] > .fe-head").inner_text()


def test_a_cards_time_is_said_as_the_house_says_it_and_its_picture_is_looked_at_by_keys(screen, stories, cast):
    story = stage.published(cast, headline="Kakao", lead_photo=PhotoFactory(renditions=many.RENDITIONS))
    drafts.change(cast.editor_in_chief, None, [drafts.Change("lead0000", lead_of(story), 0)])
    page = screen(viewport={"width": 390, "height": 844}, has_touch=True)
    first = canvas(page).locator("[data-container=lead0000] .fe-card").first
    first.focus()
    page.keyboard.press("Enter")
    tomorrow = timezone.localdate() + timedelta(days=1)
    page.locator("#front-ends").fill(f"{tomorrow:%Y-%m-%d}T11:00")
    expect(page.locator("#front-ends-said")).to_contain_text(", 11.00 WIB")
    marker = page.locator("[data-dialog=card] [data-focal-marker]")
    expect(marker).to_have_accessible_name(re.compile("^Focal point: 50 % from the left, 50 %"))
    for key in ("Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp"):
        marker.press(key)
    box = page.locator("[data-dialog=card]").bounding_box()
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844), "it comes up from below"
    page.locator("[data-dialog=card] [value=done]").tap()
    expect(first.locator(".fe-marks")).to_have_text(re.compile("^until .* 11.00 WIB$"))
    expect(first.locator("picture")).to_have_class("at-x3 at-y4")
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="The picture's own focal point").tap()
    page.locator("[data-dialog=card] [value=done]").tap()
    expect(first.locator("picture[class]")).to_have_count(0)
