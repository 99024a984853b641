"""Kinds of paste: what other programs mark as no text, their structure, signs and links; and what is told of it."""

import pytest
from playwright.sync_api import expect

from articles import body
from tests.articles.body.pasted_cases import PASTES
from tests.browser.body_writer import Writer
from tests.browser.conftest import true_in

pytestmark = [pytest.mark.urls("tests.browser.body_page"), pytest.mark.shared_window]


@pytest.fixture
def writer(page, cast, signed_in, live_server):
    signed_in(page, cast.writer)
    return Writer(page, f"{live_server.url}/admin/body-page/")


def pasted(writer, cases):
    """What the editor's field holds after each paste, by name. `cases`: name -> (html, text)."""
    found = {}
    writer.open()
    for name, (html, text) in cases.items():
        writer.begin_anew().paste(html, text)
        true_in(writer.page, "document.querySelector('textarea[name=body]').value !== ''")
        found[name] = writer.field
    return found


def test_the_editor_makes_of_every_paste_what_the_cleaner_makes_of_it(writer):
    found = pasted(writer, {name: (html, "x") for name, (html, _expected) in PASTES.items()})
    assert {name: body.clean(html) for name, html in found.items()} == {
        name: expected for name, (_html, expected) in PASTES.items()
    }


TEXTS = {
    "a rundown's times stay": (
        "[10.30] Rapat dimulai\n[12.00] Makan siang",
        "<p>[10.30] Rapat dimulai</p><p>[12.00] Makan siang</p>",
    ),
    "a verse stays": (
        "[2:255] Ayat Kursi\n[3:16] Karena begitu besar",
        "<p>[2:255] Ayat Kursi</p><p>[3:16] Karena begitu besar</p>",
    ),
    "a chat of one time": ("[10:23] Bu Rina: Naik\n[10:24] Pak Amir: Ya", "<p>Bu Rina: Naik</p><p>Pak Amir: Ya</p>"),
    "a chat of an iPhone": (
        "\u200e[12/11/26 10.23.45] Bu Rina: Naik\n[12/11/26 10.24.01] ~\u202fAmir: Ya",
        "<p>Bu Rina: Naik</p><p>~\u202fAmir: Ya</p>",
    ),
    "a chat of an Android phone": (
        "12/11/26 10.23 - Pesan terenkripsi secara end-to-end\n12/11/26 10.23 - Bu Rina Disdag: *Naik*\n"
        "12/11/2026, 10:24 AM - Pak Amir: <Media tidak disertakan>\n12/11/26 10.25 - +62 812-3456-7890: Stok aman",
        "<p>Pesan terenkripsi secara end-to-end</p><p>Bu Rina Disdag: <strong>Naik</strong></p>"
        "<p>+62 812-3456-7890: Stok aman</p>",
    ),
    "an agenda stays": (
        "12/11/2026 10.00 - 12.00 Rapat\n13/11/2026 Libur",
        "<p>12/11/2026 10.00 - 12.00 Rapat</p><p>13/11/2026 Libur</p>",
    ),
    "struck words of a chat": (
        "Harga ~turun~ naik, ~5 juta dan a~b",
        "<p>Harga <s>turun</s> naik, ~5 juta dan a~b</p>",
    ),
    "signs that break lines": ("Satu\u000bdua\u2028tiga\u2029empat", "<p>Satu</p><p>dua</p><p>tiga</p><p>empat</p>"),
    "signs that nobody sees": (
        "Ha\u00adrga\u200b na\ufeffik می\u200cخواهم \U0001f469\u200d⚕️",
        "<p>Harga naik می\u200cخواهم \U0001f469\u200d⚕️</p>",
    ),
    "a word parted at a line's end": (
        "Kata juru bicara peme-\nrintah itu, buku-\nbuku dan masya\u00ad\nrakat sudah siap.",
        "<p>Kata juru bicara peme-rintah itu, buku-buku dan masyarakat sudah siap.</p>",
    ),
    "a field's code": (
        'Lihat HYPERLINK "https://example.org/a" \\o "x" laman itu',
        "<p>Lihat laman itu</p>",
    ),
}


def test_plain_text_keeps_what_is_meant_and_loses_what_a_program_added(writer):
    found = pasted(writer, {name: ("", text) for name, (text, _expected) in TEXTS.items()})
    assert found == {name: expected for name, (_text, expected) in TEXTS.items()}


def test_what_was_left_out_is_told_and_can_be_seen(writer):
    html = PASTES["tracked changes"][0] + PASTES["a Docs comment"][0] + '<p><img src="a.jpg" alt="Pasar Terong"></p>'
    writer.open().paste(html, "x")
    status = writer.page.locator(".body-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text("(2)")
    panel = writer.page.locator(".body-left-out")
    expect(panel.get_by_text("turun")).to_be_hidden()
    panel.locator("summary").focus()
    writer.page.keyboard.press("Enter")
    for words in ("turun", "Benarkah?", "Pasar Terong"):
        expect(panel.get_by_text(words)).to_be_visible()
    panel.locator("> button").click()
    expect(panel).to_be_hidden()
    assert "turun" not in writer.save()


def test_nothing_is_told_of_a_paste_that_came_whole(writer):
    writer.open().paste("<p>Harga <b>naik</b></p>", "Harga naik")
    writer.expect_field("<p>Harga <strong>naik</strong></p>")
    expect(writer.page.locator(".body-status")).to_have_text("")
    expect(writer.page.locator(".body-left-out")).to_have_count(0)


def test_a_word_that_a_lines_end_parted_is_offered_joined(writer):
    writer.open().paste(text="Kata juru bicara peme-\nrintah dan antar-\npulau sudah siap.")
    writer.expect_field("<p>Kata juru bicara peme-rintah dan antar-pulau sudah siap.</p>")
    offers = writer.page.locator(".body-parted button")
    expect(offers).to_have_count(3)
    offers.first.click()
    writer.expect_field("<p>Kata juru bicara pemerintah dan antar-pulau sudah siap.</p>")
    expect(offers.first).to_be_focused()
    writer.write_at_end().page.keyboard.press("Control+z")
    writer.expect_field("<p>Kata juru bicara peme-rintah dan antar-pulau sudah siap.</p>")


def test_words_can_be_struck_with_the_tool(writer):
    writer.open("<p>turun</p>").select_all().tool("strike").click()
    writer.expect_field("<p><s>turun</s></p>")
    assert writer.save() == "<p><s>turun</s></p>"
