"""Who may open the door for machines.

An archive comes in by two people: who holds the right to bring it in reads it, tries it and says where things go;
what readers are to have of it, somebody releases who answers for what readers get. Nobody does both for one import.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from articles.models import Article
from articles.workflow import desks
from exchange.models import ImportRun, WireItem, WireRule, WireState
from people.models import User
from people.permissions import Reason
from people.roles import Right

NOT_THE_ARCHIVE = _("Your role does not bring in archives.")
_NOT_OUT = _("Your role does not take out archives.")
_NO_WIRE = _("Your role does not read the wire.")
_NO_RULES = _("Your role does not see what goes live by rule.")
_NOT_THE_READERS = _("Readers have its stories. Only who withdraws stories on every desk takes them back.")


def why_not_import(user: User) -> Reason | None:
    """Why `user` may not bring in an archive as a trial or as drafts, or None."""
    return None if user.may(Right.ARCHIVE) else NOT_THE_ARCHIVE


def why_not_export(user: User) -> Reason | None:
    """Why `user` may not take out an archive, or None. Of stories it holds what they see on the desk."""
    return None if user.may(Right.ARCHIVE) else _NOT_OUT


def why_not_tell(user: User) -> Reason | None:
    """Why `user` may not say whom webhooks tell, or None: they carry out what readers have, as an archive does."""
    return None if user.may(Right.ARCHIVE) else _("Your role does not set up webhooks.")


def why_not_supply(user: User) -> Reason | None:
    """Why `user` may not say which partners fetch what, or None: they, too, carry out what readers have."""
    return None if user.may(Right.ARCHIVE) else _("Your role does not supply partners.")


def why_not_look(user: User) -> Reason | None:
    """Why `user` may not see imports and their reports, or None: who brings in may, and who releases."""
    return why_not_import(user) and stories.why_not_answer_for_archive(user) and NOT_THE_ARCHIVE


def why_not_release(user: User, run: ImportRun) -> Reason | None:
    """Why `user` may not give readers what readers of the other system had, or None. Never one's own import."""
    if why := stories.why_not_answer_for_archive(user):
        return why
    return stories.OWN_ARCHIVE if run.created_by_id == user.pk else None


def why_not_undo(user: User, run: ImportRun) -> Reason | None:
    """Why `user` may not take back what the import made, or None. What readers have, nobody takes who may not
    withdraw it."""
    if run.released_by_id is None:
        return why_not_import(user)
    return None if user.may(Right.WITHDRAW) and user.may(Right.ALL_DESKS) else _NOT_THE_READERS


def why_not_read_the_wire(user: User) -> Reason | None:
    """Why `user` may not see what agencies send, or None: who works on stories or photos may, and who sets it up."""
    reads = stories.works_on_stories(user) or user.may(Right.PHOTOS) or user.may(Right.WIRES)
    return None if reads else _NO_WIRE


def why_not_work_the_wire(user: User) -> Reason | None:
    """Why `user` may not wave items off for everybody, or None: who writes or edits stories may."""
    return None if user.may(Right.WRITE) or user.may(Right.EDIT) else _NO_WIRE


def why_not_see_withheld(user: User) -> Reason | None:
    """Why `user` may not see what its sender holds back, or None."""
    return None if user.may(Right.WIRES) else _("This item is withheld by its sender.")


def why_not_see_item(user: User, item: WireItem) -> Reason | None:
    """Why `user` may not see the item, or None: of one that is withheld now, no earlier version either."""
    if why := why_not_read_the_wire(user):
        return why
    versions = WireItem.objects.newest().filter(source=item.source_id, guid=item.guid, state=WireState.WITHHELD)
    is_withheld = item.state == WireState.WITHHELD or (not item.is_newest and versions.exists())
    return why_not_see_withheld(user) if is_withheld else None


def withheld_among(user: User, items: Iterable[WireItem]) -> set[int]:
    """Numbers of the `items` for which `why_not_see_item` gives a reason. Two statements at most."""
    kept = list(items)
    if why_not_read_the_wire(user):
        return {item.pk for item in kept}
    if not kept or why_not_see_withheld(user) is None:
        return set()
    rows = WireItem.objects.newest().filter(state=WireState.WITHHELD, guid__in=[item.guid for item in kept])
    names = set(rows.filter(source__in={item.source_id for item in kept}).values_list("source", "guid"))
    withheld = WireState.WITHHELD
    return {item.pk for item in kept if item.state == withheld or (item.source_id, item.guid) in names}


def why_not_take(user: User, item: WireItem) -> Reason | None:
    """Why `user` may not make a story of the item, or None."""
    if why := why_not_see_item(user, item) or stories.why_not_create(user):
        return why
    if item.state == WireState.CANCELED:
        return _("Its sender has canceled this item. Nothing is made of it.")
    if item.state == WireState.WITHHELD:
        return _("Its sender withholds this item. Wait until it is released.")
    return None if item.is_newest else _("There is a newer version of this item. Take that one.")


def why_not_attach(user: User, item: WireItem, article: Article) -> Reason | None:
    """Why `user` may not put the story beside the item, or None: who may see both, and writes or edits."""
    return why_not_see_item(user, item) or why_not_work_the_wire(user) or stories.why_not_view(user, article)


def why_not_set_up_wires(user: User) -> Reason | None:
    """Why `user` may not say who sends us copy, or None."""
    return None if user.may(Right.WIRES) else _("Your role does not set up wires.")


def why_not_publish_in(user: User, section_id: int) -> Reason | None:
    """Why `user` may not approve and publish what lies on this desk, or None."""
    rights = (Right.EDIT, Right.APPROVE, Right.PUBLISH)
    if all(user.may(right) for right in rights) and desks.works_at(user, section_id):
        return None
    return _("%(who)s may not approve and publish in this section.") % {"who": user}


def why_not_see_rules(user: User) -> Reason | None:
    """Why `user` may not see what goes live by rule, or None: who sets up wires may, and who publishes."""
    publishes = user.may(Right.EDIT) and user.may(Right.PUBLISH)
    return None if publishes or user.may(Right.WIRES) else _NO_RULES


def why_not_make_rules(user: User) -> Reason | None:
    """Why `user` may make no rule at all, or None: it takes the wires, and what each story of it takes."""
    rights = (Right.WIRES, Right.WRITE, Right.EDIT, Right.APPROVE, Right.PUBLISH)
    if all(user.may(right) for right in rights):
        return None
    return _("Only editors who publish stories and set up wires make such a rule.")


def why_not_make_rule(user: User, section_id: int) -> Reason | None:
    """Why `user` may not let agency copy go live in this section by a rule, or None."""
    return why_not_make_rules(user) or why_not_publish_in(user, section_id)


def why_not_answer(user: User, rule: WireRule) -> Reason | None:
    """Why `user` may not say yes to answering for the rule, or None: nobody does so for another person."""
    if user.pk != rule.answers_id:
        return _("Only %(who)s says whether they answer for it.") % {"who": rule.answers}
    return why_not_publish_in(user, rule.section_id)


def why_not_hold_rule(user: User, rule: WireRule) -> Reason | None:
    """Why `user` may not pause or stop the rule, or None: it takes less than making one."""
    if why_not_publish_in(user, rule.section_id) is None or user.may(Right.WIRES):
        return None
    return _("Only who publishes in this section, or sets up wires, stops its rules.")
