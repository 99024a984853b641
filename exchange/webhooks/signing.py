"""What proves to a receiver that it was us, as Standard Webhooks has it (https://www.standardwebhooks.com)."""

import base64
import hashlib
import hmac
import secrets

from allauth.mfa.adapter import get_adapter

_BEFORE = "whsec_"


def new_secret() -> str:
    """A secret to be given to a receiver."""
    return _BEFORE + base64.b64encode(secrets.token_bytes(32)).decode()


def sealed(secret: str) -> str:
    """The secret as it is kept: a copy of the database gives it to nobody."""
    return get_adapter().encrypt(secret)


def opened(kept: str) -> str:
    """The secret that is kept. Raises cryptography's InvalidToken if it was sealed with a key that is gone."""
    return get_adapter().decrypt(kept)


def headers(secret: str, name: str, at: int, body: bytes) -> dict[str, str]:
    """The headers that sign `body`, called `name`, sent `at` (seconds since the epoch)."""
    key = base64.b64decode(secret.removeprefix(_BEFORE))
    signed = hmac.new(key, f"{name}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "Webhook-Id": name,
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": f"v1,{base64.b64encode(signed).decode()}",
    }
