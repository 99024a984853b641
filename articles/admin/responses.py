"""How a desk page opens: whose it is, and what someone is told who may not pass."""

from uuid import UUID

from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article
from articles.workflow import forged
from audit.storable import storable
from people.written import Written, a_number

#: With this header a page answers with the part that changes, for `static/desk/fresh.js` to put in place.
PART_HEADER = "X-Part"
#: With the value `json` a form is sent by a script, which goes on by what it is told.
SCRIPT_HEADER = "X-Desk"

#: A story whose form was sent, held; and one that is to be shown.
_SENT = Written(
    lambda story: Article.objects.locked().select_related("section", "lead_photo").filter(pk=story), story=a_number()
)
_SHOWN = Written(
    lambda story: Article.objects.select_related("section", "lead_photo", "created_by").filter(pk=story),
    story=a_number(),
)


def story_or_404(request: HttpRequest, pk: int, *, lock: bool = False, only: list[str] | None = None) -> Article:
    """The story, if this person may see it; for anyone else it does not exist (404).

    `lock` needs a transaction, and is for what is sent: a page that is shown has the story's writer at hand too.
    `only` leaves every other column in the database.
    """
    if only:
        stories = Article.objects.locked() if lock else Article.objects.all()
        return _seen_or_404(request, stories.only(*only).filter(pk=pk).first())
    return _seen_or_404(request, (_SENT if lock else _SHOWN).first(story=pk))


def _seen_or_404(request: HttpRequest, article: Article | None) -> Article:
    if article is None or permissions.why_not_view(request.user, article):
        if article and (name := request.POST.get("_move")):
            forged.tell(name, request.user, article.pk)
        raise Http404(_("There is no such story, or it is not on your desk."))
    return article


def number(text: str | None) -> int | None:
    """A version or a revision's number out of an address or a form; None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def ticked(values: list[str]) -> dict[int, int]:
    """What was ticked in a list, `<id>:<version>` each: id -> version, in its order. What is neither is left out."""
    found = {}
    for value in values:
        pk, _colon, version = value.partition(":")
        if (known := number(pk)) is not None and (seen := number(version)) is not None:
            found[known] = seen
    return found


def uuid(text: str | None) -> UUID | None:
    """A form's key out of an address or a form; None for anything else."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


#: Values of all fields together; Django refuses a form with more.
MOST_VALUES = 1_000
#: What reading JSON raises that no page of ours sent.
NO_SUCH_JSON = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def typed(sent: dict) -> dict[str, list[str]]:
    """The `fields` of a form as a script sends them, name -> values, in text that every document can carry.

    Raises ValueError for more values than any form has.
    """
    fields = sent["fields"].items()
    if sum(max(1, len(values)) for _name, values in fields) > MOST_VALUES:
        raise ValueError(f"more than {MOST_VALUES} values")
    return {storable(str(name)): [storable(str(value)) for value in values] for name, values in fields}


def page(request: HttpRequest, template: str, status: int = 200, **context) -> HttpResponse:
    """A page of the desk inside the admin's frame."""
    request.current_app = site.name
    return TemplateResponse(request, template, {**site.each_context(request), **context}, status=status)


def page_or_part(request: HttpRequest, page_template: str, part: str, status: int = 200, **context) -> HttpResponse:
    """The page (which includes `part`), or the part alone for a script that keeps an open page true."""
    if request.headers.get(PART_HEADER):
        return render(request, part, context, status=status)
    return page(request, page_template, status, **context)


def refused(
    request: HttpRequest, article: Article | None, reasons, saved: bool = False, status: int = 403
) -> HttpResponse:
    """403 with the sentences that the greyed button shows, and a way back."""
    context = {"title": _("Not allowed"), "article": article, "reasons": reasons, "saved": saved}
    return page(request, "articles/refused.html", status, **context)
