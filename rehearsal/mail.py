"""A mail server that takes everything and counts what came twice."""

import re
import socketserver
import threading
from collections import Counter

_NAME = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class _Talk(socketserver.StreamRequestHandler):
    """One conversation, as far as SMTP is needed to take a letter (RFC 5321)."""

    def handle(self) -> None:
        self.wfile.write(b"220 surat\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 silakan\r\n")
                self.server.take(self._letter())
                self.wfile.write(b"250 diterima\r\n")
            elif verb == b"QUIT":
                self.wfile.write(b"221 selesai\r\n")
                return
            else:
                self.wfile.write(b"250 ya\r\n")

    def _letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)


class Sink(socketserver.ThreadingTCPServer):
    """Listens on `port` of loopback. `away` hangs up on whoever calls."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, port: int):
        super().__init__(("127.0.0.1", port), _Talk)
        self.names: Counter = Counter()
        self.away = False
        threading.Thread(target=self.serve_forever, args=[0.1], daemon=True).start()

    def verify_request(self, request, client_address) -> bool:
        return not self.away

    def take(self, letter: bytes) -> None:
        found = _NAME.search(letter)
        self.names[found[1] if found else letter] += 1

    @property
    def twice(self) -> int:
        """How many letters came more than once under one name, by which a mailbox tells."""
        return sum(count - 1 for count in self.names.values())
