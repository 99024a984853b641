"""How much processor time a process and its children have used, from Linux's /proc."""

import contextlib
import os
from pathlib import Path

from django.db import connection


def seconds(pid: int) -> float | None:
    """User and system time of the tree below `pid`, those that ended included; None where there is no /proc.

    ProcessLookupError where `pid` itself has ended.
    """
    if not Path("/proc/self/stat").exists():
        return None
    while Path(f"/proc/{pid}").exists():
        # a process may end while it is looked at; its parent answers for it then, so the whole tree is read again
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            tree = _tree(pid)
            ticks = sum(_ticks(one) for one in tree)
            if _tree(pid) == tree:
                return ticks / os.sysconf("SC_CLK_TCK")
    raise ProcessLookupError(f"Process {pid} has ended.")


def _ticks(pid: int) -> int:
    """Its own time and that of its children that ended."""
    # the name in brackets may hold spaces; the four times are the 14th to 17th words of the line
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(word) for word in words[11:15])


def _tree(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += _tree(int(child))
    return found


def database() -> int | None:
    """The first process of the database, if it runs on this machine: what serves a connection is a child of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), inet_server_addr() IS NULL OR host(inet_server_addr()) LIKE '127.%'")
        pid, is_here = cursor.fetchone()
    status = Path(f"/proc/{pid}/status")
    if not (is_here and status.exists() and "postgres" in Path(f"/proc/{pid}/comm").read_text()):
        return None
    return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("PPid:")))
