"""The sheet that frames a story's page as readers would get it, at three widths.

The page itself comes from the readers' site, known here by the name of its address alone. What is typed and not saved
is sent there by `static/desk/preview.js`.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.admin import drawer, responses
from articles.admin.drawer import Sheet

#: Width in pixels, what people call it, and a symbol.
WIDTHS = (
    (390, gettext_lazy("Phone"), "smartphone"),
    (820, gettext_lazy("Tablet"), "tablet"),
    (1280, gettext_lazy("Desktop"), "computer"),
)
#: So many revisions are offered.
OFFERED = 30
SHEET = Sheet(
    "preview",
    gettext_lazy("Preview"),
    "visibility",
    "admin:articles_article_preview",
    "articles/preview_parts.html",
    new_address="admin:articles_article_preview_new",
    place="bar",
)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """`?width=` of WIDTHS, `?of=` a revision's number or nothing for what is saved now. Raises Http404."""
    article = responses.story_or_404(request, pk)
    asked = request.GET.get("of") or ""
    number = responses.number(asked)
    if asked not in ("", "typed") and not article.revisions.filter(number=number or 0).exists():
        raise Http404(_("This story has no such revision."))
    width = responses.number(request.GET.get("width"))
    context = {
        "title": _("Preview"),
        "article": article,
        "widths": WIDTHS,
        "width": width if width in [one[0] for one in WIDTHS] else WIDTHS[0][0],
        "number": number,
        "revisions": article.revisions.select_related("created_by").defer("fields")[:OFFERED],
        "saved": reverse("preview:story", args=[pk]),
        "address": reverse("preview:revision", args=[pk, number]) if number else reverse("preview:story", args=[pk]),
    }
    return drawer.show(request, "articles/preview.html", sheet=SHEET.name, **context)


def unsaved(request: HttpRequest) -> HttpResponse:
    """The sheet beside a new story's form: it has nothing to show but what is typed. 403 for who does not write."""
    if why := permissions.why_not_create(request.user):
        return responses.refused(request, None, [why])
    context = {"title": _("Preview"), "article": None, "widths": WIDTHS, "width": WIDTHS[0][0], "revisions": []}
    return drawer.show(request, "articles/preview.html", sheet=SHEET.name, saved=reverse("preview:new"), **context)
