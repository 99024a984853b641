"""`manage.py backup`: copies database and files into a folder, while people work."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.backups import backups, database
from newsroom.models import BACKUP, Heartbeat


class Command(BaseCommand):
    """Run it by a timer, with DATABASE_URL of PostgreSQL itself, not of a pooler, and carry the folder elsewhere."""

    help = "Copy the database and the files that people sent into FOLDER. --made: note one that was made otherwise."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path)
        parser.add_argument("--keys", action="store_true", help="put SECRET_KEY beside it")
        parser.add_argument("--made", action="store_true", help="only note that a backup was made just now")

    def handle(self, *, folder, keys, made, **options):
        if made:
            Heartbeat.beat(BACKUP)
            self.stdout.write("Noted.")
            return
        if folder is None:
            raise CommandError("Name a folder: manage.py backup /var/backups/newsroom")
        try:
            done = backups.make(folder.resolve(), keys)
        except (database.Failed, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        self.stdout.write(f"{done.place}: {done.stories} stories, {done.files} files ({done.new_files} new).")
        if not keys:
            self.stdout.write("SECRET_KEY is not in it: keep it where passwords are kept.")
