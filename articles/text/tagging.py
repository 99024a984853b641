"""The tags that a story wears, in a few statements however many there are."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag, TaggedItem

from articles.models import Article, FormerTag
from people import slugs
from people.written import Written, a_number

LONGEST = 100
#: The names of what `thing`, a row of the model `kind`, wears.
_NAMES = Written(
    lambda thing, kind: Tag.objects.filter(
        taggit_taggeditem_items__object_id=thing, taggit_taggeditem_items__content_type=kind
    ).values_list("name"),
    thing=a_number(),
    kind=a_number(1),
)


def stem(name: str) -> str:
    """The address of a tag of this name, unless another one has it."""
    return slugs.made(name, "tag", LONGEST)


def tags_of(names: Iterable[str]) -> list[Tag]:
    """The tags of these names, each once and in their order; one that is new is made.

    A name that a tag had before stands for the tag.
    """
    return list(dict.fromkeys(by_name(names).values()))


def by_name(names: Iterable[str]) -> dict[str, Tag]:
    """The tag for each of these names, as `tags_of` finds or makes it."""
    wanted = dict.fromkeys(names)
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=wanted)} if wanted else {}
    if unknown := [name.lower() for name in wanted if name not in known]:
        called = {one.name: one.tag for one in FormerTag.objects.filter(name__in=unknown).select_related("tag")}
        known |= {name: called[name.lower()] for name in wanted if name not in known and name.lower() in called}
    # in the order of their addresses, for which they take turns, so that two saves never wait for one another
    for name in sorted(wanted.keys() - known, key=lambda name: (stem(name), name)):
        known[name] = Tag.objects.get_or_create(name=name)[0]
    return {name: known[name] for name in wanted}


def names(article: Article) -> list[str]:
    """The names of the tags that a story wears, in order."""
    if "tags" in getattr(article, "_prefetched_objects_cache", {}):
        return sorted(tag.name for tag in article.tags.all())
    kind = ContentType.objects.get_for_model(Article).pk
    return sorted(name for (name,) in _NAMES.rows(thing=article.pk, kind=kind))


def wear(article: Article, names: Iterable[str]) -> None:
    """Let a story wear the tags of these names, and no others."""
    of_story = {"content_type": ContentType.objects.get_for_model(Article), "object_id": article.pk}
    wanted = [tag.pk for tag in tags_of(names)]
    worn = set(TaggedItem.objects.filter(**of_story).values_list("tag", flat=True))
    if gone := worn.difference(wanted):
        TaggedItem.objects.filter(**of_story, tag__in=gone).delete()
    if new := [pk for pk in wanted if pk not in worn]:
        lines = [TaggedItem(tag_id=pk, **of_story) for pk in new]
        TaggedItem.objects.bulk_create(lines, ignore_conflicts=True)  # another process may be as quick
    getattr(article, "_prefetched_objects_cache", {}).pop("tags", None)
