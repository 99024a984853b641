"""The wire desk: read, take, put beside a story, wave off; and the sheet of a story that is made of agency copy."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles import body
from articles import permissions as stories
from articles.admin import drawer, responses
from articles.admin.drawer import Told
from articles.models import Article
from articles.refusals import Refused
from exchange import origins, permissions
from exchange.models import PictureState, WireItem, WirePicture, WireSource, WireState, WireUse
from exchange.wires import keeping, listing, picturing, taking
from exchange.wires.forms import FilterForm
from people.models import User
from photos import file_types

#: Pictures that a browser shows and that cannot run anything.
_SHOWN = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list by its filters, `?before=` for older items, and `?item=` to be read. 403 for who reads no wire."""
    if why := permissions.why_not_read_the_wire(request.user):
        return responses.refused(request, None, [why])
    form = FilterForm(request.GET)
    page = listing.page(request.user, form.filters(), responses.number(request.GET.get("before")))
    line = listing.one(request.user, responses.number(request.GET.get("item")))
    query = request.GET.copy()
    for name in ("item", "before"):
        query.pop(name, None)
    context = {
        "title": _("Wire desk"),
        "form": form,
        "page": page,
        "line": line,
        "query": query.urlencode(),
        "before": responses.number(request.GET.get("before")),
        "used_filters": any(request.GET.get(name) for name in form.fields),
        "may_work": permissions.why_not_work_the_wire(request.user) is None,
        "may_set_up": permissions.why_not_set_up_wires(request.user) is None,
        "may_see_rules": permissions.why_not_see_rules(request.user) is None,
    }
    # nothing to choose from, and nothing that was asked for: only how to begin
    bare = not (page.lines or page.walked or line or context["used_filters"] or context["before"])
    context |= {"is_bare": bare, "wants_source": bare and context["may_set_up"] and not WireSource.objects.exists()}
    context |= _reading(request.user, line) if line else {}
    return responses.page_or_part(request, "exchange/wires.html", "exchange/wires_list.html", **context)


