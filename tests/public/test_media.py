"""Files: renditions and portraits for ever, everything else never."""

from pathlib import Path

import pytest

from tests import stage
from tests.factories import jpeg

pytestmark = pytest.mark.django_db

PATH = "photos/7/960x540-0123456789abcdef0123.jpg"


@pytest.fixture
def picture(settings) -> bytes:
    """A rendition as it lies on the disk."""
    data = jpeg()
    file = Path(settings.MEDIA_ROOT) / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return data


def get(client, path=PATH, **headers):
    return client.get(f"/media/{path}", headers={name.replace("_", "-"): text for name, text in headers.items()})


def test_a_rendition_is_served_for_ever(client, picture):
    response = get(client)
    assert response.getvalue() == picture
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_a_picture_opened_by_itself_may_do_nothing(client, picture):
    assert get(client)["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_reader_who_has_the_picture_gets_304(client, picture):
    response = get(client, If_None_Match=get(client)["ETag"])
    assert response.status_code == 304
    assert response.content == b""
    assert "immutable" in response["Cache-Control"]


def test_head_has_no_body(client, picture):
    response = client.head(f"/media/{PATH}")
    assert response.content == b""
    assert int(response["Content-Length"]) == len(picture)


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-9", 0, 9), ("bytes=100-", 100, None), ("bytes=-50", -50, None)]
)
def test_a_part_is_served_as_asked(client, picture, asked, first, last):
    response = get(client, Range=asked)
    assert response.status_code == 206
    assert response.getvalue() == picture[first : last + 1 if last else None]
    assert response["Content-Range"].endswith(f"/{len(picture)}")


def test_a_large_file_is_sent_in_pieces_and_whole(client, picture, settings):
    data = bytes(range(256)) * 1_000
    (Path(settings.MEDIA_ROOT) / PATH).write_bytes(data)
    response = get(client)
    pieces = list(response)
    assert len(pieces) > 1
    assert b"".join(pieces) == data
    assert int(response["Content-Length"]) == len(data)


def test_a_part_larger_than_a_piece_ends_where_it_should(client, picture, settings):
    data = bytes(range(256)) * 1_000
    (Path(settings.MEDIA_ROOT) / PATH).write_bytes(data)
    response = get(client, Range="bytes=10-200009")
    assert response.getvalue() == data[10:200_010]
    assert response["Content-Length"] == "200000"


def test_a_part_beyond_the_end_is_refused(client, picture):
    response = get(client, Range="bytes=99999999-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(picture)}"


@pytest.mark.parametrize("asked", ["bytes=-", "lines=1-2", "bytes=1-2,4-5", "bytes=a-b"])
def test_a_part_that_makes_no_sense_is_the_whole(client, picture, asked):
    assert get(client, Range=asked).status_code == 200


@pytest.mark.parametrize("folder", ["", "photos/", "photos/7/", "photos", "photos/7"])
def test_folders_are_not_listed(client, picture, folder):
    assert client.get(f"/media/{folder}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "photos/../secret.jpg",
        "photos/../../secret.jpg",
        "photos/%2e%2e/secret.jpg",
        "photos/7/../../../secret.jpg",
        "photos//etc/passwd",
        "/etc/passwd",
        "originals/2026/11/foto.jpg",
        "secret.jpg",
        "photos/7/x\x00.jpg",
    ],
)
def test_nothing_outside_the_public_folders_is_reachable(client, picture, settings, path):
    root = Path(settings.MEDIA_ROOT)
    for place in (root / "secret.jpg", root.parent / "secret.jpg", root / "originals/2026/11/foto.jpg"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"rahasia")
    response = get(client, path)
    assert response.status_code == 404
    assert b"rahasia" not in response.content


def test_a_link_out_of_the_folder_is_not_followed(client, picture, settings, tmp_path):
    (tmp_path / "rahasia.jpg").write_bytes(b"rahasia")
    (Path(settings.MEDIA_ROOT) / "photos" / "link.jpg").symlink_to(tmp_path / "rahasia.jpg")
    assert get(client, "photos/link.jpg").status_code == 404


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "code.js", "foto", "foto.tiff"])
def test_only_pictures_of_known_kinds_are_served(client, settings, name):
    file = Path(settings.MEDIA_ROOT) / "portraits" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert get(client, f"portraits/{name}").status_code == 404


def test_originals_lie_where_no_address_leads(cast, client, settings):
    story = stage.draft(cast)
    original = Path(story.lead_photo.original.path)
    assert not original.is_relative_to(settings.MEDIA_ROOT)
    assert get(client, story.lead_photo.original.name).status_code == 404


def test_posting_is_refused(client, picture):
    assert client.post(f"/media/{PATH}").status_code == 405
