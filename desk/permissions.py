"""Who may do what on the desk's own screens, and with what is planned there.

A rule about an assignment or a note is a question about one, answered None for yes or the reason why not. Where they
are listed by it, it is a pair that a test holds equal: beside it stands a queryset of those with the answer yes.
"""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from articles.models import Article
from articles.workflow.desks import desk_ids, on_desk
from desk.models import Assignment, Note
from people.permissions import Reason
from people.roles import Right
from sections.models import Section

NO_STORIES = _("Your role does not work on stories.")
NOT_YOUR_PLAN = _("Only the desk's editors plan its assignments.")


def why_not_see_stories(user) -> Reason | None:
    """Why the screens about stories (board, activity) are not for `user`, or None."""
    return None if stories.works_on_stories(user) else NO_STORIES


def why_not_see_plan(user) -> Reason | None:
    """Why the plan and the calendar are not for `user`, or None. Photo editors see what wants a picture."""
    return None if user.may(Right.PHOTOS) else why_not_see_stories(user)


def why_not_see_load(user) -> Reason | None:
    """Why `user` may not see who carries how much, or None."""
    return None if user.may(Right.EDIT) else _("Only the desks' editors see who has how much to do.")


def why_not_hand_over(user, person) -> Reason | None:
    """Why `user` may not see what `person` has in hand and give it on, or None; each has its own rule."""
    if user.pk == person.pk:
        return why_not_see_stories(user)
    return why_not_see_load(user)


def desks_of(user) -> QuerySet[Section]:
    """The active sections on whose desks `user` edits."""
    if not user.may(Right.EDIT):
        return Section.objects.none()
    return Section.objects.active() if user.may(Right.ALL_DESKS) else Section.objects.active().of_desk_member(user)


def edits_on(user, section_id: int | None) -> bool:
    """True if `user` edits on the desk of the section with this id."""
    if not user.may(Right.EDIT) or section_id is None:
        return False
    return user.may(Right.ALL_DESKS) or section_id in desk_ids(user)


def why_not_plan_anything(user) -> Reason | None:
    """Why `user` may plan for no desk at all, or None."""
    return None if user.may(Right.EDIT) else NOT_YOUR_PLAN


