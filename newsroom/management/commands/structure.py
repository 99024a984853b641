"""Writes anew what an empty database is given: newsroom/database/structure.sql."""

import secrets
from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsroom import embedded, whole
from newsroom.database import structure


class Command(BaseCommand):
    help = "Write newsroom/database/structure.sql anew: what all migrations come to. After each new migration."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Write nothing, and fail if it says something else.")

    def handle(self, check=False, **options):
        if connection.pg_version // 10000 != embedded.VERSION:
            raise CommandError(
                f"This is written with the PostgreSQL that comes with Newsroom, which is {embedded.VERSION}: "
                "leave DATABASE_URL unset."
            )
        with scratch():
            call_command("migrate", by_steps=True, interactive=False, verbosity=0)
            text = structure.written(connection)
        if check:
            if structure.FILE.read_text(encoding="utf-8") != text:
                raise CommandError("The migrations come to something else than the file says. Run: make structure")
            return
        whole.write(structure.FILE, text)
        self.stdout.write(f"Written: {structure.FILE}, which stands for {len(structure.stands_for())} migrations.")


@contextmanager
def scratch():
    """Django's connection leads to an empty database, which is gone afterwards."""
    usual, name = connection.settings_dict["NAME"], f"structure_{secrets.token_hex(4)}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
