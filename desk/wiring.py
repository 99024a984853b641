"""What this room hangs on others: sheets beside every story, topics of open pages, and the floors below it hears."""

from django.utils.translation import gettext_lazy as _

from articles.admin import drawer
from articles.admin.drawer import Sheet
from articles.admin.seeing import sharing
from articles.signals import article_moved
from articles.workflow import begun
from articles.workflow.begun import Sign
from desk import live
from desk.activity import views as activity
from desk.alarms import alarms
from desk.board import views as board
from desk.calendar import views as calendar
from desk.cases import views as cases
from desk.load import views as load
from desk.notes import notes as written
from desk.notes import views as notes
from desk.notices import cases as told_of_cases
from desk.notices import receivers
from desk.notices import views as notices
from desk.planning import assignments, planning
from desk.planning import views as plan
from desk.waiting import views as waiting
from people.roles import Right
from press import verifying

__all__ = ["receivers", "told_of_cases"]  # listen as soon as they are imported

article_moved.connect(planning.follow_story, dispatch_uid="desk.planning")

drawer.add(Sheet("notes", _("Notes"), "forum", "desk:notes", "desk/notes_parts.html", place="side"))
drawer.add(
    Sheet(
        "assignment",
        _("Assignment"),
        "assignment",
        "desk:story_assignment",
        shows=lambda user, article: assignments.of_story(user, article).exists(),
    )
)
drawer.add(Sheet("cases", _("Cases"), "gavel", "desk:story_cases"))
drawer.add(
    Sheet(
        "verification",
        _("Verification"),
        "fact_check",
        "desk:verification",
        shows=lambda user, article: user.may(Right.PUBLISH) or verifying.open_of(article) is not None,
    )
)

begun.watch(Sign(_("%(who)s has written a note on it."), written.authors_since))

live.topic("activity", activity.live)
live.topic("alarms", alarms.tell)
live.topic("answers", sharing.came)
live.topic("board", board.live)
live.topic("calendar", calendar.live)
live.topic("casefile", cases.file_live)
live.topic("cases", cases.live)
live.topic("notes", notes.topic)
live.topic("notices", notices.topic)
live.topic("people", load.live)
live.topic("planning", plan.live)
live.topic("waiting", waiting.live)
