"""A portrait as readers get it: small, upright, of a known format, without what the camera wrote into it."""

import io
import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
EDGE = 240


def prepared(upload: File) -> ContentFile:
    """A WebP of at most EDGE pixels a side made from `upload`, under a name of its own.

    Raises ValidationError if the file is too large, is not one of FORMATS by its content, or is broken.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(_("This file is larger than 10 MB. Make it smaller and upload it again."))
    try:
        upload.seek(0)
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError(_("This picture has more than 50 megapixels. Make it smaller first."))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This is not a JPEG, PNG or WebP picture, or it is broken.")) from error
    upright.thumbnail((EDGE, EDGE))
    buffer = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(buffer, "WEBP", quality=80, method=6)
    return ContentFile(buffer.getvalue(), name=f"{secrets.token_hex(8)}.webp")
