"""Marking a story urgent leaves what is being typed where it is, and shows at once."""

from playwright.sync_api import expect

from articles.models import Article
from tests import stage
from tests.browser.conftest import until


def is_urgent(article) -> bool:
    return Article.objects.get(pk=article.pk).is_urgent


def test_the_switch_keeps_what_is_typed_and_can_be_taken_back(page, cast, signed_in, go):
    article = stage.draft(cast)
    go(signed_in(page, cast.writer), "admin:articles_article_change", article.pk)
    page.locator("[name=headline]").fill("Judul yang belum disimpan")
    address = page.url
    switch, chip = page.locator("[data-urgent]"), page.locator("[data-urgent-chip]")
    expect(chip).to_be_hidden()
    page.locator("[data-more-moves]").click()
    switch.click()
    expect(chip).to_be_visible()
    expect(switch).to_have_attribute("aria-pressed", "true")
    until(page, lambda: is_urgent(article), "the story is marked")
    expect(page.locator("[name=headline]")).to_have_value("Judul yang belum disimpan")
    assert page.url == address
    switch.click()
    expect(chip).to_be_hidden()
    until(page, lambda: not is_urgent(article), "the mark is gone")


def test_in_the_boards_menu_it_lifts_the_card_to_the_top(page, cast, signed_in, go):
    first, second = stage.submitted(cast), stage.submitted(cast)
    go(signed_in(page, cast.section_editor), "desk:board")
    cards = page.locator("#lane-in_review .card")
    expect(cards.first).to_have_id(f"card-{first.pk}")
    page.locator(f"#card-{second.pk} [data-move-menu]").click()
    page.locator("dialog[open] .moves-urgent button").click()
    expect(cards.first).to_have_id(f"card-{second.pk}")
    expect(cards.first.locator(".chip-urgent")).to_be_visible()
