"""How many clicks and keys it takes to file a story and to publish it, held to what the documentation says."""

import re
from pathlib import Path

import pytest

from articles.models import Article
from articles.workflow.status import Status
from sections.models import DeskMembership
from tests import stage
from tests.browser.body_writer import PASTE
from tests.factories import PhotoFactory

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "effort.md"
_ROW = re.compile(r"^\| (?P<way>From [^|]+?) \| (?P<clicks>\d+) \| (?P<keys>\d+) \|$", re.MULTILINE)


def written(way: str) -> tuple[int, int]:
    """Clicks and keys that the documentation gives for a way."""
    rows = {match["way"]: (int(match["clicks"]), int(match["keys"])) for match in _ROW.finditer(DOCUMENT.read_text())}
    return rows[way]


class Hand:
    """A person's hand: does things on a page and counts them."""

    def __init__(self, page):
        self.page, self.clicks, self.keys = page, 0, 0

    def click(self, target) -> None:
        target.click()
        self.clicks += 1

    def choose(self, select, label: str) -> None:
        """A list opens with one click, and a line is chosen with another."""
        select.select_option(label=label)
        self.clicks += 2

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def write(self, words: str) -> None:
        """The words of the story are not counted: they must be typed anywhere."""
        self.page.keyboard.type(words)

    @property
    def effort(self) -> tuple[int, int]:
        return self.clicks, self.keys


@pytest.fixture
def blank(page, cast, signed_in, go):
    """A writer before the form of a new story."""
    signed_in(page, cast.writer)
    go(page, "admin:articles_article_add")
    page.locator("#field-body [contenteditable='true']").wait_for()
    return page


@pytest.fixture
def editor(page, cast, signed_in):
    """The section's editor, with a story that was submitted."""
    stage.submitted(cast, headline="Panen rumput laut maju")
    return signed_in(page, cast.section_editor)


def write_story(hand: Hand) -> None:
    hand.write("Panen rumput laut maju")
    hand.press("Enter")
    hand.write("Petani di Takalar memanen lebih awal.")
    hand.press("Enter")
    hand.write("Petani di Takalar memanen rumput laut dua pekan lebih awal.")


def pick(hand: Hand, photo) -> None:
    """A photo of the library, in the dialog that is open."""
    picker = hand.page.locator("dialog.photo-picker[open]")
    hand.click(picker.locator(f"[data-id='{photo.pk}'] button"))
    hand.click(picker.locator("[data-choose]"))
    picker.wait_for(state="hidden")


def insert(hand: Hand, *letters: str) -> None:
    """What has this name, by "/" on an empty line."""
    hand.press("/", *letters, "Enter")


def the_story() -> Article:
    return Article.objects.get()


def test_from_a_blank_page_to_submitted(blank, cast):
    hand = Hand(blank)

    write_story(hand)
    hand.choose(blank.locator("#id_section"), cast.section.name)
    hand.click(blank.locator(".story-bar-moves [name=_move][value=submit]"))

    blank.locator(".story-reading").wait_for()
    assert the_story().status == Status.IN_REVIEW
    assert hand.effort == written("From a blank page to submitted")


def test_from_submitted_to_published(editor, go):
    hand = Hand(editor)
    go(editor, "admin:index")

    hand.click(editor.get_by_role("link", name="Panen rumput laut maju"))
    hand.click(editor.locator(".story-bar-moves [name=_move][value=approve]"))
    hand.click(editor.locator(".story-bar-moves [data-opens=dialog-publish]"))
    hand.click(editor.locator("#dialog-publish [name=_move]"))

    editor.locator("#dialog-publish").wait_for(state="detached")
    assert the_story().status == Status.PUBLISHED
    assert hand.effort == written("From submitted to published")


def test_from_the_list_to_published(page, cast, signed_in, go):
    stage.approved(cast, headline="Panen rumput laut maju")
    go(signed_in(page, cast.section_editor), "admin:articles_article_changelist")
    hand = Hand(page)

    hand.click(page.get_by_role("checkbox", name=re.compile("Panen rumput laut maju")))
    hand.click(page.locator("[data-bulk-go]"))
    hand.click(page.locator("[name=_move][value=publish]"))

    page.locator(".bulk-outcomes").wait_for()
    assert the_story().status == Status.PUBLISHED
    assert hand.effort == written("From the list to published, one approved story or twenty")


