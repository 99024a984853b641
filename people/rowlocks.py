"""Holding rows until a transaction ends, so that what was read of them is still true when something is written."""

import hashlib
from collections.abc import Iterable

from django.db import connection
from django.db.models import Manager, QuerySet


def held(rows: QuerySet | Manager, *, waiting: bool = True, ending: bool = False) -> QuerySet:
    """The same rows, held as they are read; not those that are joined to them. Called in a transaction.

    Who else wants to hold them waits; with `waiting` False, one leaves out what somebody else holds.

    Whatever points to a held row can be written meanwhile, except for `ending`: to take the rows away. Otherwise two
    people would wait for one another: an open page says that it lives while its form is received, the form waits for
    what the page said, and PostgreSQL lets nobody point to a row of which it does not know that it stays.
    """
    return rows.select_for_update(of=("self",), no_key=not ending, skip_locked=not waiting)


def take_turns(whats: Iterable[str]) -> None:
    """Let whoever else asks for one of the same things wait until this transaction ends: for what is no row yet."""
    numbers = sorted({int.from_bytes(hashlib.sha256(what.encode()).digest()[:7]) for what in whats})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number", [numbers])
