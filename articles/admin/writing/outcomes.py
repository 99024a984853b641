"""What came of a story's form that was sent, and the one place that answers it.

A form is received in one transaction, which ends with an outcome; nothing is told or shown before it has.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.writing import pages
from articles.admin.writing.conflict import Conflict
from articles.forms import StoryForm
from articles.models import Article, Revision, Transition
from articles.orderforms import OrderForm
from articles.workflow.moves import MOVES
from people.written import Written, a_number

#: What a save led to by itself that whoever saved is told of.
_TELLING = Written(
    lambda revision: Transition.objects.filter(
        revision=revision, move__in=[move.name for move in MOVES.values() if move.tells_saver]
    )[:1],
    revision=a_number(),
)

#: A sentence to tell, with the level that Django's messages give it.
Said = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`article` is None for a story that was never saved. `said` is told on the page that follows.

    `finished` are the forms whose words are in a revision by now; `wrote`: this form was saved.
    """

    article: Article | None
    said: tuple[Said, ...] = ()
    finished: tuple[UUID, ...] = ()
    wrote: bool = False


@dataclass(frozen=True, kw_only=True)
class Saved(Outcome):
    """There is nothing more to do: back to the story."""


@dataclass(frozen=True, kw_only=True)
class Moved(Saved):
    """The move was made. `reads_on`: whoever made it reads on, so that the next person can write."""

    reads_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Conflicting(Outcome):
    """The story changed meanwhile, or someone else writes in it: both texts are shown."""

    conflict: Conflict


@dataclass(frozen=True, kw_only=True)
class Faulty(Outcome):
    """Fields of the form have to be mended."""

    form: StoryForm


@dataclass(frozen=True, kw_only=True)
class NotAllowed(Outcome):
    """This person may not; `text_saved` says whether their text is in the story all the same."""

    reasons: list[str]
    text_saved: bool = False


@dataclass(frozen=True, kw_only=True)
class NotMoved(Outcome):
    """The story or the order stands in the way of the move: the page again, with what was asked for."""

    order: OrderForm


def answer(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """The page, or the way to the page, that an outcome calls for."""
    for level, sentence in outcome.said:
        messages.add_message(request, level, sentence)
    if outcome.finished:
        before = request.session.get(pages.SAVED_FORMS, [])
        request.session[pages.SAVED_FORMS] = [*before, *map(str, outcome.finished)][-10:]
    article = outcome.article
    match outcome:
        case Moved(reads_on=True):
            return _back_to(request, article, "?read")
        case Saved():
            return _back_to(request, article)
        case Conflicting(conflict=conflict):
            return pages.show_form(request, conflict.form, conflict=conflict, dirty=True, status=409)
        case Faulty(form=form):
            return pages.show_form(request, form, dirty=True)
        case NotAllowed(reasons=reasons):
            return responses.refused(request, article, reasons, saved=outcome.text_saved)
        case NotMoved(order=order, wrote=True):
            return pages.show_form(request, StoryForm(instance=article, user=request.user), order=order)
        case NotMoved(order=order):
            return pages.show_page(request, article, permissions.why_not_edit(request.user, article) or "", order)
    raise TypeError(f"No answer is known to {outcome!r}.")


def _back_to(request: HttpRequest, article: Article, query: str = "") -> HttpResponse:
    """To the story; or to the list, if it is where this person may not see it: on a desk, or at another step."""
    if permissions.why_not_view(request.user, article):
        last = article.transitions.first()
        if last and last.to_desk:
            messages.info(request, _("“%s” is on another desk now.") % article.headline)
        else:
            messages.info(request, _("“%s” is with others now.") % article.headline)
        return redirect("admin:articles_article_changelist")
    return redirect(reverse("admin:articles_article_change", args=[article.pk]) + query)


def said_of_save(revision: Revision | None, *, new: bool, held: bool) -> tuple[Said, ...]:
    """What is told of a save: of a new story, of a revision, of an embargo alone, or of nothing."""
    if new:
        return ((messages.SUCCESS, _("Saved as a draft. Only you and the desk's editors can see it.")),)
    if revision is None and held:
        return ((messages.SUCCESS, _("The embargo is saved. The text has not changed.")),)
    if revision is None:
        return ((messages.INFO, _("Nothing has changed, so nothing was saved.")),)
    said = ((messages.SUCCESS, _("Saved as revision %s.") % revision.number),)
    if made := _TELLING.first(revision=revision.pk):
        said += ((messages.WARNING, str(MOVES[made.move].tells_saver)), said_where(revision.article))
    return said


def said_where(article: Article) -> Said:
    """Where the story is now."""
    if article.review_step:
        return messages.SUCCESS, _("The story is now in review, at the step “%s”.") % article.review_step
    return messages.SUCCESS, _("The story is now: %s.") % article.state.label
