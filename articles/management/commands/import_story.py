"""`manage.py import_story FILE`: a page's plain text becomes a draft."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import permissions
from articles.models import Article
from articles.text import importing, pagetext
from people.models import Author, User
from sections.models import Section


class Command(BaseCommand):
    """Reads a page's text and makes a draft; lists what it could not place."""

    help = "Make a draft from the plain text of a page (headline, Kredit Foto, dateline, Baca Juga, Penulis, Editor)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the page, as UTF-8 text")
        parser.add_argument("--user", help="username of the writer; default: whose byline it is")
        parser.add_argument("--section", help="slug of the section")

    def handle(self, *args, **options):
        text = self._read(options["file"])
        try:
            page = pagetext.parse(text, Section.objects.values_list("name", flat=True))
        except ValueError as error:
            raise CommandError(f"{options['file']}: {error}") from error
        imported = importing.make_draft(page, self._user(options, page), self._section(options))
        self._report(imported, page)

    def _read(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {path}.") from error
        except OSError as error:
            raise CommandError(f"{path} could not be read ({error.strerror}). Name one text file.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8 text (byte {error.start}). Save it as UTF-8 first.") from error

    def _user(self, options, page) -> User:
        if name := options["user"]:
            user = User.objects.filter(username=name).first()
            if user is None:
                raise CommandError(f"Nobody signs in as {name}. The list of people shows the usernames.")
        else:
            author = Author.objects.filter(name__in=page.writers, user__isnull=False).first()
            user = author.user if author else None
        if user is None:
            raise CommandError("Nobody with a login has this byline. Say whose draft it is: --user USERNAME")
        if reason := permissions.why_not_create(user):
            raise CommandError(f"{user.username}: {reason}")
        return user

    def _section(self, options) -> Section | None:
        if not (slug := options["section"]):
            return None
        section = Section.objects.filter(slug=slug).first()
        if section is None:
            known = ", ".join(Section.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no section {slug}. There are: {known}")
        return section

    def _report(self, imported: importing.Imported, page: pagetext.PageText) -> None:
        article: Article = imported.article
        self.stdout.write(self.style.SUCCESS(f"Draft {article.pk}: {article.headline}"))
        self.stdout.write(f"Printed by the site itself, left out: {len(page.furniture)} lines")
        for line in page.furniture:
            self.stdout.write(f"  - {line}")
        if page.paper:
            self.stdout.write(f"The dateline named the paper “{page.paper}”; the site prints its own name there.")
        self.stdout.write(f"Could not be placed: {len(imported.unplaced)}")
        for sentence in imported.unplaced:
            self.stdout.write(f"  - {sentence}")
