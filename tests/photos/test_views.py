import pytest
from django.urls import reverse

from photos.models import Photo
from tests.factories import PhotoFactory, UserFactory
from tests.photos import files
from tests.stage import Cast

pytestmark = pytest.mark.django_db

WORKING = {
    "writer",
    "other_writer",
    "section_editor",
    "other_section_editor",
    "managing_editor",
    "editor_in_chief",
    "photo_editor",
}
KEEPERS = {"writer", "managing_editor", "editor_in_chief", "photo_editor"}


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def photo(cast: Cast) -> Photo:
    return PhotoFactory(created_by=cast.writer)


def address(name: str, *args) -> str:
    return reverse(f"photos:{name}", args=args)


def send(client, data: bytes, name="foto.jpg"):
    return client.post(address("upload"), {"file": files.upload(data, name)})


def allowed(cast: Cast, client, ask) -> set[str]:
    """Who of the cast gets what they ask for; everybody else must be refused (403) with a reason."""
    welcome = set()
    for name, person in cast.people.items():
        client.force_login(person)
        answer = ask(client)
        if answer.status_code == 200:
            welcome.add(name)
        else:
            assert answer.status_code == 403, name
            assert answer.json()["message"], name
    return welcome


def test_all_who_work_on_stories_search(cast: Cast, client, photo):
    assert allowed(cast, client, lambda c: c.get(address("search"))) == WORKING


def test_all_who_work_on_stories_see_a_photo(cast: Cast, client, photo):
    assert allowed(cast, client, lambda c: c.get(address("detail", photo.pk))) == WORKING


def test_all_who_work_on_stories_get_the_original(cast: Cast, client, photo):
    assert allowed(cast, client, lambda c: c.get(address("original", photo.pk))) == WORKING


def test_all_who_work_on_stories_upload(cast: Cast, client):
    assert allowed(cast, client, lambda c: send(c, files.jpeg(400, 300))) == WORKING


def test_its_writer_and_the_photo_desk_change_a_photo(cast: Cast, client, photo):
    assert allowed(cast, client, lambda c: c.post(address("update", photo.pk), {"alt": "Kapal"})) == KEEPERS


def test_a_refused_change_changes_nothing(cast: Cast, client, photo):
    client.force_login(cast.other_writer)
    client.post(address("update", photo.pk), {"alt": "Dicoret"})
    photo.refresh_from_db()
    assert photo.alt != "Dicoret"


