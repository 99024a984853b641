"""Every address of the house: the desk below /admin/, programs' below /api/, everything else is for readers."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from django.views.decorators.cache import cache_control

from newsroom.probes import PROBES


@cache_control(public=True, max_age=86400)
def icon(request: HttpRequest) -> HttpResponse:
    """Where programs look for a site's icon that read no page: it leads to the one that pages name."""
    return redirect(static("img/icon.svg"))


#: One door each for the desk and for programs: readers' addresses, of which there are most, pass two and not ten.
DESK = [
    path("account/tokens/", include("exchange.api.account_urls")),
    path("account/", include("people.account_urls")),
    path("body/", include("articles.urls")),
    path("desk/", include("desk.urls")),
    path("exchange/", include("exchange.urls")),
    path("photos-api/", include("photos.urls")),
    path("preview/", include("public.preview_urls")),
    path("", admin.site.urls),
]
PROGRAMS = [
    path("outlets/", include("exchange.outlets.urls")),
    path("", include("exchange.api.urls")),
]
urlpatterns = [
    path("admin/", include(DESK)),
    path("api/v1/", include(PROGRAMS)),
    *(path(address[1:], view) for address, view in PROBES.items()),
    path("favicon.ico", icon),
    path("", include("public.urls")),
]

handler404 = "newsroom.errors.not_found"
handler500 = "public.errors.server_error"
