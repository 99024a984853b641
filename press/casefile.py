"""The whole file of a case, to be taken away: for a lawyer, and as proof to the press council.

One archive: the case in words, as HTML and as PDF, with who did what when and by which rule it was due; the texts as
they were printed, each edition with its times; the notes; and the files that came with it, untouched.
"""

import json
import tempfile
import zipfile
from datetime import datetime
from typing import IO

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from articles.models import Correction, Edition
from audit.models import Entry
from people import clock
from press import paper, partners
from press.models import Case

#: Larger archives lie on the disk while they are made.
IN_MEMORY = 5_000_000


def archive(case: Case) -> IO[bytes]:
    """The file as a ZIP archive, at its beginning, in the house's language and zone."""
    made = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    with (
        translation.override(settings.LANGUAGE_CODE),
        timezone.override(clock.newsroom_zone()),
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts,
    ):
        editions = list(Edition.objects.filter(article=case.article_id).order_by("starts_at"))
        notes = list(Correction.objects.posted().filter(article=case.article_id).select_related("by", "approved_by"))
        context = {
            "case": case,
            "steps": case.steps.select_related("by", "to", "note", "copy__article"),
            "takers": partners.takers(case.article_id),
            "copies": case.copies.select_related("article"),
            "evidence": case.evidence.all(),
            "editions": editions,
            "notes": notes,
            "newsroom": settings.NEWSROOM_NAME,
            "address": settings.NEWSROOM_URL,
            "made_at": clock.now(),
        }
        parts.writestr("berkas.html", render_to_string("press/casefile.html", context))
        parts.writestr("berkas.pdf", paper.pdf(render_to_string("press/casefile.txt", context)))
        for number, edition in enumerate(editions, 1):
            parts.writestr(f"berita/{number:02}-{edition.starts_at:%Y%m%d-%H%M%S}.txt", _printed(edition))
        for note in notes:
            parts.writestr(f"catatan/{note.pk}-{note.kind}.txt", _posted(note))
        parts.writestr("log.json", json.dumps(_entries(case), ensure_ascii=False, indent=1))
        for one in case.evidence.all():
            with one.file.open("rb") as file:
                parts.writestr(f"bukti/{one.pk}-{one.name}", file.read())
    made.seek(0)
    return made


def _printed(edition: Edition) -> str:
    until = _when(edition.ends_at) if edition.ends_at else "-"
    lines = (
        edition.headline,
        f"{settings.NEWSROOM_URL}{edition.get_absolute_url()}",
        f"{_when(edition.starts_at)} - {until}",
        f"{edition.get_change_display()}; {edition.approved_by}; {edition.published_by}",
        edition.standfirst,
        edition.plain_text,
    )
    return "\n\n".join(lines)


def _posted(note: Correction) -> str:
    lines = (
        f"{note.get_kind_display()}, {_when(note.at)}",
        f"{settings.NEWSROOM_URL}{note.get_absolute_url()}",
        f"{note.by or '-'}; {note.approved_by or '-'}",
        note.sender,
        note.note,
        note.apology,
        note.violation,
    )
    return "\n\n".join(filter(None, lines))


def _entries(case: Case) -> list[dict]:
    """What the log has of the case."""
    rows = Entry.objects.filter(kind="case", object_id=case.pk).order_by("pk")
    told = rows.values("pk", "at", "actor_name", "action", "note", "details")
    return [row | {"at": row["at"].isoformat()} for row in told]


def _when(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M:%S} {clock.label(moment)}"
