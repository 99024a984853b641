"""What a story is to its readers: news, opinion, or what somebody paid for. Each class is declared once.

Whatever differs by class asks its row: the label in words at every headline, who may choose it, whose name stands on
it, what search engines are told. UU Pers and the cyber media guidelines (Dewan Pers regulation 1/2012, point 6) part
news from advertising and name the words; `tests/public/test_labels.py` walks every surface for them.
"""

from dataclasses import dataclass
from html import escape

from django.db import models
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContentClass(models.TextChoices):
    """The names of the classes, as the desk chooses them."""

    NEWS = "news", _("news")
    OPINION = "opinion", _("opinion")
    ANALYSIS = "analysis", _("analysis")
    ADVERTORIAL = "advertorial", _("advertorial")
    SPONSORED = "sponsored", _("sponsored content")
    RELEASE = "release", _("press release")


@dataclass(frozen=True)
class Standing:
    """All that depends on a story's class.

    `label` stands before its headline wherever that is printed; empty: none is owed. `schema` is its type as
    https://schema.org has it. `is_ours`: the newsroom made it, so reporters sign it and it counts as its work;
    `is_paid`: somebody paid for it, so its links vouch for nothing. `credited` names the client below the headline.
    """

    label: Promise | str
    schema: str
    is_ours: bool = True
    is_paid: bool = False
    credited: Promise | str = ""


_C = ContentClass
_PAID_BY = _("Paid for by %(client)s")
CLASSES = {
    _C.NEWS: Standing("", "NewsArticle"),
    _C.OPINION: Standing(pgettext_lazy("label at a headline", "Opinion"), "OpinionNewsArticle"),
    _C.ANALYSIS: Standing(pgettext_lazy("label at a headline", "Analysis"), "AnalysisNewsArticle"),
    _C.ADVERTORIAL: Standing(
        pgettext_lazy("label at a headline", "Advertorial"),
        "AdvertiserContentArticle",
        is_ours=False,
        is_paid=True,
        credited=_PAID_BY,
    ),
    _C.SPONSORED: Standing(
        pgettext_lazy("label at a headline", "Sponsored content"),
        "AdvertiserContentArticle",
        is_ours=False,
        is_paid=True,
        credited=_PAID_BY,
    ),
    _C.RELEASE: Standing(
        pgettext_lazy("label at a headline", "Press release"),
        "Article",
        is_ours=False,
        credited=_("Sent by %(client)s"),
    ),
}
#: Those that are the newsroom's own work.
OURS = tuple(str(name) for name, standing in CLASSES.items() if standing.is_ours)


def of(name: str) -> Standing:
    """The row of a class by its name."""
    return CLASSES[ContentClass(name)]


def titled(headline: str, name: str) -> str:
    """A headline as plain text, behind the label of its class: for titles, feeds, and whatever shows no markup."""
    label = of(name).label
    return f"{label}: {headline}" if label else headline


def labelled(headline: str | SafeString, name: str) -> SafeString:
    """A headline as HTML, behind the label of its class: words first, so that whoever listens hears them first."""
    standing = of(name)
    words = headline if isinstance(headline, SafeString) else escape(headline)
    if not standing.label:
        return mark_safe(words)  # noqa: S308 - escaped above
    css = "content-label" if standing.is_ours else "content-label is-not-ours"
    return mark_safe(f'<span class="{css}">{escape(str(standing.label))}</span> {words}')  # noqa: S308


def credited(client: str, name: str) -> str:
    """The sentence that names the client of what is not the newsroom's own; empty for what is."""
    standing = of(name)
    return str(standing.credited) % {"client": client} if standing.credited and client else ""
