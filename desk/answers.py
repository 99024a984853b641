"""How many answers came back from outside, for the open pages of a story."""

from django.http import HttpRequest

from articles.admin import responses
from articles.models import ShareAnswer
from articles.permissions import visible_to


def topic(request: HttpRequest, argument: str) -> dict | None:
    """The topic `answers:<story>`; None for a story that this person may not see."""
    pk = responses.number(argument)
    if pk is None or not visible_to(request.user).filter(pk=pk).exists():
        return None
    return {"came": ShareAnswer.objects.filter(link__article=pk).count()}
