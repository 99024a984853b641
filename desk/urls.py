"""Addresses of the desk's own screens; mounted below /admin/."""

from django.contrib import admin
from django.urls import path

from desk import live
from desk.views import activity, alarms, board, calendar, logbook, notes, notices, people, planning, waiting

app_name = "desk"
door = admin.site.admin_view
urlpatterns = [
    path("live/", live.ask, name="live"),
    path("alarms/", door(alarms.show), name="alarms"),
    path("stories/<int:pk>/notes/", admin.site.admin_view(notes.sheet), name="notes"),
    path("stories/<int:pk>/assignment/", door(planning.beside), name="story_assignment"),
    path("stories/<int:pk>/people/", admin.site.admin_view(notes.people), name="note_people"),
    path("notes/<int:pk>/answer/", admin.site.admin_view(notes.answer), name="note_answer"),
    path("notes/<int:pk>/mend/", admin.site.admin_view(notes.mend), name="note_mend"),
    path("notes/<int:pk>/settle/", admin.site.admin_view(notes.settle), name="note_settle"),
    path("notices/", admin.site.admin_view(notices.listing), name="notices"),
    path("notices/seen/", admin.site.admin_view(notices.seen), name="notices_seen"),
    path("notices/settings/", admin.site.admin_view(notices.choose), name="notice_settings"),
    path("notices/<int:pk>/", admin.site.admin_view(notices.follow), name="notice"),
    path("waiting/", door(waiting.show), name="waiting"),
    path("board/", door(board.show), name="board"),
    path("board/story/<int:pk>/", door(board.move), name="board_story"),
    path("calendar/", door(calendar.show), name="calendar"),
    path("calendar/story/<int:pk>/", door(calendar.story), name="calendar_story"),
    path("calendar/assignment/<int:pk>/", door(calendar.assignment), name="calendar_assignment"),
    path("planning/", door(planning.listing), name="planning"),
    path("planning/add/", door(planning.add), name="planning_add"),
    path("planning/<int:pk>/", door(planning.show), name="assignment"),
    path("planning/<int:pk>/change/", door(planning.change), name="assignment_change"),
    path("people/", door(people.show), name="people"),
    path("activity/", door(activity.show), name="activity"),
    path("log/", admin.site.admin_view(logbook.show), name="log"),
    path("log/export/", admin.site.admin_view(logbook.export), name="log_export"),
]
