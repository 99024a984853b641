"""One author out of two: a name that was spelt in two ways, a person who came in twice."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from people import former, permissions, signals
from people.models import Author, User

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
    if gone.user_id and heir.user_id:
        return _("Both belong to an account. Take one away from its account first.")
    return None


def merge(gone: Author, heir: Author, user: User) -> None:
    """Let every story that names `gone` name `heir`, and every address of the one lead to the other.

    No story changes its state, its version or its approvals: it names the same person. Raises ValidationError with
    the reason.
    """
    with transaction.atomic():
        both = Author.objects.select_for_update(of=("self",)).filter(pk__in=[gone.pk, heir.pk]).order_by("pk")
        rows = {one.pk: one for one in both}
        if len(rows) < len({gone.pk, heir.pk}):
            raise ValidationError(_("No author has this name or address."))
        gone, heir = rows[gone.pk], rows[heir.pk]
        if why := why_not(user, gone, heir):
            raise ValidationError(why)
        signals.author_merged.send(Author, gone=gone, heir=heir, by=user)
        account = gone.user
        former.inherit(gone, heir)
        Author.objects.filter(pk=gone.pk).delete()
        if account:
            heir.user = account
        heir.save()  # whatever shows the name hears of it
        details = {"was": gone.name, "number": gone.pk}
        log.record(MERGED, by=user, kind="author", pk=heir.pk, label=heir.name, details=details)
