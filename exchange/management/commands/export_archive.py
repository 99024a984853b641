"""`manage.py export_archive FOLDER`: the whole newsroom, in files that other programs read."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audit import log
from exchange import permissions
from exchange.exporting import EXPORTED, archive, wordpress
from exchange.exporting.folder import Folder, NotWritten
from people.models import User

#: Damaged files that are named one by one.
_TOLD = 20


class Command(BaseCommand):
    """Called again with the folder of a run that was cut off, it goes on with the first file that is missing."""

    help = (
        "Write stories with their whole history, photos, authors, sections and tags to FOLDER, as ninjs 3.1, a line "
        "for each, and the original photos with checksums; or, with --wordpress, files for WordPress's own importer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a new folder, or that of a run that was cut off")
        parser.add_argument(
            "--wordpress", action="store_true", help="write WXR for WordPress, and a table of addresses"
        )
        parser.add_argument(
            "--user", help="take only what this person sees on the desk; they need the right to take out archives"
        )
        parser.add_argument(
            "--pictures",
            default="",
            metavar="ADDRESS",
            help="with --wordpress: where WordPress finds the folder of originals while it imports "
            "(default: the pictures that readers get here)",
        )

    def handle(self, *args, **options) -> None:
        user = self._user(options["user"])
        if user and (why := permissions.why_not_export(user)):
            raise CommandError(str(why))
        folder = Folder(options["folder"])
        tell = lambda name: self.stdout.write(f"  {name}")  # noqa: E731
        try:
            if options["wordpress"]:
                done = wordpress.write(folder, user, tell, options["pictures"])
            else:
                done = archive.write(folder, user, tell)
        except (NotWritten, OSError) as error:
            raise CommandError(f"The archive is not whole. {error}") from error
        form = "wordpress" if options["wordpress"] else "ninjs"
        log.record(EXPORTED, by=user, kind="export", label=str(folder.path), details=done.counts | {"form": form})
        self.stdout.write(self.style.SUCCESS(f"{folder.path}: {self._counted(done)}"))
        if done.left:
            self.stdout.write(f"Left out, because {user} does not see them: {done.left} stories.")
        for one in done.damaged[:_TOLD]:
            self.stderr.write(f"  damaged: {one}")
        if done.damaged:
            raise CommandError(f"{len(done.damaged)} original photos are missing or damaged. All else is there.")

    def _user(self, name: str | None) -> User | None:
        if name is None:
            return None
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {name}. The list of people shows the usernames.")
        return user

    def _counted(self, done: archive.Done) -> str:
        return ", ".join(f"{name} {count}" for name, count in done.counts.items())
