"""What this room puts beside every story, and what it tells open pages."""

from django.utils.translation import gettext_lazy as _

from articles.admin import drawer
from articles.admin.drawer import Sheet
from desk import live
from desk.views import notes, notices

drawer.add(Sheet("notes", _("Notes"), "forum", "desk:notes", "desk/notes_parts.html"))
live.topic("notes", notes.topic)
live.topic("notices", notices.topic)
