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
from people import becoming, former, rowlocks, slugs
from people.models import Author, MergeRun, User
from people.signals import author_counted, author_merged

RENAMED = actions.register("tag.renamed", _("renamed a tag"))
MERGED = actions.register("tag.merged", _("merged a tag into another"))

LONGEST = Tag._meta.get_field("name").max_length
#: Texts that are folded for search at once.
AT_ONCE = 100
#: So many editions are looked at for each story of a stretch: a story may have several.
EDITIONS = 4

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


def rename(tag: Tag, name: str, user: User) -> MergeRun | None:
    """Call a tag `name` wherever it stands; its old address leads to the new one. Raises Refused with the reason.

    On more stories than a request has time for the worker does it: they come to a new tag of that name, and what is
    to be done is returned.
    """
    name = " ".join(name.split())
    if why := why_not_keep_tags(user):
        raise Refused(why)
    refuse_unfit(tag, name)
    with transaction.atomic():
        [tag] = _locked(tag)
        was = tag.name
        if was == name:
            return None
        worn, told = _of_tag(tag)
        wearers = _few(worn, told)
        if wearers is None:
            heir = Tag.objects.create(name=name)
            FormerTag.objects.filter(name=name.lower()).delete()
            return becoming.begin(tag, heir, user, _many(worn, told), is_rename=True)
        stories = _held(wearers)
        _rewrite(_TAGS, stories, was, name)
        tag.name, tag.slug = name, ""  # an address of the new name
        tag.save()
        _remember(was, tag)
        FormerTag.objects.filter(name=name.lower()).delete()  # it is its name, and nobody's former one
        _fold(Edition.objects.filter(tag_lines__tag=tag))
        _record(RENAMED, tag, user, was, len(stories))
    return None


def merge(tag: Tag, into: Tag, user: User) -> MergeRun | None:
    """Let `tag` become `into` wherever it stands; its addresses lead there. Raises Refused with the reason.

    On more stories than a request has time for the worker does it; what is to be done is returned.
    """
    if why := why_not_keep_tags(user):
        raise Refused(why)
    if tag.pk == into.pk:
        raise Refused(_("This is the same tag."))
    with transaction.atomic():
        tag, into = _locked(tag, into)
        worn, told = _of_tag(tag)
        wearers = _few(worn, told)
        if wearers is None:
            return becoming.begin(tag, into, user, _many(worn, told))
        _move(tag, into, wearers)
        _replace(tag, into)
        _record(MERGED, into, user, tag.name, len(wearers))
    return None


def _locked(*tags: Tag) -> list[Tag]:
    """Their rows, held; in this order. Raises Refused if one is gone or is being changed."""
    numbers = [tag.pk for tag in tags]
    rows = rowlocks.held(Tag.objects, ending=True).filter(pk__in=numbers).order_by("pk").in_bulk()
    if len(rows) < len(numbers):
        raise Refused(_("There is no such tag any more."))
    if why := becoming.why_not_now(Tag, *numbers):
        raise Refused(why)
    return [rows[number] for number in numbers]


def _step(tag: Tag, into: Tag, most: int) -> int:
    """Let at most so many stories that bear the one bear the other; how many there were."""
    stories = _first(*_of_tag(tag), most)
    _move(tag, into, stories)
    return len(stories)


def _end(tag: Tag, into: Tag, run: MergeRun) -> None:
    """The last of a run: what bears the one still bears the other, and the one is no more."""
    rows = rowlocks.held(Tag.objects, ending=True).order_by("pk").in_bulk([tag.pk, into.pk])
    tag, into = rows[tag.pk], rows[into.pk]
    left = _first(*_of_tag(tag))
    _move(tag, into, left)
    _replace(tag, into, keeps_address=not run.is_rename)
    _record(RENAMED if run.is_rename else MERGED, into, run.by, tag.name, run.done + len(left))


def _move(tag: Tag, into: Tag, wearers: set[int]) -> None:
    """Let these stories, and their editions, bear `into` in the place of `tag`."""
    stories = _held(wearers)
    _rewrite(_TAGS, stories, tag.name, into.name)
    kind = ContentType.objects.get_for_model(Article)
    worn = TaggedItem.objects.filter(tag=tag, content_type=kind, object_id__in=wearers)
    same = TaggedItem.objects.filter(tag=into, content_type=kind, object_id=OuterRef("object_id"))
    worn.filter(Exists(same)).delete()
    worn.update(tag=into)
    told = EditionTag.objects.filter(tag=tag, edition__article__in=stories)
    editions = list(told.values_list("edition", flat=True))
    told.filter(Exists(EditionTag.objects.filter(tag=into, edition=OuterRef("edition")))).delete()
    told.update(tag=into)
    _fold(Edition.objects.filter(pk__in=editions))


