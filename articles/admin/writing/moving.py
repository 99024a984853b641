"""A move that someone asks for: which one, with what order, and what came of it."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin import responses
from articles.admin.hands import pulse
from articles.admin.writing.outcomes import Moved, NotAllowed, NotMoved, Outcome, Saved, said_of_save, said_where
from articles.locks import locks
from articles.models import Article, Revision, Transition
from articles.orderforms import OrderForm
from articles.refusals import Refused, Stale
from articles.workflow import forged, workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Change, Holder


def wanted(request: HttpRequest, *articles: Article) -> str | None:
    """The move of `articles` that the pressed button names, or None for a plain save.

    Raises Refused for one that no button has.
    """
    name = request.POST.get("_move")
    if not name:
        return None
    if name not in MOVES or MOVES[name].automatic:
        for article in articles:
            forged.tell(name, request.user, article.pk, _("This happens by itself."))
        raise Refused(_("There is no move “%(name)s”.") % {"name": name[:40]})
    return name


def order_form(request: HttpRequest, name: str) -> OrderForm:
    """What was filled in for the move `name`."""
    return OrderForm(request.POST, prefix=name)


def perform(user, article: Article, form: OrderForm, version: int | None) -> Transition | None:
    """Make the move that `form` is for; None if it would change nothing.

    Raises Refused (or Stale), and puts the sentence beside its field.
    """
    if not form.is_valid():
        raise Refused([sentence for field in form for sentence in field.errors])
    given = form.cleaned_data
    names = ("note", "starts_at", "ends_at", "resurface", "section", "start_over", "withhold_headline", "ground")
    order = Order(**{name: given[name] for name in names}, version=version)
    if given["change"]:
        order = replace(order, change=Change(given["change"]))
    try:
        return workflow.perform(form.prefix, user, article, order)
    except Refused as refusal:
        if hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
        raise


def after_save(request: HttpRequest, article: Article, revision: Revision | None) -> Outcome:
    """Make the move of a form that was just saved, as `revision` if it was different."""
    order = None
    try:
        name = wanted(request, article)
        order = order_form(request, name)
        made = perform(request.user, article, order, version=None)
    except Refused as refusal:
        # the changed text may have moved the story by itself, and the button pressed with it is another's by now
        leading = [move.name for move in MOVES.values() if move.leads_away]
        if revision and order is not None and revision.transitions.filter(move__in=leading).exists():
            article.refresh_from_db()
            return Saved(article=article, said=said_of_save(revision, new=False, held=False))
        said = _("Your text is saved. The story was not moved: %s")
        return _not_made(request, article, order, refusal, said, text_saved=revision is not None)
    return _made(request, article, name, made)


def alone(request: HttpRequest, article: Article) -> Outcome:
    """A move without a text, from a page that was only read."""
    order = None
    version = responses.number(request.POST.get("version")) or 0
    try:
        name = wanted(request, article)
        order = order_form(request, name)
        made = perform(request.user, article, order, version=version)
    except Stale as stale:
        return Saved(article=article, said=((messages.WARNING, stale.messages[0]),))
    except Refused as refusal:
        return _not_made(request, article, order, refusal, _("The story was not moved: %s"))
    return _made(request, article, name, made)


def _not_made(request: HttpRequest, article: Article, order, refusal: Refused, said: str, **more) -> Outcome:
    if order is None or forged.why_never(order.prefix, request.user, article):
        return NotAllowed(article=article, reasons=refusal.messages, **more)
    article.refresh_from_db()
    return NotMoved(article=article, order=order, said=((messages.WARNING, said % " ".join(refusal.messages)),))


def _made(request: HttpRequest, article: Article, name: str, made: Transition | None) -> Outcome:
    """Whoever gave the story to someone else reads on, so that the other can write.

    So does who sent it on through review: a reviewer's page left open must not keep the next one from their word.
    """
    if made is None:
        return Saved(article=article, said=((messages.INFO, _("Nothing has changed, so nothing was saved.")),))
    reads_on = MOVES[name].hands_on and article.state.holder != Holder.DESK
    key = responses.uuid(request.POST.get("key"))
    if reads_on and key:
        locks.leave(article, pulse.open_page(request, key))
    return Moved(article=article, said=(said_where(article),), reads_on=reads_on)
