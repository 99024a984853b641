"""Tags have an address in any script: what taggit would make of their names is made by the house's own rule."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from taggit.models import Tag

from people import slugs

LONGEST = 100


@receiver(pre_save, sender=Tag, dispatch_uid="tag_address")
def make_address(instance: Tag, raw: bool, **kwargs) -> None:
    """Give a new tag, and one whose address has no words, an address; one that somebody wrote stays."""
    written = instance.slug and instance.slug != instance.slugify(instance.name)
    if raw or (slugs.has_words(instance.slug) and (written or not instance._state.adding)):
        return
    others = Tag.objects.exclude(pk=instance.pk)
    stem = slugs.made(instance.name, "tag", LONGEST)
    instance.slug = slugs.free(stem, lambda one: others.filter(slug=one).exists(), LONGEST)
