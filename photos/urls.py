"""The library by JSON, below the desk's address."""

from django.urls import path

from photos import views

app_name = "photos"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("upload/", views.upload, name="upload"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/original/", views.original, name="original"),
    path("<int:pk>/update/", views.update, name="update"),
]
