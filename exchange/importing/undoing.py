"""Taking back what a run has brought in, but for what somebody has worked on since."""

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition
from articles.refusals import Refused
from articles.signals import archive_arrived
from articles.text import unimporting
from audit import actions, log
from exchange import permissions
from exchange.importing import fixedpages, own
from exchange.importing.job import HERE
from exchange.importing.running import counts
from exchange.models import ImportRow, ImportRun, Result, RunState
from people import clock, references
from people.models import Author, User
from photos import library
from photos.models import Photo
from photos.uses import is_pointed_at, uses

UNDONE = actions.register("archive.undone", gettext_lazy("undid the import of an archive"))


#: Letters of a reason that a row keeps.
LONGEST_REASON = ImportRow._meta.get_field("reason").max_length or 500
#: Stories of one run that name another one of it, taken back before it; of a longer chain it may stay.
FURTHEST = 200


def begin(run: ImportRun, user: User) -> bool:
    """Let the undoing begin. Returns False for a run that is not done, or that was a trial.

    Raises Refused with the reason if `user` may not take it back.
    """
    if why := permissions.why_not_undo(user, run):
        raise Refused([why])
    begun = ImportRun.objects.filter(pk=run.pk, state=RunState.DONE, is_trial=False).update(state=RunState.UNDOING)
    run.refresh_from_db()
    return bool(begun)


def work(run: ImportRun, user: User, most: int) -> bool:
    """Take back up to `most` rows: stories first, then the photos and the authors that nothing names any more.

    Returns whether there are more. May be called again after it was cut off.
    """
    if run.state != RunState.UNDOING:
        return False
    made = run.rows.filter(result__in=HERE).order_by("-pk")
    rows = list(made.filter(article__isnull=False)[:most]) or list(made[:most])
    with translation.override(user.language):
        for row in rows:
            for one in (*_pointing(run, row), row):
                with transaction.atomic():
                    one.result, one.reason = _take_back(one, user)
                    one.save(update_fields=["result", "reason"])
    if made.exists():
        return True
    run.state = RunState.UNDONE
    run.save(update_fields=["state"])
    log.record(UNDONE, by=user, kind="import", pk=run.pk, label=run.source, details=counts(run))
    archive_arrived.send(Edition)
    return False


def _pointing(run: ImportRun, row: ImportRow) -> list[ImportRow]:
    """The rows of this run whose stories translate, follow or copy the row's, the last of a chain first.

    An archive may have brought the one before the other; until they are gone, the other stays.
    """
    found: list[ImportRow] = []
    wanted = {row.article_id} - {None}
    while wanted and len(found) < FURTHEST:
        names = (
            Q(article__translates__in=wanted) | Q(article__follows__in=wanted) | Q(article__copied_from__in=wanted)
        )
        known = [one.pk for one in (*found, row)]
        more = list(run.rows.filter(names, result__in=HERE).exclude(pk__in=known)[: FURTHEST - len(found)])
        found += more
        wanted = {one.article_id for one in more}
    return found[::-1]


def _take_back(row: ImportRow, user) -> tuple[str, str]:
    if row.article_id:
        why = unimporting.remove(row.article_id, row.version, own.is_own(row.key), user)
        return (Result.KEPT, why[:LONGEST_REASON]) if why else (Result.UNDONE, "")
    if row.page_number:
        if fixedpages.shelf().remove(row.page_number, row.run.finished_at or clock.now()):
            return Result.UNDONE, ""
        return Result.KEPT, _("The page was shown or changed since. It stays.")
    if row.author_number:
        author = references.unused(Author).filter(pk=row.author_number, user=None).first()
        if author is None and Author.objects.filter(pk=row.author_number).exists():
            return Result.KEPT, _("Other stories name this author, or somebody signs in with the name. It stays.")
        if author:
            author.delete()
        return Result.UNDONE, ""
    photo = Photo.objects.filter(pk=row.photo_number).first()
    if photo is None:
        return Result.UNDONE, ""
    if is_pointed_at(photo) or uses(photo, user):
        return Result.KEPT, _("The photo is used elsewhere. It stays.")
    library.remove(photo)
    return Result.UNDONE, ""
