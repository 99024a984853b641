"""`make demo` as a process of its own, driven and listened to."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
#: Seconds within which it opens for the first time and later, and stops: so many that only a hung one takes them.
FIRST_START, LATER_START, STOP = 1200, 600, 300


class Demo:
    """A demo: where it keeps its data, in which database if not its own, on which port, and what it has said."""

    def __init__(self, data: Path, database: str = ""):
        self.data = data
        self.database = database
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        self.env["NEWSROOM_DATA"] = str(data)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen | None = None
        self.said_first = ""

    def start(self, seconds: float) -> None:
        """Start it and wait until it says that it is open."""
        self.process = subprocess.Popen(
            self.command("demo", "--port", str(self.port)),
            stdout=(self.data.parent / "said").open("w"),
            stderr=subprocess.STDOUT,
            cwd=BASE,
            env=self.env,
        )
        end = time.monotonic() + seconds
        while "Newsroom is open" not in self.said:
            assert self.process.poll() is None, f"it ended:\n{self.said}"
            assert time.monotonic() < end, f"it is slow:\n{self.said}"
            time.sleep(0.2)

    def stop(self, signum: int = signal.SIGINT) -> int:
        """Ask it to end as Ctrl-C does. Returns its exit code."""
        self.process.send_signal(signum)
        return self.process.wait(STOP)

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        """Another command on the same data."""
        env = self.env | {"NEWSROOM_EMBEDDED": "1"}
        return subprocess.run(
            self.command(*arguments), cwd=BASE, env=env, capture_output=True, text=True, timeout=FIRST_START
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-W", "ignore", "manage.py", *arguments]

    @property
    def said(self) -> str:
        return (self.data.parent / "said").read_text()

    @property
    def told(self) -> dict:
        return json.loads((self.data / "demo.json").read_text())

    def left_behind(self) -> list[str]:
        """Command lines of processes that still belong to this demo."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                mine = (
                    str(self.data) in line
                    or f"NEWSROOM_DATA={self.data}\0".encode() in (folder / "environ").read_bytes()
                )
            except OSError:
                continue  # it ended, or is somebody else's
            if mine:
                found.append(line)
        return found
