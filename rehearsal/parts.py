"""A part of the newsroom: a process that is started again when it dies, as a unit of systemd is."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
#: As in deploy/systemd.
RESTART_SECONDS = 2.0
GRACE_SECONDS = 15


class Part:
    """One process, with its output in a file. `keep` starts it again whenever it ends by itself."""

    def __init__(self, name: str, command: list[str], folder: Path, env: dict[str, str], user: dict | None = None):
        self.name, self.command, self.env, self.user = name, command, env, user or {}
        self.log = folder / f"{name}.log"
        self.popen: subprocess.Popen | None = None
        self.restarts = 0
        self._wanted = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start it, in a group of its own so that its children end with it."""
        with self._lock, self.log.open("ab") as output:
            self._wanted = True
            self.popen = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=BASE,
                env=os.environ | self.env,
                start_new_session=True,
                **self.user,
            )

    def keep(self) -> None:
        """Start it again if it ended by itself some seconds ago. Called again and again."""
        if self._wanted and self.popen and self.popen.poll() is not None:
            time.sleep(RESTART_SECONDS)
            if self._wanted:
                self.restarts += 1
                self.start()

    def kill(self) -> None:
        """As a machine does that loses its power."""
        self._signal(signal.SIGKILL)

    def hang(self) -> None:
        """Nothing is refused, and nothing is answered."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def children(self) -> list[int]:
        """The ids of the processes that it started."""
        path = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def stop(self) -> None:
        """End it for good, with what it started."""
        self._wanted = False
        if not self.popen:
            return
        self._signal(signal.SIGCONT)
        self.popen.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(GRACE_SECONDS)
        self._signal(signal.SIGKILL)
        self.popen.wait()

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.popen.pid, number)


class Keeper(threading.Thread):
    """Starts again what died, each part by itself: one that starts slowly keeps no other waiting."""

    def __init__(self, parts: list[Part]):
        super().__init__(name="keeper", daemon=True)
        self._parts = parts
        self._end = threading.Event()

    def run(self) -> None:
        threads = [threading.Thread(target=self._keep, args=[part.keep], daemon=True) for part in self._parts]
        for thread in threads:
            thread.start()
        self._end.wait()

    def _keep(self, keep: Callable[[], None]) -> None:
        while not self._end.wait(0.1):
            keep()

    def stop(self) -> None:
        self._end.set()
