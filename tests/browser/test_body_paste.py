"""What Word, Google Docs, WhatsApp and others put on the clipboard, through the real editor and saved."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.body_writer import PASTE, Writer
from tests.browser.conftest import true_in
from tests.factories import jpeg

CLIPBOARD = Path(__file__).parent / "clipboard"
pytestmark = [pytest.mark.urls("tests.browser.body_page"), pytest.mark.shared_window]


@pytest.fixture
def writer(page, cast, signed_in, live_server):
    signed_in(page, cast.writer)
    return Writer(page, f"{live_server.url}/admin/body-page/")


def clipboard(name):
    return (CLIPBOARD / name).read_text()


PASTED = (
    "<h2>Harga beras naik</h2>"
    "<p><strong>Makassar</strong> – Harga beras <em>premium</em> naik{}, kata pedagang di "
    '<a href="https://example.org/pasar" rel="noopener">Pasar Terong</a>.</p>'
    "<ul><li><p>Beras premium Rp16.000</p></li><li><p>Beras medium Rp13.500</p></li></ul>"
)


def test_word_gives_clean_paragraphs_lists_and_tables(writer):
    saved = writer.open().paste(clipboard("word.html"), "Harga beras naik …").save()
    assert saved == PASTED.format(" sejak pekan lalu") + (
        "<table><tbody><tr><td><p>Mei</p></td><td><p>12.000</p></td></tr></tbody></table><p>Stok aman.</p>"
    )


def test_a_picture_that_word_pastes_is_named_as_left_out(writer):
    writer.open().paste(clipboard("word.html"), "Harga beras naik …")
    expect(writer.page.locator(".body-status")).to_contain_text("1")


def test_google_docs_gives_clean_paragraphs(writer):
    saved = writer.open().paste(clipboard("google_docs.html"), "Harga beras naik …").save()
    assert saved == PASTED.format("") + "<p>Stok aman.</p>"


@pytest.mark.parametrize("name", ["google_docs.html", "word.html"])
def test_what_other_programs_style_is_nothing_to_report(writer, name):
    writer.open().paste(clipboard(name), "Harga beras naik …")
    expect(writer.page.locator("textarea[name=body]")).to_have_value(re.compile("Stok aman"))
    assert [text for text in writer.complaints if "Content Security Policy" in text] == []


def test_whatsapp_gives_paragraphs_and_reads_its_signs(writer):
    assert writer.open().paste(text=clipboard("whatsapp.txt")).save() == (
        "<p>Bu Rina Disdag: <strong>Harga beras naik</strong> sejak <em>pekan lalu</em>.</p>"
        "<p>Bu Rina Disdag: Stok aman 5*6 ton, nama_berkas_lama.pdf</p>"
        "<ul><li><p>Beras premium Rp16.000</p></li><li><p>Beras medium Rp13.500</p></li></ul>"
        "<p>Stok aman.</p>"
    )


def test_a_chat_windows_flat_html_does_not_swallow_its_lines(writer):
    html = '<meta charset="utf-8"><span class="_ao3e selectable-text copyable-text">Baris satu\nBaris dua</span>'
    assert writer.open().paste(html, "Baris satu\nBaris dua").save() == "<p>Baris satu</p><p>Baris dua</p>"


def test_mail_broken_at_a_column_is_joined_again(writer):
    lines = [
        "Harga beras premium di pasar tradisional Kota Makassar naik sejak",
        "pekan lalu karena pasokan dari Sidrap dan Pinrang berkurang akibat",
        "hujan.",
    ]
    saved = writer.open().paste(text="Kepada redaksi\n\n" + "\n".join(lines)).save()
    assert saved == f"<p>Kepada redaksi</p><p>{' '.join(lines)}</p>"


def test_one_pasted_word_stays_in_its_sentence(writer):
    assert writer.open("<p>Harga naik</p>").paste(text=" tajam").save() == "<p>Harga naik tajam</p>"


def test_what_the_editor_copied_comes_back_as_it_was(writer):
    writer.open('<p>a</p><blockquote data-pullquote=""><p>kutip</p></blockquote>').select_all()
    keyboard = writer.page.keyboard
    keyboard.press("Control+c")
    writer.page.context.grant_permissions(["clipboard-read"])  # the browser fills it in its own time
    true_in(writer.page, "navigator.clipboard.readText().then((text) => text.includes('kutip'))")
    writer.write_at_end()
    keyboard.press("Control+v")
    expect(writer.page.locator("textarea[name=body]")).to_have_value(re.compile("kutip.*kutip"))
    assert "data-pm" not in writer.field


def test_a_pasted_script_never_runs_and_never_arrives(writer):
    writer.open().paste(
        '<p>a<img src=x onerror="window.hit=1"><script>window.hit=1</script></p><svg onload="hit=1"></svg>', "a"
    )
    assert writer.page.evaluate("window.hit") is None
    assert writer.save() == "<p>a</p>"


def test_a_pasted_picture_is_offered_to_the_library(writer):
    data = list(jpeg(900, 600))
    writer.open("<p>a</p>").write_at_end().page.evaluate(
        """(bytes) => { const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], "panen.jpg", { type: "image/jpeg" }));
        document.querySelector(".body-page").dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })); }""",
        data,
    )
    picker = writer.page.locator("dialog.photo-picker")
    expect(picker.locator("[data-choose]")).to_be_enabled()
    picker.locator("[data-choose]").click()
    expect(writer.page.locator(".body-photo")).to_be_visible()
    assert re.fullmatch(r'<p>a</p><figure data-photo="\d+"></figure>', writer.save())


@pytest.mark.parametrize(
    ("html", "saved"),
    [
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<div>a<br>\n<br>b<br><br><br>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("a<br>b<br><br><b>c</b> d", "<p>a<br>b</p><p><strong>c</strong> d</p>"),
        ("<p>a</p><br><p>b</p>", "<p>a</p><p>b</p>"),
        ("<blockquote>a<br><br>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
    ],
)
def test_line_breaks_of_a_mail_end_lines_and_two_of_them_paragraphs(writer, html, saved):
    assert writer.open().paste(html, "a b").save() == saved


def test_small_figures_keep_their_meaning(writer):
    html = '<p>40 m<sup>2</sup>, CO<sub>2</sub>, 10<span style="vertical-align:super">12</span>, a<sup>n</sup></p>'
    assert writer.open().paste(html, "x").save() == "<p>40 m², CO₂, 10¹², an</p>"


def test_full_addresses_become_links_and_bare_names_and_the_sentence_around_them_do_not(writer):
    writer.open().paste(
        text="Baca https://example.org/a_(b)?q=1. Lihat (https://example.org/c), tokopedia.com, a@b.id"
    )
    link = '<a rel="noopener" href="https://example.org/{0}">https://example.org/{0}</a>'
    first, second = link.format("a_(b)?q=1"), link.format("c")
    writer.expect_field(f"<p>Baca {first}. Lihat ({second}), tokopedia.com, a@b.id</p>")


def test_an_address_pasted_over_words_leads_on_from_them_and_its_end_is_no_part_of_it(writer):
    writer.open("<p>kata</p>").select_all()
    writer.page.evaluate(PASTE, ["", "https://example.org/pasar"])
    writer.expect_field('<p><a rel="noopener" href="https://example.org/pasar">kata</a></p>')
    writer.write_at_end().page.keyboard.type(" lain")
    writer.expect_field('<p><a rel="noopener" href="https://example.org/pasar">kata</a> lain</p>')


def test_a_link_that_a_body_may_not_hold_is_none(writer):
    writer.open().paste(html='<p><a href="javascript:alert(1)">satu</a> <a href="/indeks/">dua</a></p>')
    writer.expect_field('<p>satu <a rel="noopener" href="/indeks/">dua</a></p>')
