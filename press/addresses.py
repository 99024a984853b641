"""The secret address at which a sender reads every answer to a case.

Made as the address of a shared text is (`articles.readers.sharing`): the token follows from the case's seed and
SECRET_KEY, and is found by its digest. It does not die: what was decided stands there for good.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.urls import reverse

from press.models import Case

_SALT = b"newsroom.case."


def fresh() -> tuple[str, str]:
    """A new seed, and the digest of the token that follows from it."""
    seed = secrets.token_urlsafe(32)
    return seed, digest(token(seed, settings.SECRET_KEY))


def path(case: Case) -> str:
    """The address without the host; empty if it was made under a key this house no longer has."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        made = token(case.seed, key)
        if hmac.compare_digest(digest(made), case.digest):
            return reverse("public:case", args=[made])
    return ""


def address(case: Case) -> str:
    """The full address, as a mail has it; empty as above."""
    found = path(case)
    return settings.NEWSROOM_URL + found if found else ""


def find(made: str) -> Case | None:
    """The case of that token, with its story, or None. One statement."""
    return Case.objects.select_related("article").filter(digest=digest(made)).first()


def token(seed: str, key: str) -> str:
    """43 characters that fit into an address, from 32 bytes that only the key's holder can make."""
    made = hmac.new(_SALT + key.encode(), seed.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def digest(made: str) -> str:
    """What the database knows of a token."""
    return hashlib.sha256(made.encode()).hexdigest()
