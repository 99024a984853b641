"""The wire desk by keyboard: an item is taken, an update comes in, and its writer sees the difference."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.conftest import until
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2


@pytest.fixture
def source(cast):
    source = wires.source(cast)
    wires.keep(source, *(g2(guid=f"lain-{n}", headline=f"Berita lain {n}") for n in range(3)))
    wires.keep(source, wires.WITH_PICTURE)
    return source


def test_taken_by_keyboard_updated_and_the_difference_seen(page, cast, signed_in, go, source):
    go(signed_in(page, cast.writer), "exchange:wires")
    expect(page.locator(".wire-row")).to_have_count(4)
    page.keyboard.press("j")
    expect(page.locator(".wire-item h2")).to_have_text("Harga nikel naik")
    page.keyboard.press("j")
    expect(page.locator(".wire-item h2")).to_have_text("Berita lain 2")
    # what comes meanwhile stands above, and whoever reads goes on reading
    wires.keep(source, g2(guid="baru", headline="Kabar baru"))
    expect(page.locator(".wire-row").first).to_contain_text("Kabar baru")
    expect(page.locator("[data-said]")).to_have_text("New on the wire: 1")
    expect(page.locator(".wire-item h2")).to_have_text("Berita lain 2")
    expect(page.locator("[data-item][aria-current]")).to_contain_text("Berita lain 2")
    page.keyboard.press("k")
    expect(page.locator(".wire-item h2")).to_have_text("Harga nikel naik")
    page.keyboard.press("k")
    expect(page.locator(".wire-item h2")).to_have_text("Kabar baru")
    page.keyboard.press("i")  # the next one is read then
    expect(page.locator(".wire-row")).to_have_count(4)
    expect(page.locator(".wire-item h2")).to_have_text("Harga nikel naik")
    page.keyboard.press("t")
    expect(page.locator("#id_headline")).to_have_value("Harga nikel naik")
    until(page, lambda: Article.objects.filter(lead_photo__isnull=False).exists(), "a draft with its photo")

    wires.keep(source, wires.version(2, headline="Harga nikel turun", text="<p>Harga nikel turun dua persen.</p>"))
    page.reload()
    expect(page.get_by_text("KBN has changed this item since it was taken.")).to_be_visible()
    page.locator(".desk-callout a[data-drawer=wire]").click()
    drawer = page.locator("#drawer")
    expect(drawer.get_by_role("heading", name="Changed since you took it")).to_be_visible()
    expect(drawer.locator(".difference").first).to_contain_text("turun")


def test_on_a_phone_the_list_leads_to_the_item_and_back(browser, cast, signed_in, go, source):
    page = signed_in(browser.new_context(viewport={"width": 390, "height": 844}).new_page(), cast.writer)
    go(page, "exchange:wires")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".wire-row a").first.click()
    expect(page.locator(".wire-item h2")).to_be_visible()
    expect(page.locator(".wires-list")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[data-wire-back]").click()
    expect(page.locator(".wires-list")).to_be_visible()
