"""Receiving a case: from a reader's form, or recorded by the house for a letter, a call, a ruling, a find of its own.

Floods meet fences that need no cookie and no third party: so many cases an hour for a story and for the whole house,
a moment sealed into the form that a program which posts at once does not have, and a form that is sent twice is one
case.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.correction import LONGEST_NOTE
from articles.readers import editions
from articles.refusals import Refused
from audit import actions
from people import clock
from people.models import User
from press import addresses, evidence, steps
from press.evidence import Checked
from press.kinds import KINDS, CaseKind, due
from press.models import Case, CaseState, Channel, StepKind
from press.permissions import why_not_open

CAME = actions.register("case.came", _("received a case"))
#: The same form about the same story is the same case for so long, while nothing is decided about it.
SAME_WITHIN = timedelta(days=7)
#: A form is read before it is sent, and not kept open for longer than a day.
SOONEST, LATEST = timedelta(seconds=4), timedelta(days=1)
_SEAL = "newsroom.case.form"
_HOUR = timedelta(hours=1)
#: Its note names it, its clock follows from it, and the proof that the council is owed goes with it.
RULING_MISSING = _(
    "Add the ruling itself, as a PDF or as photos: what is owed, and by when, stands in it, and it belongs to the "
    "proof that the council gets."
)
FULL = _(
    "So many messages have come within the hour that this form takes no more. Write to the newsroom itself: the foot "
    "of every page leads to its address."
)


@dataclass(frozen=True)
class Complaint:
    """What somebody wants, in their words. A body must name who speaks for it; a ruling comes with its file."""

    kind: CaseKind
    message: str
    sender_name: str
    passage: str = ""
    proof: str = ""
    sender_body: str = ""
    sender_role: str = ""
    sender_email: str = ""
    sender_phone: str = ""
    channel: Channel = Channel.FORM
    came_at: datetime | None = None
    ruling_number: str = ""
    ruled_on: date | None = None
    files: Sequence[UploadedFile] = field(default=(), compare=False)

    def refuse_unfit(self) -> None:
        """Raise Refused, beside the field, for one with which nobody could do anything."""
        if not self.message.strip():
            raise Refused({"message": _("Say what is wrong, and what is right.")})
        if len(self.message) > LONGEST_NOTE:
            raise Refused({"message": _("At most %(most)s characters.") % {"most": LONGEST_NOTE}})
        if not self.sender_name.strip():
            raise Refused({"sender_name": _("Say who you are.")})
        if self.sender_body.strip() and not self.sender_role.strip():
            raise Refused({"sender_role": _("Say as what you speak for the organisation.")})
        if self.kind == CaseKind.RULING and not (self.ruling_number.strip() and self.ruled_on):
            raise Refused({"ruling_number": _("A ruling has a number and a day.")})
        if self.kind == CaseKind.RULING and not self.files:
            raise Refused({"files": RULING_MISSING})
        if self.ruled_on and self.ruled_on > timezone.localdate(timezone=clock.newsroom_zone()):
            raise Refused({"ruled_on": _("This day is still to come.")})


@dataclass(frozen=True)
class Received:
    """A case, and whether the same had come before (then nothing was added)."""

    case: Case
    existing: bool


def sealed_moment() -> str:
    """When a form was made, for it to carry along."""
    return signing.TimestampSigner(salt=_SEAL).sign("form")


def refuse_unread(seal: str) -> None:
    """Raise Refused for a form that nobody can have read, or that lay about too long."""
    signer = signing.TimestampSigner(salt=_SEAL)
    try:
        signer.unsign(seal, max_age=LATEST)
    except signing.BadSignature as bad:
        raise Refused(_("This form has lain open for too long. Send it once more.")) from bad
    try:
        signer.unsign(seal, max_age=SOONEST)
    except signing.SignatureExpired:
        return
    raise Refused(_("That was quick. Read once more what you wrote, and send it."))


def receive(article: Article, complaint: Complaint) -> Received:
    """A reader's case about `article`. The house's people are told after commit.

    Whoever sends what is a case already is led to that case, and reads what the house wrote to its sender. So all
    that was sent must be the same, and nothing of it can stand in print: after the decision it is a case of its own.

    Raises Refused, beside the field where it can, if it is unfit, if a file is, or if too many came within the hour;
    photos.storing.NotStored if there is no room for a file.
    """
    complaint.refuse_unfit()
    if not KINDS[complaint.kind].from_outside:
        raise Refused({"kind": _("Choose what you ask for.")})
    checked = evidence.check(complaint.files)
    with transaction.atomic():
        _one_after_the_other(article)
        same = _digest(article, complaint, checked)
        lately = Case.objects.filter(same=same, state=CaseState.OPEN, came_at__gt=clock.now() - SAME_WITHIN)
        if known := lately.first():
            return Received(known, existing=True)
        _refuse_flood(article)
        return Received(_open(article, complaint, same, checked, None), existing=False)


def record(article: Article, complaint: Complaint, user: User) -> Case:
    """A case that `user` records for somebody, or for the house. Raises Refused as above, and if they may not."""
    if why := why_not_open(user, article):
        raise Refused(why)
    complaint.refuse_unfit()
    if complaint.came_at and complaint.came_at > clock.now():
        raise Refused({"came_at": _("This time is still to come.")})
    checked = evidence.check(complaint.files)
    with transaction.atomic():
        return _open(article, complaint, _digest(article, complaint, checked), checked, user)


def open_own(article: Article, complaint: Complaint, user: User | None) -> Case:
    """A case that the house opens by itself, with whatever was said. Call inside a transaction."""
    return _open(article, complaint, _digest(article, complaint, []), [], user)


def _open(article: Article, complaint: Complaint, same: str, checked: list, user: User | None) -> Case:
    came_at = complaint.came_at or clock.now()
    due_at, because = due(complaint.kind, came_at)
    seed, digest = addresses.fresh()
    case = Case.objects.create(
        kind=complaint.kind,
        article=article,
        edition=editions.current(article),
        channel=complaint.channel,
        came_at=came_at,
        passage=complaint.passage.strip(),
        message=complaint.message.strip(),
        proof=complaint.proof.strip(),
        sender_name=_line(complaint.sender_name),
        sender_body=_line(complaint.sender_body),
        sender_role=_line(complaint.sender_role),
        sender_email=complaint.sender_email.strip(),
        sender_phone=_line(complaint.sender_phone),
        ruling_number=_line(complaint.ruling_number),
        ruled_on=complaint.ruled_on,
        seed=seed,
        digest=digest,
        same=same,
        recorded_by=user,
        due_at=due_at,
        due_because=because,
    )
    evidence.keep(case, checked)
    steps.take(case, StepKind.CAME, CAME, user, is_shown=True)
    return case


def _line(text: str) -> str:
    return " ".join(text.split())


def _one_after_the_other(article: Article) -> None:
    """Of the same form sent twice at once, the second waits until the first is in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, article.pk % 2**31])


#: Tells these locks from those of other rooms.
_LOCK = 14_030


def _digest(article: Article, complaint: Complaint, checked: list[Checked]) -> str:
    """What makes two cases the same: the story, and all that was sent, but for white space and case."""
    said = (
        str(article.pk),
        complaint.kind,
        complaint.passage,
        complaint.message,
        complaint.proof,
        complaint.sender_name,
        complaint.sender_body,
        complaint.sender_role,
        complaint.sender_email,
        complaint.sender_phone,
        *(hashlib.sha256(one.data).hexdigest() for one in checked),
    )
    return hashlib.sha256("\n".join(_line(one).casefold() for one in said).encode()).hexdigest()


def _refuse_flood(article: Article) -> None:
    lately = Case.objects.filter(channel=Channel.FORM, came_at__gt=clock.now() - _HOUR)
    of_story, of_all = settings.NEWSROOM_STORY_CASES_AN_HOUR, settings.NEWSROOM_CASES_AN_HOUR
    if of_story and lately.filter(article=article).count() >= of_story:
        raise Refused(FULL)
    if of_all and lately.count() >= of_all:
        raise Refused(FULL)
