"""Runs jobs, and announces editions that have begun."""

from django.conf import settings
from django.core.management.base import BaseCommand

from exchange.webhooks.sending import QUEUE as WEBHOOKS
from exchange.wires.picturing import QUEUE as WIRES
from newsroom import lanes, statements
from newsroom.leases import Pulse
from newsroom.sweep import Sweeper
from public.fast.jobs import PURGES

#: A wire that hangs keeps one of them for some seconds; nobody else takes from their queue.
WIRE_LANES = 2


class Command(BaseCommand):
    """One worker. Run as many as the queue needs; they do not get in each other's way."""

    help = "Runs jobs from the queue, and tells caches and feeds of editions that have begun."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="do what is waiting, then end")

    def handle(self, *, batch, **options):
        # what waits for other people's machines keeps to its lanes: pictures, mail and stories do not wait for it
        worker = lanes.worker("*", interval=1, batch=batch, without=() if batch else (WIRES,))
        worker.configure_signals()
        statements.limit(settings.NEWSROOM_WORKER_SECONDS)
        own = [] if batch else [lanes.Lane(PURGES), lanes.Lane(WEBHOOKS, interval=1)]
        own += [] if batch else [lanes.Lane(WIRES, interval=2) for _lane in range(WIRE_LANES)]
        pulse = Pulse(worker.worker_id, *(lane.worker_id for lane in own))
        beside = [pulse, Sweeper(), *own]
        for one in beside:
            one.start()
        try:
            worker.run()
        finally:
            for one in reversed(beside):  # the pulse last: until then its jobs are this worker's
                one.stop()
