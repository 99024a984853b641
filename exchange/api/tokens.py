"""Making tokens, knowing them again, and taking them back.

A token is `nrm_`, 43 letters and digits of chance, and six that check them (`exchange.credentials`).
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.refusals import Refused
from audit import actions, log
from exchange import credentials
from exchange.models import ApiToken, Scope
from people import clock, rowlocks
from people.models import User

KIND = credentials.Kind("nrm")
#: For how many days a token may be made.
DAYS = (30, 90, 365)
#: So many that let in may one person have.
MOST = 20
#: Its last use is written down again after so long.
_NOTED_EVERY = timedelta(minutes=1)

MADE = actions.register("token.made", _("made a token"))
REVOKED = actions.register("token.revoked", _("revoked a token"))


def make(owner: User, name: str, scopes: Iterable[str], days: int) -> tuple[ApiToken, str]:
    """A token for `owner`'s programs, good for so many days; and the token itself, which nobody can tell again.

    Raises Refused for one more than `MOST`.
    """
    text, now = KIND.new(), clock.now()
    with transaction.atomic():
        rowlocks.held(User.objects).get(pk=owner.pk)
        if ApiToken.objects.living(now).filter(owner=owner).count() >= MOST:
            raise Refused(_("You have %(most)s tokens that let in. Revoke one first.") % {"most": MOST})
        token = ApiToken.objects.create(
            name=name,
            owner=owner,
            scopes=[scope for scope in Scope.values if scope in set(scopes)],
            digest=credentials.digest(text),
            prefix=text[: credentials.BEGINNING],
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        _record(MADE, token, owner)
    return token, text


def find(text: str) -> ApiToken | None:
    """The token that lets in by `text`, with its owner; None for any other. A form that is not ours asks nobody."""
    if not KIND.is_one(text):
        return None
    return ApiToken.objects.living().select_related("owner").filter(digest=credentials.digest(text)).first()


def note_use(token: ApiToken) -> None:
    """Keep that it was used now, to the minute."""
    now = clock.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - _NOTED_EVERY)
    ApiToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)


def revoke(token: ApiToken, by: User | None) -> bool:
    """Let it in no more; the row stays. Returns False if it was revoked before.

    `by` None: whoever runs the machine.
    """
    with transaction.atomic():
        revoked = ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now(), revoked_by=by)
        if revoked:
            _record(REVOKED, token, by)
    return bool(revoked)


def _record(action: actions.Action, token: ApiToken, by: User | None) -> None:
    details = {"token": token.prefix, "owner": token.owner.get_username(), "scopes": token.scopes}
    log.record(action, by=by, kind="token", pk=token.pk, label=token.name, details=details)
