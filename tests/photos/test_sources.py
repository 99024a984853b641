"""A picture that a machine made says so at the picture and at the foot of its story, and is checked by a person."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from articles.refusals import Refused
from articles.workflow import workflow
from photos import library, metadata, renditions, rights, sources
from photos.models import Photo
from photos.sources import SCHEME, SourceType
from tests import stage
from tests.factories import PhotoFactory
from tests.photos import files
from tests.photos.test_metadata import described
from tests.public.many import RENDITIONS

pytestmark = pytest.mark.django_db

SAYS_SO = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' e:DigitalSourceType="{source}"/></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (f"{SCHEME}trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("compositeSynthetic", "compositeSynthetic"),
        (f"{SCHEME}digitalCapture", ""),
        ("x" * 900, ""),
        ("", ""),
    ],
    ids=["address", "name", "camera", "long", "nothing"],
)
def test_a_source_is_read_by_its_address_or_its_name(words, name):
    assert sources.read(words) == name


def test_what_a_file_says_of_its_making_comes_along():
    xmp = SAYS_SO.format(source=f"{SCHEME}trainedAlgorithmicMedia")
    assert described(files.jpeg(xmp=xmp.encode())).source_type == SourceType.MADE


def test_it_is_printed_once_a_person_has_checked_it(cast, client):
    photo = PhotoFactory(source_type=SourceType.MADE, created_by=cast.writer, renditions=RENDITIONS)
    story = stage.draft(cast, lead_photo=photo)
    assert "nobody has checked it" in str(rights.why_not_show(photo))
    with pytest.raises(Refused, match="nobody has checked it"):
        workflow.perform("submit", cast.writer, story)
    client.force_login(cast.photo_editor)
    address = reverse("admin:photos_photo_change", args=[photo.pk])
    sent = {"alt": photo.alt, "credit": photo.credit, "source_type": photo.source_type, "is_checked": "on"}
    sent |= {"focal_x": 0.5, "focal_y": 0.5, "title": "Kapal"}
    client.post(address, sent)
    photo.refresh_from_db()
    assert photo.checked_by == cast.photo_editor
    assert str(cast.photo_editor) in client.get(address).content.decode()
    client.post(address, sent | {"source_type": SourceType.EDITED, "is_checked": ""})
    photo.refresh_from_db()
    assert photo.checked_by is None  # of another making nobody has said anything


def test_readers_and_programs_are_told_at_the_picture_and_at_the_foot(cast, client):
    checked = {"checked_by": cast.photo_editor, "renditions": RENDITIONS}
    lead, inside = (
        PhotoFactory(source_type=SourceType.MADE, **checked),
        PhotoFactory(source_type=SourceType.EDITED, **checked),
    )
    body = f'<p>Naskah.</p><figure data-photo="{inside.pk}"></figure>'
    story = stage.published(cast, lead_photo=lead, body=body)
    soup = BeautifulSoup(client.get(story.editions.get().get_absolute_url()).content, "html.parser")
    captions = [one.get_text() for one in soup.find_all("figcaption")]
    assert captions[0].startswith("Picture made with AI.")
    assert captions[1].startswith("Picture edited with AI.")
    assert "made or edited with AI" in soup.select_one(".story-foot .ai-note").get_text()
    article = json.loads(soup.find("script", type="application/ld+json").string)
    assert {one["digitalSourceType"] for one in article["image"]} == {f"{SCHEME}trainedAlgorithmicMedia"}
    feed = client.get("/feed/").content.decode()
    assert f'<media:description type="plain">Picture made with AI. {lead.alt}</media:description>' in feed
    plain = stage.published(cast, lead_photo=PhotoFactory(renditions=RENDITIONS))
    page = client.get(plain.editions.get().get_absolute_url()).content.decode()
    assert "with AI" not in page
    assert "digitalSourceType" not in page


# In the files that readers get


def told(photo: Photo) -> set[str]:
    """What each file of the photo says of its making; empty where it says nothing at all beside the picture."""
    found = set()
    for path in renditions.paths(photo.renditions):
        with default_storage.open(path) as file:
            image = Image.open(io.BytesIO(file.read()))
        found.add(metadata.read(image).source_type)
        assert not image.getexif(), path
    return found


def test_the_files_that_readers_get_say_it_and_nothing_else(cast, enqueued, django_capture_on_commit_callbacks):
    city = ' xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="X"/></rdf'
    xmp = SAYS_SO.format(source=SourceType.MADE).replace("/></rdf", city)
    photo = library.add(files.upload(files.jpeg(xmp=xmp.encode(), exif=files.exif(gps=True))), cast.writer).photo
    assert photo.taken_where == "X"
    assert told(photo) == {SourceType.MADE}, "from the first file on"
    for name in (SourceType.EDITED, ""):
        photo.source_type = name
        with django_capture_on_commit_callbacks(execute=True):
            library.change(photo, {"source_type"})
        assert enqueued("make_renditions")[-1]["photo_id"] == photo.pk
        renditions.make(photo.pk)
        photo.refresh_from_db()
        assert {one.rpartition(".")[2] for one in renditions.paths(photo.renditions)} == {"avif", "webp", "jpg"}
        assert told(photo) == {name}
    for path in renditions.paths(photo.renditions):
        with default_storage.open(path) as file:
            assert b"City" not in file.read()


def test_a_photo_of_a_camera_is_current_as_it_was_before():
    assert "source" not in renditions.made_for(PhotoFactory.build())


def test_a_likeness_needs_somebody_who_agreed(cast):
    photo = PhotoFactory(source_type=SourceType.MADE, checked_by=cast.photo_editor, shows_likeness=True)
    assert "who agreed" in str(rights.why_not_show(photo))
    with pytest.raises(Refused, match="who agreed"):
        workflow.perform("submit", cast.writer, stage.draft(cast, lead_photo=photo))
    photo.consent = "Ahli waris Bu Sri, surat 12"
    assert rights.why_not_show(photo) is None
