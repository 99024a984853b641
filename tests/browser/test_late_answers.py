"""Answers that come late, as on a weak line: what a person chose or typed meanwhile is what counts."""

import re

import pytest
from playwright.sync_api import expect

from people.models import Author
from tests import stage
from tests.browser.conftest import timers_run
from tests.factories import PhotoFactory


class Line:
    """The line between the page and the desk, for addresses that match `pattern`: it can be held, and let go."""

    def __init__(self, page, pattern):
        self.page, self.pattern, self.waiting = page, pattern, []

    def hold(self):
        self.page.route(self.pattern, lambda route: self.waiting.append(route))  # the driver takes functions only
        return self

    def asked(self, words):
        """Wait until the page has asked for `words`."""
        while not any(f"q={words}" in route.request.url for route in self.waiting):
            self.page.wait_for_timeout(20)

    def come_under(self, pressed):
        """Let the answer come while a finger lies on `pressed`, and lift it."""
        pressed.hover()
        self.page.mouse.down()
        with self.page.expect_response(self.pattern) as answer:
            self.let_go()
        answer.value.finished()
        timers_run(self.page, within=50)  # whatever the page makes of it, it has made
        self.page.mouse.up()

    def let_go(self):
        for route in self.waiting:
            route.continue_()
        self.page.unroute(self.pattern)


@pytest.fixture
def write(page, cast, signed_in, go):
    """The writing page of a draft; further stories and names must be there before."""

    def opens():
        go(signed_in(page, cast.writer), "admin:articles_article_change", stage.draft(cast).pk)
        page.locator("#story-form[data-settled]").wait_for()
        return page

    return opens


@pytest.fixture
def searched(page, cast, write):
    """The dialog that searches a story to point to; it shows the newest two."""
    stage.published(cast, headline="Ekspor rumput laut naik")
    stage.published(cast, headline="Harga garam turun", tags=["garam"])
    write().locator("[data-tool=readAlso]").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    return dialog


def test_an_answer_that_comes_late_leaves_a_person_on_the_story_they_stand_on(page, searched):
    line = Line(page, re.compile("q=ekspo")).hold()
    searched.get_by_role("searchbox").fill("ekspo")
    line.asked("ekspo")
    searched.get_by_role("button", name="Ekspor rumput laut naik").focus()
    line.let_go()
    expect(searched.get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".body-readalso")).to_contain_text("Ekspor rumput laut naik")


def test_a_person_whose_story_is_not_in_the_answer_is_back_in_the_box(page, searched):
    line = Line(page, re.compile("q=ekspo")).hold()
    searched.get_by_role("searchbox").fill("ekspo")
    line.asked("ekspo")
    searched.get_by_role("button", name="Harga garam turun").focus()
    line.let_go()
    expect(searched.get_by_role("searchbox")).to_be_focused()


def test_enter_waits_for_the_answer_to_what_is_typed(page, searched):
    line = Line(page, re.compile("q=ekspo")).hold()
    searched.get_by_role("searchbox").fill("ekspo")
    page.keyboard.press("Enter")
    line.asked("ekspo")
    expect(page.locator(".body-readalso")).to_have_count(0)
    line.let_go()
    expect(page.locator(".body-readalso")).to_contain_text("Ekspor rumput laut naik")


def test_a_story_that_is_pressed_as_another_answer_comes_is_the_one(page, searched):
    line = Line(page, re.compile("q=garam")).hold()
    searched.get_by_role("searchbox").fill("garam")
    line.asked("garam")
    line.come_under(searched.get_by_role("button", name="Ekspor rumput laut naik"))
    expect(page.locator(".body-readalso")).to_contain_text("Ekspor rumput laut naik")


def test_a_list_waits_for_no_finger_that_lies_elsewhere(page, searched):
    line = Line(page, re.compile("q=garam")).hold()
    searched.get_by_role("searchbox").fill("garam")
    line.asked("garam")
    page.locator("dialog[open] h2").first.hover()
    page.mouse.down()
    line.let_go()
    expect(searched.get_by_role("listitem")).to_have_count(1)
    page.mouse.up()


def test_a_finger_that_slides_off_lets_the_answer_come(page, searched):
    line = Line(page, re.compile("q=garam")).hold()
    searched.get_by_role("searchbox").fill("garam")
    line.asked("garam")
    searched.get_by_role("button", name="Ekspor rumput laut naik").hover()
    page.mouse.down()
    line.let_go()
    page.mouse.move(1, 1)
    page.mouse.up()
    expect(searched.get_by_role("listitem")).to_have_count(1)


def test_a_photo_that_is_pressed_as_the_library_answers_is_chosen(page, write):
    PhotoFactory(title="Sawah", alt="Sawah", caption="Sawah.")
    write().locator("[data-photo-pick]").click()
    picker = page.locator("dialog.photo-picker[open]")
    expect(picker.locator(".photo-card")).to_have_count(2)  # and the draft's own
    line = Line(page, re.compile("q=kapa")).hold()
    picker.locator("[data-search]").fill("kapa")
    line.asked("kapa")
    line.come_under(picker.locator(".photo-card-button", has_text="Sawah"))
    expect(picker.locator("[data-choose]")).to_be_enabled()
    expect(picker.locator(".photo-card")).to_have_count(1)
    expect(picker.locator("[data-choose]")).to_be_enabled()


