"""Addresses of previews; mounted below /admin/, for staff alone."""

from django.contrib import admin
from django.urls import path

from public.views import front_previewing, previewing

app_name = "preview"
staff = admin.site.admin_view
urlpatterns = [
    path("fronts/<int:pk>/", staff(front_previewing.show), name="front"),
    path("fronts/<int:pk>/most-read/", staff(front_previewing.most_read), name="front_most_read"),
    path("new/", staff(previewing.unsaved), name="new"),
    path("<int:pk>/", staff(previewing.story), name="story"),
    path("<int:pk>/<int:number>/", staff(previewing.story), name="revision"),
]
