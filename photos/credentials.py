"""What a file says of its own making in signed words (C2PA, "Content Credentials"), as far as it carries them itself.

Nothing is ever fetched: neither a manifest that lies elsewhere nor a word on whether a certificate was revoked. Who
signed is told as it stands in the certificate; whether that is to be believed is for a person to say. Needs the
library of the extra `pictures`; without it no file has credentials.
"""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from audit.storable import storable
from photos import sources
from photos.sources import SourceType

try:
    import c2pa
except ImportError:
    c2pa = None

log = logging.getLogger(__name__)

IS_THERE = c2pa is not None
#: Nothing over the network, whatever a file asks for.
OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False}}
_MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif", "HEIC": "image/heic"}
#: Without a manifest a file has this nowhere; asking the library for each plain photo would cost more.
_SIGN = b"jumb"
#: What a broken seal is told by; that nobody vouches for the signer breaks none.
_NOT_BROKEN = frozenset({"signingCredential.untrusted", "timeStamp.untrusted"})
#: The most telling first: made whole, made in part.
_WEIGHT = [SourceType.MADE, SourceType.COMPOSED, SourceType.EDITED]
_LONGEST = 200


@dataclass(frozen=True)
class Credentials:
    """Who signed and with what it was made; `is_broken`: the file or its seal was changed since. `source_type`: what
    it says of a machine's hand in it, of those that owe a label; believed as far as any file."""

    signer: str = ""
    tool: str = ""
    signed_at: str = ""
    source_type: str = ""
    is_broken: bool = False

    def kept(self) -> dict[str, Any]:
        """As the photo's row has it."""
        return asdict(self)


def read(data: bytes, file_kind: str) -> Credentials | None:
    """The credentials in a file; None for one without. What cannot be read stops no picture."""
    if c2pa is None or file_kind not in _MIME or _SIGN not in data:
        return None
    try:
        settings = c2pa.Settings.from_dict(OFFLINE)
        with (
            c2pa.Context(settings) as context,
            c2pa.Reader(_MIME[file_kind], io.BytesIO(data), context=context) as one,
        ):
            return understood(json.loads(one.json()))
    except Exception as error:  # the library's own errors, and whatever a file made to harm brings about
        log.info("No content credentials could be read: %s", error)
        return None


def understood(told: dict[str, Any]) -> Credentials | None:
    """What the library said of a file's manifests; None if none of them is the file's own."""
    manifests = told.get("manifests") or {}
    manifest = manifests.get(told.get("active_manifest"))
    if not isinstance(manifest, dict):
        return None
    signed = manifest.get("signature_info") or {}
    codes = {one.get("code") for one in told.get("validation_status") or []}
    names = [name for one in manifests.values() if (name := sources.read(_said(one)))]
    return Credentials(
        signer=_line(signed.get("issuer") or signed.get("common_name")),
        tool=_line(_tool(manifest)),
        signed_at=_line(signed.get("time")),
        source_type=next((str(one) for one in _WEIGHT if one in names), ""),
        is_broken=bool(codes - _NOT_BROKEN),
    )


def _tool(manifest: dict[str, Any]) -> str:
    for one in manifest.get("claim_generator_info") or []:
        if one.get("name"):
            return f"{one['name']} {one.get('version', '')}"
    return manifest.get("claim_generator") or ""


def _said(manifest: dict[str, Any]) -> str:
    """The digital source type of the first action that names one that owes a label; empty if none does."""
    return next((name for name in _source_types(manifest) if sources.read(name)), "")


def _source_types(manifest: dict[str, Any]) -> Iterator[str]:
    for assertion in manifest.get("assertions") or []:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in (assertion.get("data") or {}).get("actions") or []:
                yield str(action.get("digitalSourceType") or "")


def _line(words: Any) -> str:
    return " ".join(storable(str(words or "")).split())[:_LONGEST]
