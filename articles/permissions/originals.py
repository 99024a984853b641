"""With whose text a story began, and whether any of that stands withdrawn.

A copy began with another's text, a translation says it in another language; both may be made of a copy again. So the
whole way up is asked, in one statement, and in none for a story that is neither. A follow-up takes no text along.
"""

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from people import clock

_WITHDRAWN = "withdrawn_originals"
#: Since when a story stands called another one (`Detachment`), unless an older text of it was restored since.
_CALLED = """
LEFT JOIN LATERAL (
    SELECT said.at FROM articles_detachment AS said
    WHERE said.article_id = {story}.id AND said.ended_at IS NULL AND NOT EXISTS (
        SELECT FROM articles_revision AS later
        WHERE later.article_id = said.article_id AND later.number > said.read AND later.origin = 'restore'
    )
) AS called ON true
"""
#: The way up from a story. Who called one on it another story answered for what stood withdrawn by then, and for what
#: was made of that story from then on: `cleared` is up to when that reaches, along each way.
_UP = f"""
WITH RECURSIVE up AS (
    SELECT one.id, one.copied_from_id, one.translates_id, one.created_at, coalesce(called.at, '-infinity') AS cleared
    FROM articles_article AS one {_CALLED.format(story="one")} WHERE one.id = %(story)s
    UNION
    SELECT above.id, above.copied_from_id, above.translates_id, above.created_at, greatest(
        up.cleared, CASE WHEN called.at <= up.created_at THEN called.at END
    )
    FROM up JOIN articles_article AS above ON above.id = ANY (ARRAY[up.copied_from_id, up.translates_id])
    {_CALLED.format(story="above")}
)
SELECT DISTINCT up.id FROM up JOIN articles_withdrawal AS notice ON notice.article_id = up.id
WHERE up.id <> %(story)s AND notice.at > up.cleared AND (notice.lifted_at IS NULL OR notice.lifted_at > %(now)s)
ORDER BY up.id
"""  # noqa: S608 - nothing in it came from outside


def withdrawn(article: Article) -> list[int]:
    """The numbers of the withdrawn stories whose text this one has, as far as nobody called it another one since.

    Read once for each loaded story.
    """
    if article.pk is None or (article.copied_from_id is None and article.translates_id is None):
        return []
    found: list[int] = article.once(_WITHDRAWN, lambda: _withdrawn(article.pk))
    return found


def look_again(article: Article) -> None:
    """Somebody has called the story another one, or says so no longer."""
    article.forget(_WITHDRAWN)


def why_not_taken(article: Article) -> str | Promise | None:
    """Why nobody takes the text of the story along, or None: it is that of a withdrawn one."""
    if not (found := withdrawn(article)):
        return None
    named = ", ".join(f"#{pk}" for pk in found)
    return _("This has the text of a withdrawn story, %(number)s.") % {"number": named}


def _withdrawn(story: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_UP, {"story": story, "now": clock.now()})
        return [pk for (pk,) in cursor.fetchall()]
