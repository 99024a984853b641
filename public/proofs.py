"""A story's page before it is published: a revision's `fields` made into what the readers' template needs.

The columns come from `editions.columns`, as those of an edition do; so the proof cannot look better than the print.
Nothing is written and nothing kept: a draft enters no public table and no cache.
"""

from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.body import photo_ids
from articles.models import Article, Correction
from articles.readers import editions
from people.models import Author
from photos.models import Photo
from public import site, stories
from public.cards import Picture


def proof(article: Article | None, fields: dict[str, Any]) -> stories.Story:
    """The text of `fields` as a story of the page; `article` is None for one that was never saved.

    What is missing has a placeholder in its place; what no longer exists (an author, a photo) is left out.
    """
    columns = editions.columns(fields)
    text = {name: columns[name] for name in stories.TEXT}
    pictures = _pictures([fields["lead_photo"], *photo_ids(text["body"])])
    published_at, updated_at = _times(article)
    return stories.Story(
        **text | {"headline": text["headline"] or _("The headline is missing")},
        edition_id=0,
        article_id=article.pk if article else 0,
        plain_text=columns["plain_text"],
        word_count=columns["word_count"],
        published_at=published_at,
        updated_at=updated_at,
        section=_section(fields["section"]),
        lead_photo=pictures.get(fields["lead_photo"]),
        credits=_credits(fields["bylines"]),
        tags=_tags(fields["tags"]),
        photos=pictures,
        corrections=_corrections(article),
    )


def company(found: stories.Story, fields: dict[str, Any]) -> stories.Company:
    """The live stories around a proof. One statement."""
    return stories.company_of_draft(found, editions.columns(fields)["references"])


def _times(article: Article | None) -> tuple:
    """What the page would say if it were published now: a live story keeps its first time."""
    now = timezone.now()
    if article is None:
        return now, now
    first = article.editions.aggregate(first=Min("published_at"))["first"]
    return first or now, max(first or now, now)


def _section(pk: int | None) -> site.Rubric:
    if pk and (found := site.current().by_id.get(pk) or site.refreshed().by_id.get(pk)):
        return found
    return site.Rubric(0, _("No section yet"), "", "", "", None, in_menu=False, url="")


def _pictures(ids: list[int | None]) -> dict[int, Picture]:
    columns = stories.PHOTO_COLUMNS
    rows = Photo.objects.filter(pk__in={pk for pk in ids if pk}).values_list("pk", *columns)
    return {pk: Picture(pk, **dict(zip(columns, look, strict=True))) for pk, *look in rows}


def _credits(lines: list[dict]) -> list[stories.Credit]:
    known = Author.objects.in_bulk([line["author"] for line in lines])
    return [
        stories.Credit(name=who.name, slug=who.slug, role=line["role"], pk=who.pk)
        for line in lines
        if (who := known.get(line["author"]))
    ]


def _tags(names: list[str]) -> list[stories.Label]:
    """Tags as the page names them; one nobody has used before has no number yet."""
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return [
        stories.Label(name, known[name].slug, known[name].pk)
        if name in known
        else stories.Label(name, slugify(name) or "-", 0)
        for name in sorted(names)
    ]


def _corrections(article: Article | None) -> list[stories.Note]:
    notes = Correction.objects.filter(article=article, at__lte=timezone.now()).order_by("at") if article else []
    return [stories.Note(one.note, one.at) for one in notes]
