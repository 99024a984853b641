"""The two faces of a story on the desk: the page it is written on, and the page that can only be read."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles import body, checklist, permissions
from articles.admin import drawer, responses
from articles.admin.beside import checklisting, copied, following, progress, translating
from articles.admin.hands.pulse import lock_data, people_data
from articles.admin.writing import buttons, unfolded
from articles.admin.writing.conflict import Conflict
from articles.forms import StoryForm
from articles.locks import locks
from articles.models import Article, Autosave, Edition, Lock, Revision, Withdrawal
from articles.models.revision import Origin
from articles.orderforms import EmbargoForm
from articles.readers import editions, feeds, notices, withdrawing
from articles.text import autosaves, fixes, revisions
from articles.workflow import reviews
from articles.workflow.moves import MOVES
from articles.workflow.status import STATES, Holder, Status
from people import clock
from photos.models import Photo

#: Session key: forms whose text is safe in a revision, so that the browser may drop its copy.
SAVED_FORMS = "saved_forms"


@dataclass(frozen=True)
class Readers:
    """What readers see of a story, what they will see, and whether the desk copy says something else by now.

    `ended` is the last thing they had, if its time is over and nothing stands in its place.
    """

    live: Edition | None
    upcoming: Edition | None
    withdrawn: Withdrawal | None
    ended: Edition | None
    changed_from: int | None
    newest: int | None

    @property
    def still_said_in(self) -> list[Edition]:
        """Live stories in whose words a withheld headline stands."""
        return notices.still_said_in(self.withdrawn) if self.withdrawn else []

    @property
    def told(self) -> str:
        """What readers see, in words with its time."""
        if self.live:
            told = _("the version of %(when)s") % {"when": clock.moment(self.live.starts_at)}
            if self.live.ends_at and not self.upcoming:
                told += " (" + _("until %(when)s") % {"when": clock.moment(self.live.ends_at)} + ")"
            return told
        if self.withdrawn:
            when = {"when": clock.moment(self.withdrawn.at)}
            if self.withdrawn.headline_withheld:
                return _("a notice without the headline: withdrawn on %(when)s") % when
            return _("a notice: withdrawn on %(when)s") % when
        if self.ended:
            return _("a notice: its time ended on %(when)s") % {"when": clock.moment(self.ended.ends_at)}
        return _("not published yet")


def what_readers_get(article: Article, newest: Revision | None) -> Readers:
    """What readers get of `article` now and next. `changed_from` is the number of the live revision, if `newest`
    is another one."""
    live, upcoming = editions.of_readers(article)
    withdrawn = article.withdrawals.in_force().first() if live is None else None
    ended = None if live or upcoming or withdrawn else article.editions.order_by("-starts_at").first()
    changed_from = None
    if live and newest and newest.pk != live.revision_id:
        changed_from = article.revisions.values_list("number", flat=True).get(pk=live.revision_id)
    return Readers(live, upcoming, withdrawn, ended, changed_from, newest.number if newest else None)


def show_form(
    request: HttpRequest,
    form: StoryForm,
    *,
    conflict: Conflict | None = None,
    order=None,
    dirty: bool = False,
    restored: Autosave | None = None,
    status: int = 200,
) -> HttpResponse:
    """The writing page. `dirty`: the form holds words that are in no revision; `restored`: those kept in this row."""
    article = form.instance if form.instance.pk else None
    offers = [] if restored or dirty else autosaves.offers(request.user, article)
    context = _around(request, article, order) | {
        "page_key": form["key"].value(),
        "title": _("Story %s") % article.pk if article else _("New story"),
        "form": form,
        "conflict": conflict,
        "dirty": dirty or restored is not None,
        "restored": restored,
        "offers": offers,
        "copy_editing": article and permissions.copy_editing_goes(request.user, article),
        "saved_forms": request.session.pop(SAVED_FORMS, []),
        "autosave_url": reverse("admin:articles_article_autosave"),
    }
    return responses.page(request, "articles/story_form.html", status, **context)


def show_page(
    request: HttpRequest,
    article: Article,
    why: str,
    order=None,
    *,
    lock: Lock | None = None,
    embargo_form: EmbargoForm | None = None,
) -> HttpResponse:
    """The story to read, with the moves this person may make, and why they may not edit it: a rule, or a lock.

    `embargo_form` is the form of a refused embargo, to be shown again.
    """
    held = lock or locks.holder(article, request.user)
    waits = article.state.holder == Holder.CLOCK  # so does its text, but why it is held back may change
    if embargo_form is None and waits and permissions.why_not_ease_embargo(request.user, article) is None:
        embargo_form = EmbargoForm(article=article)
    # the body as a reader would get it, with what it refers to looked up now
    html = body.clean(article.body)
    photos = Photo.objects.in_bulk(body.photo_ids(html))
    named = Edition.objects.live().filter(article__in=body.article_ids(html))
    text = body.render(html, photos, {edition.article_id: edition for edition in named})
    context = _around(request, article, order) | {
        "page_key": uuid.uuid4(),
        "title": _("Story %s") % article.pk,
        "why": why,
        "held": lock_data(article, held, request.user),
        "embargo_form": embargo_form,
        "text": mark_safe(text),  # noqa: S308 - cleaned
        "bylines": article.bylines.select_related("author"),
        "tags": article.tags.all(),
        "checker": reviews.checker(article) if article.machine_made else None,
    }
    return responses.page(request, "articles/story_page.html", **context)


def _around(request: HttpRequest, article: Article | None, order=None) -> dict:
    """What stands beside the text on either page: where it is, what readers see, the moves, and notes."""
    if article is None:
        first = MOVES[STATES[Status.DRAFT].next]
        return {"sheets": drawer.of_new(), "first_move": first} | checklisting.beside(
            request.user, None, checklist.judge({})
        )
    newest, judged = revisions.latest(article), checklist.Judgement(article)
    led_here = [move.name for move in MOVES.values() if move.heads_page and move.target == article.status]
    readers = what_readers_get(article, newest)
    panel = buttons.panel(request.user, article, readers.live, order, judged)
    is_taken = readers.withdrawn is not None or withdrawing.asked(article) is not None
    fixes_it = readers.live is not None and permissions.why_not_fix(request.user, article) is None
    sheets = drawer.of(article, request.user)
    return {
        "article": article,
        "sheets": sheets,
        "told": drawer.told(article, request.user, sheets),
        **checklisting.beside(request.user, article, judged.findings),
        "people": people_data(article, request.user),
        "readers": readers,
        "feeds": {
            "in_feeds": article.in_feeds,
            "left_out": feeds.why_left_out(article),
            "may_set": feeds.why_not_set(request.user, article) is None,
        },
        "copied": copied.of(article, request.user),
        "copies": copied.copies(article, request.user) if is_taken else [],
        "follows": following.of(article, request.user),
        "translates": translating.sources(article, request.user),
        "translations": translating.translations(article, request.user),
        "may_withhold": bool(readers.withdrawn) and notices.why_not_withhold(request.user, article) is None,
        "review": progress.of(article, newest),
        "panel": panel,
        "tried": order is not None and panel.next is not None and not panel.next.answer.allowed,
        "asked": article.transitions.filter(move__in=led_here).select_related("by").first(),
        "fix": fixes.of(article) if fixes_it else None,
        "unfolded": unfolded.of(article),
        "may_fix": fixes_it and bool(readers.changed_from),
        "imported": newest if newest and newest.origin == Origin.IMPORT and newest.note else None,
        "may_edit": permissions.why_not_edit(request.user, article) is None,
    }
