"""What the processes write down, without the secrets that some addresses carry.

Which addresses those are is said beside them: a module of addresses names them in `SECRETS`, the name of an address
to the names of its parts, of which the last is the secret.
"""

import logging
import re
from functools import cache

from django.apps import apps
from django.urls import URLResolver, get_resolver, reverse
from django.utils.log import AdminEmailHandler

HIDDEN = "[…]"
_PLACE = "0secret0"


def without_secrets(text: str) -> str:
    """`text` with the secret of every address in it, whole or as a path, replaced by HIDDEN."""
    return _addresses().sub(rf"\g<1>{HIDDEN}", text) if apps.ready else text


class Line(logging.Formatter):
    """A line of the log, with its traceback if it has one."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class FailureMail(AdminEmailHandler):
    """A failure, by mail to ADMINS."""

    def send_mail(self, subject, message, *args, html_message=None, **kwargs) -> None:
        html = html_message and without_secrets(html_message)
        super().send_mail(without_secrets(subject), without_secrets(message), *args, html_message=html, **kwargs)


def declared(resolver: URLResolver | None = None, spaces: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Every address that carries a secret, by its full name, with the names of its parts."""
    resolver = resolver or get_resolver()
    spaces = (*spaces, resolver.namespace) if resolver.namespace else spaces
    secrets = getattr(resolver.urlconf_module, "SECRETS", {})
    found = {":".join([*spaces, name]): parts for name, parts in secrets.items()}
    for inner in resolver.url_patterns:
        if isinstance(inner, URLResolver):
            found |= declared(inner, spaces)
    return found


@cache
def _addresses() -> re.Pattern:
    """What stands before a secret in a text, and the secret."""
    known = [reverse(name, kwargs=dict.fromkeys(parts, _PLACE)) for name, parts in declared().items()]
    begins = [re.escape(address[: address.index(_PLACE)].rstrip("/")) for address in known]
    return re.compile(rf"((?:{'|'.join(begins)})(?:/|%2F)+)[^/\s\"'<>?#&,;)\]]+", re.IGNORECASE)
