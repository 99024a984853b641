"""The stable record of a story and its working copy."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.finding import vectors
from articles.models.machine_made import MachineMade
from articles.querysets import ArticleManager
from articles.text import storyfields
from articles.text.classes import ContentClass
from articles.workflow.status import STATES, Kind, State, Status
from people import slugs
from people.remembering import Remembers
from people.slugs import AddressField

#: The end of an address whose headline has neither a letter nor a figure.
WORDLESS = "berita"

#: The columns of text whose words the desk finds it by.
_SEARCHED = frozenset(storyfields.names(lambda field: bool(field.search) and field.is_plain))
#: Longer than any story, short enough for one row and one search entry of PostgreSQL.
LONGEST_BODY = 400_000


class Article(Remembers, MachineMade):
    """A story on the desk. Readers never get this row: they get an Edition made from an approved Revision."""

    headline = models.CharField(_("headline"), max_length=200)
    standfirst = models.TextField(_("standfirst"), max_length=400, blank=True)
    body = models.TextField(_("body"), max_length=LONGEST_BODY, blank=True)
    slug = AddressField(
        _("slug"),
        max_length=120,
        blank=True,
        db_index=False,
        help_text=_("Empty: made from the headline when the story is first published, and kept from then on."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STORY)
    video_url = models.URLField(_("video address"), blank=True)
    content_class = models.CharField(
        _("content class"),
        max_length=20,
        choices=ContentClass,
        default=ContentClass.NEWS,
        db_default=ContentClass.NEWS.value,
    )
    client = models.CharField(
        _("client"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("Who pays for it, or who sent it. Readers see this name below the headline."),
    )
    ordered_by = models.CharField(
        _("ordered by"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("Who ordered it: a person and an order. Only the newsroom sees this."),
    )
    ai_consent = models.CharField(
        _("consent"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Whose voice or likeness it is, who agreed (of the dead, which heirs), and where that is kept."),
    )
    ai_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
        help_text=_("Who has checked what a machine made, if that is not who approves the story. Never its maker."),
    )
    translates = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of story"),
        help_text=_("The number or the address of the story of ours that this one translates."),
    )
    translated_from = models.CharField(
        _("translated from"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Of what is not ours: whose it is, and where it stands. Readers see it at the foot."),
    )
    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        db_index=False,  # article_desk begins with it
        verbose_name=_("section"),
    )
    key_points = models.TextField(
        _("key points"),
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text=_("Three to five, each on a line of its own: what a reader in a hurry must know."),
    )
    dateline = models.CharField(_("dateline place"), max_length=80, blank=True)
    lead_photo = models.ForeignKey(
        "photos.Photo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_of",
        verbose_name=_("lead photo"),
    )
    lead_caption = models.TextField(
        _("caption here"), max_length=2000, blank=True, help_text=_("Empty: the caption from the photo library.")
    )
    authors = models.ManyToManyField(
        "people.Author", through="Byline", related_name="articles", verbose_name=_("bylines")
    )
    tags = TaggableManager(_("tags"), blank=True)

    status = models.CharField(_("status"), max_length=20, default=Status.DRAFT.value, editable=False)
    status_before_spike = models.CharField(max_length=20, blank=True, editable=False)
    status_changed_at = models.DateTimeField(_("in this state since"), auto_now_add=True, editable=False)
    is_urgent = models.BooleanField(_("urgent"), default=False, db_default=False, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nothing reaches readers before."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    approved_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    review_step = models.ForeignKey(
        "ReviewStep",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="stories",
        db_index=False,
        help_text=_("Where a story in review stands; empty where no steps are set up."),
    )
    review_run = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("How many times the story began its way through review.")
    )
    sent_back_step = models.ForeignKey(
        "ReviewStep",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text=_("The step that asked for changes, where the story goes on when it is submitted again."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="articles",
        db_index=False,  # one_story_a_form begins with it
        verbose_name=_("begun by"),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="assigned_stories",
        verbose_name=_("assigned to"),
        help_text=_("Who goes on with it, where that is not who began it."),
    )
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="follow_ups",
        verbose_name=_("follow-up to"),
        help_text=_("The story of which this is a follow-up."),
    )
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="copies",
        db_index=False,  # most stories are none: article_copied_from has those that are
        verbose_name=_("copy of"),
        help_text=_("The story with whose text this one began."),
    )
    goes_ahead = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text=_("An editor lets it go out before the story that it follows."),
    )
    in_feeds = models.BooleanField(
        _("in feeds"),
        default=True,
        db_default=True,
        editable=False,
        help_text=_("Feeds and the news sitemap have it; its page and the lists do in any case."),
    )
    form_key = models.UUIDField(
        null=True, editable=False, help_text=_("The form it was begun in: sent twice, it saves one story.")
    )
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("saved at"), auto_now=True)

    words = SearchVectorField(null=True, editable=False, help_text=_("What search knows of it: finding.vectors."))

    objects = ArticleManager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-is_urgent", "-updated_at", "-id"], name="article_state"),
            models.Index(fields=["section", "status", "-is_urgent", "-updated_at", "-id"], name="article_desk"),
            models.Index(fields=["-is_urgent", "-updated_at", "-id"], name="article_pressing"),
            models.Index(fields=["-updated_at", "-id"], name="article_recent"),
            models.Index(fields=["embargo_until"], name="article_embargo", condition=Q(embargo_until__isnull=False)),
            models.Index(fields=["copied_from"], name="article_copied_from", condition=Q(copied_from__isnull=False)),
            GinIndex(fields=["words"], name="article_words"),
            models.Index(fields=["-id"], name="article_unfolded", condition=Q(words__isnull=True)),
            models.Index(
                fields=["review_step", "status_changed_at"],
                name="article_step",
                condition=Q(review_step__isnull=False),
            ),
            models.Index(fields=["status", "status_changed_at", "id"], name="article_state_since"),
            models.Index(
                fields=["status_changed_at"],
                name="article_in_review",
                condition=Q(status=Status.IN_REVIEW.value),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="only_in_review_at_a_step",
                condition=Q(review_step__isnull=True) | Q(status=Status.IN_REVIEW.value),
            ),
            models.UniqueConstraint(fields=["created_by", "form_key"], name="one_story_a_form"),
        ]

    def __str__(self) -> str:
        return self.headline

    def refresh_from_db(self, using=None, fields=None, from_queryset=None) -> None:
        """As Django's: of the whole row, but for the search column, by a statement that is written once."""
        if using is None and fields is None and from_queryset is None and "words" not in self.__dict__:
            from_queryset = Article.objects.again(self.pk)
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save, and keep what search knows of the text in step with it."""
        is_loaded = _SEARCHED.isdisjoint(self.get_deferred_fields())
        if is_loaded and (update_fields is None or not _SEARCHED.isdisjoint(update_fields)):
            self.words = self.searched()
            update_fields = update_fields and [*update_fields, "words"]
        super().save(*args, update_fields=update_fields, **kwargs)

    def searched(self) -> str:
        """What search is to know of the text as it stands here."""
        return vectors.of_fields({name: getattr(self, name) for name in _SEARCHED}, {})

    def get_absolute_url(self) -> str:
        """The address readers have or will have; the id alone decides, the slug is for their eyes."""
        return reverse("public:story", args=[self.pk, self.slug or slugs.made(self.headline, WORDLESS, 120)])

    @property
    def state(self) -> State:
        """The row of the table of states for where the story stands."""
        return STATES[self.status]
