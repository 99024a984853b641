"""What the log can tell of: each action's name, and the words for it. A name once written never changes meaning."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, Promise | str] = {
    "account.signed_in": _("signed in"),
    "account.signed_out": _("signed out"),
    "account.refused": _("was refused at sign-in"),
    "account.password_changed": _("changed the password"),
    "account.factor_added": _("added a second step of sign-in"),
    "account.factor_removed": _("removed a second step of sign-in"),
    "account.roles_changed": _("changed a person's roles"),
    "account.switched": _("switched an account on or off"),
    "role.rights_changed": _("changed the rights of a role"),
    "desk.member_added": _("gave a seat on a desk"),
    "desk.member_removed": _("took a seat on a desk away"),
    "record.added": _("added"),
    "record.changed": _("changed"),
    "record.deleted": _("deleted"),
    "story.saved": _("saved a story"),
    "story.ticked": _("ticked a box of the checklist"),
    "story.unticked": _("took a tick of the checklist back"),
    "checklist.changed": _("changed the checklist"),
    "story.moved": _("moved a story"),
    "story.approved": _("approved a story"),
    "story.step_skipped": _("skipped a review step"),
    "story.sent_back": _("sent a story back"),
    "story.handed_over": _("handed a story to another desk"),
    "story.review_reopened": _("changed an approved text, so its review begins again"),
    "story.embargo_set": _("set an embargo"),
    "story.embargo_lifted": _("lifted an embargo"),
    "story.followed_up": _("began a follow-up"),
    "story.copied": _("copied a story"),
    "story.lock_broken": _("took a story from someone who was editing it"),
    "share.made": _("shared a text with someone outside"),
    "share.opened": _("opened a shared text for the first time"),
    "share.answered": _("answered a shared text"),
    "share.revoked": _("revoked a shared text"),
    "assignment.planned": _("planned an assignment"),
    "assignment.changed": _("changed an assignment"),
    "assignment.claimed": _("took an assignment"),
    "assignment.released": _("gave an assignment back"),
    "assignment.cancelled": _("cancelled an assignment"),
    "log.exported": _("exported the log"),
}


def label(action: str) -> str:
    """The words for an action; its own name for one that this version of the code does not know."""
    return str(ACTIONS.get(action, action))
