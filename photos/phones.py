"""Pictures as iPhones keep them (HEIC), which browsers cannot show: made into JPEG as they come in.

Needs the library of the extra `pictures`; without it such a file is refused, with what to do instead.
"""

import io

from PIL import Image

try:
    import pillow_heif
except ImportError:
    pillow_heif = None

IS_THERE = pillow_heif is not None
#: Good enough for a picture from which everything else is made.
QUALITY = 92


def size(data: bytes) -> tuple[int, int]:
    """Width and height by the header alone, nothing decoded. Raises one of `intake.BROKEN` for what is none."""
    return pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True).size


def as_jpeg(data: bytes) -> bytes:
    """The first picture of a HEIC file as JPEG, with what it says of itself. Raises one of `intake.BROKEN`.

    The decoder has turned it upright already, and has left its EXIF saying so.
    """
    image = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True).to_pillow()
    said = {name: image.info[name] for name in ("exif", "icc_profile", "xmp") if image.info.get(name)}
    buffer = io.BytesIO()
    Image.Image.convert(image, "RGB").save(buffer, "JPEG", quality=QUALITY, **said)
    return buffer.getvalue()
