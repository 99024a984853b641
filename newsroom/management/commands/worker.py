"""Runs jobs, and announces editions that have begun."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from newsroom import statements
from newsroom.sweep import Sweeper


class Command(BaseCommand):
    """One worker. Run as many as the queue needs; they do not get in each other's way."""

    help = "Runs jobs from the queue, and tells caches and feeds of editions that have begun."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="do what is waiting, then end")

    def handle(self, *, batch, **options):
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        statements.limit(settings.NEWSROOM_WORKER_SECONDS)
        sweeper = Sweeper()
        sweeper.start()
        try:
            worker.run()
        finally:
            sweeper.stop()
