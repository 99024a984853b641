"""One author out of two: a name that was spelt in two ways, a person who came in twice."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from people import becoming, former, permissions, rowlocks, signals
from people.models import Author, MergeRun, User

MERGED = actions.register("author.merged", _("merged a byline into another"))


def find(words: str) -> Author:
    """The author of that name, or at that end of an address. Raises ValidationError if there is none, or several."""
    words = words.strip().rstrip("/").rpartition("/")[2]
    found = list(Author.objects.filter(slug=words)) or list(Author.objects.filter(name__iexact=words)[:2])
    if not found:
        raise ValidationError(_("No author has this name or address."))
    if len(found) > 1:
        raise ValidationError(_("Several authors have this name. Give the end of the address of the one you mean."))
    return found[0]


def why_not(user: User, gone: Author, heir: Author) -> str | None:
    """Why `user` may not let `gone` become `heir`, or None."""
    if why := permissions.why_not_add_author(user):
        return why
    if gone.pk == heir.pk:
        return _("This is the same author.")
    if why := becoming.why_not_now(Author, gone.pk, heir.pk):
        return why
    if gone.user_id and heir.user_id:
        return _("Both belong to an account. Take one away from its account first.")
    return None


def merge(gone: Author, heir: Author, user: User) -> MergeRun | None:
    """Let every story that names `gone` name `heir`, and every address of the one lead to the other.

    No story changes its state, its version or its approvals: it names the same person. Of more stories than a request
    has time for, the worker does it; what it is to do is returned then. Raises ValidationError with the reason.
    """
    with transaction.atomic():
        gone, heir = _held(gone, heir)
        if why := why_not(user, gone, heir):
            raise ValidationError(why)
        stories = sum(answer for _receiver, answer in signals.author_counted.send(Author, author=gone))
        if stories > becoming.AT_ONCE:
            return becoming.begin(gone, heir, user, stories)
        _finish(gone, heir, user)
    return None


def _held(gone: Author, heir: Author) -> tuple[Author, Author]:
    both = rowlocks.held(Author.objects, ending=True).filter(pk__in=[gone.pk, heir.pk]).order_by("pk")
    rows = {one.pk: one for one in both}
    if len(rows) < len({gone.pk, heir.pk}):
        raise ValidationError(_("No author has this name or address."))
    return rows[gone.pk], rows[heir.pk]


def _step(gone: Author, heir: Author, most: int | None = None) -> int:
    return sum(answer for _receiver, answer in signals.author_merged.send(Author, gone=gone, heir=heir, most=most))


def _finish(gone: Author, heir: Author, user: User) -> None:
    """Whatever still names the one names the other, and the one is no more."""
    _step(gone, heir)
    account = gone.user
    former.inherit(gone, heir)
    Author.objects.filter(pk=gone.pk).delete()
    if account and not heir.user_id:  # another may have been given to it while the worker was at it
        heir.user = account
    heir.save()  # whatever shows the name hears of it
    details = {"was": gone.name, "number": gone.pk}
    log.record(MERGED, by=user, kind="author", pk=heir.pk, label=heir.name, details=details)


def _end(gone: Author, heir: Author, run: MergeRun) -> None:
    _finish(*_held(gone, heir), run.by)


becoming.register(becoming.Way(Author, _step, _end))
