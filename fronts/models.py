"""A front, what readers get of it and when, what editors arrange, and the bar above every page."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people import clock

#: A breaking bar stands no longer: what is still news then has a story that leads.
LONGEST_BAR = timedelta(hours=6)


class Front(models.Model):
    """The home page (no section) or a section's page. A topic or an event that gets one has its own column."""

    section = models.ForeignKey(
        "sections.Section", on_delete=models.PROTECT, null=True, related_name="fronts", verbose_name=_("section")
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        constraints = [models.UniqueConstraint(name="one_front_a_section", fields=["section"], nulls_distinct=False)]

    def __str__(self) -> str:
        return self.section.name if self.section_id else str(_("Home page"))


class RevisionQuerySet(models.QuerySet):
    """Picks revisions of fronts."""

    def begun(self, now=None):
        """Those whose moment has come and that were not called off before it, the newest first: the first is live."""
        begun = self.filter(goes_live_at__lte=now or clock.now(), called_off_at=None)
        return begun.order_by("-goes_live_at", "-number")

    def waiting(self, now=None):
        """Those whose moment is still to come, the next one first."""
        return self.filter(goes_live_at__gt=now or clock.now(), called_off_at=None).order_by("goes_live_at", "number")


class FrontRevision(models.Model):
    """A front as readers get it from `goes_live_at` (UTC) until the next revision's. Of a front whose first revision
    is still to come readers get the one that makes itself (`fronts.defaults`).

    The database refuses every change but one: a revision that has not gone live can be called off.
    """

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    layout = models.JSONField(default=dict)
    name = models.CharField(_("name"), max_length=60, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    goes_live_at = models.DateTimeField(_("goes live at"))
    called_off_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a front page")
        verbose_name_plural = _("revisions of front pages")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="one_number_a_front", fields=["front", "number"])]
        indexes = [
            models.Index(fields=["front", "-goes_live_at", "-number"], name="front_live"),
            GinIndex(fields=["layout"], name="front_layout", opclasses=["jsonb_path_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.front} {self.number}"


class FrontMoment(models.Model):
    """A moment at which a revision changes what readers get: it goes live, or one of its cards begins or ends."""

    revision = models.ForeignKey(FrontRevision, on_delete=models.CASCADE, related_name="moments")
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("moment of a front page")
        verbose_name_plural = _("moments of front pages")

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.at:%Y-%m-%d %H:%M}"


class Draft(models.Model):
    """What the editors of a front arrange together, a row a front.

    `versions` counts the changes of each container by its key, and under "" those of their order; `touched` says who
    changed it last and when. `live` is the revision that was live when this draft began, or was last published.
    """

    front = models.OneToOneField(Front, on_delete=models.PROTECT, related_name="draft")
    layout = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    live = models.ForeignKey(FrontRevision, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft of a front page")
        verbose_name_plural = _("drafts of front pages")

    def __str__(self) -> str:
        return str(self.front)


class FrontPresence(models.Model):
    """Somebody has a front open to arrange it, and last heard from at `seen_at` was at the container `key`."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=8, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence at a front page")
        verbose_name_plural = _("presences at front pages")
        constraints = [models.UniqueConstraint(name="one_presence_a_front", fields=["front", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.front_id}"


class BarQuerySet(models.QuerySet):
    """Picks breaking bars."""

    def standing(self, now=None):
        """Those that readers see at `now`, and those that are to begin."""
        return self.filter(lifted_at=None, ends_at__gt=now or clock.now()).order_by("-starts_at", "-pk")


class BreakingBar(models.Model):
    """One sentence above every page, until a moment that is set with it. It leads to a story or to an address."""

    text = models.CharField(_("text"), max_length=120)
    url = models.CharField(_("address"), max_length=300, blank=True)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = BarQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking bar")
        verbose_name_plural = _("breaking bars")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="bar_ends_soon",
                condition=Q(ends_at__gt=F("starts_at")) & Q(ends_at__lte=F("starts_at") + LONGEST_BAR),
            )
        ]
        indexes = [models.Index(fields=["ends_at"], name="bar_standing", condition=Q(lifted_at=None))]

    def __str__(self) -> str:
        return self.text