def why_not_see(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not see the assignment, or None.

    Who writes may see what nobody has taken yet, on any desk; what somebody has is between them and the desk.
    """
    if edits_on(user, assignment.section_id) or user.pk in (assignment.assignee_id, assignment.created_by_id):
        return why_not_see_plan(user)
    if user.may(Right.PHOTOS) and assignment.photo_wanted and assignment.cancelled_at is None:
        return None
    if user.may(Right.WRITE) and assignment.is_unfiled and assignment.assignee_id is None:
        return None
    return _("This assignment is not yours and not on your desk.")


def seen_by(user) -> QuerySet[Assignment]:
    """The assignments for which `why_not_see` answers None."""
    if why_not_see_plan(user):
        return Assignment.objects.none()
    if user.may(Right.EDIT) and user.may(Right.ALL_DESKS):
        return Assignment.objects.all()
    mine = Q(assignee=user) | Q(created_by=user)
    if user.may(Right.EDIT):
        mine |= Q(section__in=desk_ids(user))
    if user.may(Right.PHOTOS):
        mine |= Q(photo_wanted=True, cancelled_at=None)
    if user.may(Right.WRITE):
        mine |= Q(assignee=None, cancelled_at=None, filed_at=None, done_at=None)
    return Assignment.objects.filter(mine)


def why_not_plan(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not change the assignment, give it to someone or cancel it, or None."""
    if reason := why_not_see(user, assignment):
        return reason
    return None if edits_on(user, assignment.section_id) else NOT_YOUR_PLAN


def why_not_give(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not give the assignment to somebody else, or None. The desk may, and whoever has it."""
    if reason := why_not_see(user, assignment):
        return reason
    if reason := _why_closed(assignment):
        return reason
    return None if assignment.assignee_id == user.pk else why_not_plan(user, assignment)


def why_not_claim(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not take the assignment, or None. Who is first has it, and the second is told so."""
    if reason := stories.why_not_create(user):
        return reason
    if reason := _why_closed(assignment):
        return reason
    if assignment.assignee_id == user.pk:
        return _("You have this assignment already.")
    if assignment.assignee_id:
        return _("Someone else has taken this assignment.")
    return why_not_see(user, assignment)


def why_not_release(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not give the assignment back to the plan, or None. Whoever has it may, and the desk."""
    if reason := why_not_see(user, assignment):
        return reason
    if reason := _why_closed(assignment):
        return reason
    if assignment.assignee_id is None:
        return _("Nobody has taken this assignment yet.")
    if assignment.assignee_id == user.pk or edits_on(user, assignment.section_id):
        return None
    return NOT_YOUR_PLAN


def why_not_begin(user, assignment: Assignment) -> Reason | None:
    """Why `user` may not start the assignment's story, or None."""
    if reason := why_not_see(user, assignment):
        return reason
    if reason := stories.why_not_create(user):
        return reason
    if reason := _why_closed(assignment):
        return reason
    if assignment.assignee_id != user.pk:
        return _("Take this assignment before you start its story.")
    return _("This assignment has its story already.") if assignment.article_id else None


def _why_closed(assignment: Assignment) -> Reason | None:
    if assignment.cancelled_at:
        return _("This assignment was cancelled.")
    return None if assignment.is_unfiled else _("This assignment's story has been filed.")


#: How long one may mend what one has just written. After that others have read it.
MEND_WITHIN = timedelta(minutes=10)


def why_not_read_notes(user, article: Article) -> Reason | None:
    """Why `user` may neither read the story's notes nor write any, or None. Whoever sees the story may do both."""
    return stories.why_not_view(user, article)


def notes_read_by(user) -> QuerySet[Note]:
    """The notes on stories for which `why_not_read_notes` answers None."""
    return Note.objects.filter(article__in=stories.visible_to(user).order_by())


def why_not_edit_note(user, note: Note) -> Reason | None:
    """Why `user` may not change the words of the note, or None. Nobody deletes a note, nor changes another's."""
    if reason := why_not_read_notes(user, note.article):
        return reason
    if note.author_id != user.pk:
        return _("Only its author changes a note.")
    if note.thread.resolved_at:
        return _("This thread is resolved. Reopen it before you change its notes.")
    if note.created_at <= timezone.now() - MEND_WITHIN:
        return _("A note can be changed for ten minutes only. Write an answer to it instead.")
    return None


def notes_edited_by(user) -> QuerySet[Note]:
    """The notes for which `why_not_edit_note` answers None."""
    fresh = notes_read_by(user).filter(author=user, created_at__gt=timezone.now() - MEND_WITHIN)
    return fresh.filter(resolved_at=None, parent__resolved_at=None)


def why_not_answer_note(user, note: Note) -> Reason | None:
    """Why `user` may not answer in the thread, or None."""
    if reason := why_not_read_notes(user, note.article):
        return reason
    return _("This thread is resolved. Reopen it to answer.") if note.thread.resolved_at else None


def why_not_resolve_note(user, note: Note) -> Reason | None:
    """Why `user` may neither resolve the note's thread nor reopen it, or None.

    Whoever began it may, whoever the story is by, and the editors of its desk.
    """
    if reason := why_not_read_notes(user, note.article):
        return reason
    if note.parent_id:
        return _("An answer is resolved together with its thread.")
    if note.author_id == user.pk or stories.is_own(user, note.article) or on_desk(user, note.article):
        return None
    return _("Only the person who began the thread, the story's writers and the desk's editors may resolve it.")


def notes_resolved_by(user) -> QuerySet[Note]:
    """The notes for which `why_not_resolve_note` answers None."""
    theirs = Q(author=user) | Q(article__in=Article.objects.filter(stories.own(user)).order_by())
    if user.may(Right.EDIT):
        everywhere = user.may(Right.ALL_DESKS)
        theirs |= Q(article__isnull=False) if everywhere else Q(article__section__in=desk_ids(user))
    return notes_read_by(user).threads().filter(theirs)
