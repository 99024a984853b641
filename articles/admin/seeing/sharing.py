"""The sheet in which an editor shows one revision to someone outside, and sees what became of it."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import permissions
from articles.admin import drawer, responses
from articles.admin.drawer import Sheet
from articles.models import Article, Asks, ShareAnswer
from articles.readers import sharing
from articles.refusals import Refused
from people import clock

#: So many links, newest first, and so many revisions to choose from.
SHOWN = OFFERED = 30
_LIVES = (1, 3, 7, 14, 30)
_A_YEAR = 365 * 24 * 3600
SHEET = Sheet(
    "share", gettext_lazy("Share outside"), "share", "admin:articles_article_share", "articles/share_parts.html"
)


class ShareForm(forms.Form):
    """For whom, which text, how long, and what the page asks."""

    label = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=120,
        widget=forms.TextInput({"placeholder": gettext_lazy("Name, and why"), "autocomplete": "off"}),
    )
    revision = forms.TypedChoiceField(label=gettext_lazy("Text"), coerce=int)
    days = forms.TypedChoiceField(label=gettext_lazy("Closes after"), coerce=int)
    asks = forms.ChoiceField(label=gettext_lazy("The page asks for"), choices=Asks, initial=Asks.NONE)

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        revisions = article.revisions.select_related("created_by").defer("fields")[:OFFERED]
        words = _("Revision %(n)s, %(who)s, %(when)s")
        self.fields["revision"].choices = [
            (one.number, words % {"n": one.number, "who": one.created_by, "when": clock.moment(one.created_at)})
            for one in revisions
        ]
        lives = sorted({*_LIVES, settings.NEWSROOM_SHARE_DAYS})
        self.fields["days"].choices = [(n, ngettext("%(n)s day", "%(n)s days", n) % {"n": n}) for n in lives]
        self.fields["days"].initial = settings.NEWSROOM_SHARE_DAYS


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of a story with what came of them; by POST a new one. 403 with the reason for who may not."""
    article = responses.story_or_404(request, pk)
    form = ShareForm(request.POST or None, article=article)
    if request.method == "POST":
        if why := permissions.why_not_share(request.user, article):
            return responses.refused(request, article, [why])
        if form.is_valid() and _made(request, article, form):
            return redirect("admin:articles_article_share", pk)
    return _marked(_show(request, article, form))


def revoke(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Close a link, by POST. 403 with the reason for who may not."""
    article = responses.story_or_404(request, pk)
    found = article.share_links.select_related("revision").filter(pk=link).first()
    if found is None:
        raise Http404(_("This story has no such link."))
    if request.method == "POST":
        found.article = article
        try:
            sharing.revoke(found, request.user)
        except Refused as refusal:
            return responses.refused(request, article, refusal.messages)
    return redirect("admin:articles_article_share", pk)


def came(request: HttpRequest, argument: str) -> dict | None:
    """How many answers came from outside, for open pages of story `argument`; None for one they may not see."""
    pk = responses.number(argument)
    if pk is None or not permissions.visible_to(request.user).filter(pk=pk).exists():
        return None
    return {"came": ShareAnswer.objects.filter(link__article=pk).count()}


def _made(request: HttpRequest, article: Article, form: ShareForm) -> bool:
    given = form.cleaned_data
    revision = article.revisions.get(number=given["revision"])
    try:
        sharing.make(
            article, revision, request.user, label=given["label"], days=given["days"], asks=Asks(given["asks"])
        )
    except Refused as refusal:
        form.add_error(None, refusal)
        return False
    if not request.headers.get("X-Drawer"):
        messages.success(request, _("The link is ready. Send it only to the person you mean it for."))
    return True


def _show(request: HttpRequest, article: Article, form: ShareForm) -> HttpResponse:
    rows = article.share_links.select_related("revision", "made_by", "revoked_by").defer("revision__fields")
    links = list(rows.prefetch_related("answers")[:SHOWN])  # each with why nobody can open it, else with its address
    for link in links:
        link.article = article
        link.dead = sharing.why_dead(link)
        link.address = "" if link.dead else sharing.address(link)
    why = permissions.why_not_share(request.user, article)
    context = {
        "title": _("Share outside"),
        "article": article,
        "form": form,
        "why": why,
        "may_end": permissions.why_not_end_share(request.user, article) is None,
        "links": sorted(links, key=lambda link: link.dead is not None),  # those that open above the dead
    }
    return drawer.show(request, "articles/share.html", sheet=SHEET.name, **context)


def _marked(response: HttpResponse) -> HttpResponse:
    """With the cookie that keeps this browser's own looks out of a link's views; see `sharing.is_of_the_house`."""
    path = reverse("public:shared", args=["-"]).removesuffix("-/")
    response.set_cookie(
        sharing.HOUSE_COOKIE,
        sharing.house_mark(),
        max_age=_A_YEAR,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
