"""What the form's autocompletion asks: tags and authors by the beginning of a word."""

from django.db.models import Case, Value, When
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles import permissions
from articles.tags import known_to
from audit.storable import storable
from people.models import Author

MOST = 12


def tags(request: HttpRequest) -> JsonResponse:
    """Up to 12 tags whose name holds `q`, those that begin with it first; of those that this person may know of."""
    return _answer(request, known_to(request.user), lambda tag: {"id": tag.name, "name": tag.name})


def authors(request: HttpRequest) -> JsonResponse:
    """Up to 12 active authors whose name holds `q`, those that begin with it first."""
    return _answer(
        request,
        Author.objects.active(),
        lambda author: {"id": author.pk, "name": author.name, "detail": author.job_title},
    )


def _answer(request: HttpRequest, rows, as_data) -> JsonResponse:
    if not permissions.works_on_stories(request.user):
        return JsonResponse({"error": _("Your role does not write stories.")}, status=403)
    words = " ".join(storable(request.GET.get("q", "")[:100]).split())
    if words:
        begins_first = Case(When(name__istartswith=words, then=Value(0)), default=Value(1))
        rows = rows.filter(name__icontains=words).order_by(begins_first, "name")
    else:  # the first by name, along its index: nothing is read that is not shown
        rows = rows.order_by("name")
    return JsonResponse({"results": [as_data(row) for row in rows[:MOST]]})
