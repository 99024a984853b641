"""What moves in the frame of the desk's pages, in its lists and in its forms, does so by scripts of our own."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Author, Role
from sections.models import Section
from tests.browser.conftest import until
from tests.factories import PhotoFactory, SectionFactory

pytestmark = pytest.mark.shared_window


@pytest.fixture
def at(page, signed_in, live_server, cast):
    """`at(name, *args, who=…)`: the page of that address, opened by that person (the administrator)."""

    def open_page(name, *args, who="administrator"):
        signed_in(page, getattr(cast, who)).goto(live_server.url + reverse(name, args=args))
        page.wait_for_load_state()
        return page

    return open_page


def test_a_folded_side_menu_stays_folded_on_the_next_page(at):
    page = at("admin:index")
    page.locator("#main [data-side-toggle]").click()
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    at("admin:people_role_changelist")
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    page.locator("#main [data-side-toggle]").click()
    expect(page.locator("#nav-sidebar")).to_be_visible()
    expect(page.locator("#main [data-side-toggle]")).to_have_attribute("aria-expanded", "true")


def test_on_a_phone_the_menu_lies_over_the_page_and_goes_with_it(at, page):
    page.set_viewport_size({"width": 390, "height": 800})
    at("admin:index")
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    page.locator("#main [data-side-toggle]").click()
    expect(page.locator("#nav-sidebar")).to_be_visible()
    page.locator("#nav-sidebar [data-side-toggle]").click()
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#nav-sidebar")).to_be_visible()


def test_the_menus_edge_follows_the_mouse_and_stays_there(at, page):
    at("admin:index")
    edge = page.locator("[data-side-edge]").bounding_box()
    page.mouse.move(edge["x"] + 3, 400)
    page.mouse.down()
    page.mouse.move(330, 400, steps=3)
    page.mouse.up()
    page.mouse.move(700, 400)
    assert page.locator("#nav-sidebar").bounding_box()["width"] == 330
    page.reload()
    assert page.locator("#nav-sidebar").bounding_box()["width"] == 330


def test_ones_own_menu_closes_by_escape_and_by_a_click_elsewhere(at):
    page = at("admin:index")
    menu, name = page.locator(".shell-user-menu"), page.locator(".shell-user summary")
    name.click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(name).to_be_focused()
    name.click()
    page.locator(".start-hello").click()
    expect(menu).to_be_hidden()


def test_a_page_follows_the_device_into_the_dark_unless_the_person_chose(at, page):
    page.emulate_media(color_scheme="dark")
    at("admin:index")
    expect(page.locator("html")).to_have_class("dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).not_to_have_class("dark")
    page.locator(".shell-user summary").click()
    page.locator(".shell-theme button[value=light]").click()
    page.wait_for_load_state()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("html")).not_to_have_class("dark")


def test_ctrl_k_finds_a_list_and_goes_there(at):
    page = at("admin:index")
    page.keyboard.press("Control+k")
    page.keyboard.type("role")
    expect(page.locator("#command a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#command a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#command input")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/role/")


def test_ctrl_k_says_that_nothing_was_found_and_closes_again(at):
    page = at("admin:index")
    page.keyboard.press("Control+k")
    page.keyboard.type("xyzzy")
    expect(page.locator("#command [data-results] p")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.locator("#command")).to_be_hidden()


def test_rows_are_put_in_order_by_the_arrow_keys(at, cast):
    page = at("admin:sections_section_changelist")
    shown = page.locator("#result_list > tbody")
    names = shown.locator(".field-slug").all_inner_texts()
    page.locator(".shell-handle").first.focus()
    page.keyboard.press("ArrowDown")
    assert shown.locator(".field-slug").all_inner_texts()[:2] == names[1::-1]
    expect(page.locator(".shell-handle").nth(1)).to_be_focused()
    page.locator("[name=_save]").click()
    page.wait_for_load_state()
    assert shown.locator(".field-slug").all_inner_texts()[:2] == names[1::-1]
    assert list(Section.objects.order_by("order").values_list("slug", flat=True))[:2] == names[1::-1]


def test_rows_are_put_in_order_by_dragging(at, cast):
    SectionFactory()
    page = at("admin:sections_section_changelist")
    slugs, handles = page.locator("#result_list .field-slug"), page.locator(".shell-handle")
    expect(handles).to_have_count(3)
    first, *others = slugs.all_inner_texts()
    handles.first.hover()  # waits until nothing on the page moves
    page.mouse.down()
    last = handles.last.bounding_box()
    page.mouse.move(last["x"] + 9, last["y"] + last["height"] + 2, steps=8)
    page.mouse.up()
    expect(slugs).to_have_text([*others, first])
    page.locator("[name=_save]").click()
    page.wait_for_load_state()
    expect(slugs).to_have_text([*others, first])


def test_a_thing_that_a_form_refers_to_is_added_above_the_form(at):
    page = at("admin:articles_reviewstep_add")
    page.locator("button[popovertarget=related-widget-wrapper-section]").click()
    page.locator("#add_id_section").click()
    form = page.frame_locator("dialog iframe")
    form.locator("[name=name]").fill("Daerah")
    form.locator("[name=slug]").fill("daerah")
    form.locator("[name=_save]").click()
    expect(page.locator("dialog iframe")).to_have_count(0)
    added = Section.objects.get(slug="daerah")
    expect(page.locator("select[name=section]")).to_have_value(str(added.pk))


def test_the_dialog_above_a_form_closes_by_escape(at):
    page = at("admin:articles_reviewstep_add")
    page.locator("button[popovertarget=related-widget-wrapper-section]").click()
    page.locator("#add_id_section").click()
    page.frame_locator("dialog iframe").locator("[name=name]").wait_for()
    page.locator("dialog[open]").press("Escape")
    expect(page.locator("dialog iframe")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 1700])
def test_a_list_is_filtered_beside_it_or_above_it(at, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    at("admin:people_user_changelist")
    filters = page.locator("#changelist-filter")
    if width == 1280:
        expect(filters).to_be_hidden()
        page.locator(".shell-filter-button").click()
    expect(filters).to_be_visible()
    filters.get_by_role("link", name=str(Role.objects.get(codename="writer")), exact=True).click()
    page.wait_for_url("**roles__id__exact**")
    assert page.locator("#result_list > tbody").count() == Role.objects.get(codename="writer").users.count()


def test_a_row_is_added_to_a_form_and_a_person_found_for_it(at, cast):
    page = at("admin:sections_section_change", cast.section.pk)
    rows = page.locator(".formset .form-group:not(.empty-form)")
    before = rows.count()
    page.locator(".add-row").first.click()
    expect(rows).to_have_count(before + 1)
    rows.last.locator(".select2-selection").click()
    page.locator(".select2-search__field").last.fill(cast.photo_editor.first_name)
    page.locator(".select2-results__option", has_text=cast.photo_editor.first_name).click()
    page.locator("[name=_save]").click()
    page.wait_for_load_state()
    until(page, lambda: cast.photo_editor in cast.section.members.all(), "the person belongs to the desk")


def test_a_day_is_chosen_from_a_calendar(at, cast):
    photo = PhotoFactory(created_by=cast.photo_editor)
    page = at("admin:photos_photo_change", photo.pk, who="photo_editor")
    page.locator("#calendarlink0").click()
    expect(page.locator("#modal-overlay")).to_be_visible()
    page.locator(".calendarbox:visible td:not(.nonday)").get_by_text("15", exact=True).click()
    expect(page.locator(".vDateField").first).to_have_value(f"{timezone.localdate():%Y-%m}-15")
    expect(page.locator("#modal-overlay")).to_be_hidden()


def test_an_author_is_found_by_typing(at, cast):
    author = Author.objects.get(pk=cast.writer.author.pk)
    page = at("admin:people_author_changelist")
    page.locator("#searchbar").fill(author.name)
    page.locator("#searchbar").press("Enter")
    page.wait_for_load_state()
    assert page.locator("#result_list > tbody").count() == 1
