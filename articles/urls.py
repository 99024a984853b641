"""Addresses that the body editor asks; mounted below /admin/."""

from django.urls import path

from articles.admin.writing import body_lookups

app_name = "body"
urlpatterns = [
    path("search/", body_lookups.search, name="search"),
    path("named/", body_lookups.named, name="named"),
    path("embed/", body_lookups.embed, name="embed"),
]
