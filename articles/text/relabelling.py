"""Names that stories go by, kept in order over any number of them: tags renamed and merged, authors merged.

A text names its tags by their words and its authors by their numbers. Who puts a misspelt tag right, or one person's
two bylines together, changes no text: the same label is written otherwise. So what was kept is written anew in one
statement, no story gets a revision, a version or another state, and what was approved stays approved. Older texts of
stories that bear the tag no more keep what they said; whoever brings one back gets the tag as it is called now.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem

from articles.finding import upkeep
from articles.models import Article, Byline, Edition, EditionByline, EditionTag, Fix, FormerTag, Revision
from articles.permissions.labels import why_not_keep_tags
from articles.refusals import Refused
from audit import actions, log
from people import former, slugs
from people.models import Author, User
from people.signals import author_merged

RENAMED = actions.register("tag.renamed", _("renamed a tag"))
MERGED = actions.register("tag.merged", _("merged a tag into another"))

LONGEST = Tag._meta.get_field("name").max_length
#: Texts that are folded for search at once.
AT_ONCE = 100

#: A kept text with one tag called otherwise, each name once and in the order in which snapshots have them.
_TAGS = """
UPDATE {table} SET fields = jsonb_set(fields, '{{tags}}', (
    SELECT jsonb_agg(name ORDER BY name COLLATE "C") FROM (
        SELECT DISTINCT CASE WHEN name = %(was)s THEN %(now)s ELSE name END AS name
        FROM jsonb_array_elements_text(fields -> 'tags') AS worn (name)
    ) AS named
)) WHERE article_id = ANY(%(stories)s) AND fields -> 'tags' @> to_jsonb(%(was)s::text)
"""
#: A kept text with one author in the place of another, each part once, where it stood first.
_BYLINES = """
UPDATE {table} SET fields = jsonb_set(fields, '{{bylines}}', (
    SELECT jsonb_agg(line ORDER BY place) FROM (
        SELECT line, min(place) AS place FROM (
            SELECT CASE WHEN line -> 'author' = to_jsonb(%(was)s::bigint)
                THEN jsonb_set(line, '{{author}}', to_jsonb(%(now)s::bigint)) ELSE line END AS line, place
            FROM jsonb_array_elements(fields -> 'bylines') WITH ORDINALITY AS printed (line, place)
        ) AS named GROUP BY line
    ) AS once
)) WHERE article_id = ANY(%(stories)s)
AND fields -> 'bylines' @> jsonb_build_array(jsonb_build_object('author', %(was)s::bigint))
"""


def rename(tag: Tag, name: str, user: User) -> None:
    """Call a tag `name` wherever it stands; its old address leads to the new one. Raises Refused with the reason."""
    name = " ".join(name.split())
    if why := why_not_keep_tags(user):
        raise Refused(why)
    refuse_unfit(tag, name)
    with transaction.atomic():
        tag = Tag.objects.select_for_update(of=("self",)).get(pk=tag.pk)
        was = tag.name
        if was == name:
            return
        stories = _held(_wearers(tag))
        _rewrite(_TAGS, stories, was, name)
        tag.name, tag.slug = name, ""  # an address of the new name
        tag.save()
        _remember(was, tag)
        FormerTag.objects.filter(name=name.lower()).delete()  # it is its name, and nobody's former one
        _fold(Edition.objects.filter(tag_lines__tag=tag))
        _record(RENAMED, tag, user, was, stories)


def merge(tag: Tag, into: Tag, user: User) -> None:
    """Let `tag` become `into` wherever it stands; its addresses lead there. Raises Refused with the reason."""
    if why := why_not_keep_tags(user):
        raise Refused(why)
    if tag.pk == into.pk:
        raise Refused(_("This is the same tag."))
    with transaction.atomic():
        both = Tag.objects.select_for_update(of=("self",)).filter(pk__in=[tag.pk, into.pk]).order_by("pk")
        rows = {one.pk: one for one in both}
        if len(rows) < 2:
            raise Refused(_("There is no such tag any more."))
        tag, into = rows[tag.pk], rows[into.pk]
        stories = _held(_wearers(tag))
        editions = list(Edition.objects.filter(tag_lines__tag=tag).values_list("pk", flat=True))
        _rewrite(_TAGS, stories, tag.name, into.name)
        of_same = TaggedItem.objects.filter(
            tag=into, content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        TaggedItem.objects.filter(Exists(of_same), tag=tag).delete()
        TaggedItem.objects.filter(tag=tag).update(tag=into)
        told_same = EditionTag.objects.filter(tag=into, edition=OuterRef("edition"))
        EditionTag.objects.filter(Exists(told_same), tag=tag).delete()
        EditionTag.objects.filter(tag=tag).update(tag=into)
        former.inherit(tag, into)
        FormerTag.objects.filter(tag=tag).update(tag=into)
        was = tag.name
        Tag.objects.filter(pk=tag.pk).delete()
        into.save()  # whatever shows it hears of it
        _remember(was, into)
        _fold(Edition.objects.filter(pk__in=editions))
        _record(MERGED, into, user, was, stories)


def find(name: str) -> Tag:
    """The tag of that name, in letters of any case. Raises ValidationError if there is none."""
    found = Tag.objects.filter(name__iexact=" ".join(name.split())).order_by("pk").first()
    if found is None:
        raise ValidationError(_("There is no tag of this name. To call this one so, change its name."))
    return found


@receiver(author_merged, dispatch_uid="articles.text.relabelling")
def take_over(gone: Author, heir: Author, **kwargs) -> None:
    """Let every story that names `gone` name `heir`: `people.signals.author_merged`."""
    printed = EditionByline.objects.filter(author=gone)
    named = Byline.objects.filter(author=gone)
    stories = _held(
        Article.objects.filter(
            pk__in=[*named.values_list("article", flat=True), *printed.values_list("edition__article", flat=True)]
        )
    )
    editions = list(printed.values_list("edition", flat=True))
    _rewrite(_BYLINES, stories, gone.pk, heir.pk)
    for rows, thing in ((Byline, "article"), (EditionByline, "edition")):
        same = {"author": heir, "role": OuterRef("role"), thing: OuterRef(thing)}
        rows.objects.filter(Exists(rows.objects.filter(**same)), author=gone).delete()
        rows.objects.filter(author=gone).update(author=heir)
    _fold(Edition.objects.filter(pk__in=editions))


def refuse_unfit(tag: Tag, name: str) -> None:
    """Raise Refused, beside the field, if a tag cannot be called `name`."""
    if not slugs.has_words(name):
        raise Refused({"name": _("A tag needs a letter or a digit.")})
    if "," in name or len(name) > LONGEST:
        raise Refused({"name": _("A tag has no comma, and at most %(most)s letters.") % {"most": LONGEST}})
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise Refused({"name": _("There is a tag of this name. Merge this one into it instead.")})


def _wearers(tag: Tag) -> QuerySet[Article]:
    """The stories that bear a tag on the desk, and those of which an edition does."""
    worn = TaggedItem.objects.filter(tag=tag, content_type=ContentType.objects.get_for_model(Article))
    told = EditionTag.objects.filter(tag=tag).values_list("edition__article", flat=True)
    return Article.objects.filter(pk__in={*worn.values_list("object_id", flat=True), *told})


def _held(stories: QuerySet[Article]) -> list[int]:
    """Their numbers, with their rows held: nobody saves one while its names are written anew."""
    return list(stories.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))


def _rewrite(statement: str, stories: list[int], was: str | int, now: str | int) -> None:
    """Write the names anew in every text of `stories` that was kept, and in the fixes of them."""
    with connection.cursor() as cursor:
        for model in (Revision, Fix):
            sql = statement.format(table=connection.ops.quote_name(model._meta.db_table))
            cursor.execute(sql, {"was": was, "now": now, "stories": stories})


def _remember(was: str, tag: Tag) -> None:
    if was.lower() != tag.name.lower():
        FormerTag.objects.update_or_create(name=was.lower(), defaults={"tag": tag})


def _fold(editions: QuerySet[Edition]) -> None:
    """Let search find them by their new names."""
    numbers = list(editions.values_list("pk", flat=True))
    for first in range(0, len(numbers), AT_ONCE):
        upkeep.fold_editions(Edition.objects.filter(pk__in=numbers[first : first + AT_ONCE]))


def _record(action: actions.Action, tag: Tag, user: User, was: str, stories: Iterable[int]) -> None:
    details = {"was": was, "stories": len(list(stories))}
    log.record(action, by=user, kind="tag", pk=tag.pk, label=tag.name, details=details)
