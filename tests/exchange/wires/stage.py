"""Sets the stage for the wire's tests: a source, and copy from it in one version after the other."""

from exchange.models import SourceKind, WireItem, WireSource
from exchange.wires import keeping
from tests.exchange.wires.copy import g2, read
from tests.factories import jpeg

GUID = "urn:newsml:kbn.example:20261126:nikel"
#: The usual item with a picture in it, which lies beside the file.
WITH_PICTURE = g2().replace(
    "</contentSet>", '<remoteContent href="nikel.jpg" contenttype="image/jpeg"/></contentSet>'
)


def source(cast, **fields) -> WireSource:
    """An agency that is asked at an address."""
    told = {
        "name": "KBN",
        "address": "http://kbn.example/kawat",
        "hosts": ["kbn.example"],
        "section": cast.section,
        "credit": "Kantor Berita Nusantara",
        "owner": cast.managing_editor,
    }
    return WireSource.objects.create(**told | fields)


def folder(cast, **fields) -> WireSource:
    """An agency that drops files."""
    told = {"name": "Folder", "kind": SourceKind.FOLDER, "folder": "kbn", "address": "", "hosts": []}
    return source(cast, **told | fields)


def keep(
    source: WireSource, *items: str, beside=lambda name: jpeg() if name == "nikel.jpg" else None
) -> list[WireItem]:
    """Keep these items of NewsML-G2, the usual one if none is given, each as a file of its own."""
    made = []
    for one in items or (g2(),):
        data = one.encode()
        made += keeping.keep(source, "kiriman.xml", data, read(data), beside)
    return made


def version(number: int, **said) -> str:
    """The usual item in another version."""
    return g2(version=f'version="{number}"', **said)
