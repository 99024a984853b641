"""What somebody else does at the same time, in an order that no machine's speed changes."""

import threading
import time
from contextlib import contextmanager

from django.db import connection, transaction

#: Nothing waits this long where all is well (s).
PATIENCE = 60
_WAITED_FOR = (
    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
)


@contextmanager
def meanwhile(first, then=lambda: None):
    """Somebody else has done `first` in a transaction; once anybody waits for it, they do `then`, and it ends.

    What went wrong there is raised at the end of the block, and that nobody waited. Needs real transactions.
    """
    begun, over, wrong = threading.Event(), threading.Event(), []

    def work():
        try:
            with transaction.atomic():
                first()
                begun.set()
                assert _waited_for(over), "nobody waited for the other transaction"
                then()
        except BaseException as error:  # whatever it is, the test is told
            wrong.append(error)
        finally:
            begun.set()
            connection.close()

    other = threading.Thread(target=work)
    other.start()
    try:
        assert begun.wait(PATIENCE), "the other transaction did not begin"
        yield
    finally:
        over.set()
        other.join(PATIENCE)
    if wrong:
        raise wrong[0]


def _waited_for(over: threading.Event) -> bool:
    end = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while not over.is_set() and time.monotonic() < end:
            cursor.execute(_WAITED_FOR)
            if cursor.fetchone()[0]:
                return True
            over.wait(0.01)
    return False
