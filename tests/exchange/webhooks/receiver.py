"""A receiver on the open internet, as far as a sender can tell."""

import json
import socket
import threading
from functools import partial

from exchange import fetching
from exchange.models import Event, Webhook
from exchange.webhooks import signing

PUBLIC = "93.184.215.14"
#: The real one, whatever a test puts in its place.
POST = fetching.post
SECRET = signing.new_secret()


class Receiver:
    """Answers each telling with the next of `answers` (a status), and with 200 when there are none left."""

    def __init__(self, *answers: int):
        self.answers, self.numbers = list(answers), [PUBLIC]
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.asked: list[tuple[str, int]] = []

    @property
    def told(self) -> list[dict]:
        return [json.loads(body) for _headers, body in self.heard]

    @property
    def events(self) -> list[tuple[int, str]]:
        """Of which story, and what."""
        return [((one["story"] or one["gone"])["id"], one["event"]) for one in self.told]

    def post(self, address, body, headers, limits):
        """In place of `fetching.post`: the same, but for where names lead."""
        ask = partial(POST, look_up=lambda host, port: self.numbers, connect=self._connect)
        return ask(address, body, headers, limits)

    def _connect(self, number, port, seconds):
        self.asked.append((number, port))
        ours, theirs = socket.socketpair()
        ours.settimeout(seconds)
        status = self.answers.pop(0) if self.answers else 200
        threading.Thread(target=self._hear, args=(theirs, status), daemon=True).start()
        return ours

    def _hear(self, line, status):
        with line, line.makefile("rb") as lines:
            lines.readline()
            headers = {}
            while text := lines.readline().decode().strip():
                name, _colon, value = text.partition(": ")
                headers[name.lower()] = value
            self.heard.append((headers, lines.read(int(headers["content-length"]))))
            line.sendall(f"HTTP/1.1 {status} X\r\nContent-Length: 4\r\nLocation: http://x/\r\n\r\nbaik".encode())


def hook(cast, **more) -> Webhook:
    """A webhook of the administrator's for everything."""
    told = {"name": "Mitra", "address": "http://mitra.example/berita", "events": Event.values}
    return Webhook.objects.create(**told | more, secret=signing.sealed(SECRET), created_by=cast.administrator)
