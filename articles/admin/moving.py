"""A move that someone asks for: which one, with what order, and whether it could be made."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.forms import OrderForm
from articles.models import Article
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Change


def wanted(request: HttpRequest) -> str | None:
    """The move that the pressed button names, or None for a plain save. Raises Refused for one unknown."""
    name = request.POST.get("_move")
    if not name:
        return None
    if name not in MOVES or MOVES[name].automatic:
        raise Refused(_("There is no move “%(name)s”.") % {"name": name[:40]})
    return name


def order_form(request: HttpRequest, name: str) -> OrderForm:
    """What was filled in for the move `name`."""
    return OrderForm(request.POST, prefix=name)


def perform(user, article: Article, form: OrderForm, version: int | None) -> None:
    """Make the move that `form` is for. Raises Refused (or Stale), and puts the sentence beside its field."""
    if not form.is_valid():
        raise Refused([sentence for field in form for sentence in field.errors])
    given = form.cleaned_data
    names = ("note", "starts_at", "ends_at", "resurface", "section", "start_over")
    order = Order(**{name: given[name] for name in names}, version=version)
    if given["change"]:
        order = replace(order, change=Change(given["change"]))
    try:
        workflow.perform(form.prefix, user, article, order)
    except Refused as refusal:
        if hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
        raise


def forbidden(user, article: Article, name: str) -> str | None:
    """Why the person, rather than the story, stands in the way of a move; None if it is the story."""
    why = MOVES[name].who(user, article)
    return str(why) if why else None
