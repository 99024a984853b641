"""Makes a page from a template: without the request, so that nothing of one reader can get into it."""

from typing import Any

from django.http import HttpResponse
from django.template import loader
from django.utils import timezone

from public import site


def render(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page `template` with `context`, and what every page shows of the paper.

    No context processor runs: a page for all readers has no user, no session and no messages, and sets no cookie.
    """
    shown = {"site": site.current(), "today": timezone.now(), **context}
    return HttpResponse(loader.get_template(template).render(shown), status=status)
