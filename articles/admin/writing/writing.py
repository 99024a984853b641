"""The page a story is written on, at its two addresses: opening it, and sending its form."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.admin import responses
from articles.admin.hands import pulse
from articles.admin.writing import opening, outcomes, saving
from articles.admin.writing.outcomes import Outcome, Saved
from articles.models import Article
from articles.refusals import Refused


def add(request: HttpRequest) -> HttpResponse:
    """A new story. 403 with the reason for those whose role does not write."""
    if request.method == "POST":
        return _sent(request, None, lambda: saving.begin(request))
    return opening.new(request)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A story: to write on, to read, or 404. POST saves it, moves it, or both."""
    if request.method == "POST":
        return _sent(request, pk, lambda: saving.receive(request, responses.story_or_404(request, pk, lock=True)))
    return opening.story(request, pk)


def _sent(request: HttpRequest, pk: int | None, receive: Callable[[], Outcome]) -> HttpResponse:
    """Receive a form and answer it; all of it or nothing, so that a form that could not be sent never costs the text.

    A script that sends the form (header `X-Desk: json`) gets JSON: `{"next": address}` to go to, and after a save
    `saved: {article, version}`, from which what was typed meanwhile goes on. Where there is something else to show
    it gets `{"again": true}` and nothing is done: the page then sends the same form the ordinary way, and the person
    sees the page that answers it. 409 if someone else signed in meanwhile.
    """
    by_script = request.headers.get(responses.SCRIPT_HEADER) == "json"
    sender = responses.number(request.POST.get("_user")) or request.user.pk
    if by_script and (other := pulse.someone_else(request, sender)):
        return other
    with transaction.atomic():
        try:
            with transaction.atomic():
                outcome = receive()
        except Refused as refusal:
            outcome = saving.refused(request, pk, refusal)
        if by_script and not isinstance(outcome, Saved):
            transaction.set_rollback(True)
            return JsonResponse({"again": True})
    answer = outcomes.answer(request, outcome)
    if not by_script:
        return answer
    told = {"next": answer.url}
    if outcome.wrote:
        version = Article.objects.values_list("version", flat=True).get(pk=outcome.article.pk)
        told["saved"] = {"article": outcome.article.pk, "version": version}
    return JsonResponse(told)
