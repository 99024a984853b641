"""A reader with a phone: the row of sections begins at the open one, and a found story says why it was found."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Edition
from people.clock import newsroom_zone
from public.models import ReadCount
from tests import stage
from tests.browser.conftest import true_in
from tests.factories import SectionFactory


def test_what_is_read_most_stands_beside_a_sections_lead(cast, page, live_server):
    stage.published(cast, headline="Kopi")
    elsewhere = stage.published_in(cast, cast.other_section, headline="Lari pagi")
    ReadCount.objects.create(article=elsewhere, hour=timezone.now(), count=3)
    page.goto(f"{live_server.url}/ekbis/")
    first, most_read = (page.locator(f".block-{name}").bounding_box() for name in ("lead", "ranked"))
    assert most_read["y"] == first["y"]
    assert most_read["x"] > first["x"] + first["width"]


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


def test_a_list_says_how_long_ago_something_was(cast, phone, live_server):
    now, zone = timezone.now().replace(second=30) - timedelta(minutes=1), newsroom_zone()  # a page tells minutes
    expected = []
    for minutes, said in ((0, "just now"), (12, "12 min ago"), (125, "2 hours ago")):
        at = now - timedelta(minutes=minutes, seconds=20)
        article = stage.published(cast, headline=f"Menit {minutes}")
        Edition.objects.filter(article=article).update(published_at=at, starts_at=at)
        is_today = timezone.localtime(at, zone).date() == timezone.localtime(now, zone).date()
        expected.append(said if is_today else "Yesterday")
    phone.clock.set_fixed_time(now)  # a busy machine takes minutes
    phone.goto(f"{live_server.url}/ekbis/")
    expect(phone.locator("main .card time")).to_have_text(expected)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_a_story_is_passed_on_by_the_phones_own_sheet(cast, browser, live_server):
    story = stage.published(cast, headline="Kopi naik").editions.get()
    window = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    window.add_init_script(
        "navigator.canShare = () => true; navigator.share = async (what) => { window.shared = what; };"
    )
    page = window.new_page()
    page.goto(live_server.url + story.get_absolute_url())
    row = page.locator(".share-signs")
    expect(row.get_by_role("link")).to_have_count(0)
    row.locator("[data-share]").click()
    true_in(page, "window.shared?.title === 'Kopi naik' && window.shared.url.includes('/read/')")


def test_a_desk_without_such_a_sheet_has_a_sign_for_each_network(cast, page, live_server):
    page.goto(live_server.url + stage.published(cast).editions.get().get_absolute_url())
    expect(page.locator(".share-signs").get_by_role("link")).to_have_count(4)
    expect(page.locator(".share-signs [data-share]")).to_be_hidden()


def test_a_wide_table_slides_and_breaks_no_number(cast, phone, live_server):
    cells = "".join(f"<td><p>{number}.000.000.000</p></td>" for number in range(8))
    story = stage.published(cast, body=f"<p>a</p><table><tbody><tr>{cells}</tr></tbody></table>")
    phone.goto(live_server.url + story.editions.get().get_absolute_url())
    table = phone.locator(".body-table")
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert table.bounding_box()["height"] < 60
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
