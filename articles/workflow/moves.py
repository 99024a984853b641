"""The table of the desk's moves: everything that depends on which move it is stands in its row.

`articles.workflow.workflow` asks this table and makes the moves; nothing here changes a status.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import permissions
from articles.workflow import begun, conditions, effects
from articles.workflow.automatic import AUTOMATIC, CORRECTION_NOTE, EDITED
from articles.workflow.move import Move
from articles.workflow.requirements import Stage
from articles.workflow.status import Status
from audit import actions

S = Status
_LIVE_ASKS = ("change", "note", "resurface")

_TABLE = [
    Move(
        "submit",
        _("Submit"),
        pgettext_lazy("activity", "submitted"),
        sources=(S.DRAFT, S.CHANGES_REQUESTED),
        target=S.IN_REVIEW,
        who=permissions.why_not_edit,
        stage=Stage.SUBMISSION,
        effect=effects.submit,
        restarts=True,
    ),
    Move(
        "recall",
        _("Take back"),
        pgettext_lazy("activity", "took back from review"),
        sources=(S.IN_REVIEW,),
        target=S.DRAFT,
        who=permissions.why_not_recall,
        taken_up=begun.why_begun,
        offered=conditions.is_in_review,
        effect=effects.recall,
        logged=actions.register("story.recalled", _("took a submitted story back")),
        tells_reviewers=True,
        undoes="submit",
    ),
    Move(
        "request_changes",
        _("Request changes"),
        pgettext_lazy("activity", "asked for changes"),
        sources=(S.IN_REVIEW, S.APPROVED),
        target=S.CHANGES_REQUESTED,
        who=permissions.why_not_send_back,
        needs=("note",),
        explained=_("The writer gets the story back, with your note at the top of the page."),
        note_label=_("What should change?"),
        effect=effects.send_back,
        logged=actions.register("story.sent_back", _("sent a story back")),
        heads_page=True,
        hands_on=True,
        tells_writers=True,
    ),
    Move(
        "approve",
        _("Approve"),
        pgettext_lazy("activity", "approved"),
        sources=(S.IN_REVIEW,),
        target=S.APPROVED,
        who=permissions.why_not_approve,
        stage=Stage.PUBLICATION,
        jointly=True,
        four_eyes=True,
        effect=effects.approve,
        logged=actions.register("story.approved", _("approved a story")),
        hands_on=True,
        tells_writers=True,
    ),
    Move(
        "skip",
        _("Skip this step"),
        pgettext_lazy("activity", "skipped a review step"),
        sources=(S.IN_REVIEW,),
        target=None,
        who=permissions.why_not_skip,
        offered=conditions.may_be_skipped,
        four_eyes=True,
        needs=("note",),
        explained=_("The story goes on without this step. Who skipped it, and why, stays on record."),
        note_label=_("Why is it not needed?"),
        effect=effects.skip,
        logged=actions.register("story.step_skipped", _("skipped a review step")),
        hands_on=True,
    ),
    Move(
        "publish",
        _("Publish now"),
        pgettext_lazy("activity", "published"),
        sources=(S.APPROVED,),
        target=S.PUBLISHED,
        who=permissions.why_not_publish_again,
        held_back=conditions.not_yet,
        stage=Stage.PUBLICATION,
        asks=("ends_at",),
        asks_of_live=_LIVE_ASKS,
        explained=_("Readers get this version at once."),
        note_label=CORRECTION_NOTE,
        effect=effects.publish,
        tells_writers=True,
    ),
    Move(
        "schedule",
        _("Schedule"),
        pgettext_lazy("activity", "scheduled"),
        sources=(S.APPROVED,),
        target=S.SCHEDULED,
        who=permissions.why_not_publish_again,
        stage=Stage.PUBLICATION,
        needs=("starts_at",),
        asks=("ends_at",),
        asks_of_live=_LIVE_ASKS,
        explained=_("Readers get this version when the time comes. Until then nobody can edit it."),
        note_label=CORRECTION_NOTE,
        effect=effects.schedule,
        tells_writers=True,
    ),
    Move(
        "reschedule",
        _("Change the time"),
        pgettext_lazy("activity", "rescheduled"),
        sources=(S.SCHEDULED,),
        target=S.SCHEDULED,
        who=permissions.why_not_publish,
        offered=conditions.is_scheduled,
        idle=conditions.time_stands,
        stage=Stage.PUBLICATION,
        needs=("starts_at",),
        asks=("ends_at",),
        explained=_("Readers get this version at the new time. Its approval stays."),
        effect=effects.reschedule,
        logged=actions.register("story.rescheduled", _("gave a scheduled story another time")),
        tells_writers=True,
    ),
    Move(
        "publish_early",
        _("Publish now"),
        pgettext_lazy("activity", "published ahead of schedule"),
        sources=(S.SCHEDULED,),
        target=S.PUBLISHED,
        who=permissions.why_not_publish_again,
        offered=conditions.is_scheduled,
        held_back=conditions.not_yet,
        stage=Stage.PUBLICATION,
        explained=_("Readers get this version at once instead of at its time. All else stays as it was scheduled."),
        effect=effects.publish_early,
        tells_writers=True,
    ),
    Move(
        "unschedule",
        _("Unschedule"),
        pgettext_lazy("activity", "unscheduled"),
        sources=(S.SCHEDULED,),
        target=S.APPROVED,
        who=permissions.why_not_publish,
        effect=effects.unschedule,
    ),
    Move(
        "hand_over",
        _("Hand to another desk"),
        pgettext_lazy("activity", "handed to another desk"),
        sources=EDITED,
        target=None,
        who=permissions.why_not_hand_over,
        needs=("section",),
        asks=("note",),
        explained=_(
            "The other desk gets the story at once. If it is in review, review starts again at that desk's "
            "first step."
        ),
        note_label=_("Note to the other desk (optional)"),
        effect=effects.hand_over,
        logged=actions.register("story.handed_over", _("handed a story to another desk")),
        leads_away=True,
        tells_writers=True,
    ),
    Move(
        "withdraw",
        _("Withdraw"),
        pgettext_lazy("activity", "withdrew"),
        sources=(S.PUBLISHED, *EDITED),
        target=S.WITHDRAWN,
        who=permissions.why_not_withdraw,
        unfit=conditions.readers_lack_it,
        despite_lock=True,
        needs=("ground", "note"),
        asks=("withhold_headline",),
        explained=_("Readers can no longer open the story. They see the ground and this reason instead."),
        note_label=_("Public reason"),
        dangerous=True,
        effect=effects.withdraw,
        tells_writers=True,
    ),
    Move(
        "spike",
        _("Spike"),
        pgettext_lazy("activity", "spiked"),
        sources=EDITED,
        target=S.SPIKED,
        who=permissions.why_not_spike,
        unfit=conditions.readers_have_it,
        dangerous=True,
        effect=effects.spike,
        tells_writers=True,
    ),
    Move(
        "restore",
        _("Restore"),
        pgettext_lazy("activity", "restored"),
        sources=(S.SPIKED, S.WITHDRAWN, S.ENDED),
        target=S.DRAFT,
        who=permissions.why_not_restore,
    ),
    *AUTOMATIC,
]

MOVES: dict[str, Move] = {move.name: move for move in _TABLE}


def label(name: str) -> str:
    """What a move is called; its own name for one that this version of the code does not know."""
    return str(MOVES[name].label if name in MOVES else name)


def did(name: str) -> str:
    """What a person did by a move, to follow their name; the move's name as above."""
    return str(MOVES[name].did if name in MOVES else name)
