"""`manage.py fold_words`: make ready for search whatever is not, and count the words."""

from django.core.management.base import BaseCommand

from articles.finding import upkeep


class Command(BaseCommand):
    help = "Makes stories ready for search that are not yet; the worker does so by itself, more slowly."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="every story anew, after the rules of search changed")

    def handle(self, *args, **options):
        if options["all"]:
            upkeep.fold_all(self._told)
        else:
            done = 0
            while some := upkeep.catch_up():
                done += some
                self._told(done)
        self.stdout.write("Search knows every story.")

    def _told(self, done: int) -> None:
        if done % 5_000 < upkeep.AT_ONCE:
            self.stdout.write(f"{done} …")
