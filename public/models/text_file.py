"""Small files that programs look for at fixed addresses: who may sell the paper's ads, who stands behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: Characters of one: a paper with many sellers of ads has hundreds of lines.
LONGEST_FILE = 50_000


class FileName(models.TextChoices):
    """A file that the newsroom may write. What it writes for robots.txt follows our own lines."""

    ADS = "ads.txt", _("ads.txt: who may sell our advertising space")
    TRUST = "trust.txt", _("trust.txt: to whom the paper belongs, and which accounts are its own")
    ROBOTS = "robots.txt", _("robots.txt: terms for machines, after our own lines")


class TextFile(models.Model):
    """The words of one of these files. Without a row there is no ads.txt and no trust.txt."""

    name = models.CharField(_("file"), max_length=12, choices=FileName, unique=True)
    text = models.TextField(_("words"), max_length=LONGEST_FILE)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("text file")
        verbose_name_plural = _("text files")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
