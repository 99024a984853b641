"""Which items a rule meets, and what of them no rule gives to readers."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from audit import wordindex
from audit.wordindex import Lexemes
from exchange.models import (
    PictureState,
    RuledItem,
    RuledState,
    WireItem,
    WirePicture,
    WireRule,
    WireSource,
    WireState,
    WireUse,
)
from exchange.wires.formats.copies import Kind
from people.permissions import Reason
from photos import rights
from photos.models import Photo

#: What agencies file that is no news of their own: a person says what class it is, and who paid.
NOT_NEWS = (
    *("opinion", "opini", "commentary", "column", "kolom", "editorial", "tajuk", "analysis", "analisis", "review"),
    *("advertorial", "advertisement", "iklan", "pariwara", "sponsored", "sponsor", "promotion", "branded content"),
    *("press release", "press-release", "pressrelease", "siaran pers", "rilis pers", "handout", "satire", "satir"),
)
#: Pictures of an item are waited for so long; older than so long it is no news any more.
PATIENCE, FRESH = timedelta(minutes=10), timedelta(hours=24)


def note(source: WireSource, items: list[WireItem]) -> None:
    """Write down which of the items that were just kept a running rule of their source meets: the oldest such rule.

    Call it inside the transaction that keeps them.
    """
    fresh = [item for item in items if item.is_newest and item.state == WireState.USABLE]
    if not fresh or not source.is_active:
        return
    for rule in source.rules.running().order_by("pk"):
        found = [item for item in fresh if fits(rule, item)]
        fresh = [item for item in fresh if item not in found]
        now = timezone.now()
        RuledItem.objects.bulk_create(
            [RuledItem(rule=rule, item=item, due_at=max(now, item.embargo_until or now)) for item in found],
            ignore_conflicts=True,
        )


def fits(rule: WireRule, item: WireItem) -> bool:
    """True for an item that the rule is about, by what the wire desk filters by. One statement at most."""
    if rule.urgency and item.urgency > rule.urgency:
        return False
    if rule.subject and rule.subject.casefold() not in {topic.casefold() for topic in item.topics}:
        return False
    if not rule.words.strip():
        return True
    asked = wordindex.question(rule.words)
    return bool(asked) and WireItem.objects.filter(pk=item.pk, words=Lexemes(asked)).exists()


def fell_behind(item: WireItem) -> None:
    """Remember that readers have an older text of an item than its sender wants them to, by a rule."""
    met = RuledItem.objects.filter(item__source=item.source_id, item__guid=item.guid, state=RuledState.LIVE)
    met.exclude(item=item).update(is_behind=item.state == WireState.USABLE)


def why_left(rule: WireRule, item: WireItem) -> Reason | None:
    """Why the item stays on the wire desk for people, or None. Asked again when it is about to be taken."""
    if not item.is_newest:
        return _("Its sender has sent a newer version.")
    if item.state != WireState.USABLE:
        return _("Its sender has taken it back.")
    if item.ignored_at:
        return _("Somebody has waved it off.")
    if WireUse.objects.filter(item__source=item.source_id, item__guid=item.guid).exists():
        return _("There is a story of this item already.")
    return _why_a_person(rule, item)


def _why_a_person(rule: WireRule, item: WireItem) -> Reason | None:
    """What only a person can judge, or None."""
    if item.kind != Kind.TEXT:
        return _("It is no text.")
    if _is_old(item):
        return _("It is older than a day.")
    if item.source_type:
        return _("A machine made of it what its sender names: %(what)s.") % {"what": item.source_type}
    if word := _not_news(item):
        return _("It may be no news: its sender files it under “%(word)s”.") % {"word": word}
    if item.ed_note:
        return _("Its sender says something to editors.")
    if item.usage_terms and " ".join(item.usage_terms.split()) != " ".join(rule.terms.split()):
        return _("Its usage terms are others than the rule names.")
    longest = Article._meta.get_field("headline").max_length or 0
    if len(item.headline) > longest:
        return _("Its headline is too long.")
    return None


def _is_old(item: WireItem) -> bool:
    """True for what a source that is asked for the first time, or anew, has lying there since long ago."""
    said = max(filter(None, [item.sent_at, item.embargo_until]), default=item.received_at)
    return said < timezone.now() - FRESH


def _not_news(item: WireItem) -> str:
    said = {topic.casefold(): topic for topic in item.topics}
    said |= {topic.rpartition(":")[2].strip(): name for topic, name in said.items()}
    opening = item.headline.partition(":")[0].casefold().strip("[]() ")
    return next((said.get(word, word) for word in NOT_NEWS if word in said or word == opening), "")


def why_without(picture: WirePicture, rule: WireRule) -> Reason | None:
    """Why a story by rule does without this picture, or None."""
    if not picture.credit:
        return _("nobody says whose it is")
    if picture.terms and " ".join(picture.terms.split()) not in _agreed(rule):
        return _("its usage terms are others than the rule names")
    return None


def _agreed(rule: WireRule) -> tuple[str, ...]:
    whole = " ".join(rule.terms.split())
    return whole, " ".join(rule.terms[:1_000].split())


def why_unfit(photo: Photo) -> Reason | None:
    """Why a story by rule does without this photo of the library, or None."""
    return rights.why_not_use(photo) or (None if photo.credit else _("nobody says whose it is"))


def waits_for_pictures(item: WireItem) -> bool:
    """True while pictures of the item are being fetched, and not for too long."""
    if item.received_at < timezone.now() - PATIENCE:
        return False
    return item.pictures.filter(state=PictureState.WAITING).exists()
