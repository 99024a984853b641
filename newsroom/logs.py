"""What the processes write down, without the secrets that some addresses carry.

Which addresses those are is said beside them: a module of addresses names them in `SECRETS`, the name of an address
to the names of its parts, of which the last is the secret.
"""

import json
import logging
import queue
import re
import threading
import time
from datetime import UTC, datetime
from functools import cache, partial

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.urls import URLResolver, get_resolver, reverse
from django.utils.log import AdminEmailHandler

from newsroom.watching import underway

log = logging.getLogger(__name__)

#: Seconds within which the same failure is mailed once, and how many mails may wait for the server.
AGAIN = 60.0
MOST_WAITING = 50
HIDDEN = "[…]"
LINE = "{asctime} {levelname} {name}: {message}"
_PLACE = "0secret0"
_ROOMS = ("newsroom", "public", "desk", "articles", "photos", "people", "audit")


def configured(level: str, form: str = "LINE") -> dict:
    """Django's LOGGING: what the processes say goes to standard error, failures to ADMINS by mail too.

    `form` is LINE, for people, or JSON: one object a line, for programs that collect logs.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"class": "newsroom.logs.Line", "format": LINE, "style": "{"},
            "json": {"class": "newsroom.logs.Json"},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": form.lower()},
            "mail": {"class": "newsroom.logs.FailureMail", "level": "ERROR"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["stderr", "mail"], "level": level, "propagate": False},
            # Strangers bring these about as often as they like: a line, and no mail for which a request would wait.
            "django.security": {"handlers": ["stderr"], "level": level, "propagate": False},
            "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners, day and night
            "django.server": {"handlers": ["stderr"], "level": level, "propagate": False},
            "newsroom.access": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        }
        | {room: {"level": level} for room in _ROOMS},
    }


def without_secrets(text: str) -> str:
    """`text` with the secret of every address in it, whole or as a path, replaced by HIDDEN."""
    return _addresses().sub(rf"\g<1>{HIDDEN}", text) if apps.ready else text


class Line(logging.Formatter):
    """A line of the log, with its traceback if it has one, and the request or job in which it was written."""

    def format(self, record: logging.LogRecord) -> str:
        ids = " ".join(filter(None, underway.current()))
        return without_secrets(super().format(record) + (f" [{ids}]" if ids else ""))


class Json(logging.Formatter):
    """The same as one JSON object. `record.fields`, if it has any, are names of their own in it."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "process": record.process,
            **{name: value for name, value in underway.current()._asdict().items() if value},
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            told["traceback"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False, default=str)


class FailureMail(AdminEmailHandler):
    """A failure, by mail to ADMINS. A thread of its own sends it: no request waits for a mail server.

    One that comes again and again is one mail in AGAIN seconds, and what a dead server keeps waiting has a limit.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._waiting: queue.Queue = queue.Queue(MOST_WAITING)
        self._sent: dict[str, float] = {}
        self._thread: threading.Thread | None = None

    def send_mail(self, subject, message, *args, html_message=None, **kwargs) -> None:
        """Have it sent, unless the same was sent just now or too much waits. The caller holds the handler's lock."""
        now = time.monotonic()
        self._sent = {each: at for each, at in self._sent.items() if now - at < AGAIN}
        if subject in self._sent or self._waiting.full():
            return
        self._sent[subject] = now
        html = html_message and without_secrets(html_message)
        letter = without_secrets(subject), without_secrets(message)
        self._waiting.put_nowait(partial(mail.mail_admins, *letter, html_message=html))
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._send_all, name="failure mail", daemon=True)
            self._thread.start()

    def flush(self) -> None:
        """Wait, not for long, until what there was to send is sent. Called when the process ends."""
        end = time.monotonic() + settings.EMAIL_TIMEOUT
        while self._waiting.unfinished_tasks and time.monotonic() < end:
            time.sleep(0.01)

    def _send_all(self) -> None:
        while True:
            send = self._waiting.get()
            try:
                send()
            except Exception as error:  # telling of it by an error would send another mail
                log.warning("A failure could not be mailed to ADMINS: %s", error)
            finally:
                self._waiting.task_done()


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