def _reading(user: User, line: listing.Line) -> dict:
    item, before = line.item, line.item.previous
    return {
        "own": next((use for use, _seen in line.uses if use.taken and use.by_id == user.pk), None),
        "why_not_take": permissions.why_not_take(user, item),
        "pictures": picturing.judged(item),
        "taken_back": item.state != WireState.USABLE,
        "changes": taking.between(before, item) if before else [],
        "text": mark_safe(body.clean(item.body)),  # noqa: S308 - cleaned
    }


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the button says (`do`) with an item. Leads to the draft, or back to the list. 403 with the reason."""
    if why := permissions.why_not_read_the_wire(request.user):
        return responses.refused(request, None, [why])
    item = _item_or_404(request, pk)
    done = _DOES.get(request.POST.get("do", ""))
    if done is None:
        raise Http404(_("There is no such button."))
    try:
        return done(request, item)
    except Refused as error:
        return responses.refused(request, None, error.messages)


def _take(request: HttpRequest, item: WireItem) -> HttpResponse:
    again = request.POST.get("again") == "1"
    return _to_story(taking.take(item, request.user, again=again, tell=partial(messages.warning, request)))


def _attach(request: HttpRequest, item: WireItem) -> HttpResponse:
    number = responses.number(request.POST.get("story", "").strip().lstrip("#"))
    article = Article.objects.filter(pk=number).first() if number else None
    if article is None or stories.why_not_view(request.user, article):
        raise Refused(_("There is no such story, or it is not on your desk."))
    taking.attach(item, article, request.user)
    return _to_story(article)


def _ignore(request: HttpRequest, item: WireItem) -> HttpResponse:
    taking.ignore(item, request.user)
    return _back(request)


def _unignore(request: HttpRequest, item: WireItem) -> HttpResponse:
    taking.ignore(item, request.user, back=True)
    return _back(request)


_DOES: dict[str, Callable[[HttpRequest, WireItem], HttpResponse]] = {
    "take": _take,
    "attach": _attach,
    "ignore": _ignore,
    "back": _unignore,
}


def _to_story(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _back(request: HttpRequest) -> HttpResponse:
    """To the page that was open; only within the wire desk."""
    wire, asked = reverse("exchange:wires"), request.POST.get("next", "")
    within = asked.startswith(f"{wire}?") and url_has_allowed_host_and_scheme(asked, None)
    return HttpResponseRedirect(asked if within else wire)


def _item_or_404(request: HttpRequest, pk: int) -> WireItem:
    item = get_object_or_404(WireItem.objects.select_related("source__section", "file"), pk=min(pk, 2**62))
    if permissions.why_not_see_item(request.user, item):
        raise Http404(_("There is no such item."))
    return item


@require_GET
def raw(request: HttpRequest, pk: int) -> HttpResponse:
    """What its sender sent, to keep, never to be shown in a page. 404 if it was cleared."""
    if why := permissions.why_not_read_the_wire(request.user):
        return responses.refused(request, None, [why])
    item = _item_or_404(request, pk)
    others = item.file.items.filter(state=WireState.WITHHELD) if item.file else WireItem.objects.none()
    is_hidden = permissions.why_not_see_withheld(request.user) and others.exists()
    data = None if is_hidden else keeping.raw(item)
    if data is None:
        raise Http404(_("It was cleared away."))
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="kawat-{item.pk}.txt"'
    return _harmless(answer)


@require_GET
def picture(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """A picture of an item, as it was sent. 404 for one that is not here."""
    if why := permissions.why_not_read_the_wire(request.user):
        return responses.refused(request, None, [why])
    row = get_object_or_404(WirePicture.objects.select_related("item"), pk=min(pk, 2**62), state=PictureState.HERE)
    if permissions.why_not_see_item(request.user, row.item):
        raise Http404(_("There is no such item."))
    with row.file.open("rb") as stream:
        kind = file_types.kind(stream.read(1_000))
    if kind not in _SHOWN:
        raise Http404(_("No browser shows this picture."))
    answer = FileResponse(row.file.open("rb"), content_type=_SHOWN[kind])
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return _harmless(answer)


def _harmless(answer):
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`: what it is made of, what has changed since; by POST `use` is seen."""
    article = responses.story_or_404(request, pk)
    if request.method == "POST":
        use = get_object_or_404(WireUse, article=article, pk=responses.number(request.POST.get("use")) or 0)
        taking.see(use, request.user)
        return HttpResponseRedirect(reverse("exchange:story_wire", args=[pk]))
    lines, by_rule = [], taking.by_rule(article)
    for use in taking.of(article):
        now = taking.newest(use)
        changed, is_hidden = taking.changed(use, now), permissions.why_not_see_item(request.user, now)
        differences = [] if is_hidden or now.pk == use.seen_id else taking.between(use.seen, now)
        lines.append(
            {"use": use, "now": now, "changed": changed, "hidden": bool(is_hidden), "differences": differences}
        )
    context = {"title": _("Wire"), "article": article, "lines": lines, "by_rule": by_rule}
    context |= {"origins": origins.of(article)}
    return drawer.show(request, "exchange/wire_beside.html", sheet="wire", **context)


def above(user: User, article: Article) -> list[Told]:
    """What stands above a story that is made of agency copy: that the copy changed, and its usage terms."""
    told = []
    for use in taking.of(article):
        now = taking.newest(use)
        source = {"source": now.source}
        if taking.changed(use, now):
            if now.state == WireState.CANCELED:
                why = {"reason": now.reason or _("no reason was given")}
                told.append(Told(_("%(source)s has canceled this item: %(reason)s") % (source | why), True))
            elif now.state == WireState.WITHHELD:
                told.append(Told(_("%(source)s withholds this item now.") % source, True))
            else:
                told.append(Told(_("%(source)s has changed this item since it was taken.") % source, True))
        if now.usage_terms:
            words = source | {"terms": " ".join(now.usage_terms.split())}
            told.append(Told(_("Usage terms of %(source)s: %(terms)s") % words))
    for origin in origins.of(article):
        words = {"source": origin.source, "terms": " ".join(origin.usage_terms.split())}
        told.append(Told(_("It was made of copy of %(source)s in the newsroom from which it came.") % words))
        if origin.usage_terms:
            told.append(Told(_("Usage terms of %(source)s: %(terms)s") % words))
    return told