def test_from_a_blank_page_to_submitted_by_keyboard_alone(page, cast, signed_in, go):
    DeskMembership.objects.create(user=cast.writer, section=cast.section)  # the section of one's only desk is chosen
    signed_in(page, cast.writer)
    go(page, "admin:articles_article_add")
    page.locator("#field-body [contenteditable='true']").wait_for()
    hand = Hand(page)

    write_story(hand)
    hand.press("Control+Enter")

    page.locator(".story-reading").wait_for()
    assert the_story().status == Status.IN_REVIEW
    assert hand.effort == written("From a blank page to submitted, by keyboard alone, on one's only desk")


def test_from_submitted_to_published_by_keyboard_alone(editor, go):
    go(editor, "admin:articles_article_change", the_story().pk)
    editor.locator("#field-body [contenteditable='true']").wait_for()
    hand = Hand(editor)

    hand.press("Control+Enter")
    editor.locator(".story-bar-moves [data-opens=dialog-publish]").wait_for()
    editor.locator("#field-body [contenteditable='true']").wait_for()
    hand.press("Control+Enter")
    editor.locator("#dialog-publish[open]").wait_for()
    hand.press("Control+Enter")

    editor.locator("#dialog-publish").wait_for(state="detached")
    assert the_story().status == Status.PUBLISHED
    assert hand.effort == written("From submitted to published, by keyboard alone, with the story open")


@pytest.mark.parametrize("where", ["on a desk", "on a phone"])
def test_a_story_with_all_that_a_story_may_have(page, cast, signed_in, go, where):
    """Two photos, a read-also, a pull quote, a table, a video, a tag and a place."""
    lead = PhotoFactory(created_by=cast.writer)
    other = PhotoFactory(created_by=cast.writer, caption="Petani di Takalar.")
    stage.published(cast, headline="Ekspor rumput laut naik")
    if where == "on a phone":
        page.set_viewport_size({"width": 390, "height": 844})
    signed_in(page, cast.writer)
    go(page, "admin:articles_article_add")
    page.locator("#field-body [contenteditable='true']").wait_for()
    hand = Hand(page)

    write_story(hand)
    hand.press("Enter")
    hand.click(page.locator("[data-tool=readAlso]"))
    page.locator(".body-results button").first.wait_for()
    hand.press("Enter")
    page.locator(".body-readalso").wait_for()
    hand.click(page.locator("[data-tool=photo]"))
    pick(hand, other)
    page.locator(".body-photo").wait_for()
    insert(hand, "p", "u")
    hand.write("Kami tidak sanggup menunggu.")
    hand.press("Enter", "Enter")
    page.evaluate(PASTE, ["", "https://youtu.be/dQw4w9WgXcQ"])
    hand.keys += 1
    page.locator(".body-embed").wait_for()
    insert(hand, "t", "a")
    hand.write("Bulan")
    hand.click(page.locator("[data-photo-pick]"))
    pick(hand, lead)
    hand.choose(page.locator("#id_section"), cast.section.name)
    hand.click(page.locator("#id_dateline"))
    hand.write("Takalar")
    if where == "on a phone":
        hand.click(page.locator("[data-side-open]"))
    hand.click(page.locator("#id_tags_new"))
    hand.write("rumput laut")
    page.get_by_role("option").filter(has_text="rumput laut").wait_for()
    hand.press("Enter")
    if where == "on a phone":
        hand.press("Escape")
    hand.click(page.locator(".story-bar-moves [name=_move][value=submit]"))

    page.locator(".story-reading").wait_for()
    story = Article.objects.latest("pk")
    assert (story.status, story.dateline, story.lead_photo) == (Status.IN_REVIEW, "Takalar", lead)
    assert story.lead_caption == lead.caption
    assert list(story.tags.names()) == ["rumput laut"]
    for part in ("data-article", "data-photo", "data-pullquote", "data-embed", "<table"):
        assert story.body.count(part) == 1
    assert hand.clicks <= 14
    assert hand.effort == written(f"From a blank page to submitted with all that a story may have, {where}")
