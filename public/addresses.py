"""Addresses for programs: feeds, sitemaps, robots.txt, files, and what pages' scripts and browsers report."""

from django.urls import path, register_converter

from public import media, popularity, reports
from public.seen import feeds, notes, robots, sitemaps


class MonthConverter:
    """A month as yyyy-mm."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WordsConverter:
    """The words of an address, in any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MonthConverter, "month")
register_converter(WordsConverter, "words")

urlpatterns = [
    path("feed/", feeds.home, name="home_feed"),
    path("koreksi/feed/", notes.feed, name="corrections_feed"),
    path("tag/<words:slug>/feed/", feeds.tag, name="tag_feed"),
    path("penulis/<words:slug>/feed/", feeds.author, name="author_feed"),
    path("<words:slug>/feed/", feeds.section, name="section_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-lists.xml", sitemaps.lists, name="sitemap_lists"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemap-<month:month>-<int:part>.xml", sitemaps.month, name="sitemap_month"),
    path("robots.txt", robots.robots, name="robots"),
    path("ads.txt", robots.ads, name="ads"),
    path("trust.txt", robots.trust, name="trust"),
    path("media/<path:path>", media.media, name="media"),
    path("baca/<int:pk>/", popularity.read, name="read"),
    path("csp/", reports.csp, name="csp_report"),
]
