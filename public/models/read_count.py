"""How often stories are read: a number an hour, and nothing about who read."""

from django.db import models


class ReadCount(models.Model):
    """How often a story was read in the hour that begins at `hour` (UTC). Added up in memory, written in batches."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="read_counts")
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "article"], name="one_count_a_story_an_hour")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}: {self.count}"
