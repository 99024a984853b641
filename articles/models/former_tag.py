"""What a tag was called before."""

from django.db import models


class FormerTag(models.Model):
    """A name that a tag had before it was renamed, or that another had which became it, in small letters.

    Whoever types it, or brings back a text that has it, gets the tag as it is called now.
    """

    name = models.CharField(max_length=100, unique=True)
    tag = models.ForeignKey("taggit.Tag", on_delete=models.CASCADE, related_name="former_names")

    def __str__(self) -> str:
        return self.name
