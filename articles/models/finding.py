"""What search knows beside the stories: which words there are, and which of them mean the same."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from audit import wordfolding


class Word(models.Model):
    """A word that stands in a story, and in about how many that readers have had; none for drafts' own words.

    Its key is a lexeme of `articles.finding.vectors`: roots and the words of headlines are counted as well.
    """

    lexeme = models.CharField(max_length=wordfolding.LONGEST_WORD + 4, primary_key=True, db_collation="C")
    stories = models.IntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        return self.lexeme


class Tally(models.Model):
    """How far the words of editions have been counted, by id, and how many that were: one row."""

    edition = models.BigIntegerField(default=0)
    editions = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.editions} ≤ {self.edition}"


class Synonym(models.Model):
    """Words that search takes for each other: an office and its short form, or words of one meaning."""

    terms = models.CharField(
        _("words"),
        max_length=400,
        unique=True,
        help_text=_(
            "Two or more, separated by commas: “BI, Bank Indonesia”. A search for any of them finds the others."
        ),
    )

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["terms"]

    def __str__(self) -> str:
        return self.terms

    def clean(self) -> None:
        """Refuse what ties nothing together."""
        if len(self.folded()) < 2:
            raise ValidationError({"terms": _("Write at least two different words, with a comma between them.")})

    def folded(self) -> set[tuple[str, ...]]:
        """Each term as the words that search compares."""
        return {tuple(words) for term in self.terms.split(",") if (words := wordfolding.words(term))}
