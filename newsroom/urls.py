"""Every address of the house: the desk below /admin/, everything else is for readers."""

from django.contrib import admin
from django.urls import include, path

from newsroom.probes import PROBES

urlpatterns = [
    path("admin/account/", include("people.account_urls")),
    path("admin/body/", include("articles.urls")),
    path("admin/desk/", include("desk.urls")),
    path("admin/exchange/", include("exchange.urls")),
    path("admin/photos-api/", include("photos.urls")),
    path("admin/preview/", include("public.preview_urls")),
    path("admin/", admin.site.urls),
    *(path(address[1:], view) for address, view in PROBES.items()),
    path("", include("public.urls")),
]

handler404 = "newsroom.errors.not_found"
handler500 = "public.errors.server_error"
