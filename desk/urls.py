"""Addresses of the desk's own screens; mounted below /admin/."""

from django.urls import path

from desk import live

app_name = "desk"
urlpatterns = [
    path("live/", live.ask, name="live"),
]
