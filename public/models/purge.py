"""What has become old, for the server processes that did not hear it themselves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Purge(models.Model):
    """Keys whose pages every process must drop. Written by `fast.purge`, read by `fast.changes`, kept an hour."""

    keys = ArrayField(models.CharField(max_length=80))
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return " ".join(self.keys)
