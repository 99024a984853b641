"""Making an outlet, giving it another key, letting it in or not: each with its line in the log."""

import base64
import binascii
from datetime import timedelta
from hmac import compare_digest
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.text import classes
from audit import actions, log
from exchange import credentials
from exchange.models import Outlet
from people import clock
from people.models import User

KEY = credentials.Kind("nro")
#: That it asked is written down again after so long.
_NOTED_EVERY = timedelta(minutes=1)

MADE = actions.register("outlet.made", _("made an outlet"))
CHANGED = actions.register("outlet.changed", _("changed what an outlet gets"))
KEYED = actions.register("outlet.keyed", _("gave an outlet another key"))
SWITCHED = actions.register("outlet.switched", _("switched an outlet on or off"))
PAUSED = actions.register("outlet.paused", _("paused an outlet or let it go on"))


def usual_classes() -> list[str]:
    """The newsroom's own work: what was paid for or sent in goes to nobody who has not asked for it."""
    return list(classes.OURS)


def make(by: User, **said: Any) -> tuple[Outlet, str]:
    """An outlet of these fields, and its key, which nobody can tell again."""
    key, said = KEY.new(), {"content_classes": usual_classes()} | said
    with transaction.atomic():
        outlet = Outlet.objects.create(**said, **_kept(key), created_by=by)
        _record(MADE, by, outlet, format=outlet.format)
    return outlet, key


def change(outlet: Outlet, by: User, **said: Any) -> None:
    """Let it get something else from now on. What it has taken it hears of all the same."""
    with transaction.atomic():
        Outlet.objects.filter(pk=outlet.pk).update(**said)
        _record(CHANGED, by, outlet)


def renew(outlet: Outlet, by: User) -> str:
    """Another key, which nobody can tell again; the one before lets in no more."""
    key = KEY.new()
    with transaction.atomic():
        Outlet.objects.filter(pk=outlet.pk).update(**_kept(key))
        _record(KEYED, by, outlet)
    return key


def switch(outlet: Outlet, by: User, on: bool) -> None:
    """Let its key in, or no more."""
    with transaction.atomic():
        Outlet.objects.filter(pk=outlet.pk).update(is_active=on)
        _record(SWITCHED, by, outlet, now="on" if on else "off")


def pause(outlet: Outlet, by: User, paused: bool) -> None:
    """Give it nothing new, or go on; of what it has it hears in any case."""
    with transaction.atomic():
        Outlet.objects.filter(pk=outlet.pk).update(is_paused=paused)
        _record(PAUSED, by, outlet, now="paused" if paused else "goes on")


def find(slug: str, header: str) -> Outlet | None:
    """The outlet of that address, if what stands in `Authorization` is its key; None for anything else.

    The key stands there as a bearer's, or as the password of the outlet's name, which is all that many programs can
    send. Writes down, to the minute, that it asked.
    """
    key = _sent(slug, header)
    if not KEY.is_one(key):
        return None
    outlet = Outlet.objects.filter(slug=slug, is_active=True).first()
    if outlet is None or not compare_digest(outlet.digest, credentials.digest(key)):
        return None
    now = clock.now()
    long_ago = Q(asked_at=None) | Q(asked_at__lt=now - _NOTED_EVERY)
    if outlet.asked_at is None or outlet.asked_at < now - _NOTED_EVERY:
        Outlet.objects.filter(long_ago, pk=outlet.pk).update(asked_at=now)
    return outlet


def _sent(slug: str, header: str) -> str:
    scheme, _space, said = header.partition(" ")
    if scheme.lower() == "bearer":
        return said.strip()
    if scheme.lower() == "basic":
        try:
            name, _colon, key = base64.b64decode(said.strip(), validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return ""
        return key if name == slug else ""
    return ""


def _kept(key: str) -> dict[str, str]:
    return {"digest": credentials.digest(key), "prefix": key[: credentials.BEGINNING]}


def _record(action: actions.Action, by: User, outlet: Outlet, **more: str) -> None:
    log.record(action, by=by, kind="outlet", pk=outlet.pk, label=outlet.name, details=more)
