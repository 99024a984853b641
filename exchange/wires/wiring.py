"""What this room hangs on the story's page: a sheet, what stands above the text, and on what terms it is printed."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from articles.admin import drawer
from articles.admin.drawer import Sheet
from articles.checklist import terms
from articles.models import Article
from exchange import origins
from exchange.wires import sources, taking, views

__all__ = ["sources"]  # its actions are the log's


def _on_what_terms(article: Article) -> list[str]:
    """The usage terms of everything that the story, or what it translates, is made of, each with who sets them."""
    said = []
    for story in origins.sources(article):
        found = [*map(taking.newest, taking.of(story)), *origins.of(story)]
        said += [f"{one.source}: {' '.join(one.usage_terms.split())}" for one in found if one.usage_terms]
    return list(dict.fromkeys(said))


def _look(articles: Collection[Article]) -> None:
    taking.look(articles)
    origins.look(articles)


drawer.add(
    Sheet(
        "wire",
        _("Wire"),
        "stream",
        "exchange:story_wire",
        "exchange/wire_parts.html",
        shows=lambda user, article: bool(taking.of(article) or origins.of(article)),
        tells=views.above,
    )
)
terms.watch(_on_what_terms, _look)
