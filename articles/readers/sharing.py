"""Showing one revision to someone outside: making the address, knowing when it is dead, and hearing an answer.

The token of an address is computed from the link's seed and SECRET_KEY, and found by its digest. So the desk can show
an address again, and neither a copy of the database nor a look over the table opens a text.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions, signals
from articles.models import Article, Asks, Revision, ShareAnswer, ShareLink, Verdict
from articles.readers import embargoes
from articles.refusals import Refused
from audit import actions, log
from audit.actions import Action
from people import rowlocks

MADE = actions.register("share.made", _("shared a text with someone outside"))
OPENED = actions.register("share.opened", _("opened a shared text for the first time"))
ANSWERED = actions.register("share.answered", _("answered a shared text"))
REVOKED = actions.register("share.revoked", _("revoked a share link"))
#: No link lives longer.
MOST_DAYS = 30
#: The cookie the desk gives a browser, for the address of shared pages alone: whoever looks is of the house.
HOUSE_COOKIE = "of-the-house"
#: What one link takes: answers in `_SPAN`, and in all.
A_WHILE, IN_ALL = 5, 50
_SPAN = timedelta(minutes=10)
_SALT = b"newsroom.share."


def make(
    article: Article, revision: Revision, user, *, label: str, days: int | None = None, asks: Asks = Asks.NONE
) -> ShareLink:
    """A link that shows `revision` for `days` (None: as the newsroom set it). Raises Refused with the reason."""
    days = settings.NEWSROOM_SHARE_DAYS if days is None else days
    if why := permissions.why_not_share(user, article):
        raise Refused(why)
    if revision.article_id != article.pk:
        raise Refused(_("This revision belongs to another story."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused({"days": _("A link can last from 1 to %(most)s days.") % {"most": MOST_DAYS}})
    if not label.strip():
        raise Refused({"label": _("Say whom this link is for, so that you know later whom to ask.")})
    seed = secrets.token_urlsafe(32)
    with transaction.atomic():
        link = ShareLink.objects.create(
            article=article,
            revision=revision,
            seed=seed,
            digest=_digest(_token(seed, settings.SECRET_KEY)),
            label=" ".join(label.split())[:120],
            asks=asks,
            made_by=user,
            expires_at=timezone.now() + timedelta(days=days),
        )
        _write(MADE, link, by=user, until=link.expires_at.isoformat(), asks=str(asks))
    return link


def revoke(link: ShareLink, user) -> bool:
    """Close a link for good. False if it was closed already. Raises Refused with the reason."""
    if why := permissions.why_not_end_share(user, link.article):
        raise Refused(why)
    with transaction.atomic():
        open_still = ShareLink.objects.filter(pk=link.pk, revoked_at__isnull=True)
        if not open_still.update(revoked_at=timezone.now(), revoked_by=user):
            return False
        _write(REVOKED, link, by=user)
    return True


def address(link: ShareLink) -> str:
    """The full address of a link; empty if it was made under a key this house no longer has."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = _token(link.seed, key)
        if hmac.compare_digest(_digest(token), link.digest):
            return settings.NEWSROOM_URL + reverse("public:shared", args=[token])
    return ""


def find(token: str) -> ShareLink | None:
    """The living link of that token, with its story and revision, or None. One statement, whatever is the matter; one
    more for a copy or a translation: what stands withdrawn is shown to nobody under another number."""
    links = ShareLink.objects.living().select_related("article", "revision")
    found = links.filter(digest=_digest(token)).first()
    return None if found and permissions.originals.withdrawn(found.article) else found


def why_dead(link: ShareLink, now=None) -> str | None:
    """Why nobody can open the link at `now`, or None: `find` in words."""
    now = now or timezone.now()
    if link.revoked_at:
        return _("revoked")
    if link.expires_at <= now:
        return _("expired")
    if not link.made_by.is_active:
        return _("closed: the account of whoever made it is switched off")
    if link.article.state.taken_out:
        return _("closed: the story was spiked or withdrawn")
    if permissions.originals.withdrawn(link.article):
        return _("closed: the story has the text of a withdrawn one")
    if embargoes.in_force(link.article, now):
        return _("closed until the embargo ends")
    return None


def count_view(link: ShareLink) -> None:
    """Somebody outside opened the page. The first time is written into the log."""
    with transaction.atomic():
        links = ShareLink.objects.filter(pk=link.pk)
        links.update(views=F("views") + 1, last_viewed_at=timezone.now())
        if links.filter(views=1).exists():
            _write(OPENED, link)


def house_mark() -> str:
    """What HOUSE_COOKIE holds; names nobody, but only the desk can make it."""
    return signing.Signer(salt=HOUSE_COOKIE).sign("desk")


def is_of_the_house(mark: str) -> bool:
    """True if `mark` came from `house_mark`: such a browser's views are not an outsider's."""
    try:
        return bool(signing.Signer(salt=HOUSE_COOKIE).unsign(mark))
    except signing.BadSignature:
        return False


def why_not_answer(link: ShareLink) -> str | None:
    """Why the page takes no answer at this moment, or None."""
    if link.asks == Asks.NONE:
        return _("This page asks for no answer.")
    lately = link.answers.filter(at__gt=timezone.now() - _SPAN).count()
    if lately >= A_WHILE or link.answers.count() >= IN_ALL:
        return _("Too many answers have come from this page. Try again later, or call the newsroom.")
    return None


def answer(link: ShareLink, *, name: str, comment: str = "", verdict: str = "") -> ShareAnswer:
    """Keep what an outsider said, and tell the floors above. Raises Refused if the page takes no more answers."""
    with transaction.atomic():
        rowlocks.held(ShareLink.objects).get(pk=link.pk)  # two answers at once: one after the other
        if why := why_not_answer(link):
            raise Refused(why)
        verdict = verdict if link.asks == Asks.APPROVAL and verdict in Verdict else ""
        given = ShareAnswer.objects.create(link=link, name=name, comment=comment, verdict=verdict)
        _write(ANSWERED, link, verdict=verdict)
        transaction.on_commit(
            lambda: signals.share_answered.send_robust(ShareLink, article=link.article, link=link, answer=given)
        )
    return given


def _write(action: Action, link: ShareLink, by=None, **details) -> None:
    details |= {"link": link.pk, "for": link.label, "revision": link.revision.number}
    log.record(action, by=by, kind="story", pk=link.article_id, label=link.article.headline, details=details)


def _token(seed: str, key: str) -> str:
    """43 characters that fit into an address, from 32 bytes that only the key's holder can make."""
    made = hmac.new(_SALT + key.encode(), seed.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
