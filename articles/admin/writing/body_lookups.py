"""What the body editor asks the server: stories to point to, and whether an address can be embedded."""

from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles import permissions
from articles.body import providers
from articles.readers import readalso

#: More references than any story has; keeps a forged question small.
MOST_IDS = 100


def for_writers(view):
    """Answers 401 to strangers and 403, with the reason, to colleagues who work on no stories."""

    @wraps(view)
    @require_GET
    def guarded(request: HttpRequest) -> JsonResponse:
        user = request.user
        if not user.is_authenticated:
            return _refusal(_("You are signed out. Sign in again in another tab; your text stays here."), 401)
        if not permissions.works_on_stories(user):
            return _refusal(_("Your role does not write stories."), 403)
        response = view(request)
        response["Cache-Control"] = "private, no-store"
        return response

    return guarded


@for_writers
def search(request: HttpRequest) -> JsonResponse:
    """`?q=words&besides=id` → `{"results": [{id, headline, section, date}]}`; published stories alone."""
    besides = _numbers(request.GET.get("besides", ""))
    rows = readalso.find(request.GET.get("q", "")[:200], besides[0] if besides else None)
    return JsonResponse({"results": [_story(row) for row in rows]})


@for_writers
def named(request: HttpRequest) -> JsonResponse:
    """`?ids=1,2` → `{"results": […]}`: those of the stories that readers can open now."""
    rows = readalso.named(_numbers(request.GET.get("ids", "")))
    return JsonResponse({"results": [_story(row) for row in rows]})


@for_writers
def embed(request: HttpRequest) -> JsonResponse:
    """`?address=…` → `{address, provider}`; 400 with `message` if it is not a video or post we know."""
    try:
        found = providers.require(request.GET.get("address", "")[:2000])
    except ValidationError as error:
        return _refusal(" ".join(error.messages), 400)
    return JsonResponse({"address": found.address, "provider": found.name})


def _refusal(message: str, status: int) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)


def _numbers(text: str) -> list[int]:
    words = text.split(",")[:MOST_IDS]
    return [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 19]


def _story(row: dict) -> dict:
    day = timezone.localtime(row["published_at"])
    return {
        "id": row["article_id"],
        "headline": row["headline"],
        "section": row["section__name"],
        "date": date_format(day, "j M Y"),
    }
