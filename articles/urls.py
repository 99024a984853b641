"""Addresses that the body editor asks; mounted below /admin/."""

from django.urls import path

from articles import stories_api

app_name = "stories_api"
urlpatterns = [
    path("search/", stories_api.search, name="search"),
    path("named/", stories_api.named, name="named"),
    path("embed/", stories_api.embed, name="embed"),
]
