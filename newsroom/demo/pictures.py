"""The demo's photo library: the drawn pictures, described by the stories that use them."""

from pathlib import Path

from django.core.files.base import ContentFile

from newsroom.demo import storyfiles
from people.models import User
from photos.models import Photo

PICTURES = Path(__file__).parent / "pictures"


def load(by: User) -> dict[str, Photo]:
    """Every picture that a story asks for and that is there, by file name, uploaded by `by`."""
    photos: dict[str, Photo] = {}
    for file in storyfiles.read_all():
        name = file.header["Foto"]
        path = PICTURES / name
        if name not in photos and path.exists():
            photos[name] = Photo.objects.create(
                original=ContentFile(path.read_bytes(), name=name),
                title=path.stem.replace("-", " ").capitalize(),
                alt=file.header["Alt"],
                caption=file.header["Keterangan"],
                credit=file.header["Kredit"],
                source="Tim Grafis Newsroom",
                created_by=by,
            )
    return photos
