"""Sets the stage for the tests of wire rules: a rule that somebody answers for, and items that it meets."""

from datetime import timedelta

from django.utils import timezone

from articles.models import ChecklistRule
from exchange.models import RuledItem, WireRule, WireSource
from exchange.wires.rules import following, making
from people.models import User
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2

#: When the usual item was sent.
SENT = "2026-11-26T10:00:00+07:00"
TERMS = "Hanya untuk media cetak dan daring."
#: What the usual checklist wants of a story, photos aside.
WHOLE = '<description role="drol:summary">Stok nikel menipis.</description><dateline>PALU</dateline>'


def rule(cast, source: WireSource, *, agreed=True, **fields) -> WireRule:
    """A rule by the managing editor, for which the section editor answers."""
    told = {
        "source": source,
        "section": cast.section,
        "answers": cast.section_editor,
        "ends_at": timezone.now() + timedelta(days=30),
    }
    made = making.make(fields.pop("by", cast.managing_editor), **told | fields)
    if agreed and made.agreed_at is None:
        making.agree(made, User.objects.get(pk=made.answers_id))
    return made


def no_photo_wanted() -> None:
    ChecklistRule.objects.get_or_create(rule="photos", section=None, defaults={"level": "off"})


def whole(**said) -> str:
    """An item that was sent just now, and to which the usual checklist has nothing to say."""
    return g2(**{"about": WHOLE} | said).replace(SENT, timezone.now().isoformat())


def comes(source: WireSource, *items: str, **more) -> RuledItem | None:
    """Keep these items (a whole one if none is given) and let the worker follow the rules; the last that was met."""
    kept = wires.keep(source, *(items or (whole(),)), **more)
    work()
    return RuledItem.objects.filter(item=kept[-1]).first() if kept else None


def work() -> list[str]:
    """What the worker does with what is due."""
    due = list(RuledItem.objects.filter(state="waiting", due_at__lte=timezone.now()).order_by("pk"))
    return [following.follow.func(one.pk) for one in due]
