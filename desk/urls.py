"""Addresses of the desk's own screens; mounted below /admin/."""

from django.contrib import admin
from django.urls import path

from desk import live
from desk.views import logbook

app_name = "desk"
urlpatterns = [
    path("live/", live.ask, name="live"),
    path("log/", admin.site.admin_view(logbook.show), name="log"),
    path("log/export/", admin.site.admin_view(logbook.export), name="log_export"),
]
