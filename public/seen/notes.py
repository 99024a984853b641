"""The register of corrections as a feed: an entry for each note, newest first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.readers import keys
from articles.readers.keys import keyed
from public import corrections
from public.seen import rss
from public.seen.addresses import absolute
from public.seen.feeds import LIFETIME


def feed(request: HttpRequest) -> HttpResponse:
    """The newest notes, each with its kind in the title, as rss 2.0."""
    entries, _older = corrections.listing()
    written = "".join(
        rss.written(
            f"{entry.told.heading}: {entry.title}",
            absolute(entry.told.url),
            f"{entry.text} {entry.back}".strip(),
            entry.told.at,
            f"note:{entry.told.pk}",
        )
        for entry in entries
    )
    name = settings.NEWSROOM_NAME
    text = rss.around(
        written,
        built=max((entry.told.at for entry in entries), default=timezone.now()),
        title=f"{_('Corrections')} - {name}",
        link=absolute(reverse("public:corrections")),
        about=_("What we got wrong, and what is right. Notes are never deleted."),
        own=absolute(reverse("public:corrections_feed")),
        copyright=f"© {timezone.localtime().year} {name}",
        minutes=LIFETIME // 60,
    )
    response = HttpResponse(text, content_type="application/rss+xml; charset=utf-8")
    stories = keys.each(keys.article, (entry.article_id for entry in entries))
    return keyed(response, keys.CORRECTIONS, *stories, lifetime=LIFETIME)
