"""`manage.py seals`: do the log's seals hold, and if one does not, what that means and what to do."""

import sys

from django.core.management.base import BaseCommand, CommandError

from audit import seals
from newsroom import sealing


class Command(BaseCommand):
    """Exit code 1 if a seal is broken."""

    help = "Look whether the log still says what it said when it was sealed; say what is wrong, and how to go on."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--begin-anew",
            metavar="WHY",
            help="take the log as it stands, although a seal is broken, and write down why",
        )

    def handle(self, *, begin_anew, **options):
        chain = seals.examine()
        if begin_anew is not None:
            if not chain.broken:
                raise CommandError("No seal is broken: there is nothing to begin anew.")
            try:
                sealing.begin_anew(begin_anew)
            except ValueError as error:
                raise CommandError(
                    f"{error} For example: --begin-anew 'restored the backup of 3 May, Wati'"
                ) from error
            chain = seals.examine()
        self.stdout.write("\n".join(sealing.told(chain)))
        if chain.broken:
            sys.exit(1)
