"""Forms that a page's own script sends, so that a dead line or an ended session never costs the text.

With the header `X-Desk: json` a view's redirect comes back as its address, and with it the story and the version that
a save made: what was typed while it was under way goes on from there. Whatever else it would show is undone and asked
for again: the page then sends the same form the ordinary way, and the person sees the page that answers it.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.admin import pulse, responses
from articles.admin.pages import SAVED_FORMS
from articles.models import Article


def by_script(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let `view` answer forms that a script sends: `{"next": address, "saved": {article, version}}` (`saved` after a
    save only), or `{"again": true}` and nothing is done.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST" or request.headers.get("X-Desk") != "json":
            return view(request, *args, **kwargs)
        if other := pulse.someone_else(request, responses.number(request.POST.get("_user")) or request.user.pk):
            return other
        return _tried(view, request, *args, **kwargs)

    return answer


def _tried(view, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    saved_forms = request.session.get(SAVED_FORMS)
    with transaction.atomic():
        response = view(request, *args, **kwargs)
        if 300 <= response.status_code < 400:
            return JsonResponse({"next": response.url} | _saved(request))
        transaction.set_rollback(True)
    list(get_messages(request))  # what was to be said is said when the form comes again
    if saved_forms is None:
        request.session.pop(SAVED_FORMS, None)
    else:
        request.session[SAVED_FORMS] = saved_forms
    return JsonResponse({"again": True})


def saved(request: HttpRequest, pk: int) -> None:
    """Note that this request saved story `pk`, whose row the view holds."""
    request.saved_story = pk


def _saved(request: HttpRequest) -> dict:
    pk = getattr(request, "saved_story", None)
    if pk is None:
        return {}
    return {"saved": {"article": pk, "version": Article.objects.values_list("version", flat=True).get(pk=pk)}}
