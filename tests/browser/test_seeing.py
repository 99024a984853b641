"""Seeing a text before readers do: beside the form at three widths, and outside by an address that dies."""

import pytest
from playwright.sync_api import expect

from articles.models import Autosave, Edition, Revision, ShareAnswer, ShareLink
from tests import stage
from tests.browser.conftest import settled, true_in, until

A_PERSON = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
)


@pytest.fixture
def open_story(page, signed_in, go):
    def open_it(user, article):
        go(signed_in(page, user), "admin:articles_article_change", article.pk)
        return settled(page)

    return open_it


def preview(page):
    """The page inside the frame that is shown."""
    return page.frame_locator("#drawer .preview-frame:not(.is-coming)")


def open_preview(page):
    page.locator("[data-drawer=preview]").click()
    expect(preview(page).locator(".preview-ribbon")).to_be_visible()


def is_as_wide_as(page, width: int):
    """Wait until the frame that is shown is as wide as the screen that was chosen."""
    shown = "document.querySelector('#drawer .preview-frame:not(.is-coming)').contentWindow.innerWidth"
    true_in(page, f"{shown} === {width}")


def test_the_page_is_seen_at_three_widths_while_it_is_written_and_nothing_is_saved(cast, open_story):
    article = stage.draft(cast, headline="Judul tersimpan")
    page = open_story(cast.writer, article)
    troubles = []
    page.on("console", lambda message: message.type == "error" and troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    open_preview(page)
    expect(preview(page).locator("h1")).to_have_text("Judul tersimpan")
    is_as_wide_as(page, 390)

    page.locator("#id_headline").fill("Judul yang sedang diketik")
    expect(preview(page).locator("h1")).to_have_text("Judul yang sedang diketik")
    for width in ("820", "1280"):
        page.locator(f".preview-width:has([value='{width}'])").click()
        is_as_wide_as(page, int(width))
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        expect(preview(page).locator("h1")).to_have_text("Judul yang sedang diketik")
    assert Revision.objects.filter(article=article).count() == 1
    assert not Edition.objects.exists()
    article.refresh_from_db()
    assert article.headline == "Judul tersimpan"
    assert troubles == []


def test_the_preview_stays_where_one_has_scrolled_to(cast, open_story):
    article = stage.draft(cast, body="".join(f"<p>Paragraf {n}. {'kata ' * 60}</p>" for n in range(30)))
    page = open_story(cast.writer, article)
    open_preview(page)
    shown = "document.querySelector('#drawer .preview-frame:not(.is-coming)').contentWindow"
    true_in(page, f"{shown}.document.readyState === 'complete'")
    page.evaluate(f"{shown}.scrollTo(0, 2400)")
    true_in(page, f"{shown}.scrollY === 2400")
    page.locator("#id_headline").fill("Judul lain")
    expect(preview(page).locator("h1")).to_have_text("Judul lain")
    assert abs(page.evaluate(f"{shown}.scrollY") - 2400) < 40


def test_back_still_leaves_the_form_after_many_previews(cast, open_story):
    page = open_story(cast.writer, stage.draft(cast))
    before = page.evaluate("history.length")
    open_preview(page)
    for words in ("Satu judul", "Dua judul", "Tiga judul"):
        page.locator("#id_headline").fill(words)
        expect(preview(page).locator("h1")).to_have_text(words)
    assert page.evaluate("history.length") == before


def test_a_preview_that_does_not_come_says_so_and_the_words_stay(cast, open_story):
    page = open_story(cast.writer, stage.draft(cast))
    open_preview(page)
    page.route("**/admin/preview/**", lambda route: route.abort())
    page.locator("#id_headline").fill("Tanpa jaringan")
    expect(page.locator("[data-preview-state]")).to_have_class("preview-state is-trouble")
    expect(page.locator("#id_headline")).to_have_value("Tanpa jaringan")


def test_a_sheet_brings_what_it_wears_is_seen_dressed_and_asks_for_it_once(cast, open_story):
    page = open_story(cast.writer, stage.draft(cast))
    late = []
    page.route("**/desk/preview.css", lambda route: late.append(route))  # the driver takes functions only
    page.locator("[data-drawer=preview]").click()
    until(page, lambda: late, "the sheet's look is asked for")
    assert page.locator("#drawer .preview").count() == 0
    late.pop().continue_()
    expect(page.locator("#drawer .preview")).to_have_css("display", "flex")
    page.locator("[data-drawer-close]").click()
    page.locator("[data-drawer=preview]").click()
    expect(page.locator("#drawer .preview")).to_be_visible()
    assert not late


def test_the_preview_works_with_the_keyboard(cast, open_story):
    page = open_story(cast.writer, stage.draft(cast))
    page.locator("[data-drawer=preview]").focus()
    page.keyboard.press("Enter")
    expect(preview(page).locator(".preview-ribbon")).to_be_visible()
    page.locator(".preview-width input").first.focus()
    page.keyboard.press("ArrowRight")
    is_as_wide_as(page, 820)
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()


def test_a_lawyer_reads_comments_and_is_shut_out(cast, open_story, browser, live_server, settings):
    settings.NEWSROOM_URL = live_server.url
    article = stage.draft(cast, headline="Naskah untuk pengacara")
    page = open_story(cast.section_editor, article)
    page.locator("[data-more-moves]").click()
    page.locator("[data-drawer=share]").click()
    page.locator("#drawer [name=label]").fill("Bu Rina, pengacara")
    page.locator("#drawer [name=asks]").select_option("approval")
    page.locator("#drawer .shares-form button").click()
    box = page.locator("#drawer .share-address input")
    expect(box).to_be_visible()
    address = box.input_value()

    outside = browser.new_context(user_agent=A_PERSON, viewport={"width": 390, "height": 844})
    lawyer = outside.new_page()
    lawyer.goto(address)
    expect(lawyer.locator("h1")).to_have_text("Naskah untuk pengacara")
    assert lawyer.evaluate("document.documentElement.scrollWidth") == 390
    lawyer.locator("[name=pendapat][value=concerns]").check()
    lawyer.locator("[name=nama]").fill("Rina")
    lawyer.locator("[name=komentar]").fill("Kutipan di paragraf dua perlu izin.")
    lawyer.locator(".shared-answer button").click()
    expect(lawyer.locator(".shared-sent")).to_be_visible()
    assert ShareAnswer.objects.get().verdict == "concerns"
    assert ShareLink.objects.get().views == 1
    assert outside.cookies() == []

    page.reload()
    page.locator("[data-more-moves]").click()
    page.locator("[data-drawer=share]").click()
    expect(page.locator("#drawer .share-answer")).to_contain_text("Kutipan di paragraf dua")
    page.locator("#drawer .share-link form button").click()
    expect(page.locator("#drawer .share-link.is-dead")).to_be_visible()

    dead = lawyer.goto(address)
    looks = lawyer.locator("main").inner_html()
    never = lawyer.goto(f"{live_server.url}/pratinjau/{'x' * 43}/")
    assert (dead.status, looks) == (never.status, lawyer.locator("main").inner_html())
    assert dead.status == 404
    outside.close()
    assert not Autosave.objects.exists()


def test_two_texts_are_compared_beside_the_form_with_the_keyboard(cast, open_story):
    article = stage.published(cast, headline="Yang dibaca orang")
    stage.save(article, cast.section_editor, headline="Yang ditulis kemudian")
    page = open_story(cast.section_editor, article)
    page.get_by_role("tab", name="Review").click()
    page.locator("[data-drawer=compare]").click()
    expect(page.locator("#drawer #difference-headline")).to_be_visible()
    page.locator("#drawer #compare-view").select_option("unified")
    page.locator("#drawer .compare-bar button").press("Enter")
    expect(page.locator("#drawer .compare.is-unified")).to_be_visible()
    expect(page.locator("#drawer .compare-unified ins").first).to_contain_text("ditulis")


def test_a_story_is_seen_before_its_first_save(cast, page, signed_in, go):
    go(signed_in(page, cast.writer), "admin:articles_article_add")
    page.locator("#field-body [contenteditable=true]").wait_for()
    page.locator("#id_headline").fill("Belum pernah disimpan")
    open_preview(page)
    expect(preview(page).locator("h1")).to_have_text("Belum pernah disimpan")
    assert not Revision.objects.exists()
