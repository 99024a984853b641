"""What a file says of its making in signed words: the label is proposed, a broken seal warned of, nothing fetched."""

import socket
import threading

import pytest
from django.urls import reverse

from photos import credentials, described, intake, library
from photos.models import Photo
from photos.sources import SourceType
from tests.photos import files, signed

pytestmark = pytest.mark.django_db

BROKEN = "changed after it was signed"


def tampered(data: bytes) -> bytes:
    """The same file with one bit of its picture turned."""
    at = data.rfind(b"\xff\xda") + 400
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.fixture
def added(cast):
    """`added(data)`: the photo that the photo desk brings in."""
    return lambda data: library.add(files.upload(data), cast.photo_editor).photo


@pytest.mark.parametrize("source", SourceType)
def test_a_signed_file_proposes_the_label_and_says_who_signed(added, source):
    photo = added(signed.jpeg(files.jpeg(), source))
    assert photo.source_type == source
    kept = {"signer": signed.SIGNER, "tool": "Kamera Uji 1.0", "source_type": source, "is_broken": False}
    assert kept.items() <= Photo.objects.get(pk=photo.pk).credentials.items()
    assert not [one for one in described.warnings(photo) if BROKEN in one]
    assert signed.SIGNER in dict(described.facts(photo))["Signed"]


def test_a_camera_that_signs_owes_no_label(added):
    photo = added(signed.jpeg(files.jpeg()))
    assert (photo.source_type, photo.credentials["signer"]) == ("", signed.SIGNER)


def test_a_broken_seal_warns_on_the_photos_page_and_in_the_picker(added, client, cast):
    photo = added(tampered(signed.jpeg(files.jpeg(), SourceType.MADE)))
    assert photo.credentials["is_broken"]
    assert photo.source_type == SourceType.MADE, "a label that is proposed too often harms nobody"
    assert [one for one in described.described(photo, cast.photo_editor)["warnings"] if BROKEN in one]
    client.force_login(cast.photo_editor)
    assert BROKEN in client.get(reverse("admin:photos_photo_change", args=[photo.pk])).content.decode()


def test_what_xmp_says_goes_before_and_a_plain_photo_says_nothing(added):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    xmp += b'<rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    xmp += b'e:DigitalSourceType="compositeSynthetic"/></rdf:RDF></x:xmpmeta>'
    assert added(signed.jpeg(files.jpeg(xmp=xmp), SourceType.MADE)).source_type == SourceType.COMPOSED
    plain = added(files.jpeg(900, 700))
    assert (plain.credentials, plain.source_type) == (None, "")


def test_what_is_no_manifest_stops_no_picture(monkeypatch):
    assert credentials.read(files.jpeg(comment=b"jumb"), "JPEG") is None
    assert credentials.read(signed.jpeg(files.jpeg())[:20_000], "JPEG") is None
    assert credentials.understood({}) is None
    assert credentials.understood({"active_manifest": "a", "manifests": {"a": "x"}}) is None
    bare = credentials.understood({"active_manifest": "a", "manifests": {"a": {"assertions": [{"label": 7}]}}})
    assert bare == credentials.Credentials()
    monkeypatch.setattr(credentials, "c2pa", None)
    assert intake.check(files.upload(signed.jpeg(files.jpeg()))).credentials is None


class Listener(threading.Thread):
    """Counts who comes to a port of this machine; answers nobody."""

    def __init__(self):
        super().__init__(daemon=True)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.door.settimeout(3)
        self.came = threading.Event()

    def run(self):
        try:
            caller, _address = self.door.accept()
        except OSError:
            return
        self.came.set()
        caller.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.door.getsockname()[1]}/manifest.c2pa"


@pytest.mark.parametrize("is_allowed", [False, True], ids=["ours", "theirs"])
def test_a_manifest_that_lies_elsewhere_is_never_fetched(monkeypatch, is_allowed):
    listener = Listener()
    listener.start()
    data = signed.jpeg(files.jpeg(), elsewhere=listener.address)
    monkeypatch.setattr(credentials, "_SIGN", b"")  # as if it had one of its own as well
    if is_allowed:  # what the library would do if it were let, so that the other case says something
        monkeypatch.setattr(credentials, "OFFLINE", {"verify": {"remote_manifest_fetch": True}})
    assert credentials.read(data, "JPEG") is None
    assert listener.came.wait(2 if is_allowed else 0.2) == is_allowed
    listener.door.close()
