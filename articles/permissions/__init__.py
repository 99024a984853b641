"""Who may do what to which story.

A rule is a question about one story, answered None for yes or the reason why not. Where stories are listed by it, it
is a pair that a test holds equal: beside the question stands a queryset of the stories for which the answer is yes.
A story someone may not see does not exist for them.
"""

from articles.permissions import originals, strands
from articles.permissions.assigning import assignable, why_not_assign
from articles.permissions.authorship import is_held_to_four_eyes, is_own, why_not_four_eyes, writers, written_by
from articles.permissions.classing import choosable_classes, why_not_class
from articles.permissions.fixing import publishable_fixes, why_not_drop_fix, why_not_fix, why_not_publish_fix
from articles.permissions.passing_on import (
    receiving_desks,
    why_not_end_share,
    why_not_hand_over,
    why_not_hand_to,
    why_not_lay_on,
    why_not_share,
)
from articles.permissions.publishing import (
    OWN_ARCHIVE,
    why_not_answer_for_archive,
    why_not_bring_in,
    why_not_detach,
    why_not_publish,
    why_not_publish_again,
    why_not_put_back,
    why_not_restore,
    why_not_spike,
    why_not_withdraw,
    withdrawals_to_confirm,
)
from articles.permissions.reviewing import (
    copy_editing_goes,
    reviewable,
    reviewable_by,
    why_not_approve,
    why_not_review,
    why_not_send_back,
    why_not_skip,
)
from articles.permissions.seeing import (
    NOT_YOURS,
    WITHDRAWN,
    Reason,
    is_withdrawn,
    own,
    viewers,
    viewers_among,
    visible_to,
    why_not_copy,
    why_not_create,
    why_not_view,
    works_on_stories,
)
from articles.permissions.writing import (
    why_not_ease_embargo,
    why_not_edit,
    why_not_mark_urgent,
    why_not_recall,
    why_not_take_over,
)

__all__ = [
    "NOT_YOURS",
    "OWN_ARCHIVE",
    "WITHDRAWN",
    "Reason",
    "assignable",
    "choosable_classes",
    "copy_editing_goes",
    "is_held_to_four_eyes",
    "is_own",
    "is_withdrawn",
    "originals",
    "own",
    "publishable_fixes",
    "receiving_desks",
    "reviewable",
    "reviewable_by",
    "strands",
    "viewers",
    "viewers_among",
    "visible_to",
    "why_not_answer_for_archive",
    "why_not_approve",
    "why_not_assign",
    "why_not_bring_in",
    "why_not_class",
    "why_not_copy",
    "why_not_create",
    "why_not_detach",
    "why_not_drop_fix",
    "why_not_ease_embargo",
    "why_not_edit",
    "why_not_end_share",
    "why_not_fix",
    "why_not_four_eyes",
    "why_not_hand_over",
    "why_not_hand_to",
    "why_not_lay_on",
    "why_not_mark_urgent",
    "why_not_publish",
    "why_not_publish_again",
    "why_not_publish_fix",
    "why_not_put_back",
    "why_not_recall",
    "why_not_restore",
    "why_not_review",
    "why_not_send_back",
    "why_not_share",
    "why_not_skip",
    "why_not_spike",
    "why_not_take_over",
    "why_not_view",
    "why_not_withdraw",
    "withdrawals_to_confirm",
    "works_on_stories",
    "writers",
    "written_by",
]
