"""Real picture files, sound and otherwise, as photographers, phones and attackers send them."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 190)


def scene(width=1200, height=800, mode="RGB") -> Image.Image:
    """A picture whose left is red, middle green, right blue, with a white line along the top."""
    image = Image.new("RGB", (width, height), GREEN)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 3, height), fill=RED)
    draw.rectangle((2 * width // 3, 0, width, height), fill=BLUE)
    draw.rectangle((0, 0, width, height // 10), fill=(255, 255, 255))
    return image.convert(mode)


def encoded(image: Image.Image, kind="JPEG", **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def jpeg(width=1200, height=800, **options) -> bytes:
    return encoded(scene(width, height), "JPEG", quality=80, **options)


def upload(data: bytes, name="foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def exif(orientation=None, gps=False, **texts) -> Image.Exif:
    """EXIF with an orientation, a place, and texts by name: caption, creator, taken, offset."""
    found = Image.Exif()
    if orientation:
        found[0x0112] = orientation
    if gps:
        found[0x8825] = {1: "S", 2: (5.0, 8.0, 24.0), 3: "E", 4: (119.0, 25.0, 12.0)}
    for name, tag in (("caption", 270), ("creator", 315)):
        if name in texts:
            found[tag] = texts[name]
    details = {tag: texts[name] for name, tag in (("taken", 36867), ("offset", 36881)) if name in texts}
    if details:
        found[0x8769] = details
    return found


def with_iptc(data: bytes, fields: dict[int, bytes], utf8=False) -> bytes:
    """`data` (JPEG) with IPTC-IIM application records, as agencies' systems write them."""
    records = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G" if utf8 else b""
    for number, value in fields.items():
        records += b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return with_segment(data, 0xED, b"Photoshop 3.0\0" + block)


def with_segment(data: bytes, marker: int, content: bytes) -> bytes:
    """`data` (JPEG) with one more segment right after its start."""
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + data[2:]


def xmp(properties: str) -> bytes:
    """An XMP packet with `properties` as child elements of its description."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:City="Makassar">'
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def archive() -> bytes:
    """A small ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("tagihan.txt", "isi")
    return buffer.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they unpack to `width` × `height` pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
