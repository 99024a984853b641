"""Addresses of previews; mounted below /admin/, for staff alone."""

from django.contrib import admin
from django.urls import path

from public.views import previewing

app_name = "preview"
staff = admin.site.admin_view
urlpatterns = [
    path("new/", staff(previewing.unsaved), name="new"),
    path("<int:pk>/", staff(previewing.story), name="story"),
    path("<int:pk>/<int:number>/", staff(previewing.story), name="revision"),
]
