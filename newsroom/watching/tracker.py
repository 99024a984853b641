"""Failures to a tracker (Sentry, GlitchTip and their like), with nothing in them of people or of stories.

Needs the extra `tracker` (sentry-sdk) and NEWSROOM_TRACKER_DSN. What goes out says where in the code something
failed, of what kind the failure was, and in which request or job. Neither the failure's message goes out (a database
quotes the row it refused) nor variables, forms, cookies, headers, network addresses or who it was: the house's own
log has the message, under the same request id.
"""

import sys
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from django.core.signals import got_request_exception
from django.http import HttpRequest

from newsroom.logs import without_secrets
from newsroom.watching import underway

#: What of a report goes out; anything else that a later version of the library might add does not.
SENT = (
    "event_id",
    "timestamp",
    "level",
    "logger",
    "platform",
    "sdk",
    "release",
    "environment",
    "transaction",
    "transaction_info",
    "fingerprint",
)
_FRAME = ("filename", "function", "module", "lineno", "in_app", "context_line", "pre_context", "post_context")
_MECHANISM = ("type", "handled")
#: Django's own lines about a request that failed: the failure itself goes out already.
_TOLD_ALREADY = ("django.request", "django.server")


def begin(dsn: str, environment: str, **options: Any) -> None:
    """Send failures there from now on. `options` go to the library as they are.

    The library's own part for Django is left out: it measures, and for that wraps each statement, signal and view of
    each request, whether anything fails or not. That nearly doubled what a page from the cache costs.
    """
    library = import_module("sentry_sdk")
    integrations = [
        import_module(f"sentry_sdk.integrations.{module}").__dict__[name](**how)
        for module, name, how in (
            ("logging", "LoggingIntegration", {"level": None, "event_level": "ERROR"}),
            ("threading", "ThreadingIntegration", {"propagate_scope": False}),
            ("excepthook", "ExcepthookIntegration", {}),
            ("dedupe", "DedupeIntegration", {}),
            ("atexit", "AtexitIntegration", {"callback": lambda pending, timeout: None}),
        )
    ]
    library.init(
        dsn=dsn,
        environment=environment,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=integrations,
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        max_breadcrumbs=0,
        traces_sample_rate=None,
        send_client_reports=False,
        auto_session_tracking=False,
        before_send=stripped,
        **options,
    )
    for name in _TOLD_ALREADY:
        import_module("sentry_sdk.integrations.logging").ignore_logger(name)
    got_request_exception.connect(request_failed)


def request_failed(sender: Any, request: HttpRequest | None = None, **rest: Any) -> None:
    """Report the failure that is being handled, with the request that met it where one is known."""
    library = import_module("sentry_sdk")
    event, hint = import_module("sentry_sdk.utils").event_from_exception(
        sys.exc_info(),
        client_options=library.get_client().options,
        mechanism={"type": "django", "handled": False},
    )
    if request is not None:
        event["request"] = {"method": request.method, "url": request.path}
        event["transaction"] = getattr(request.resolver_match, "view_name", "")
    library.capture_event(event, hint)


def stripped(event: dict[str, Any], hint: dict[str, Any] | None = None) -> dict[str, Any]:
    """What may leave the house of a report."""
    doing = underway.current()
    sent = {name: event[name] for name in SENT if name in event}
    sent["tags"] = {name: value for name, value in doing._asdict().items() if value}
    if asked := event.get("request"):
        path = without_secrets(urlsplit(asked.get("url", "")).path)
        sent["request"] = {"method": asked.get("method", ""), "url": path}
    if said := event.get("logentry"):
        sent["logentry"] = {"message": said.get("message", "")}  # as the code has it, without what was filled in
    if failures := event.get("exception"):
        sent["exception"] = {"values": [_failure(one) for one in failures.get("values", [])]}
    return sent


def _failure(one: dict[str, Any]) -> dict[str, Any]:
    """One failure of a chain: its kind and where it happened."""
    frames = (one.get("stacktrace") or {}).get("frames", [])
    kept = [{name: frame[name] for name in _FRAME if name in frame} for frame in frames]
    found = {name: one[name] for name in ("type", "module") if name in one}
    how = {name: value for name, value in (one.get("mechanism") or {}).items() if name in _MECHANISM}
    return found | {"mechanism": how, "value": "", "stacktrace": {"frames": kept}}
