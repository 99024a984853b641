"""Addresses of the desk's own screens; mounted below /admin/."""

from django.contrib import admin
from django.urls import path

from desk import live
from desk.activity import views as activity
from desk.alarms import views as alarms
from desk.board import views as board
from desk.calendar import views as calendar
from desk.cases import views as cases
from desk.fronts import views as fronts
from desk.handing import views as handing
from desk.load import views as load
from desk.log import views as log
from desk.notes import views as notes
from desk.notices import views as notices
from desk.planning import views as planning
from desk.verifying import views as verifying
from desk.waiting import views as waiting

app_name = "desk"
staff = admin.site.admin_view
urlpatterns = [
    path("live/", live.ask, name="live"),
    path("alarms/", staff(alarms.show), name="alarms"),
    path("stories/<int:pk>/notes/", staff(notes.sheet), name="notes"),
    path("stories/<int:pk>/assignment/", staff(planning.beside), name="story_assignment"),
    path("stories/<int:pk>/people/", staff(notes.people), name="note_people"),
    path("notes/<int:pk>/answer/", staff(notes.answer), name="note_answer"),
    path("notes/<int:pk>/mend/", staff(notes.mend), name="note_mend"),
    path("notes/<int:pk>/settle/", staff(notes.settle), name="note_settle"),
    path("notices/", staff(notices.listing), name="notices"),
    path("notices/seen/", staff(notices.seen), name="notices_seen"),
    path("notices/settings/", staff(notices.choose), name="notice_settings"),
    path("notices/<int:pk>/", staff(notices.follow), name="notice"),
    path("waiting/", staff(waiting.show), name="waiting"),
    path("board/", staff(board.show), name="board"),
    path("board/story/<int:pk>/", staff(board.move), name="board_story"),
    path("calendar/", staff(calendar.show), name="calendar"),
    path("calendar/story/<int:pk>/", staff(calendar.story), name="calendar_story"),
    path("calendar/assignment/<int:pk>/", staff(calendar.assignment), name="calendar_assignment"),
    path("planning/", staff(planning.listing), name="planning"),
    path("planning/add/", staff(planning.add), name="planning_add"),
    path("planning/give/", staff(planning.give), name="planning_give"),
    path("planning/<int:pk>/", staff(planning.show), name="assignment"),
    path("planning/<int:pk>/change/", staff(planning.change), name="assignment_change"),
    path("people/", staff(load.show), name="people"),
    path("people/<int:pk>/hand-over/", staff(handing.show), name="hand_over"),
    path("activity/", staff(activity.show), name="activity"),
    path("fronts/", staff(fronts.index), name="fronts"),
    path("fronts/bar/", staff(fronts.bar), name="front_bar"),
    path("fronts/<int:pk>/", staff(fronts.show), name="front"),
    path("fronts/<int:pk>/state/", staff(fronts.current), name="front_state"),
    path("fronts/<int:pk>/change/", staff(fronts.change), name="front_change"),
    path("fronts/<int:pk>/publish/", staff(fronts.publish), name="front_publish"),
    path("fronts/<int:pk>/pulse/", staff(fronts.pulse), name="front_pulse"),
    path("fronts/<int:pk>/stories/", staff(fronts.stories), name="front_stories"),
    path("fronts/<int:pk>/history/", staff(fronts.history), name="front_history"),
    path("fronts/<int:pk>/restore/<int:number>/", staff(fronts.restore), name="front_restore"),
    path("fronts/<int:pk>/call-off/<int:number>/", staff(fronts.call_off), name="front_call_off"),
    path("cases/", staff(cases.listing), name="cases"),
    path("cases/<int:pk>/", staff(cases.show), name="case"),
    path("cases/<int:pk>/evidence/<int:file>/", staff(cases.evidence), name="case_evidence"),
    path("cases/<int:pk>/file/", staff(cases.take), name="case_file"),
    path("stories/<int:pk>/cases/", staff(cases.beside), name="story_cases"),
    path("stories/<int:pk>/verification/", staff(verifying.beside), name="verification"),
    path("log/", staff(log.show), name="log"),
    path("log/export/", staff(log.export), name="log_export"),
]
