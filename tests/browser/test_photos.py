"""Photos in a real browser: bringing one in, describing it, setting its focal point, choosing it for a story."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from people.models import User
from photos import library, renditions
from photos.models import Photo
from tests.browser.conftest import true_in
from tests.photos import files
from tests.stage import Cast

pytestmark = pytest.mark.shared_window

PICK = "import(document.getElementById('photo-picker').dataset.module).then(m => m.pickPhoto(%s))"


@pytest.fixture
def add(cast: Cast):
    """`add(title)`: a photo by the writer, as it is when the worker has been."""

    def bring(title="Kapal", width=1200, by: User | None = None) -> Photo:
        photo = library.add(files.upload(files.jpeg(width, 800), f"{title}.jpg"), by or cast.writer).photo
        renditions.make(photo.pk)
        photo.refresh_from_db()
        return photo

    return bring


def file(name="Panen.jpg", data: bytes | None = None) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data or files.jpeg()}


def choose_files(page: Page, *wanted: dict):
    page.locator("[data-drop] input[type=file]").first.set_input_files(list(wanted))


def click_at(page: Page, x: float, y: float, inside="[data-focal-stage] img"):
    picture = page.locator(inside).first
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])


def open_picker(page: Page, options="") -> None:
    page.evaluate(f"() => {{ {PICK % options}.then(photo => (window.chosen = photo)) }}")


def test_one_photo_sent_leads_to_its_page(page, cast, signed_in, go):
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    choose_files(page, file(data=files.with_iptc(files.jpeg(), {120: b"Panen di Takalar", 80: b"Andi"})))
    page.wait_for_url("**/change/")
    expect(page.locator("#id_caption")).to_have_value("Panen di Takalar")
    expect(page.locator("#id_credit")).to_have_value("Andi")


def test_of_several_files_the_bad_one_says_why_and_the_others_arrive(page, cast, signed_in, go):
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    choose_files(page, file("a.jpg"), file("b.jpg", b"<svg></svg>"), file("c.jpg", files.jpeg(700, 500)))
    rows = page.locator("[data-upload-list] > li")
    expect(rows).to_have_count(3)
    expect(rows.nth(1).locator("[data-message]")).to_contain_text("SVG")
    expect(page.locator("[data-state=done]")).to_have_count(2)
    assert Photo.objects.count() == 2


def test_a_line_that_broke_can_be_tried_again(page, cast, signed_in, go):
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    broken = []

    def break_once(route: Route):
        broken.append(route)
        route.abort() if len(broken) == 1 else route.continue_()

    page.route("**" + reverse("photos:upload"), break_once)
    choose_files(page, file())
    page.locator("[data-retry]").click()
    page.wait_for_url("**/change/")


def test_the_focal_point_is_set_by_a_click_and_the_crops_follow(page, cast, add, signed_in, go):
    photo = add(width=1600)
    go(signed_in(page, cast.writer), "admin:photos_photo_change", photo.pk)
    square = page.locator("[data-focal-crop='1:1'] img")
    expect(square).to_have_css("object-position", "50% 50%")
    click_at(page, 0.9, 0.5)
    expect(square).to_have_css("object-position", "100% 50%")
    page.locator("[name=_continue]").click()
    page.wait_for_load_state()
    photo.refresh_from_db()
    assert photo.focal_x == pytest.approx(0.9, abs=0.01)
    assert photo.focal_y == pytest.approx(0.5, abs=0.01)


def test_the_focal_point_is_set_by_arrow_keys_and_read_aloud(page, cast, add, signed_in, go):
    go(signed_in(page, cast.writer), "admin:photos_photo_change", add().pk)
    marker = page.locator("[data-focal-marker]")
    marker.focus()
    marker.press("Shift+ArrowLeft")
    marker.press("ArrowUp")
    expect(page.locator("[data-focal-input=focal_x]")).to_have_value("0.4")
    expect(page.locator("[data-focal-input=focal_y]")).to_have_value("0.49")
    label = marker.get_attribute("aria-label")
    assert "40" in label
    assert "49" in label


def test_a_crop_is_drawn_by_pointer_and_keys_typed_seen_and_taken_back(page, cast, add, signed_in, go):
    photo = add(width=1600)
    go(signed_in(page, cast.photo_editor), "admin:photos_photo_change", photo.pk)
    page.locator(".photo-crops-head").click()
    square = page.locator("[data-crop='1:1']")
    numbers = [square.locator(f"[data-crop-part={part}]") for part in ("left", "top", "width")]
    seen = page.locator("[data-focal-crop='1:1']")
    square.locator("[data-crop-draw]").click()
    box = page.locator(".photo-crop-box")
    expect(box).to_be_focused()
    expect(page.locator("[data-focal-marker]")).to_be_hidden()
    before = float(box.evaluate("box => box.getBoundingClientRect().width"))
    box.press("Shift+-")
    box.press("Shift+ArrowRight")
    assert float(box.evaluate("box => box.getBoundingClientRect().width")) < before
    typed = [float(one.input_value()) for one in numbers]
    expect(seen).to_have_class(re.compile("is-by-hand"))
    frame = box.bounding_box()
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    page.mouse.move(frame["x"] - 600, frame["y"] + 20, steps=3)
    page.mouse.up()
    assert float(numbers[0].input_value()) == 0, "no further than the edge"
    assert float(numbers[2].input_value()) == typed[2]
    box.press("Escape")
    expect(page.locator("[data-focal-marker]")).to_be_visible()
    numbers[0].fill("10")
    page.locator("[name=_continue]").click()
    page.wait_for_load_state()
    photo.refresh_from_db()
    assert photo.crops["1:1"][0] == pytest.approx(0.1)
    expect(page.locator("[data-focal-crop='1:1']")).to_have_class(re.compile("is-by-hand"))
    page.locator("[data-crop='1:1'] [data-crop-clear]").click()
    expect(page.locator("[data-focal-crop='1:1']")).not_to_have_class(re.compile("is-by-hand"))
    page.locator("[name=_continue]").click()
    page.wait_for_load_state()
    photo.refresh_from_db()
    assert photo.crops == {}


def test_whoever_may_not_change_a_photo_cannot_move_its_focal_point(page, cast, add, signed_in, go):
    go(signed_in(page, cast.other_writer), "admin:photos_photo_change", add().pk)
    expect(page.locator("[data-focal-marker]")).to_be_hidden()
    before = page.locator("[data-focal-crop='1:1'] img").evaluate("image => image.style.objectPosition")
    click_at(page, 0.9, 0.5)
    assert page.locator("[data-focal-crop='1:1'] img").evaluate("image => image.style.objectPosition") == before


def test_a_photo_is_found_described_and_chosen_in_the_picker(page, cast, add, signed_in, go):
    photo = add("Kapal")
    add("Sawah", width=1100)
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    open_picker(page)
    dialog = page.locator("dialog.photo-picker")
    expect(dialog.locator(".photo-card")).to_have_count(2)
    dialog.locator("[data-search]").fill("kapa")
    expect(dialog.locator(".photo-card")).to_have_count(1)
    dialog.locator(".photo-card-button").click()
    dialog.locator("[data-field=alt]").fill("Tiga kapal di dermaga")
    dialog.locator("[data-choose]").click()
    true_in(page, "window.chosen")
    chosen = page.evaluate("window.chosen")
    assert (chosen["id"], chosen["alt"]) == (photo.pk, "Tiga kapal di dermaga")
    photo.refresh_from_db()
    assert photo.alt == "Tiga kapal di dermaga"


def test_a_photo_uploaded_in_the_picker_is_chosen_without_leaving_the_page(page, cast, signed_in, go):
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    open_picker(page)
    dialog = page.locator("dialog.photo-picker")
    dialog.locator("[data-tab=upload]").click()
    dialog.locator("input[type=file]").set_input_files([file()])
    dialog.locator("[data-choose]:enabled").click()
    true_in(page, "window.chosen?.id")
    assert page.evaluate("window.chosen.id") == Photo.objects.get().pk


def test_leaving_the_picker_chooses_nothing(page, cast, add, signed_in, go):
    add()
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    open_picker(page)
    page.locator("dialog .photo-card-button").first.click()
    page.keyboard.press("Escape")
    true_in(page, "window.chosen === null")


def test_several_photos_come_in_the_order_chosen(page, cast, add, signed_in, go):
    first, second = add("Kapal"), add("Sawah", width=1100)
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    open_picker(page, "{multiple: true}")
    cards = page.locator("dialog .photo-card")
    cards.filter(has_text="Kapal").locator("button").click()
    cards.filter(has_text="Sawah").locator("button").click()
    page.locator("dialog [data-choose]").click()
    true_in(page, "window.chosen")
    assert page.evaluate("window.chosen.map(photo => photo.id)") == [first.pk, second.pk]


def test_words_that_could_not_be_saved_stay_in_the_form(page, cast, add, signed_in, go):
    photo = add()
    go(signed_in(page, cast.writer), "admin:photos_photo_add")
    page.route("**" + reverse("photos:update", args=[photo.pk]), lambda route: route.abort())
    open_picker(page)
    dialog = page.locator("dialog.photo-picker")
    dialog.locator(".photo-card-button").click()
    dialog.locator("[data-field=credit]").fill("Newsroom/Andi")
    dialog.locator("[data-choose]").click()
    expect(dialog.locator("[data-status]")).not_to_be_empty()
    expect(dialog.locator("[data-field=credit]")).to_have_value("Newsroom/Andi")
    expect(dialog.locator("[data-choose]")).to_be_enabled()


@pytest.mark.parametrize("name", ["admin:photos_photo_changelist", "admin:photos_photo_add"])
def test_nothing_runs_off_a_phones_screen(page, cast, add, signed_in, go, name):
    add("Sebuahnamafotoyangteramatsangatpanjangsekalitanpaspasi" * 3)
    page.set_viewport_size({"width": 390, "height": 844})
    go(signed_in(page, cast.writer), name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
