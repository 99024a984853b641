"""The pages of rules: which there are, what each of them published, and who makes, answers for and stops one."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles import permissions as stories
from articles.admin import responses
from articles.refusals import Refused
from exchange import permissions
from exchange.models import RuledItem, RuledState, WireRule
from exchange.wires.rules import making
from exchange.wires.rules.forms import RuleForm
from people.models import User

#: Rules, and items of one rule, on a page.
SHOWN = 50


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All rules, and for who may make one the form; by POST it is made."""
    user = request.user
    if why := permissions.why_not_see_rules(user):
        return responses.refused(request, None, [why])
    why_not_make = permissions.why_not_make_rules(user)
    if request.method == "POST" and why_not_make:
        return responses.refused(request, None, [why_not_make])
    form = None if why_not_make else RuleForm(request.POST or None, user=user)
    if request.method == "POST" and form and form.is_valid():
        try:
            made = making.make(user, **form.rule())
        except Refused as error:
            form.add_error(None, error)
        else:
            return HttpResponseRedirect(reverse("exchange:wire_rule", args=[made.pk]))
    before = responses.number(request.GET.get("before"))
    rows = _rules().filter(pk__lt=before) if before else _rules()
    rules = list(rows[: SHOWN + 1])
    context = {
        "title": _("Wire rules"),
        "rules": rules[:SHOWN],
        "older": rules[SHOWN - 1].pk if len(rules) > SHOWN else None,
        "form": form,
        "why_not_make": why_not_make,
    }
    return responses.page(request, "exchange/wire_rules.html", **context)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule: by which words, who made it and who answers, and what it made of each item, the last first."""
    if why := permissions.why_not_see_rules(request.user):
        return responses.refused(request, None, [why])
    rule = _rule_or_404(pk)
    rows = RuledItem.objects.filter(rule=rule).select_related("item", "article").order_by("-pk")
    before = responses.number(request.GET.get("before"))
    shown = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    context = {
        "title": _("Wire rule %(number)s") % {"number": rule.pk},
        "rule": rule,
        "lines": _lines(request.user, shown[:SHOWN]),
        "older": shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
        "live": RuledItem.objects.filter(rule=rule, state=RuledState.LIVE).count(),
        "is_asked": rule.agreed_at is None and request.user.pk == rule.answers_id,
        "may_hold": permissions.why_not_hold_rule(request.user, rule) is None,
        "is_open": not (rule.stopped_at or rule.is_over),
    }
    return responses.page(request, "exchange/wire_rule.html", **context)


def _lines(user: User, rows: list[RuledItem]) -> list[tuple[RuledItem, bool, bool]]:
    """What became of each item, whether this person may see the item, and whether the story."""
    seen = set(stories.visible_to(user).filter(pk__in=[row.article_id for row in rows]).values_list("pk", flat=True))
    hidden = permissions.withheld_among(user, [row.item for row in rows])
    return [(row, row.item_id not in hidden, row.article_id in seen) for row in rows]


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """`do`: agree, pause, go_on, stop, know. 403 with the reason, 404 for any other button."""
    if why := permissions.why_not_see_rules(request.user):
        return responses.refused(request, None, [why])
    rule, do = _rule_or_404(pk), _DOES.get(request.POST.get("do", ""))
    if do is None:
        raise Http404(_("There is no such button."))
    try:
        do(rule, request.user)
    except Refused as error:
        return responses.refused(request, None, error.messages)
    return HttpResponseRedirect(reverse("exchange:wire_rule", args=[pk]))


_DOES: dict[str, Callable[[WireRule, User], None]] = {
    "agree": making.agree,
    "pause": lambda rule, user: making.pause(rule, user, True),
    "go_on": lambda rule, user: making.pause(rule, user, False),
    "stop": making.stop,
    "know": making.know,
}


def _rules():
    return WireRule.objects.select_related("source", "section", "answers", "made_by", "stopped_by")


def _rule_or_404(pk: int) -> WireRule:
    return get_object_or_404(_rules(), pk=min(pk, 2**62))
