"""Writes down what happened to a story, in the transaction in which it does: neither stands without the other."""

from django.db import transaction
from django.dispatch import receiver

from articles.models import Article, Correction, Edition, NoteKind, Withdrawal
from articles.signals import edition_changed, note_posted
from articles.workflow.status import Change
from exchange.models import Delivery, Event, Webhook
from exchange.webhooks import sending
from people import clock
from people.written import A_TEXT, Written

_ASKED = Written(
    lambda event: Webhook.objects.filter(is_active=True, events__contains=[event]).only("section"), event=A_TEXT
)


@receiver(edition_changed, dispatch_uid="exchange.webhooks.edition")
def _edition_changed(article: Article, before: Edition | None, after: Edition | None, **kwargs) -> None:
    shown = after or before or article.editions.order_by("-starts_at").first()
    if shown and (event := event_of(article, before, after)):
        record(event, article, shown.section_id)


def event_of(article: Article, before: Edition | None, after: Edition | None) -> Event | None:
    """What happened; None for what receivers see nothing of: the same text, in feeds or not."""
    if after is None:
        gone = Withdrawal.objects.in_force().filter(article=article).exists()
        return Event.WITHDRAWN if gone else Event.ENDED
    if before is None:
        return Event.PUBLISHED
    if before.pk == after.pk:
        return None
    return Event.CORRECTED if after.change == Change.CORRECTION else Event.UPDATED


@receiver(note_posted, dispatch_uid="exchange.webhooks.note")
def _note_posted(note: Correction, **kwargs) -> None:
    if stands_alone(note) and (live := Edition.objects.live().filter(article=note.article_id).first()):
        record(Event.NOTED, note.article, live.section_id)


def stands_alone(note: Correction) -> bool:
    """False for a note that came with another text, or with a withdrawal: it is told of with these."""
    return note.edition_id is None and note.kind != NoteKind.WITHDRAWAL


def record(event: Event, article: Article, section: int) -> None:
    """Have everybody told who is to be told that `event` happened to a story of this section."""
    hooks = [hook for hook in _ASKED.objects(event=str(event)) if _wants(hook, section)]
    if not hooks:
        return
    with transaction.atomic():  # a failure here must not take the story's change with it
        for hook in hooks:
            Delivery.objects.create(hook=hook, event=event, article=article, at=clock.now())
            sending.deliver.enqueue(hook.pk, article.pk)


def _wants(hook: Webhook, section: int) -> bool:
    """Is it told of stories of this section: of its own, of those directly below, or of all?"""
    return hook.section_id in (None, section) or hook.section.children.filter(pk=section).exists()
