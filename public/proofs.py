"""A story's page before it is published: a revision's `fields` made into what the readers' template needs.

The columns come from `editions.columns`, as those of an edition do; so the proof cannot look better than the print.
Nothing is written and nothing kept: a draft enters no public table and no cache.
"""

from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.body import photo_ids
from articles.models import Article, Correction, Edition
from articles.readers import editions
from people import slugs
from people.models import Author
from photos.models import Photo
from press import verifying
from public import named, notes, site, stories


def proof(article: Article | None, fields: dict[str, Any]) -> stories.Story:
    """The text of `fields` as a story of the page; `article` is None for one that was never saved.

    What is missing has a placeholder in its place; what no longer exists (an author, a photo) is left out.
    """
    columns = editions.columns(fields, article)
    text = {name: columns[name] for name in stories.TEXT}
    shown = {pk for pk in (fields["lead_photo"], *photo_ids(text["body"])) if pk}
    rows = Photo.objects.filter(pk__in=shown).values_list("pk", *stories.photo_columns().values())
    pictures = {pk: stories.picture(pk, look) for pk, *look in rows}
    now, first, corrections, unverified = timezone.now(), None, [], None
    if article:
        first = article.editions.aggregate(first=Min("published_at"))["first"]
        rows = Correction.objects.filter(article=article, at__lte=now).order_by("at")
        corrections = [notes.read(told) for told in rows.values(*notes.NOTE)]
        unverified = verifying.open_of(article)
    return stories.Story(
        **text | {"headline": text["headline"] or _("The headline is missing")},
        edition_id=0,
        article_id=article.pk if article else 0,
        word_count=columns["word_count"],
        # what the page would say if it were published now: a live story keeps its first time
        published_at=first or now,
        listed_at=first or now,
        updated_at=max(first or now, now),
        section=_section(fields["section"]),
        lead_photo=pictures.get(fields["lead_photo"]),
        credits=_credits(fields["bylines"]),
        tags=_tags(fields["tags"]),
        photos=pictures,
        corrections=corrections,
        translates=_translated(fields["translates"], now),
        unverified=unverified.note if unverified else "",
    )


def is_live(article: Article | None, fields: dict[str, Any]) -> bool:
    """True if readers have this very text now. One statement."""
    live = article.editions.live().select_related("revision").first() if article else None
    return live is not None and live.revision.fields == fields


def company(found: stories.Story, fields: dict[str, Any]) -> stories.Company:
    """The live stories around a proof. One statement."""
    return stories.company_of_draft(found, editions.columns(fields)["references"])


def _section(pk: int | None) -> site.Rubric:
    if pk and (found := site.current().by_id.get(pk) or site.refreshed().by_id.get(pk)):
        return found
    return site.Rubric(0, _("No section yet"), "", "", "", None, in_menu=False, url="")


def _translated(pk: int | None, now) -> tuple[named.Translated, ...]:
    """The story that it translates, if readers have that."""
    live = Edition.objects.live(now).filter(article=pk).values(*named.TRANSLATED) if pk else ()
    return tuple(named.Translated(**one) for one in live)


def _credits(lines: list[dict]) -> list[named.Credit]:
    known = Author.objects.in_bulk([line["author"] for line in lines])
    return [
        named.Credit(who.name, who.slug, line["role"], who.pk, who.job_title, who.portrait.name or "")
        for line in lines
        if (who := known.get(line["author"]))
    ]


def _tags(names: list[str]) -> list[named.Label]:
    """Tags as the page names them; one nobody has used before has no number yet."""
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return [
        named.Label(name, known[name].slug, known[name].pk)
        if name in known
        else named.Label(name, slugs.made(name, "tag"), 0)
        for name in sorted(names)
    ]
