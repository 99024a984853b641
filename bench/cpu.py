"""How much processor time a process and its children have used, from Linux's /proc."""

import os
from pathlib import Path


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
