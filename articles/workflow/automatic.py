"""The rows of the moves that no button of a story's own makes: by a save, by the clock, or on a page of their own."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import permissions
from articles.models import Article
from articles.permissions import Reason
from articles.readers import copied, editions, follow_ups
from articles.workflow import conditions, effects, mending, reviews
from articles.workflow.move import Due, Move
from articles.workflow.status import Status
from audit import actions
from people.models import User


def _nobody(user: User, article: Article) -> Reason:
    return _("This happens by itself.")


def _has_begun(article: Article) -> bool:
    """True if the scheduled story has begun. One that waits is not asked further."""
    _live, upcoming = editions.of_readers(article)
    return upcoming is None and Article.objects.due().filter(pk=article.pk).exists()


def _has_ended(article: Article) -> bool:
    """True if the published story has come to its end. One that readers have is not asked further."""
    live, _upcoming = editions.of_readers(article)
    return live is None and Article.objects.over().filter(pk=article.pk).exists()


def _has_lost_its_original(article: Article) -> bool:
    """True if readers no longer have, at its time, what the scheduled story follows or whose text it has."""
    return follow_ups.is_left_behind(article) or copied.is_stranded(article)


def _without_originals() -> list[Article]:
    """The stories of which `_has_lost_its_original` is true."""
    return list({one.pk: one for one in (*follow_ups.left_behind(), *copied.stranded())}.values())


S = Status
EDITED = (S.DRAFT, S.CHANGES_REQUESTED, S.IN_REVIEW, S.APPROVED)
CORRECTION_NOTE = _("Public note, for a correction: what was wrong, and what is right")

AUTOMATIC = [
    Move(
        "mend",
        _("Publish the fix"),
        pgettext_lazy("activity", "published a fix"),
        sources=(*EDITED, S.PUBLISHED),
        target=None,
        who=permissions.why_not_publish_fix,
        unfit=conditions.no_fix,
        held_back=conditions.not_yet,
        automatic=True,  # pressed on the fix's own page, which says what goes out
        despite_lock=True,
        note_label=CORRECTION_NOTE,
        effect=mending.mend,
        logged=actions.register("story.mended", _("published a fix of a live story")),
        tells_writers=True,
    ),
    Move(
        "bring_in",
        _("Bring in"),
        pgettext_lazy("activity", "brought in from another system"),
        sources=(S.DRAFT,),
        target=S.PUBLISHED,
        who=_nobody,
        automatic=True,  # by an import of an archive, whose own rule says who may
        effect=effects.bring_in,
        logged=actions.register("story.brought_in", _("brought in a published story from another system")),
    ),
    Move(
        "revise",
        _("Revise"),
        pgettext_lazy("activity", "began to revise"),
        sources=(S.PUBLISHED,),
        target=S.DRAFT,
        who=permissions.why_not_edit,
        automatic=True,
        effect=effects.void,
    ),
    Move(
        "reopen",
        _("Reopen"),
        pgettext_lazy("activity", "reopened"),
        sources=(S.APPROVED, S.IN_REVIEW),
        target=S.IN_REVIEW,
        who=permissions.why_not_edit,
        automatic=True,
        effect=effects.reopen,
        logged=actions.register("story.review_reopened", _("changed an approved text")),
        leads_away=True,
        tells_saver=_("The previous text was approved. Your change needs those approvals again."),
    ),
    Move(
        "agree",
        _("Go on"),
        pgettext_lazy("activity", "let it go on"),
        sources=(S.IN_REVIEW,),
        target=None,
        who=_nobody,
        automatic=True,
        due=Due(reviews.has_become_satisfied, reviews.become_satisfied),
        effect=effects.agree,
    ),
    Move(
        "arrive",
        _("Go live"),
        pgettext_lazy("activity", "went live"),
        sources=(S.SCHEDULED,),
        target=S.PUBLISHED,
        who=_nobody,
        automatic=True,
        due=Due(_has_begun, Article.objects.due),
        tells_writers=True,
    ),
    Move(
        "hold_back",
        _("Hold back"),
        pgettext_lazy("activity", "was taken off the schedule"),
        sources=(S.SCHEDULED,),
        target=S.APPROVED,
        who=_nobody,
        automatic=True,
        due=Due(_has_lost_its_original, _without_originals),
        effect=effects.hold_back,
        logged=actions.register(
            "story.held_back", _("held back a follow-up or a copy of a story that readers no longer have")
        ),
        tells_writers=True,
    ),
    Move(
        "end",
        _("End"),
        pgettext_lazy("activity", "ended"),
        sources=(S.PUBLISHED,),
        target=S.ENDED,
        who=_nobody,
        automatic=True,
        due=Due(_has_ended, Article.objects.over),
        effect=effects.end,
    ),
]
