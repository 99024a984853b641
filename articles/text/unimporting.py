"""Taking back a story that an import made, as long as nobody has worked on it since."""

from django.db import transaction
from django.db.models import ProtectedError

from articles.models import Article, Edition
from articles.models.revision import Origin


def why_not(article: Article, version: int) -> bool:
    """True if the story is no longer what the import made: it was saved, moved or taken over since."""
    return article.version != version or article.revisions.exclude(origin=Origin.IMPORT).exists()


@transaction.atomic
def remove(pk: int, version: int) -> bool:
    """Remove the story `pk` with its editions and its history, if it is as the import left it at `version`.

    Returns False, and changes nothing, if it was worked on, or if something else points to it by now: a front, a
    follow-up, a share link. The floors above are told by whoever calls (`signals.archive_arrived`).
    """
    article = Article.objects.locked().filter(pk=pk).first()
    if article is None:
        return True
    if why_not(article, version):
        return False
    try:
        with transaction.atomic():
            Article.objects.filter(pk=pk).update(approved_revision=None)
            Edition.objects.filter(article=article).delete()
            article.transitions.all().delete()
            article.revisions.all().delete()
            article.delete()
    except ProtectedError:
        return False
    return True
