"""Tells receivers, one thing of a story after the other: the next goes out when the one before has arrived, or was
given up. Done by a lane of the worker's own, so that a slow receiver delays nothing else.
"""

import time
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from articles.models import Edition
from exchange import fetching
from exchange.api.problems import Problem
from exchange.api.reading import gone, stories
from exchange.api.shapes import Happening
from exchange.fetching import Limits, NotFetched
from exchange.models import Delivery, DeliveryState, Sent, Webhook
from exchange.outlets import moments
from exchange.webhooks import signing
from people import clock, rowlocks

#: The queue of tellings: a lane of its own in every worker.
QUEUE = "webhooks"
#: Seconds before each new try, for a day in all; then a telling is given up.
WAITS = (10, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 28_800)
#: Bytes of an answer that are kept, and seconds that a receiver has for it.
LIMITS = Limits(bytes=1_000, seconds=10.0)
#: What was told is kept so long.
KEPT = timedelta(days=90)


@task(queue_name=QUEUE)
def deliver(hook_id: int, article_id: int) -> str:
    """Tell an address the first thing of a story that waits for it. Returns what became of that: its state, or "".

    Two that come at once tell it once; who dies over it leaves it waiting, and the receiver may hear it twice.
    """
    waiting = Delivery.objects.filter(hook=hook_id, article=article_id, state=DeliveryState.WAITING).order_by("pk")
    with transaction.atomic():
        first = waiting.values_list("pk", flat=True).first()
        held = rowlocks.held(waiting, waiting=False).select_related("hook")
        row = held.filter(pk=first).first() if first else None
        if row is None or not row.hook.is_active or (row.next_at and row.next_at > timezone.now()):
            return ""
        _try(row)
        row.save()
    if row.state == DeliveryState.WAITING:
        deliver.using(run_after=row.next_at).enqueue(hook_id, article_id)
    elif waiting.exists():
        deliver.enqueue(hook_id, article_id)
    return row.state


def _try(row: Delivery) -> None:
    """Send it, and note on the row what came of that."""
    row.tries, row.tried_at = row.tries + 1, clock.now()
    body = told(row)
    secret, at = signing.opened(row.hook.secret), int(time.time())
    sent = {"Content-Type": "application/json"} | signing.headers(secret, row.name, at, body)
    try:
        answer = fetching.post(row.hook.address, body, sent, LIMITS)
    except NotFetched as why:
        row.answered, row.said = None, str(why)[:1_000]
    else:
        row.answered, row.said = answer.status, answer.text.replace("\x00", "")[:1_000]
    if row.answered is not None and 200 <= row.answered < 300:
        row.state, row.next_at = DeliveryState.DONE, None
        _note_taken(row)
    elif row.tries > len(WAITS):
        row.state, row.next_at = DeliveryState.GIVEN_UP, None
    else:
        # by this machine's clock, as the queue runs its jobs
        row.next_at = timezone.now() + timedelta(seconds=WAITS[row.tries - 1])


def _note_taken(row: Delivery) -> None:
    """Keep that the receiver has this version of the story: what it was told is forgotten after a season."""
    now = clock.now()
    if change := moments.changes([row.article_id], now).get(row.article_id):
        live = Edition.objects.live(now).filter(article=row.article_id).first()
        made = Sent(hook=row.hook, article_id=row.article_id, edition=live, version=change.version, at=now)
        Sent.objects.bulk_create([made], ignore_conflicts=True)


def told(row: Delivery) -> bytes:
    """What is sent: what happened, and the story as readers have it now, or what became of it."""
    story, went = None, None
    try:
        story, _keys = stories.whole(row.article_id)
    except Problem:
        went = gone.told(row.article_id)
    happening = Happening(
        id=row.name, event=row.event, at=row.at, replayed=row.replays_id is not None, story=story, gone=went
    )
    return happening.model_dump_json().encode()


def replay(row: Delivery) -> Delivery:
    """Tell it once more, as the story is now."""
    again = {
        "hook": row.hook,
        "event": row.event,
        "article_id": row.article_id,
        "replays_id": row.replays_id or row.pk,
    }
    with transaction.atomic():
        made = Delivery.objects.create(at=row.at, **again)
        deliver.enqueue(row.hook_id, row.article_id)
    return made


def switch(hook: Webhook, on: bool) -> None:
    """Tell an address from now on, or no more. What waits for it waits on, and goes out when it is on again."""
    with transaction.atomic():
        Webhook.objects.filter(pk=hook.pk).update(is_active=on)
        if on:
            waiting = hook.deliveries.filter(state=DeliveryState.WAITING).order_by()
            waiting.update(next_at=None)
            for article_id in waiting.values_list("article_id", flat=True).distinct():
                deliver.enqueue(hook.pk, article_id)


def host(address: str) -> str:
    """The machine that is told."""
    return (urlsplit(address).hostname or "").lower()
