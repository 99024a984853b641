"""The whole file of a case, to be taken away: for a lawyer, and as proof to the press council.

One archive: the case in words, as HTML and as PDF, with who did what when and by which rule it was due; the story as
it was printed, at each moment at which readers had another text or note: its page in one file, its words, and both
words and pictures on paper; the notes; and the files that came with it, untouched.
"""

import json
import tempfile
import zipfile
from typing import IO

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from articles.models import Correction
from audit.models import Entry
from people import clock
from press import paper, partners, printed
from press.models import Case

#: Larger archives lie on the disk while they are made.
IN_MEMORY = 5_000_000
#: Of a story that was changed more often the newest moments have their page; all have their words.
MOST_PAGES = 100


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
            with one.file.open("rb") as file:
                parts.writestr(f"bukti/{one.pk}-{one.name}", file.read())
    made.seek(0)
    return made


def _entries(case: Case) -> list[dict]:
    """What the log has of the case."""
    rows = Entry.objects.filter(kind="case", object_id=case.pk).order_by("pk")
    told = rows.values("pk", "at", "actor_name", "action", "note", "details")
    return [row | {"at": row["at"].isoformat()} for row in told]
