"""The demo's photo library: the drawn pictures, described by the stories that use them."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from demo import storyfiles
from people.models import User
from photos import library
from photos.models import Licence, Photo

PICTURES = Path(__file__).parent / "pictures"


def load(by: User) -> dict[str, Photo]:
    """Every picture that a story asks for and that is there, by file name, uploaded by `by`."""
    photos: dict[str, Photo] = {}
    for file in storyfiles.read_all():
        name = file.header["Foto"]
        path = PICTURES / name
        if name in photos or not path.exists():
            continue
        # taken in as an upload is, and described as the story that uses it does
        photo = library.add(SimpleUploadedFile(path.name, path.read_bytes(), "image/jpeg"), by).photo
        photo.title = path.stem.replace("-", " ").capitalize()
        photo.alt = file.header["Alt"]
        photo.caption = file.header["Keterangan"]
        photo.credit = file.header["Kredit"]
        photo.licence_kind = Licence.OWN
        library.change(photo, {"title", "alt", "caption", "credit", "licence_kind"})
        photos[name] = photo
    return photos
