"""Whose a picture is, as readers and programs are told: one credit line for every page, feed, file and partner.

A picture's own file says it too, in XMP, by the names of the IPTC Photo Metadata Standard that search engines read
(https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata), and on what terms:
maker, notice and terms of use may not be taken out of a work (copyright law 28/2014, article 7). Nothing else of what
a file brought along is in it; keywords, which may name people, are not.
"""

import re
from html import escape

from django.utils.translation import gettext as _

from photos import sources
from photos.models import HANDED_OUT, Photo, printed_credit
from photos.signals import licence_page_wanted

#: Narrower files do without the words: their page says them, and a thumbnail would be a third larger.
NARROWEST = 480
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,300}")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


def creator(credit: str, said: str = "") -> str:
    """Who made it: who is `said` to, else out of a credit as papers print it ("Agency/Photographer", "Office/HO")."""
    return said.strip() or credit.removesuffix(f"/{HANDED_OUT}").rpartition("/")[2].strip()


def notice(credit: str, said: str = "") -> str:
    """The copyright notice as it is `said`, else the one that goes with a credit line; empty without both."""
    return said.strip() or (f"© {credit}" if credit else "")


def terms(photo: Photo) -> str:
    """On what terms the picture is had, and where it may be shown, for whoever gets it."""
    said = photo.licence, photo.usage_terms, photo.territory and f"{_('Territory')}: {photo.territory}"
    return "\n".join(dict.fromkeys(filter(None, (" ".join(one.split()) for one in said))))


def licence_at(terms: str) -> str:
    """Where a licence can be read: the address in its terms, else where the house is asked; empty for nowhere."""
    found = _ADDRESS.search(terms)
    return found[0].rstrip(".,;)") if found else asked_at()


def asked_at() -> str:
    """Where the house is asked for a licence, a whole address; empty where it says nothing of it."""
    answers = (answer for _receiver, answer in licence_page_wanted.send(Photo))
    return next(filter(None, answers), "")


def told(photo: Photo) -> list[str]:
    """What its files say of it, for knowing whether they still say what is so."""
    said = [printed_credit(photo.credit, photo.licence_kind), licence_at(photo.licence)]
    more = [photo.creator, photo.copyright_notice, photo.usage_terms, photo.territory]
    return said + (more if any(more) else [])


def xmp(photo: Photo, width: int) -> bytes:
    """All that a file of the picture says, `width` pixels wide; empty for nothing to say."""
    facts = []
    if photo.source_type in sources.SourceType:
        facts.append(_said("Iptc4xmpExt:DigitalSourceType", sources.SCHEME + photo.source_type))
    if width >= NARROWEST:
        facts += _words(photo)
    if not facts:
        return b""
    inside = "".join(facts)
    spaces = "".join(f' xmlns:{name}="{at}"' for name, at in _NAMESPACES.items() if f"<{name}:" in inside)
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _words(photo: Photo) -> list[str]:
    credit, licence, *_more = told(photo)
    if not credit.strip():
        return []
    made_by = escape(creator(credit, photo.creator))
    found = [
        _said("dc:creator", f"<rdf:Seq><rdf:li>{made_by}</rdf:li></rdf:Seq>", is_xml=True),
        _said("photoshop:Credit", credit),
        _in_words("dc:rights", notice(credit, photo.copyright_notice)),
    ]
    if photo.usage_terms:
        found.append(_in_words("xmpRights:UsageTerms", photo.usage_terms))
    if photo.territory:
        found.append(_said("plus:RegionConstraints", photo.territory))
    if licence:
        found.append(_said("xmpRights:WebStatement", licence))
    if asked := asked_at():
        licensor = f'<rdf:Seq><rdf:li rdf:parseType="Resource">{_said("plus:LicensorURL", asked)}</rdf:li></rdf:Seq>'
        found.append(_said("plus:Licensor", licensor, is_xml=True))
    return found


def _in_words(name: str, words: str) -> str:
    """A text of which there may be others in other languages."""
    return _said(name, f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>', is_xml=True)


def _said(name: str, value: str, *, is_xml: bool = False) -> str:
    return f"<{name}>{value if is_xml else escape(value)}</{name}>"
