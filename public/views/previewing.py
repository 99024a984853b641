"""The page that readers would get, for those who may see the story on the desk: any revision, or what is typed now.

Mounted below the staff's prefix. It prints with the readers' templates, in their language and under their policy, and
writes nothing: typed text comes with the request and goes with the answer.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.csp import CSP
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions
from articles.models import Article, Autosave
from articles.text import autosaves, revisions
from audit.storable import storable
from public import proofs
from public.views.stories import page


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, pk: int, number: int = 0) -> HttpResponse:
    """The story as it is saved, or revision `number` of it; by POST, the form's text that comes with the request.

    Raises Http404 for a story or revision that is not there, or not for this person.
    """
    article = permissions.visible_to(request.user).filter(pk=pk).first()
    if article is None:
        raise Http404
    if request.method == "POST":
        return show(article, _typed(request))
    if not number:
        return show(article, revisions.snapshot(article))
    revision = article.revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    return show(article, revision.fields)


@require_POST
def unsaved(request: HttpRequest) -> HttpResponse:
    """A story that was never saved, as its form has it."""
    if permissions.why_not_create(request.user):
        raise Http404
    return show(None, _typed(request))


def show(article: Article | None, fields: dict[str, Any]) -> HttpResponse:
    """The page of these `fields`, marked as a preview and kept by nobody."""
    with translation.override(settings.LANGUAGE_CODE):
        found = proofs.proof(article, fields)
        response = page(
            found, proofs.company(found, fields), "public/preview.html", is_live=proofs.is_live(article, fields)
        )
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    policy = getattr(response, "_csp_config", settings.SECURE_CSP)
    response._csp_config = policy | {"frame-ancestors": [CSP.SELF]}
    return response


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What the form says, as a revision's `fields`; it may not be fit to save."""
    sent = {name: [storable(text) for text in values] for name, values in request.POST.lists()}
    return autosaves.snapshot(Autosave(fields=sent))
