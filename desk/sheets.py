"""What this room puts beside every story, and what it tells open pages."""

from django.utils.translation import gettext_lazy as _

from articles.admin import drawer
from articles.admin.drawer import Sheet
from desk import live
from desk.notes import views as notes
from desk.notices import views as notices
from desk.planning import assignments

drawer.add(Sheet("notes", _("Notes"), "forum", "desk:notes", "desk/notes_parts.html"))
drawer.add(
    Sheet(
        "assignment",
        _("Assignment"),
        "assignment",
        "desk:story_assignment",
        "desk/assignment_parts.html",
        shows=lambda user, article: assignments.of_story(user, article).exists(),
    )
)
live.topic("notes", notes.topic)
live.topic("notices", notices.topic)
