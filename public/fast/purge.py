"""Says what has become old: to this process, to every other server process, and to the caches in front of them.

What has become old is written down in the transaction that made it so: no process can die between the two. After
commit this process drops its pages at once, others within a second (`public.fast.changes`), and each address in
NEWSROOM_PURGE_URLS is asked by the worker (`public.fast.jobs`), which tries again when it does not answer.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition, EditionByline, EditionTag
from articles.readers import keys
from articles.signals import archive_arrived, edition_changed, note_posted
from articles.workflow.status import Kind
from fronts import pictures
from fronts.signals import bar_changed, front_changed
from people.clock import newsroom_zone
from people.models import Author
from people.written import SOME_NUMBERS, Written
from photos import rights
from photos.models import Photo
from photos.signals import photo_changed
from press.signals import verification_changed
from public.fast import changes, jobs
from public.models import Page, Purge, SocialLink, TextFile
from sections.models import Section

log = logging.getLogger(__name__)

#: Rows of purges are kept so long; every process has read them within seconds. The worker throws them away.
KEPT = timedelta(hours=1)
#: Sections with the ones above them, and the tags and authors of editions.
_SECTIONS = Written(
    lambda placed: (
        Section.objects.filter(Q(pk__among=placed) | Q(children__among=placed)).order_by().values_list("pk")
    ),
    placed=SOME_NUMBERS,
)
_TAGS = Written(
    lambda editions: EditionTag.objects.filter(edition__among=editions).order_by().values_list("tag_id"),
    editions=SOME_NUMBERS,
)
_AUTHORS = Written(
    lambda editions: EditionByline.objects.filter(edition__among=editions).order_by().values_list("author_id"),
    editions=SOME_NUMBERS,
)


def purge(old: Iterable[str], *, hard: bool = False) -> None:
    """Once this transaction is committed, make every page that depends on one of the keys `old` be made anew.

    A cache in front may show the old page while it fetches the new one, unless `hard`: for what readers may not see
    any more. If it fails, the transaction goes on without it.
    """
    names = sorted(set(old))
    try:
        with transaction.atomic():
            row = Purge.objects.create(keys=names)
            for url in settings.NEWSROOM_PURGE_URLS:
                jobs.send_purge.enqueue(url, names, hard, 0, str(row.pk))
    except DatabaseError:
        log.exception("Could not note that %s became old", " ".join(names))

    transaction.on_commit(lambda: changes.store().purge(names), robust=True)


def keys_of_editions(editions: Iterable[Edition]) -> set[str]:
    """Their stories, and every list that they are on: section (and the one above), tags, authors, day, fronts."""
    if not (editions := list(editions)):
        return {keys.FRONT}
    days = [timezone.localtime(one.published_at, newsroom_zone()) for one in editions]
    placed = list({one.section_id for one in editions})
    numbers = [one.pk for one in editions]
    return {
        keys.FRONT,
        *(keys.article(one.article_id) for one in editions),
        *(keys.article(one.translates_id) for one in editions if one.translates_id),
        *map(keys.day, days),
        *map(keys.month, days),
        *(keys.VIDEO for one in editions if one.kind == Kind.VIDEO),
        *(keys.section(pk) for (pk,) in _SECTIONS.rows(placed=placed)),
        *(keys.tag(pk) for (pk,) in _TAGS.rows(editions=numbers)),
        *(keys.author(pk) for (pk,) in _AUTHORS.rows(editions=numbers)),
    }


@receiver(edition_changed, dispatch_uid="public.fast.purge.edition")
def _edition_changed(article, before, after, **kwargs) -> None:
    with transaction.atomic():  # a failure here must not take the story's change with it
        old = {keys.article(article.pk)} | keys_of_editions(one for one in (before, after) if one)
    purge(old, hard=after is None)


@receiver(note_posted, dispatch_uid="public.fast.purge.note")
def _note_posted(note, **kwargs) -> None:
    """The register, and whatever shows the story: its cards say that it bears a note."""
    old = {keys.CORRECTIONS, keys.article(note.article_id)}
    with transaction.atomic():
        if live := Edition.objects.live().filter(article=note.article_id).first():
            old |= keys_of_editions([live])
    purge(old)


@receiver(verification_changed, dispatch_uid="public.fast.purge.verification")
def _verification_changed(article_id: int, **kwargs) -> None:
    """The note stands at the end of the story itself, and nowhere else."""
    purge([keys.article(article_id)])


@receiver(archive_arrived, dispatch_uid="public.fast.purge.archive")
def _archive_arrived(**kwargs) -> None:
    """Any list may have them, however far back."""
    purge([keys.SITE], hard=True)


@receiver(photo_changed, dispatch_uid="public.fast.purge.photo")
def _photo_changed(photo_id: int, **kwargs) -> None:
    """New renditions, or other words: every page that shows the picture, by one key, be they forty thousand.

    A front may show one that no story has. What readers may not see any more is not shown for a moment longer.
    """
    live = Edition.objects.live().order_by()
    leads, stands = (Exists(live.filter(**{name: OuterRef("pk")})) for name in ("lead_photo", "photos"))
    asked = Photo.objects.filter(pk=photo_id).annotate(leads=leads, stands=stands)
    for denied, until, *shown in asked.values_list("is_denied", "usable_until", "leads", "stands"):
        if any(shown) or pictures.live_on(photo_id):
            purge([keys.photo(photo_id)], hard=rights.is_withheld(denied, until))


@receiver(front_changed, dispatch_uid="public.fast.purge.front")
def _front_changed(front, **kwargs) -> None:
    """The page itself and no other: feeds and the section's further pages have their own order."""
    purge([keys.arranged(front.section_id)])


@receiver(bar_changed, dispatch_uid="public.fast.purge.bar")
def _bar_changed(**kwargs) -> None:
    """It stands above every page."""
    purge([keys.SITE], hard=True)


@receiver([post_save, post_delete], sender=Author, dispatch_uid="public.fast.purge.author")
def _author_changed(instance: Author, **kwargs) -> None:
    purge([keys.author(instance.pk), keys.byline(instance.pk), keys.MASTHEAD])


@receiver([post_save, post_delete], sender=Tag, dispatch_uid="public.fast.purge.tag")
def _tag_changed(instance: Tag, created: bool = False, **kwargs) -> None:
    """No page shows one that nobody has worn yet; who wears it purges for themselves."""
    if not created:
        purge([keys.tag(instance.pk), keys.label(instance.pk)])


def _site_changed(**kwargs) -> None:
    """Menu and footer stand on every page; the small files change as rarely."""
    purge([keys.SITE])


for _model in (Section, Page, SocialLink, TextFile):
    post_save.connect(_site_changed, sender=_model, dispatch_uid=f"public.fast.purge.{_model.__name__}.saved")
    post_delete.connect(_site_changed, sender=_model, dispatch_uid=f"public.fast.purge.{_model.__name__}.deleted")
