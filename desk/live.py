"""What open pages of the desk ask every few seconds: one question, for everything the page shows.

A page names its topics (`notices`, `board:7`); the modules that know the answers announce them with `topic`. Asking
by the clock works through every proxy and on one bar of signal, and no server thread waits for anybody.
"""

from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

#: More topics than any page has; keeps a forged question small.
MOST_TOPICS = 10
Answer = Callable[[HttpRequest, str], dict | None]
_topics: dict[str, Answer] = {}


def topic(name: str, answer: Answer) -> None:
    """Let `answer(request, argument)` tell of topic `name`. It gives None for what this person may not know."""
    _topics[name] = answer


@require_GET
def ask(request: HttpRequest) -> JsonResponse:
    """`?topics=notices,board:7` → `{"notices": {…}, "board:7": {…}}`; unknown and forbidden topics are left out.

    401 for someone who is signed out, 403 for an account without a role.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"error": _("You are signed out. Sign in again; your text stays here.")}, status=401)
    if not request.user.is_staff:
        return JsonResponse({"error": _("Your account has no role yet. Ask an administrator for one.")}, status=403)
    wanted = request.GET.get("topics", "").split(",")[:MOST_TOPICS]
    answers = {}
    for name in wanted:
        kind, _colon, argument = name.partition(":")
        answer = _topics[kind](request, argument) if kind in _topics else None
        if answer is not None:
            answers[name] = answer
    return JsonResponse(answers)
