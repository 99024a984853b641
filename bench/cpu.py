"""How much processor time a process and its children have used, from Linux's /proc."""

import os
from pathlib import Path

from django.db import connection


def seconds(pid: int) -> float | None:
    """User and system time of the tree below `pid`; None where there is no /proc."""
    if not Path("/proc/self/stat").exists():
        return None
    ticks = 0
    for one in _tree(pid):
        # the name in brackets may hold spaces; user and system time are the 14th and 15th words of the line
        words = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")


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
