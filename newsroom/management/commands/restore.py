"""`manage.py restore`: brings a backup back into an empty newsroom, and tells story by story whether all is there."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.backups import backups, database

#: Differences told one by one.
MOST = 20


class Command(BaseCommand):
    """Exit code 1 if anything is not as it was."""

    help = "Bring back what `backup` wrote to PLACE (FOLDER/moment). --check: only compare what is here with it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("place", type=Path)
        parser.add_argument("--check", action="store_true", help="bring nothing back, only compare")

    def handle(self, *, place, check, **options):
        place = place.resolve()
        if not (place / backups.ABOUT).exists():
            raise CommandError(f"{place} is no backup: it has no {backups.ABOUT}.")
        if not check:
            try:
                brought = backups.restore(place)
            except (database.Failed, OSError) as error:
                raise CommandError(f"Not restored. {error}") from error
            self.stdout.write(f"The database is back, and {brought} files that the stores lacked.")
        found = list(backups.differences(place))
        for each in found[:MOST]:
            self.stdout.write(self.style.ERROR(f"  {each}"))
        if found:
            self.stdout.write(f"{len(found)} things are not as they were.")
            sys.exit(1)
        self.stdout.write("Every story, every original and the key are as they were.")
        if not check:
            self.stdout.write("Now: manage.py migrate, web_role, and renditions --missing for readers' pictures.")