def test_a_search_that_fails_leaves_no_story_of_another_search(page, searched):
    page.route(re.compile("q=ekspo"), lambda route: route.abort())
    searched.get_by_role("searchbox").fill("ekspo")
    expect(searched.get_by_role("listitem")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(searched).to_be_visible()


def test_a_tag_is_what_is_typed_though_the_list_answers_less(page, write):
    write()
    box = page.locator("#id_tags_new")
    box.press_sequentially("garam")
    expect(page.locator("[data-tags] [role=option]")).to_have_text(re.compile("garam"))
    line = Line(page, re.compile(r"q=garam(%20|\+)")).hold()
    box.press_sequentially(" impor")
    box.press("Enter")
    line.let_go()
    expect(page.locator("[data-tags]")).to_contain_text("garam impor")


@pytest.fixture
def two_authors(page, write):
    """The box of a story's authors with "pur" in it, and the two who are offered."""
    for name in ("Puri Setyaningrum", "Purwanto Hadi"):
        Author.objects.create(name=name, slug=name.split()[0].lower())
    write()
    box, found = page.locator("#field-bylines [data-names-input]"), page.locator("#field-bylines [role=option]")
    box.press_sequentially("pur")
    expect(found).to_have_count(2)
    return box, found


def test_only_authors_who_suit_what_is_typed_can_be_chosen(page, two_authors):
    box, found = two_authors
    line = Line(page, re.compile("q=purw")).hold()
    box.press_sequentially("w")
    expect(found).to_have_text(["Purwanto Hadi"])
    box.press("Enter")
    line.let_go()
    expect(page.locator("[data-bylines-rows]")).to_contain_text("Purwanto Hadi")
    expect(page.locator("[data-bylines-rows]")).not_to_contain_text("Puri")


def test_an_author_who_is_pressed_as_the_answer_comes_is_taken(page, two_authors):
    box, found = two_authors
    line = Line(page, re.compile("q=purw")).hold()
    box.press_sequentially("w")
    line.asked("purw")
    line.come_under(found.filter(has_text="Purwanto Hadi"))
    expect(page.locator("[data-bylines-rows]")).to_contain_text("Purwanto Hadi")


def test_enter_takes_the_author_who_is_still_being_looked_for(page, write):
    Author.objects.create(name="Puri Setyaningrum", slug="puri")
    write()
    line = Line(page, re.compile("q=puri")).hold()
    box = page.locator("#field-bylines [data-names-input]")
    box.fill("puri")
    box.press("Enter")
    line.asked("puri")
    line.let_go()
    expect(page.locator("[data-bylines-rows]")).to_contain_text("Puri Setyaningrum")


def test_a_colleague_is_called_by_what_is_typed(page, cast, signed_in, go):
    story = stage.draft(cast)
    go(signed_in(page, cast.writer), "desk:notes", story.pk)
    box = page.locator("#note-new")
    box.press_sequentially("Halo @s")
    expect(page.locator(".names-list [role=option]").first).to_contain_text("@sari")
    line = Line(page, re.compile("q=sa")).hold()
    box.press_sequentially("a")
    line.asked("sa")
    line.come_under(page.locator(".names-list [role=option]").filter(has_text="@sari"))
    expect(box).to_have_value("Halo @sari ")
    box.press_sequentially("dan @s")
    expect(page.locator(".names-list [role=option]").first).to_contain_text("@sari")
    line = Line(page, re.compile("q=sx")).hold()
    box.press_sequentially("x")
    expect(page.locator(".names-list").first).to_be_hidden()
    line.let_go()


def test_a_story_of_the_tray_that_is_pressed_as_the_tray_turns_is_taken(page, cast, signed_in, go):
    stage.published(cast, headline="Harga beras")
    stage.approved(cast, headline="Rupiah menguat")
    go(signed_in(page, cast.editor_in_chief), "desk:front", 0)
    page.locator("#fronts[data-ready]").wait_for()
    story = page.locator("[data-stories] li", has_text="Harga beras")
    story.wait_for()
    line = Line(page, re.compile("of=approved")).hold()
    page.locator("[data-of=approved]").click()
    line.come_under(story.get_by_role("button"))
    expect(page.locator("[data-said]")).to_contain_text("“Harga beras” is taken")
    expect(page.locator("[data-stories] li")).to_have_text(re.compile("Rupiah menguat"))


def test_a_list_that_is_pressed_as_ctrl_k_finds_another_is_gone_to(page, cast, signed_in, go):
    go(signed_in(page, cast.administrator), "admin:index")
    page.keyboard.press("Control+k")
    page.keyboard.type("role")
    found = page.locator("#command a")
    expect(found).to_have_count(1)
    line = Line(page, re.compile("s=rolexyz")).hold()
    with page.expect_request(line.pattern):
        page.keyboard.type("xyz")
    line.come_under(found)
    page.wait_for_url("**/people/role/")
