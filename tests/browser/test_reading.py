"""A reader with a phone: the row of sections begins at the open one, and a found story says why it was found."""

import pytest
from playwright.sync_api import expect

from tests import stage
from tests.factories import SectionFactory


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_the_row_of_sections_begins_at_the_one_that_is_open(cast, phone, live_server):
    for number in range(8):
        SectionFactory(name=f"Rubrik Nomor {number}", slug=f"rubrik-{number}", order=100 + number)
    phone.goto(f"{live_server.url}/rubrik-7/")
    expect(phone.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_found_story_shows_the_words_it_was_found_by(cast, phone, live_server):
    stage.published(cast, headline="Smelter", standfirst="Ringkas.", body="<p>Warga membawa lesung.</p>")
    phone.goto(f"{live_server.url}/cari/?q=lesung")
    expect(phone.locator(".card mark")).to_be_visible()


def test_a_wide_table_slides_and_breaks_no_number(cast, phone, live_server):
    cells = "".join(f"<td><p>{number}.000.000.000</p></td>" for number in range(8))
    story = stage.published(cast, body=f"<p>a</p><table><tbody><tr>{cells}</tr></tbody></table>")
    phone.goto(live_server.url + story.editions.get().get_absolute_url())
    table = phone.locator(".body-table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert table.bounding_box()["height"] < 60
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
