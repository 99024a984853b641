"""Looks whether all parts of the house are well, and says how to mend what is not."""

import sys

from django.core.management.base import BaseCommand

from newsroom import health


class Command(BaseCommand):
    """Exit code 1 if something is wrong, so that a monitor can ask."""

    help = "Check database, worker, storage, mail, clock and secrets, and say how to mend each."
    requires_system_checks = []

    def handle(self, **options):
        ill = 0
        for finding in health.examine():
            mark = self.style.SUCCESS("  well ") if finding.well else self.style.ERROR("  ILL  ")
            self.stdout.write(f"{mark} {finding.what:<17} {finding.said}")
            if not finding.well:
                ill += 1
                self.stdout.write(f"         {'':<17} → {finding.remedy}")
        if ill:
            self.stdout.write(f"\n{ill} of these need mending.")
            sys.exit(1)
        self.stdout.write("\nAll is well.")
