"""Addresses of previews; mounted below /admin/, for staff alone."""

from django.contrib.admin import site
from django.urls import path

from public.views import previewing

app_name = "preview"
urlpatterns = [
    path("new/", site.admin_view(previewing.unsaved), name="new"),
    path("<int:pk>/", site.admin_view(previewing.story), name="story"),
    path("<int:pk>/<int:number>/", site.admin_view(previewing.story), name="revision"),
]