def _replace(tag: Tag, into: Tag, *, keeps_address: bool = True) -> None:
    """Take away a tag that nothing bears any more, and let what it was called lead to `into`."""
    former.inherit(tag, into)
    FormerTag.objects.filter(tag=tag).update(tag=into)
    Tag.objects.filter(pk=tag.pk).delete()
    if not keeps_address:
        into.slug = ""  # made anew: the old tag may have stood in the way of it
    into.save()  # whatever shows it hears of it
    _remember(tag.name, into)


becoming.register(becoming.Way(Tag, _step, _end))


def find(name: str) -> Tag:
    """The tag of that name, in letters of any case. Raises ValidationError if there is none."""
    found = Tag.objects.filter(name__iexact=" ".join(name.split())).order_by("pk").first()
    if found is None:
        raise ValidationError(_("There is no tag of this name. To call this one so, change its name."))
    return found


@receiver(author_merged, dispatch_uid="articles.text.relabelling")
def take_over(gone: Author, heir: Author, most: int | None = None, **kwargs) -> int:
    """Let at most so many stories that name `gone` name `heir`; how many: `people.signals.author_merged`."""
    stories = _held(_first(*_of_author(gone), most))
    printed = EditionByline.objects.filter(author=gone, edition__article__in=stories)
    editions = list(printed.values_list("edition", flat=True))
    _rewrite(_BYLINES, stories, gone.pk, heir.pk)
    named = Byline.objects.filter(author=gone, article__in=stories)
    for lines, thing in ((named, "article"), (printed, "edition")):
        same = {"author": heir, "role": OuterRef("role"), thing: OuterRef(thing)}
        lines.filter(Exists(lines.model.objects.filter(**same))).delete()
        lines.update(author=heir)
    _fold(Edition.objects.filter(pk__in=editions))
    return len(stories)


@receiver(author_counted, dispatch_uid="articles.text.relabelling")
def count(author: Author, **kwargs) -> int:
    """How many stories name an author: `people.signals.author_counted`."""
    worn, told = _of_author(author)
    few = _few(worn, told)
    return len(few) if few is not None else _many(worn, told)


def refuse_unfit(tag: Tag, name: str) -> None:
    """Raise Refused, beside the field, if a tag cannot be called `name`."""
    if not slugs.has_words(name):
        raise Refused({"name": _("A tag needs a letter or a digit.")})
    if "," in name or len(name) > LONGEST:
        raise Refused({"name": _("A tag has no comma, and at most %(most)s letters.") % {"most": LONGEST}})
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise Refused({"name": _("There is a tag of this name. Merge this one into it instead.")})


def _of_tag(tag: Tag) -> tuple[QuerySet, QuerySet]:
    """The numbers of the stories that bear a tag on the desk, and of those of which an edition does."""
    worn = TaggedItem.objects.filter(tag=tag, content_type=ContentType.objects.get_for_model(Article))
    return worn.values_list("object_id", flat=True), _told(EditionTag.objects.filter(tag=tag))


def _of_author(author: Author) -> tuple[QuerySet, QuerySet]:
    """The numbers of the stories that name an author on the desk, and of those of which an edition does."""
    named = Byline.objects.filter(author=author).values_list("article", flat=True)
    return named, _told(EditionByline.objects.filter(author=author))


def _told(lines: QuerySet) -> QuerySet:
    """The stories of editions in the order of lists, which an index has: the first of half a million cost no more."""
    return lines.order_by("listed_at", "listed_article").values_list("edition__article", flat=True)


def _first(worn: QuerySet, told: QuerySet, most: int | None = None) -> set[int]:
    """At most so many stories of both; none only if there are none. Those on the desk alone come last."""
    found = list(dict.fromkeys(told[: most and EDITIONS * most]))[:most]
    if most is None or len(found) < most:
        found += worn.order_by()[: most and most - len(found)]
    return set(found)


def _few(worn: QuerySet, told: QuerySet) -> set[int] | None:
    """All stories of both, if there are not too many to be done while somebody waits; else None."""
    most = becoming.AT_ONCE + 1
    on_desk, printed = list(worn.order_by()[:most]), list(told[:most])
    found = {*on_desk, *printed}
    return found if max(len(on_desk), len(printed), len(found)) < most else None


def _many(worn: QuerySet, told: QuerySet) -> int:
    """About how many stories both are, more than `_few` tells: a look at each edition's story would take seconds."""
    return max(worn.order_by().distinct().count() or told.count(), becoming.AT_ONCE + 1)


def _held(stories: Iterable[int]) -> list[int]:
    """Those that are there, with their rows held: nobody saves one while its names are written anew."""
    rows = rowlocks.held(Article.objects.filter(pk__in=stories).order_by("pk"))
    return list(rows.values_list("pk", flat=True))


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


def _record(action: actions.Action, tag: Tag, user: User, was: str, stories: int) -> None:
    details = {"was": was, "stories": stories}
    log.record(action, by=user, kind="tag", pk=tag.pk, label=tag.name, details=details)
