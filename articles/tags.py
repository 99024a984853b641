"""Tags: which of them a person is offered, and their address in any script, made by the house's own rule.

Tags come from stories and from nowhere else, so a tag that only drafts bear says what is being worked on.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone
from taggit.models import Tag

from articles import permissions
from articles.models import Article, Edition
from articles.text import tagging
from people import former, slugs
from people.models import User


def known_to(user: User) -> QuerySet[Tag]:
    """The tags whose names `user` may read: those that readers have had, and those of stories that `user` sees."""
    begun = Edition.objects.filter(starts_at__lte=timezone.now())
    had = Edition.tags.through.objects.filter(tag=OuterRef("pk"), edition__in=begun.order_by().values("pk"))
    worn = Article.tags.through.objects.filter(
        tag=OuterRef("pk"),
        content_type=ContentType.objects.get_for_model(Article),
        object_id__in=permissions.visible_to(user).order_by().values("pk"),
    )
    # the first of each, tag by tag: asked whether any exists, twelve names may begin by reading every edition's tags
    return Tag.objects.filter(Q(pk=Subquery(had.values("tag")[:1])) | Q(pk=Subquery(worn.values("tag")[:1])))


@receiver(pre_save, sender=Tag, dispatch_uid="tag_address")
def make_address(instance: Tag, raw: bool, **kwargs) -> None:
    """Give a new tag, and one whose address has no words, an address; one that somebody wrote stays."""
    written = instance.slug and instance.slug != instance.slugify(instance.name)
    if raw or (slugs.has_words(instance.slug) and (written or not instance._state.adding)):
        return
    instance.slug = slugs.free(tagging.stem(instance.name), Tag.objects.exclude(pk=instance.pk))


former.watch(Tag)  # after the address is made: an old one leads to what it is now