@pytest.mark.parametrize("name", ["search", "upload", "detail", "original", "update"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_not_signed_in_gets_nothing_and_is_told(client, photo, name, method):
    answer = getattr(client, method)(address(name, *([] if name in ("search", "upload") else [photo.pk])))
    assert answer.status_code in (401, 405)
    if answer.status_code == 401:
        assert answer.json()["message"]


@pytest.mark.parametrize("person", [{"roles": []}, {"roles": ["photo_editor"], "is_active": False}])
def test_an_account_without_a_part_gets_nothing(client, photo, person):
    client.force_login(UserFactory(**person))
    assert client.get(address("search")).status_code in (401, 403)


def test_changes_need_the_pages_token(cast: Cast, photo):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.writer)
    assert client.post(address("update", photo.pk), {"alt": "Kapal"}).status_code == 403
    assert send(client, files.jpeg()).status_code == 403


@pytest.mark.parametrize("name", ["detail", "original", "update"])
def test_a_photo_that_is_gone_is_said_to_be(cast: Cast, client, name):
    client.force_login(cast.photo_editor)
    answer = client.post(address(name, 99)) if name == "update" else client.get(address(name, 99))
    assert answer.status_code == 404
    assert "no longer" in answer.json()["message"]


def test_an_upload_answers_with_what_the_form_shows(cast: Cast, client):
    client.force_login(cast.writer)
    answer = send(client, files.with_iptc(files.jpeg(), {120: b"Panen di Takalar", 80: b"Andi"})).json()
    assert (answer["caption"], answer["credit"], answer["existing"]) == ("Panen di Takalar", "Andi", False)
    assert answer["thumb"].startswith("/media/photos/")
    assert answer["warnings"] == ["No alternative text", "Right not said"]
    assert answer["may_edit"]
    told = client.post(address("update", answer["id"]), {"alt": "Kapal", "licence_kind": "own"}).json()
    assert (told["licence_kind"], told["warnings"]) == ("own", [])
    assert client.post(address("update", answer["id"]), {"licence_kind": "stolen"}).status_code == 400


def test_the_same_file_again_answers_with_the_photo_there_is(cast: Cast, client):
    client.force_login(cast.writer)
    first = send(client, files.jpeg()).json()
    client.force_login(cast.other_writer)
    again = send(client, files.jpeg(), "salinan.png").json()
    assert (again["id"], again["existing"], again["may_edit"]) == (first["id"], True, False)


def test_an_unfit_file_is_refused_with_a_remedy(cast: Cast, client):
    client.force_login(cast.writer)
    answer = send(client, b"<svg></svg>", "peta.jpg")
    assert answer.status_code == 400
    assert "PNG" in answer.json()["message"]
    assert not Photo.objects.exists()


def test_a_form_without_a_file_is_refused(cast: Cast, client):
    client.force_login(cast.writer)
    answer = client.post(address("upload"), {})
    assert answer.status_code == 400
    assert "Choose a photo" in answer.json()["message"]


def test_only_what_is_sent_is_changed(cast: Cast, client, photo):
    client.force_login(cast.writer)
    before = photo.caption
    answer = client.post(address("update", photo.pk), {"alt": "Tiga kapal", "focal_x": "0.25"}).json()
    assert (answer["alt"], answer["focal_x"], answer["focal_y"], answer["caption"]) == (
        "Tiga kapal",
        0.25,
        0.5,
        before,
    )


def test_a_field_can_be_emptied(cast: Cast, client, photo):
    client.force_login(cast.writer)
    assert client.post(address("update", photo.pk), {"caption": ""}).json()["caption"] == ""


@pytest.mark.parametrize("fields", [{"focal_x": "1.2"}, {"focal_y": "kiri"}, {"focal_x": "nan"}, {"alt": "a" * 301}])
def test_what_cannot_be_is_refused_by_the_fields_name(cast: Cast, client, photo, fields):
    client.force_login(cast.writer)
    answer = client.post(address("update", photo.pk), fields)
    assert answer.status_code == 400
    assert ":" in answer.json()["message"]


def test_who_uploaded_a_photo_cannot_be_forged(cast: Cast, client, photo):
    client.force_login(cast.photo_editor)
    client.post(address("update", photo.pk), {"alt": "Kapal", "created_by": cast.photo_editor.pk, "licence": "x"})
    photo.refresh_from_db()
    assert (photo.created_by, photo.licence) == (cast.writer, "")


def test_a_search_gives_a_page_and_where_to_go_on(cast: Cast, client, monkeypatch):
    monkeypatch.setattr("photos.finding.PAGE", 2)
    photos = [PhotoFactory() for _ in range(3)]
    client.force_login(cast.writer)
    first = client.get(address("search")).json()
    second = client.get(address("search"), {"before": first["next"]}).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [photo.pk for photo in photos[::-1]]
    assert second["next"] is None


@pytest.mark.parametrize("before", ["x", "-1", "1" * 30, "²"])
def test_a_forged_place_to_go_on_is_refused(cast: Cast, client, before):
    client.force_login(cast.writer)
    assert client.get(address("search"), {"before": before}).status_code == 400


def test_a_full_page_of_the_picker_takes_few_queries(cast: Cast, client, django_assert_max_num_queries):
    for _ in range(24):
        PhotoFactory(created_by=cast.writer)
    client.force_login(cast.writer)
    with django_assert_max_num_queries(5):  # session, user, roles, photos
        assert len(client.get(address("search")).json()["results"]) == 24


def test_the_original_is_kept_not_shown(cast: Cast, client, photo):
    client.force_login(cast.writer)
    answer = client.get(address("original", photo.pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    with photo.original.open() as stored:
        assert b"".join(answer.streaming_content) == stored.read()


def test_the_libraries_answers_are_not_cached(cast: Cast, client, photo):
    client.force_login(cast.writer)
    assert "no-store" in client.get(address("detail", photo.pk))["Cache-Control"]
