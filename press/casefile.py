"""The whole file of a case, to be taken away: for a lawyer, and as proof to the press council. The worker makes it.

One archive: the case in words, as HTML and as PDF, with who did what when and by which rule it was due; the story as
it was printed, at each moment at which readers had another text or note: its page in one file, its words, and both
words and pictures on paper; the notes; and the files that came with it, untouched.
"""

import json
import logging
import tempfile
import zipfile
from contextlib import suppress
from datetime import datetime, timedelta
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from articles.models import Correction, Edition
from articles.permissions import Reason
from articles.refusals import Refused
from audit.models import Entry
from people import clock
from people.models import User
from photos.storing import NotStored, storing
from press import paper, partners, permissions, printed, steps
from press.models import Case, CaseFile, EvidenceLost, Failure, evidence_store

logger = logging.getLogger(__name__)
#: Larger archives lie on the disk while they are made.
IN_MEMORY = 5_000_000
#: Of a story that was changed more often the newest moments have their page; all have their words.
MOST_PAGES = 100
#: Seconds until each new try of one that could not be made.
WAITS = (5, 60, 300)
#: What people are told of what went wrong: the first that fits. The log has the rest.
_FAILURES = (
    (EvidenceLost, Failure.PROOF),
    (NotStored, Failure.STORE),
    (OSError, Failure.STORE),
    (Exception, Failure.FAULT),
)
#: A file that was made is there to be taken for so long.
KEPT = timedelta(days=7)


def why_not_ask(user: User, case: Case) -> Reason | None:
    """Why `user` may not have the file made now, or None: who handles the case may, one at a time."""
    if why := permissions.why_not_handle(user, case):
        return why
    row = of(case)
    if row and row.is_underway and not row.stands_still:
        return _("The file is being made already.")
    return None


def ask(case: Case, user: User) -> None:
    """Have the worker make the file, as the case stands by then. Raises Refused with the reason."""
    with transaction.atomic():
        row = steps.held(case)
        if why := why_not_ask(user, row):
            raise Refused(why)
        told = {"asked_by": user, "asked_at": clock.now(), "failed": ""}
        CaseFile.objects.update_or_create(case=row, defaults=told)
        make.enqueue(row.pk)


def of(case: Case) -> CaseFile | None:
    """What there is of the file, or is to be, or None."""
    return CaseFile.objects.select_related("asked_by").filter(case=case.pk).first()


def has_grown(row: CaseFile) -> bool:
    """True if something came to pass since the file was made that would be in it now."""
    since, article = row.made_at, row.case.article_id
    return (
        row.case.steps.filter(at__gt=since).exists()
        or Edition.objects.filter(article=article, starts_at__gt=since, starts_at__lte=clock.now()).exists()
        or Correction.objects.posted().filter(article=article, at__gt=since).exists()
    )


@task
def make(case_id: int) -> None:
    """Make the file that was asked for, and put it in the place of the one before; nothing if it is there already."""
    row = CaseFile.objects.select_related("case__article__section", "case__owner").get(case=case_id)
    if not row.is_underway:
        return
    began, before = clock.now(), row.file.name
    try:
        with archive(row.case) as whole, storing(f"{row.case_id}.zip"):
            row.file.save(f"{row.case_id}.zip", File(whole), save=False)
    except Exception as error:
        why = next(why for kind, why in _FAILURES if isinstance(error, kind))
        told = row.case.number, why, error, error.__cause__ or error
        logger.error("The file of case %s could not be made (%s): %r: %s", *told)
        CaseFile.objects.filter(pk=row.pk).update(failed=why)
        raise
    CaseFile.objects.filter(pk=row.pk).update(file=row.file.name, size=row.file.size, made_at=began, failed="")
    with suppress(OSError):  # what stays there is nobody's, and goes with the rest of that kind
        if before:
            evidence_store().delete(before)


make.func.waits = WAITS


def done_with(now: datetime) -> QuerySet[CaseFile]:
    """Those that were there to be taken for long enough; their files are nobody's then."""
    return CaseFile.objects.filter(asked_at__lt=now - KEPT)


def archive(case: Case) -> IO[bytes]:
    """The file as a ZIP archive, at its beginning, in the house's language and zone."""
    made = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    with (
        translation.override(settings.LANGUAGE_CODE),
        timezone.override(clock.newsroom_zone()),
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts,
    ):
        moments = printed.moments(case.article_id)
        notes = list(Correction.objects.posted().filter(article=case.article_id).select_related("by", "approved_by"))
        context = {
            "case": case,
            "steps": case.steps.select_related("by", "to", "note", "copy__article"),
            "takers": partners.takers(case.article_id),
            "copies": case.copies.select_related("article"),
            "evidence": case.evidence.all(),
            "editions": list({one.edition.pk: one.edition for one in moments}.values()),
            "notes": notes,
            "newsroom": settings.NEWSROOM_NAME,
            "address": settings.NEWSROOM_URL,
            "made_at": clock.now(),
        }
        parts.writestr("berkas.html", render_to_string("press/casefile.html", context))
        parts.writestr("berkas.pdf", paper.pdf(render_to_string("press/casefile.txt", context)))
        for number, moment in enumerate(moments, 1):
            name = f"berita/{number:02}-{moment.name}"
            parts.writestr(f"{name}.txt", printed.text(moment))
            parts.writestr(f"{name}.pdf", printed.on_paper(moment))
            if number > len(moments) - MOST_PAGES and (html := printed.page(moment)):
                parts.writestr(f"{name}.html", html)
        for note in notes:
            parts.writestr(f"catatan/{note.pk}-{note.kind}.txt", printed.posted(note))
        parts.writestr("log.json", json.dumps(_entries(case), ensure_ascii=False, indent=1))
        for one in case.evidence.all():
            parts.writestr(f"bukti/{one.pk}-{one.name}", one.data())
    made.seek(0)
    return made


def _entries(case: Case) -> list[dict]:
    """What the log has of the case."""
    rows = Entry.objects.filter(kind="case", object_id=case.pk).order_by("pk")
    told = rows.values("pk", "at", "actor_name", "action", "note", "details")
    return [row | {"at": row["at"].isoformat()} for row in told]
