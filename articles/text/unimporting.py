"""Taking back a story that an import made, as long as nobody has worked on it since."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from articles.models import Article, Correction, Edition, Withdrawal
from articles.models.revision import Origin
from articles.permissions import why_not_view
from people.models import User


def why_not(article: Article, version: int, with_history: bool = False) -> bool:
    """True if the story is no longer what the import made: it was saved, moved or taken over since.

    One that came `with_history` brought along saves of former days; every later one counts the version up.
    """
    if article.version != version:
        return True
    return not with_history and article.revisions.exclude(origin=Origin.IMPORT).exists()


@transaction.atomic
def remove(pk: int, version: int, with_history: bool = False, user: User | None = None) -> str:
    """Remove the story `pk` with its editions and its history, if it is as the import left it at `version`.

    Returns nothing if it is gone, else why it stays, in a sentence for `user`, and changes nothing: it was worked on,
    or something else points to it by now, such as a front, a follow-up, a copy, a translation, a share link; or it
    bears a public note or was withdrawn, for what readers were told stays. The floors above are told by whoever calls
    (`signals.archive_arrived`).
    """
    article = Article.objects.locked(ending=True).filter(pk=pk).first()
    if article is None:
        return ""
    if why_not(article, version, with_history):
        return str(_("The story was worked on since. It stays."))
    try:
        with transaction.atomic():
            Article.objects.filter(pk=pk).update(approved_revision=None)
            Edition.objects.filter(article=article).delete()
            article.transitions.all().delete()
            article.approvals.all().delete()
            article.revisions.update(restored_from=None)
            article.revisions.all().delete()
            article.delete()
    except ProtectedError as error:
        return _what_holds(article, error.protected_objects, user)
    return ""


def _what_holds(article: Article, others: Collection[Model], user: User | None) -> str:
    """Why the story stays: another that names it, by its headline where `user` may see that, else what it is."""
    stories = sorted((one for one in others if isinstance(one, Article)), key=lambda one: one.pk)
    if stories:
        first = stories[0]
        seen = user is not None and why_not_view(user, first) is None
        told = {"story": f"“{first.headline}” ({first.pk})" if seen else first.pk, "count": len(stories)}
        if first.translates_id == article.pk:
            return _("It stays: %(story)s translates it. Let that story name another, or none, and it can go.") % told
        if first.copied_from_id == article.pk:
            return _("It stays: %(story)s is a copy of it.") % told
        return _("It stays: %(story)s is its follow-up.") % told
    if any(isinstance(one, Correction | Withdrawal) for one in others):
        return _("It stays: readers were told of it, by a public note or a withdrawal.")
    kinds = sorted({str(one._meta.verbose_name) for one in others})
    return _("It stays: something names it (%(what)s).") % {"what": ", ".join(kinds)}
