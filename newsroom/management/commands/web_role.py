"""Gives a database role what the web server and the worker need, and nothing with which to change the tables."""

import os

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from psycopg2 import sql

#: Their triggers refuse it too; a role that owns no table cannot drop those.
ONLY_GROWS = "audit_entry"


class Command(BaseCommand):
    """Run by the tables' owner, after each migration."""

    help = (
        "Let a role read and write the newsroom's tables without owning them. Run it with the owner's DATABASE_URL, "
        "after migrate. A role that does not exist is made if NEWSROOM_WEB_PASSWORD gives its password."
    )

    def add_arguments(self, parser):
        parser.add_argument("role", nargs="?", default="newsroom_web")

    def handle(self, *, role, **options):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                self._make(cursor, role)
                self._refuse_power(cursor, role)
                for statement in grants(role, connection.settings_dict["NAME"]):
                    cursor.execute(statement)
        except DatabaseError as error:
            raise CommandError(f"The role “{role}” was not set up: {error}") from error
        self.stdout.write(
            f"“{role}” may read and write, and owns nothing. Name it in DATABASE_URL of web and worker."
        )

    def _make(self, cursor, role: str) -> None:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone():
            return
        password = os.environ.get("NEWSROOM_WEB_PASSWORD", "")
        if not password:
            raise CommandError(
                f"There is no role “{role}”. Make it as PostgreSQL's administrator (create role {role} login "
                "password '…'), or set NEWSROOM_WEB_PASSWORD."
            )
        made = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(role), sql.Literal(password))
        cursor.execute(made)

    def _refuse_power(self, cursor, role: str) -> None:
        """Raises CommandError for a role to which limits would mean nothing."""
        cursor.execute(
            "SELECT rolsuper OR rolname = current_user OR pg_has_role(rolname, current_user, 'MEMBER'),"
            " EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace)"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        powerful, owns = cursor.fetchone()
        if powerful or owns:
            raise CommandError(f"“{role}” owns tables, or can act as who does. Name a role that does not.")


def grants(role: str, database: str) -> list[sql.Composed]:
    """What `role` gets in `database`, and what it loses if it had it."""
    statements = (
        "GRANT CONNECT ON DATABASE {database} TO {role}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM {role}",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
        "REVOKE UPDATE, DELETE ON {only_grows} FROM {role}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    )
    names = {name: sql.Identifier(named) for name, named in (("role", role), ("database", database))}
    names["only_grows"] = sql.Identifier(ONLY_GROWS)
    return [sql.SQL(statement).format(**names) for statement in statements]
