"""Pixels: a file becomes an upright sRGB picture without metadata, is cropped about its focal point, and encoded."""

import io
from contextlib import suppress

from PIL import Image, ImageCms, ImageOps

_SRGB = ImageCms.createProfile("sRGB")
_PAPER = (255, 255, 255)  # shows through where a picture is transparent
_SIXTEEN_BIT = ("I;16", "I;16L", "I;16B", "I;16N", "I")

#: Chosen on newspaper pictures as phones show them, two dots and more to a pixel; the two for older browsers are a
#: little better than they need be. Speeds so that a photo takes well under a second.
ENCODERS = {
    "avif": ("AVIF", {"quality": 46, "speed": 9}),
    "webp": ("WEBP", {"quality": 78, "method": 2}),
    "jpeg": ("JPEG", {"quality": 76, "optimize": True, "progressive": True}),
}


def develop(image: Image.Image, least: tuple[int, int]) -> Image.Image:
    """`image` upright, in sRGB, without metadata; shrunk, but still covering `least` pixels if it ever did."""
    turned = image.getexif().get(0x0112, 1) >= 5
    least = least[::-1] if turned else least
    scale = min(1, max(least[0] / image.width, least[1] / image.height))
    wanted = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    image.draft(None, wanted)  # JPEG: decodes at a half, quarter or eighth; others ignore it
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in _SIXTEEN_BIT:
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode == "F":
        image = image.convert("L")
    if scale < 1:
        size = wanted[::-1] if turned else wanted
        if image.mode in ("P", "PA", "1"):  # palettes and single bits cannot be resampled smoothly
            image = image.convert("L" if image.mode == "1" else "RGBA")
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    image = _srgb(image, profile)
    image.info = {}  # encoders would copy profile, comment and position from here
    return image


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, _PAPER)
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    if profile and image.mode in ("RGB", "L", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken profile: take the colours as they are
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(source):
                return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    return image.convert("RGB")


def crop_box(width: int, height: int, ratio: float, focal: tuple[float, float]) -> tuple[int, int, int, int]:
    """The largest box of `ratio` in a picture, centred on the focal point as far as the edges allow."""
    box_width = min(width, round(height * ratio))
    box_height = min(height, round(width / ratio))
    left = min(max(round(focal[0] * width - box_width / 2), 0), width - box_width)
    top = min(max(round(focal[1] * height - box_height / 2), 0), height - box_height)
    return left, top, left + box_width, top + box_height


def encode(image: Image.Image, name: str, xmp: bytes = b"") -> bytes:
    """The bytes of `image` as "avif", "webp" or "jpeg"; `xmp` is all that the file says beside the picture."""
    file_format, options = ENCODERS[name]
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options, **({"xmp": xmp} if xmp else {}))
    return buffer.getvalue()
