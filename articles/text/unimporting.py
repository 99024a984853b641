"""Taking back a story that an import made, as long as nobody has worked on it since."""

from django.db import transaction
from django.db.models import ProtectedError

from articles.models import Article, Edition
from articles.models.revision import Origin


def why_not(article: Article, version: int, with_history: bool = False) -> bool:
    """True if the story is no longer what the import made: it was saved, moved or taken over since.

    One that came `with_history` brought along saves of former days; every later one counts the version up.
    """
    if article.version != version:
        return True
    return not with_history and article.revisions.exclude(origin=Origin.IMPORT).exists()


@transaction.atomic
def remove(pk: int, version: int, with_history: bool = False) -> bool:
    """Remove the story `pk` with its editions and its history, if it is as the import left it at `version`.

    Returns False, and changes nothing, if it was worked on, or if something else points to it by now: a front, a
    follow-up, a share link; or if it bears a public note or was withdrawn, for what readers were told stays. The
    floors above are told by whoever calls (`signals.archive_arrived`).
    """
    article = Article.objects.locked().filter(pk=pk).first()
    if article is None:
        return True
    if why_not(article, version, with_history):
        return False
    try:
        with transaction.atomic():
            Article.objects.filter(pk=pk).update(approved_revision=None)
            Edition.objects.filter(article=article).delete()
            article.transitions.all().delete()
            article.approvals.all().delete()
            article.revisions.update(restored_from=None)
            article.revisions.all().delete()
            article.delete()
    except ProtectedError:
        return False
    return True
