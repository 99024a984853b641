"""`manage.py import_archive SOURCE`: another system's export becomes stories and photos. First a trial."""

import os
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.refusals import Refused
from exchange import ninjs
from exchange.importing import otherend, reading, reports, running, runs, undoing
from exchange.models import ImportRun, Result, RunState
from people.models import User
from sections.models import Section


class Command(BaseCommand):
    """Without `--run` nothing is written but the report.

    What readers are to have of it waits with `--run` until somebody else releases it, here or on its page.
    """

    help = (
        "Bring in another system's export: WordPress (WXR, REST), Ghost, Medium, Blogger, Squarespace, Substack, "
        "RSS, Atom, CSV, a folder of HTML, or an archive of a newsroom like this one; a file, a folder or a zip. "
        "Without --run it only says what it would do."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source", help="a file, a folder or a zip; with --release, --resume and --undo the number of an import"
        )
        parser.add_argument("--user", required=True, help="who answers for it; needs the right to bring in archives")
        parser.add_argument("--run", action="store_true", help="write what the trial tells")
        parser.add_argument("--drafts", action="store_true", help="nothing goes live: all of it becomes drafts")
        parser.add_argument(
            "--release", action="store_true", help="let readers have an import that waits for it; the user answers"
        )
        parser.add_argument("--resume", action="store_true", help="go on with an import that was interrupted")
        parser.add_argument("--undo", action="store_true", help="take back what an import made")
        parser.add_argument("--section", help="slug of the section for what has no other")
        parser.add_argument(
            "--map", action="append", default=[], metavar="CATEGORY=SECTION", help="slugs; repeatable"
        )
        parser.add_argument(
            "--column", action="append", default=[], metavar="FIELD=COLUMN", help="for CSV; repeatable"
        )
        parser.add_argument("--host", action="append", default=[], help="a host from which pictures may be fetched")
        parser.add_argument("--uploads", type=Path, help="a folder or zip of the old system's pictures")
        parser.add_argument(
            "--zone", default=settings.TIME_ZONE, help="of times that name none (default: the house's)"
        )
        parser.add_argument(
            "--processes", type=int, choices=(1, 2), default=2, help="of a large import: how many do it (default: 2)"
        )
        parser.add_argument("--from-the-end", action="store_true", help=SUPPRESS)  # what the second of them is told
        parser.add_argument("--report", type=Path, help="where the report goes, as CSV")

    def handle(self, *args, **options) -> None:
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {options['user']}. The list of people shows the usernames.")
        try:
            run = self._done(options, user)
        except Refused as error:
            raise CommandError(" ".join(error.messages)) from error
        if options["from_the_end"]:
            return
        self._tell(run)
        if options["report"]:
            with options["report"].open("w", encoding="utf-8", newline="") as file:
                file.writelines(reports.lines(run))
            self.stdout.write(f"Report: {options['report']}")

    def _done(self, options, user: User) -> ImportRun:
        if not (options["undo"] or options["release"] or options["resume"]):
            return self._import(options, user)
        run = self._numbered(options["source"])
        if options["undo"]:
            return self._undo(run, user)
        if options["release"]:
            runs.release(run, user)
        else:
            runs.refuse_stranger(user)
        return self._to_the_end(run, options, user)

    def _import(self, options, user: User) -> ImportRun:
        chosen = {
            "zone": self._zone(options["zone"]),
            "hosts": [host.lower() for host in options["host"]],
            "columns": dict(self._pairs(options["column"], "--column")),
            "uploads": str(options["uploads"].resolve()) if options["uploads"] else "",
        }
        path = Path(options["source"])
        if not options["uploads"] and (path / ninjs.MANIFEST).is_file():  # an archive of ours has its photos in it
            chosen["uploads"] = str(path.resolve())
        run = runs.begin(user, path.name, chosen)
        self.stdout.write(f"Import {run.pk}: reading {path}")
        if not reading.read(run, path, options["uploads"]):
            raise CommandError(run.refused)
        given = {category: self._section(slug) for category, slug in self._pairs(options["map"], "--map")}
        section = self._section(options["section"]) if options["section"] else None
        runs.choose(run, runs.proposed(run) | given, section, options["drafts"])
        if not options["run"]:
            runs.try_out(run)
        elif not runs.bring_in(run, user):
            return run
        return self._to_the_end(run, options, user)

    def _to_the_end(self, run: ImportRun, options, user: User) -> ImportRun:
        pictures = runs.pictures_of(run)
        if options["from_the_end"]:
            first = os.getppid()
            while os.getppid() == first and runs.step(run, pictures=pictures, backwards=True):
                continue
            return run
        with otherend.at_work(run, user, options["processes"] == 2):
            while runs.step(run, pictures=pictures):
                counted = running.counts(run)
                total = sum(counted.values())
                self.stdout.write(f"  {total - counted.get(Result.WAITING, 0)} of {total}")
        run.refresh_from_db()
        return run

    def _numbered(self, number: str) -> ImportRun:
        run = ImportRun.objects.filter(pk=int(number)).first() if number.isdecimal() else None
        if run is None:
            raise CommandError(f"There is no import {number}.")
        return run

    def _undo(self, run: ImportRun, user: User) -> ImportRun:
        if not undoing.begin(run, user) and run.state != RunState.UNDOING:
            raise CommandError(
                f"Import {run.pk} is no finished one that wrote anything, so there is nothing to undo."
            )
        while undoing.work(run, user, 200):
            self.stdout.write(".", ending="")
        return run

    def _tell(self, run: ImportRun) -> None:
        counted = running.counts(run)
        self.stdout.write(self.style.SUCCESS(f"{'Trial' if run.is_trial else 'Import'} {run.pk}: {run.state}"))
        for result in Result:
            if counted.get(result):
                self.stdout.write(f"  {result.value}: {counted[result]}")
        if textless := run.rows.filter(is_textless=True).count():
            self.stdout.write(f"  without text: {textless}")
        self.stdout.write(f"  rows in all: {sum(counted.values())}")
        for place in run.mended:
            self.stdout.write(f"  mended: {place['what']} (line {place['line']}, column {place['column']})")
        if more := run.facts.get("more_mended"):
            self.stdout.write(f"  and {more} places more")
        for row in run.rows.exclude(reason="").exclude(result=Result.WAITING)[:20]:
            self.stdout.write(f"  - {row.file}:{row.line} {row.title}: {row.result}. {row.reason}")
        if run.is_trial:
            self.stdout.write("Nothing was written. With --run it will be.")
        if runs.waits_for_release(run):
            self.stdout.write(
                f"It waits: {run.facts['live']} stories were published. Somebody else, who publishes on every desk, "
                f"releases them on its page, or with: manage.py import_archive {run.pk} --release --user USERNAME. "
                "With --drafts all of it comes in as drafts, and at once."
            )

    def _zone(self, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise CommandError(f"There is no time zone {name}. Write one as Asia/Jakarta.") from error
        return name

    def _section(self, slug: str) -> int:
        section = Section.objects.filter(slug=slug).first()
        if section is None:
            known = ", ".join(Section.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no section {slug}. There are: {known}")
        return section.pk

    def _pairs(self, given: list[str], option: str) -> list[tuple[str, str]]:
        for one in given:
            if "=" not in one:
                raise CommandError(f"{option} {one}: write it as NAME=NAME.")
        return [tuple(one.split("=", 1)) for one in given]
