"""Addresses of the readers' site. A section's front comes last: its slug is a first path part of its own."""

from datetime import date

from django.urls import path, register_converter

from people import clock
from public import addresses
from public.views import complaints, corrections, fronts, listings, pages, searching, sharing, stories


class DayConverter:
    """A day as yyyy-mm-dd."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Raises ValueError, which makes a 404, for a day that does not exist or lies out of reach."""
        return clock.read_day(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "public"
#: Addresses that let in whoever has them, to the parts they are made of: no log shows those (newsroom/logs.py).
SECRETS = {"shared": ("token",), "case": ("token",)}
urlpatterns = [
    path("", fronts.home, name="home"),
    path("read/<int:pk>/<words:slug>", stories.story, name="story"),
    path("read/<int:pk>", stories.story),
    path("read/<int:pk>/", stories.story),
    path("read/<int:pk>/<path:slug>", stories.story),
    path("indeks/", listings.indeks_today, name="indeks"),
    path("indeks/<day:day>/", listings.indeks_day, name="indeks_day"),
    path("tag/<words:slug>/", listings.tag, name="tag"),
    path("penulis/<words:slug>/", listings.author, name="author"),
    path("video/", listings.video, name="video"),
    path("cari/", searching.search_page, name="search"),
    path("halaman/<words:slug>/", pages.page, name="page"),
    path("pratinjau/<str:token>/", sharing.shared, name="shared"),
    path("koreksi/", corrections.register, name="corrections"),
    path("koreksi/<int:pk>/", corrections.note, name="note"),
    path("koreksi/<int:pk>/semula/", corrections.before, name="note_before"),
    path("koreksi/kirim/<int:pk>/", complaints.send, name="complain"),
    path("koreksi/kasus/<str:token>/", complaints.follow, name="case"),
    *addresses.urlpatterns,
    path("<words:slug>/", fronts.section, name="section"),
]
