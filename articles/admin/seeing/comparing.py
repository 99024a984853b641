"""Two texts of a story against each other: two revisions, or one and what readers see; and the way back to either."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.comparing import texts
from articles.comparing.comparison import compare
from articles.comparing.illustrations import illustrate, photo_ids
from articles.models import Article
from photos.models import Photo

#: So many revisions are offered, newest first.
OFFERED = 100
#: Side by side, or one under the other; without a wish, as the room allows.
VIEWS = ("", "split", "unified")


def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """`?a=` and `?b=`: a revision's number or `live`; what is left out is what one mostly wants to see.

    `?view=split` or `unified`, `?all=1` with the unchanged paragraphs open. Raises Http404 for a text that is not
    there.
    """
    article = responses.story_or_404(request, pk)
    offered = list(article.revisions.select_related("created_by").defer("fields", "labels")[:OFFERED])
    before, after = _chosen(request, article, offered)
    # what is chosen is offered too, even when it is older than the rest
    missing = {one.number for one in (before, after) if one.key != texts.LIVE} - {one.number for one in offered}
    older = article.revisions.select_related("created_by").defer("fields", "labels").filter(number__in=missing)
    differences = compare(before, after)
    photos = Photo.objects.in_bulk(photo_ids(differences, before, after)) if differences else {}
    view = request.GET.get("view", "")
    names = {"": _("As the screen allows"), "split": _("Side by side"), "unified": _("One text, changes marked")}
    context = {
        "title": _("Comparison"),
        "article": article,
        "before": before,
        "after": after,
        "texts": [before, after],
        "differences": illustrate(differences, before, after, photos),
        "offered": [*offered, *older],
        "live": texts.live(article),
        "views": [(one, names[one], one == view) for one in VIEWS],
        "view": view if view in VIEWS else "",
        "whole": request.GET.get("all") == "1",
        "may_restore": permissions.why_not_edit(request.user, article) is None,
        "newest": offered[0].number if offered else 0,
    }
    if request.headers.get("X-Drawer"):
        answer = render(request, "articles/compare.html", context)
        answer.headers["X-Drawer"] = "1"
        return answer
    return responses.page(request, "articles/comparison.html", **context)


def _chosen(request: HttpRequest, article: Article, offered: list) -> tuple[texts.ComparedText, texts.ComparedText]:
    usual = texts.usual(article, offered[0].number) if offered else ("", "")
    keys = [request.GET.get(name) or key for name, key in zip("ab", usual, strict=True)]
    found = [texts.find(article, key) for key in keys]
    if None in found:
        raise Http404(_("Choose two texts of this story."))
    return texts.in_order(*found)
