from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from photos import renditions
from photos.models import Photo
from tests import stage
from tests.factories import PhotoFactory
from tests.photos import files
from tests.photos.test_views import KEEPERS, WORKING
from tests.stage import Cast

pytestmark = pytest.mark.django_db

WALL = reverse("admin:photos_photo_changelist")
ADD = reverse("admin:photos_photo_add")
WORDS = {"alt": "Tiga kapal", "caption": "", "credit": "Newsroom/Andi", "source": "", "licence": ""}
FORM = WORDS | {"title": "Kapal", "taken_where": "", "focal_x": "0.3", "focal_y": "0.5"}


@pytest.fixture
def photo(cast: Cast) -> Photo:
    return PhotoFactory(created_by=cast.writer, title="Kapal")


@pytest.fixture(autouse=True)
def _static_files_as_written(settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def change(photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


def delete(photo) -> str:
    return reverse("admin:photos_photo_delete", args=[photo.pk])


def page(client, address, person, **data) -> BeautifulSoup:
    client.force_login(person)
    return BeautifulSoup(client.get(address, data).content, "html.parser")


def titles(soup) -> list[str]:
    return [title.get_text(strip=True) for title in soup.select(".photo-card-title")]


def welcome(cast: Cast, client, ask, good) -> set[str]:
    found = set()
    for name, person in cast.people.items():
        client.force_login(person)
        status = ask(client).status_code
        assert status in (good, 403), name
        if status == good:
            found.add(name)
    return found


def test_all_who_work_on_stories_see_the_wall(cast: Cast, client, photo):
    assert welcome(cast, client, lambda c: c.get(WALL), 200) == WORKING


def test_all_who_work_on_stories_open_a_photo(cast: Cast, client, photo):
    assert welcome(cast, client, lambda c: c.get(change(photo)), 200) == WORKING


def test_all_who_work_on_stories_open_the_upload_page(cast: Cast, client):
    assert welcome(cast, client, lambda c: c.get(ADD), 200) == WORKING


def test_all_who_work_on_stories_upload_by_the_plain_form(cast: Cast, client):
    assert welcome(cast, client, lambda c: c.post(ADD, {"file": files.upload(files.jpeg(400, 300))}), 302) == WORKING


def test_its_writer_and_the_photo_desk_save_a_photo(cast: Cast, client, photo):
    assert welcome(cast, client, lambda c: c.post(change(photo), FORM), 302) == KEEPERS


def test_its_writer_and_the_photo_desk_come_to_delete_an_unused_photo(cast: Cast, client, photo):
    assert welcome(cast, client, lambda c: c.get(delete(photo)), 200) == KEEPERS


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_deletes_a_used_photo(cast: Cast, client, photo, method):
    stage.draft(cast, lead_photo=photo)
    assert welcome(cast, client, lambda c: getattr(c, method)(delete(photo), {"post": "yes"}), 302) == set()
    assert Photo.objects.filter(pk=photo.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_led_to_the_sign_in_page(client, photo, method):
    for address in (WALL, ADD, change(photo), delete(photo)):
        answer = getattr(client, method)(address)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def test_an_unused_photo_is_deleted_with_its_original(cast: Cast, client, photo, django_capture_on_commit_callbacks):
    storage, name = photo.original.storage, photo.original.name
    client.force_login(cast.writer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(delete(photo), {"post": "yes"})
    assert not Photo.objects.filter(pk=photo.pk).exists()
    assert not storage.exists(name)


def test_a_moved_focal_point_asks_for_new_crops(
    cast: Cast, client, photo, enqueued, django_capture_on_commit_callbacks
):
    client.force_login(cast.writer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(change(photo), FORM)
    photo.refresh_from_db()
    assert photo.focal_x == 0.3
    assert enqueued("make_renditions") == [{"photo_id": photo.pk}]


def test_a_saved_form_leaves_what_the_worker_wrote_meanwhile(cast: Cast, client, photo):
    renditions.make(photo.pk)
    client.force_login(cast.writer)
    client.post(change(photo), FORM | {"focal_x": "0.5"})
    photo.refresh_from_db()
    assert renditions.is_current(photo)


def test_the_plain_form_says_what_is_wrong_with_a_file(cast: Cast, client):
    client.force_login(cast.writer)
    answer = client.post(ADD, {"file": files.upload(b"GIF89a....")})
    assert answer.status_code == 400
    assert BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]")


def test_a_duplicate_leads_to_the_photo_there_is(cast: Cast, client):
    client.force_login(cast.writer)
    first = client.post(ADD, {"file": files.upload(files.jpeg(400, 300))})
    again = client.post(ADD, {"file": files.upload(files.jpeg(400, 300), "lain.jpg")})
    assert first["Location"] == again["Location"]


def test_the_wall_finds_by_words(cast: Cast, client, photo):
    PhotoFactory(title="Sawah", caption="Padi", alt="Padi")
    assert titles(page(client, WALL, cast.writer, q="sawa")) == ["Sawah"]


def test_the_wall_narrows_to_ones_own(cast: Cast, client, photo):
    PhotoFactory(title="Sawah", created_by=cast.other_writer)
    assert titles(page(client, WALL, cast.writer, who="me")) == ["Kapal"]
    assert titles(page(client, WALL, cast.writer, who=cast.other_writer.pk)) == ["Sawah"]


def test_the_wall_narrows_to_what_is_missing(cast: Cast, client, photo):
    PhotoFactory(title="Sawah", alt="")
    PhotoFactory(title="Gunung", credit="")
    assert titles(page(client, WALL, cast.writer, missing="alt")) == ["Sawah"]
    assert titles(page(client, WALL, cast.writer, missing="credit")) == ["Gunung"]


@pytest.mark.parametrize(
    ("rights", "found"), [("denied", ["Dilarang"]), ("expired", ["Lama"]), ("soon", ["Hampir"]), ("open", ["Kapal"])]
)
def test_the_wall_narrows_by_rights(cast: Cast, client, photo, rights, found):
    now = timezone.now()
    PhotoFactory(title="Lama", usable_until=now - timedelta(days=1))
    PhotoFactory(title="Hampir", usable_until=now + timedelta(days=3))
    PhotoFactory(title="Dilarang", is_denied=True)
    assert titles(page(client, WALL, cast.writer, rights=rights)) == found


@pytest.mark.parametrize("forged", [{"who": "1 OR 1"}, {"rights": "x"}, {"missing": "password"}])
def test_a_forged_filter_filters_nothing(cast: Cast, client, photo, forged):
    assert titles(page(client, WALL, cast.writer, **forged)) in (["Kapal"], [])


def test_an_empty_library_offers_the_upload(cast: Cast, client):
    empty = page(client, WALL, cast.writer).select_one(".photo-empty")
    assert empty.a["href"] == ADD


def test_a_wall_of_many_photos_takes_few_queries(cast: Cast, client, django_assert_max_num_queries):
    for _ in range(30):
        PhotoFactory(created_by=cast.writer)
    client.force_login(cast.photo_editor)
    client.get(WALL)
    with django_assert_max_num_queries(8):
        client.get(WALL)


def test_the_page_of_a_photo_names_the_stories_that_use_it(cast: Cast, client, photo):
    article = stage.draft(cast, lead_photo=photo)
    links = page(client, change(photo), cast.writer).select(".photo-uses a")
    assert [link.get_text(strip=True) for link in links] == [article.headline]


def test_a_story_one_may_not_see_is_not_named(cast: Cast, client, photo):
    article = stage.draft(cast, lead_photo=photo)
    soup = page(client, change(photo), cast.photo_editor)
    assert article.headline not in soup.get_text()
    assert "1" in soup.select_one(".photo-uses").get_text()


def test_whoever_may_not_change_a_photo_is_told_why_and_gets_no_fields(cast: Cast, client, photo):
    soup = page(client, change(photo), cast.other_writer)
    assert soup.select_one(".photo-note").get_text(strip=True)
    assert not soup.select("textarea[name=alt], input[name=focal_x]")


def test_the_numbers_of_the_focal_point_have_points_in_every_language(cast: Cast, client, photo):
    photo.focal_x = 0.25
    photo.save()
    assert page(client, change(photo), cast.other_writer).select_one("[data-focal]")["data-x"] == "0.25"


def test_every_label_of_the_page_names_a_box(cast: Cast, client, photo):
    client.force_login(cast.writer)
    page = BeautifulSoup(client.get(change(photo)).content, "html.parser")
    boxes = {one["id"] for one in page.select("input[id]:not([type=hidden]), select[id], textarea[id]")}
    labels = {one["for"] for one in page.select("#content label[for]")}
    assert "id_taken_at_0" in labels <= boxes
