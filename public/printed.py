"""A story's page as readers had it at a moment of the past, whole in one file: for who has to prove it.

Made by the readers' own template from the edition that was kept, with the notes that had been posted by then. What
stands around a story, and the head and the foot of the paper, are of today: nobody keeps those.
"""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.dispatch import receiver
from django.utils import timezone, translation

from articles.models import Edition
from people import clock
from press.models import Unverified
from press.signals import page_wanted
from public import proofs, selfcontained, stories
from public.views.stories import page


def at(edition: Edition, moment: datetime) -> stories.Story:
    """The story as its page had it at `moment`, within the time of the edition."""
    found = proofs.proof(edition.article, edition.revision.fields)
    told = Unverified.objects.filter(article=edition.article_id, opened_at__lte=moment).exclude(
        settled_at__lte=moment
    )
    return replace(
        found,
        edition_id=edition.pk,
        headline=edition.headline,
        published_at=edition.published_at,
        listed_at=edition.listed_at,
        updated_at=edition.updated_at,
        corrections=[note for note in found.corrections if note.at <= moment],
        unverified=told.values_list("note", flat=True).first() or "",
    )


@receiver(page_wanted, dispatch_uid="public.printed")
def _page(edition: Edition, at: datetime, **kwargs) -> str:
    return whole(edition, at)


def whole(edition: Edition, moment: datetime) -> str:
    """The page in one file: styles, letters and pictures within, and nothing that would be fetched or run."""
    found = at(edition, moment)
    with translation.override(settings.LANGUAGE_CODE), timezone.override(clock.newsroom_zone()):
        company = replace(proofs.company(found, edition.revision.fields), related=[], following=[])
        more = {"edition": edition, "moment": moment, "made_at": clock.now(), "breaking": None}
        response = page(found, company, "public/printed.html", **more)
    shown = [one for one in (found.lead_photo, *found.photos.values()) if one]
    return selfcontained.made(response.content.decode(), selfcontained.files_of(shown))
