"""`manage.py clean`: what would be thrown away, and with --now, throws it away."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.cleaning import files, rows

#: Files named one by one.
MOST = 20


class Command(BaseCommand):
    """The worker does the same by itself: rows each hour, files each day. Without --now nothing is changed."""

    help = "Tell which rows are past their time and which files belong to no row; remove them with --now."

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="remove them")
        parser.add_argument("--rows", action="store_true", help="rows alone; the store is not looked through")

    def handle(self, *, now, **options):
        for name, count in rows.remove(rounds=10_000) if now else rows.counted():
            self.stdout.write(f"{count:>8} {name}")
        if not options["rows"]:
            self._files(now)
        if not now:
            self.stdout.write("\nNothing was changed. To remove them: manage.py clean --now")

    def _files(self, now: bool) -> None:
        found = files.look()
        gone = files.remove(found) if now else len(found.stray)
        self.stdout.write(f"{gone:>8} files that no row names, of {found.files}")
        for alias, name in found.stray[:MOST]:
            self.stdout.write(f"{'':>8} {alias}: {name}")
        if len(found.stray) > MOST:
            self.stdout.write(f"{'':>8} … and {len(found.stray) - MOST} more")
        if now:
            return
        try:
            files.judge(found)
        except files.Suspicious as why:
            raise CommandError(f"{why}. Is this the store's own database? The worker removes none of them.") from why
