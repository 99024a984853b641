"""What the door for machines needs of the readers' door: front pages, put together as readers get them; and that an
answer which names whose copy a story is made of is made anew once that is another."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from articles.readers import keys
from exchange.api.reading import fronts as api
from exchange.models import WireSource
from public import fronts, site
from public.cards import photos_of
from public.fast.purge import purge
from public.moved import section_called


def front(slug: str | None) -> api.Told | None:
    """The front of the section with that slug, or the home page (None); None if there is no such section."""
    paper = site.current()
    section = None if slug is None else section_called(slug) or site.refreshed().find(slug)
    if slug is not None and section is None:
        return None
    page = fronts.page(fronts.live(section.pk if section else None), section=section)
    lists = keys.each(keys.section, paper.family(section)) if section else (keys.FRONT,)
    shown = keys.each(keys.photo, photos_of(page.cards))
    stories = keys.each(keys.article, (card.article_id for card in page.cards))
    arranged = keys.arranged(section.pk if section else None)
    return api.Told(section, page.blocks, (arranged, *lists, *page.keys, *shown, *stories))


api.use(front)


@receiver(post_save, sender=WireSource, dispatch_uid="newsroom.api.wire")
def _wire_changed(instance: WireSource, created: bool, **kwargs: Any) -> None:
    """Its name, or whether its copy may go on, stands in what programs get of every story that is made of it."""
    if not created:
        purge([keys.wire(instance.pk)])
