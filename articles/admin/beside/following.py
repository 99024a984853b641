"""What a follow-up follows, as its page on the desk says it, and the switch that lets it go ahead."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.models import Article
from articles.readers import editions, follow_ups
from articles.refusals import Refused


@dataclass(frozen=True)
class Followed:
    """The story before a follow-up: its headline, for those who see it or if readers have it, and where it is."""

    number: int
    headline: str
    address: str
    is_live: bool
    goes_ahead: bool
    may_let: bool

    @property
    def offers(self) -> bool:
        """True if there is something to say: whether it waits, while the other one is not live."""
        return self.may_let and (self.goes_ahead or not self.is_live)


def of(article: Article, user) -> Followed | None:
    """What `article` follows, as `user` may know it; None for a story that follows none."""
    original = article.follows
    if original is None:
        return None
    live = editions.current(original)
    address = headline = ""
    if permissions.why_not_view(user, original) is None:
        address, headline = reverse("admin:articles_article_change", args=[original.pk]), original.headline
    elif live:
        address, headline = live.get_absolute_url(), live.headline
    may_let = follow_ups.why_not_let(user, article) is None
    return Followed(original.pk, headline, address, live is not None, article.goes_ahead, may_let)


def ahead(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `ahead=1` lets the follow-up go out first, anything else lets it wait. 403 with the reason, 404."""
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return redirect("admin:articles_article_change", pk)
    wanted = request.POST.get("ahead") == "1"
    try:
        follow_ups.let(article, request.user, wanted)
    except Refused as refusal:
        return responses.refused(request, article, refusal.messages)
    said = _("This follow-up may go out first.") if wanted else _("This follow-up waits for its original.")
    messages.success(request, said)
    return redirect("admin:articles_article_change", pk)
