"""A case, what became of it, its proof, and the stories of our own that say the same."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.correction import LONGEST_NOTE
from people import clock
from press.kinds import KINDS, CaseKind, Kind


class Channel(models.TextChoices):
    """How a case came."""

    FORM = "form", _("form on the page")
    LETTER = "letter", _("letter")
    MAIL = "mail", _("email")
    PHONE = "phone", _("telephone or visit")
    COUNCIL = "council", _("press council")
    HOUSE = "house", _("found by ourselves")


class CaseState(models.TextChoices):
    """Where a case stands."""

    OPEN = "open", _("open")
    DECIDED = "decided", _("decided")
    CLOSED = "closed", _("closed")


class Outcome(models.TextChoices):
    """What was decided."""

    GRANTED = "granted", _("granted")
    PARTLY = "partly", _("granted in part")
    REFUSED = "refused", _("refused")


class StepKind(models.TextChoices):
    """One thing that happened with a case."""

    CAME = "came", _("came in")
    ADDED = "added", _("the sender added")
    ASSIGNED = "assigned", _("given to")
    ANSWERED = "answered", _("answer from the desk")
    WRITTEN = "written", _("written to the sender")
    DECIDED = "decided", _("decided")
    NOTED = "noted", _("public note")
    COPY_DONE = "copy_done", _("copy looked after")
    CLOSED = "closed", _("closed")


class CaseQuerySet(models.QuerySet):
    """Picks cases."""

    def running(self):
        """Those that are not closed."""
        return self.exclude(state=CaseState.CLOSED)

    def late(self, now=None):
        """Those of `running` whose time has passed."""
        return self.running().filter(due_at__lt=now or clock.now())

    def soonest_first(self):
        return self.order_by("due_at", "pk")


class Case(models.Model):
    """Something that somebody found wrong in a story, as they said it. `press.intake` receives it.

    The database refuses to change what came in, and to delete it (migration 0002); `state`, `outcome`, `owner` and
    `late_told_at` follow the steps. `due_because` is the rule as it was when the case came.

    The address at which the sender reads the answers holds a token. Here is only its digest, and the `seed` from
    which the token follows for whoever has the house's SECRET_KEY (`press.addresses`).
    """

    kind = models.CharField(_("kind"), max_length=12, choices=CaseKind)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="+", verbose_name=_("story")
    )
    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("what was live")
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.FORM)
    came_at = models.DateTimeField(_("came at"))
    passage = models.TextField(_("passage"), max_length=2000, blank=True)
    message = models.TextField(_("what is wrong"), max_length=LONGEST_NOTE)
    proof = models.TextField(_("proof"), max_length=4000, blank=True)
    sender_name = models.CharField(_("name"), max_length=120)
    sender_body = models.CharField(_("organisation"), max_length=160, blank=True)
    sender_role = models.CharField(_("speaks for it as"), max_length=120, blank=True)
    sender_email = models.EmailField(_("email"), max_length=254, blank=True)
    sender_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    ruling_number = models.CharField(_("number of the ruling"), max_length=80, blank=True)
    ruled_on = models.DateField(_("day of the ruling"), null=True, blank=True)
    seed = models.CharField(max_length=43, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    same = models.CharField(max_length=64, editable=False, help_text=_("Digest of what was sent, to know it again."))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by")
    )
    due_at = models.DateTimeField(_("due"))
    due_because = models.CharField(_("because of"), max_length=300)

    state = models.CharField(_("state"), max_length=8, choices=CaseState, default=CaseState.OPEN)
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("whose it is")
    )
    late_told_at = models.DateTimeField(null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["article", "-id"], name="case_story"),
            models.Index(fields=["due_at", "id"], name="case_running", condition=~Q(state="closed")),
            models.Index(fields=["-came_at"], name="case_lately"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What people call it: the year in which it came, by the house's calendar, and its number."""
        return f"{self.came_at.astimezone(clock.newsroom_zone()):%Y}/{self.pk:05}"

    @property
    def rules(self) -> Kind:
        """What differs by its kind."""
        return KINDS[self.kind]

    @property
    def sender(self) -> str:
        """Who speaks: the organisation, if the sender speaks for one."""
        return self.sender_body or self.sender_name

    @property
    def is_late(self) -> bool:
        return self.state != CaseState.CLOSED and self.due_at < clock.now()


class CaseStep(models.Model):
    """Something that was done with a case, or written to it. Never changed, never deleted.

    `is_shown`: the sender reads it at the secret address. `by` is empty for what the sender wrote.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(_("what"), max_length=10, choices=StepKind)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("words"), max_length=4000, blank=True)
    is_shown = models.BooleanField(_("shown to the sender"), default=False)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome, blank=True)
    owes_apology = models.BooleanField(_("an apology is owed"), default=False)
    broke_code = models.BooleanField(_("the code was broken"), default=False)
    note = models.ForeignKey("articles.Correction", on_delete=models.PROTECT, null=True, related_name="+")
    copy = models.ForeignKey("Copy", on_delete=models.PROTECT, null=True, related_name="done_by")

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.what}"


def evidence_store():
    """Where evidence lies: with the originals of photos, out of readers' reach."""
    return storages["originals"]


class EvidenceField(models.FileField):
    """A file that somebody sent. Which storage it lies in is for the running code to say, not for migrations."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.FileField", args, kwargs


class EvidenceLost(Exception):
    """A file that came with a case cannot be read in its store; says which."""


class Evidence(models.Model):
    """A file that came with a case, untouched. `press.evidence` lets it in; staff get it to keep, not to look at."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    file = EvidenceField(_("file"), storage=evidence_store, upload_to="cases/%Y/%m/", max_length=200)
    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def data(self) -> bytes:
        """The whole file. Raises EvidenceLost, whatever its store raises."""
        try:
            with self.file.open("rb") as file:
                return file.read()
        except Exception as error:  # every store has errors of its own
            raise EvidenceLost(self.name) from error


class CopyQuerySet(models.QuerySet):
    """Picks copies."""

    def untended(self):
        """Those that nobody has looked after."""
        return self.filter(~Exists(CaseStep.objects.filter(copy=OuterRef("pk"))))


class Copy(models.Model):
    """Another live story of ours that says what a public note puts right. Never changed; a step says it is tended."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="copies")
    note = models.ForeignKey("articles.Correction", on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(auto_now_add=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_copy_a_case", fields=["case", "article"])]

    def __str__(self) -> str:
        return f"{self.note_id}: {self.article_id}"
