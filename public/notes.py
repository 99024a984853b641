"""A public note as readers see it, on its story's page, in the register and in what programs read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Value, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.models import NoteKind, Weight, Withdrawal
from public.cards import story_url


@dataclass(frozen=True, slots=True)
class Note:
    """A public note as readers see it: a correction, a reply, a ruling, a withdrawal."""

    note: str
    at: datetime
    pk: int = 0
    kind: str = NoteKind.CORRECTION
    apology: str = ""
    violation: str = ""
    sender: str = ""
    is_shortened: bool = False
    weight: str = Weight.TOP
    before: int | None = None
    before_closed: bool = False
    mends: int | None = None
    leads_to: int | None = None

    @property
    def heading(self) -> str:
        """What kind of note it is, in words."""
        return str(NoteKind(self.kind).label)

    @property
    def back(self) -> str:
        """What is said with a withdrawal wherever readers have its story: it came back. Empty for any other note."""
        return _("The story was published anew after this.") if self.kind == NoteKind.WITHDRAWAL else ""

    @property
    def url(self) -> str:
        """The address of its own."""
        return reverse("public:note", args=[self.pk])

    @property
    def mended_url(self) -> str:
        """The address of the earlier note that this one puts right; empty if it puts none right."""
        return reverse("public:note", args=[self.mends]) if self.mends else ""

    @property
    def further_url(self) -> str:
        """The address of the story that tells more; empty if there is none."""
        return story_url(self.leads_to, "-") if self.leads_to else ""

    @property
    def shows_before(self) -> bool:
        """True if readers may open the text as it was."""
        return self.before is not None and not self.before_closed


#: The columns of a note, by the attributes above.
NOTE = (
    "note",
    "at",
    "pk",
    "kind",
    "apology",
    "violation",
    "sender",
    "is_shortened",
    "weight",
    "before",
    "before_closed",
    "mends",
    "leads_to",
)


def was_withdrawn() -> Exists:
    """Whether the text that a note changed was withdrawn at any time since readers had it. Then it stays closed, also
    once the story is back with another text."""
    since = {"article": OuterRef("article"), "at__gte": OuterRef("before__starts_at")}
    return Exists(Withdrawal.objects.filter(**since))


#: The same as one value of the database; without the text as it was, where that was withdrawn.
AS_JSON = JSONObject(
    **dict(zip(NOTE, NOTE, strict=True))
    | {"before": Case(When(was_withdrawn(), then=Value(None)), default=F("before"), output_field=BigIntegerField())}
)


def read(told: dict[str, Any]) -> Note:
    """A note from its columns NOTE, as rows have them or as JSON of the database."""
    at = told["at"]
    return Note(**told | {"at": parse_datetime(at) if isinstance(at, str) else at})


def comment(note: Note, url: str) -> dict[str, Any]:
    """A note of a story that readers have as https://schema.org/CorrectionComment; `url` is its full address."""
    return {
        "@type": "CorrectionComment",
        "name": note.heading,
        "text": " ".join(filter(None, (note.note, note.back, note.apology, note.violation))),
        "datePublished": note.at.isoformat(),
        "url": url,
    }
