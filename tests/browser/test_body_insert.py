"""What hands do in a body: "/" and "+" for what can stand there, addresses on their own lines, Markdown, quotes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.body_writer import Writer
from tests.browser.conftest import true_in

pytestmark = [pytest.mark.urls("tests.browser.body_page"), pytest.mark.shared_window]
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
POST = "https://x.com/a/status/12"


@pytest.fixture
def writer(page, cast, signed_in, live_server):
    signed_in(page, cast.writer)
    return Writer(page, f"{live_server.url}/admin/body-page/")


def rows(writer):
    return writer.page.locator("#body-insert [role=option]:visible")


def test_a_slash_on_an_empty_line_lists_what_can_stand_there_and_words_narrow_it(writer):
    keyboard = writer.open("<p>satu</p><p></p>").write_at_end().page.keyboard
    keyboard.type("/")
    expect(rows(writer)).to_have_count(10)
    sheet = writer.page.get_by_role("textbox", name=re.compile("Body"))
    expect(sheet).to_have_attribute("aria-activedescendant", "body-insert-photo")
    keyboard.type("heading")
    expect(rows(writer)).to_have_text([re.compile("Heading"), re.compile("Smaller heading")])
    keyboard.press("ArrowDown")
    expect(sheet).to_have_attribute("aria-activedescendant", "body-insert-heading3")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    keyboard.type("Panen")
    writer.expect_field("<p>satu</p><h2>Panen</h2>")
    expect(sheet).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_escape_leaves_the_slash_as_text_and_the_list_stays_away(writer):
    keyboard = writer.open().write_at_end().page.keyboard
    keyboard.type("/dan")
    keyboard.press("Escape")
    keyboard.type("/atau")
    expect(writer.page.locator("#body-insert")).to_be_hidden()
    writer.expect_field("<p>/dan/atau</p>")


def test_a_slash_within_words_is_a_slash(writer):
    writer.open("<p>a</p>").write_at_end().page.keyboard.type(" dan/")
    expect(writer.page.locator("#body-insert")).to_be_hidden()


def test_a_plus_beside_the_empty_line_opens_the_same_list(writer):
    writer.open("<p>satu</p><p></p>").write_at_end()
    plus = writer.page.locator(".body-plus")
    line = writer.page.locator(".body-page p").last
    expect(plus).to_be_visible()
    assert abs(plus.bounding_box()["y"] - line.bounding_box()["y"]) < 12
    plus.click()
    rows(writer).filter(has_text="Table").click()
    expect(writer.page.locator(".body-page table")).to_be_visible()
    writer.page.locator(".body-page p").first.click()
    expect(plus).to_be_hidden()


def test_the_list_is_reached_and_left_by_keyboard_from_the_toolbar(writer):
    writer.open("<p>kata</p>")
    button = writer.page.get_by_role("button", name="Insert", exact=True)
    button.press("Enter")
    listed = writer.page.get_by_role("listbox", name="Insert here")
    expect(listed).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    writer.page.keyboard.press("ArrowDown")
    expect(listed).to_have_attribute("aria-activedescendant", "body-insert-readAlso")
    writer.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("how", ["pasted", "typed"])
def test_an_address_on_its_own_line_becomes_what_it_leads_to_and_undo_brings_it_back(writer, how):
    writer.open("<p>satu</p><p></p>")
    if how == "pasted":
        writer.paste(text="https://youtu.be/dQw4w9WgXcQ?si=jejak")
    else:
        writer.write_at_end().page.keyboard.type("https://youtu.be/dQw4w9WgXcQ?si=jejak")
        writer.page.keyboard.press("Enter")
    expect(writer.page.locator(".body-embed")).to_contain_text("youtube.com")
    expect(writer.page.get_by_role("status").filter(has_text="youtube.com")).to_be_visible()
    writer.page.keyboard.type("dua")
    writer.expect_field(f'<p>satu</p><figure data-embed="{VIDEO}"></figure><p>dua</p>')


def test_a_photo_is_put_before_a_video_and_taken_away_again(writer):
    writer.open(
        f'<p>satu</p><figure data-embed="{VIDEO}" data-poster="7"></figure><figure data-embed="{POST}"></figure>'
    )
    video, post = writer.page.locator(".body-embed").all()
    expect(video.get_by_role("button", name="Choose the photo before it plays")).to_be_attached()
    expect(post.get_by_role("button")).to_have_count(1)
    expect(video).to_contain_text("This photo is not in the library")
    video.get_by_role("button", name="Remove the photo before it plays").click()
    writer.expect_field(f'<p>satu</p><figure data-embed="{VIDEO}"></figure><figure data-embed="{POST}"></figure>')
    expect(video.get_by_role("button")).to_have_count(2)


def test_an_address_among_words_or_of_an_unknown_place_stays(writer):
    writer.open("<p></p>")
    with writer.page.expect_response("**/embed/**") as asked:
        writer.paste(text="https://example.org/berita")
    assert asked.value.status == 400
    assert "example.org/berita" in writer.field
    assert "figure" not in writer.field
    writer.open("<p>lihat </p>").paste(text=VIDEO)
    assert "figure" not in writer.field


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("## Panen", "<h2>Panen</h2>"),
        ("### Panen", "<h3>Panen</h3>"),
        ("- garam", "<ul><li><p>garam</p></li></ul>"),
        ("> ucapan", "<blockquote><p>ucapan</p></blockquote>"),
        ("[BPS](https://bps.go.id) kata", '<p><a rel="noopener" href="https://bps.go.id">BPS</a> kata</p>'),
        ("[BPS](bps.go.id/data)", '<p><a rel="noopener" href="https://bps.go.id/data">BPS</a></p>'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
    ],
)
def test_markdown_becomes_what_it_means(writer, typed, html):
    writer.open().write_at_end().page.keyboard.type(typed)
    writer.expect_field(html)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ('"Naik," kata dia.', "“Naik,” kata dia."),
        ('(kata "pasar")', "(kata “pasar”)"),
        ("Jum'at", "Jum’at"),
        ("'pasar' kata", "‘pasar’ kata"),
        ("\"Kata 'pasar' itu\"", "“Kata ‘pasar’ itu”"),
        ('layar 7" baru', 'layar 7" baru'),
        ('„Naik" kata', '„Naik" kata'),
        ('https://a.id/?q="x', 'https://a.id/?q="x'),
    ],
)
def test_quotes_are_set_while_they_are_typed_as_a_save_would_set_them(writer, typed, set_as):
    writer.open().write_at_end().page.keyboard.type(typed)
    writer.expect_field(f"<p>{set_as}</p>")


def test_the_page_is_quiet_about_what_the_policy_forbids(writer):
    keyboard = writer.open("<p></p>").write_at_end().page.keyboard
    keyboard.type("/")
    keyboard.press("Escape")
    true_in(writer.page, "document.querySelector('.body-insert').hidden")
    assert [text for text in writer.complaints if "favicon" not in text and "404" not in text] == []
