"""Fetching from elsewhere: allowed hosts alone, never our own network, and no more than was agreed."""

import gzip
import http.client
import socket
import ssl
import threading
import time
import zlib

import pytest

from exchange import fetching, hosts
from exchange.fetching import Limits, NotFetched

PUBLIC = "93.184.215.14"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngif!"


class Elsewhere:
    """A machine that answers each connection with the next of its answers; it stands in for the open internet."""

    def __init__(self, *answers, pause=0.0):
        self.answers, self.pause = list(answers), pause
        self.asked: list[tuple[str, int]] = []
        self.requests: list[bytes] = []
        self.names = {"w.example": [PUBLIC], "img.w.example": [PUBLIC]}

    def look_up(self, host, port):
        if host not in self.names:
            raise OSError("no such host")
        return self.names[host]

    def connect(self, number, port, seconds):
        self.asked.append((number, port))
        ours, theirs = socket.socketpair()
        ours.settimeout(seconds)
        threading.Thread(target=self._answer, args=(theirs, self.answers.pop(0)), daemon=True).start()
        return ours

    def _answer(self, line, answer):
        with line:
            self.requests.append(line.recv(65_536))
            for at in range(0, len(answer), 1 if self.pause else len(answer) or 1):
                try:
                    line.sendall(answer[at : at + (1 if self.pause else len(answer))])
                except OSError:
                    return
                time.sleep(self.pause)

    def fetch(self, address="http://w.example/a.gif", allowed=("w.example",), **limits):
        return fetching.fetch(address, allowed, Limits(**limits), self.look_up, self.connect)


def moved(where):
    return f"HTTP/1.1 302 Found\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode()


def test_an_allowed_file_is_fetched_from_the_number_that_was_judged():
    there = Elsewhere(OK)
    assert there.fetch("http://img.w.example/a%20b.gif?x=1") == b"gif!"
    assert there.asked == [(PUBLIC, 80)]
    assert there.requests[0].startswith(b"GET /a%20b.gif?x=1 HTTP/1.1\r\nHost: img.w.example\r\n")


@pytest.mark.parametrize(
    "address",
    [
        "http://lain.example/a.gif",
        "http://w.example.lain.example/a.gif",
        "http://xw.example/a.gif",
        "http://user:word@w.example/a.gif",
        "http://w.example:8080/a.gif",
        "file:///etc/passwd",
        "ftp://w.example/a.gif",
        "http:///a.gif",
        "http://[::1/a.gif",
        "//w.example/a.gif",
        "",
    ],
)
def test_what_was_not_allowed_is_not_asked(address):
    there = Elsewhere(OK)
    with pytest.raises(NotFetched):
        there.fetch(address)
    assert there.asked == []


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not a number",
    ],
)
def test_a_host_within_our_own_network_is_not_asked(number):
    assert not hosts.is_public(number)
    there = Elsewhere(OK)
    there.names["w.example"] = [PUBLIC, number]
    with pytest.raises(NotFetched, match="network"):
        there.fetch()
    assert there.asked == []


@pytest.mark.parametrize("number", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_open_internet_is(number):
    assert hosts.is_public(number)


def test_a_redirect_is_judged_like_the_first_address():
    assert Elsewhere(moved("/b.gif"), OK).fetch() == b"gif!"
    for where in ("http://lain.example/a.gif", "http://127.0.0.1/a.gif", "file:///etc/passwd"):
        there = Elsewhere(moved(where), OK)
        with pytest.raises(NotFetched):
            there.fetch()
        assert len(there.asked) == 1


def test_a_name_that_means_another_machine_at_the_second_look_leads_nowhere():
    there = Elsewhere(moved("/b.gif"), OK)
    looked = iter([[PUBLIC], ["127.0.0.1"]])
    there.look_up = lambda host, port: next(looked)
    with pytest.raises(NotFetched, match="network"):
        there.fetch()
    assert there.asked == [(PUBLIC, 80)]


def test_redirects_end():
    there = Elsewhere(*[moved("/b.gif")] * 9)
    with pytest.raises(NotFetched, match="on and on"):
        there.fetch(redirects=2)
    assert len(there.asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + b"x" * 5000,
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n" + b"x" * 5000 + b"\r\n0\r\n\r\n",
    ],
    ids=["said", "not said", "in chunks"],
)
def test_size_is_bounded(answer):
    with pytest.raises(NotFetched, match="larger"):
        Elsewhere(answer).fetch(bytes=1000)
    assert len(Elsewhere(answer).fetch(bytes=5000)) == 5000


def packed(body: bytes, how: str, **said) -> bytes:
    length = said.get("length", len(body))
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: {how}\r\nContent-Length: {length}\r\n\r\n".encode() + body


def test_what_comes_packed_unasked_is_unpacked():
    text = b"<rss/>" * 50_000
    assert Elsewhere(packed(gzip.compress(text), "GZIP")).fetch() == text
    assert Elsewhere(packed(zlib.compress(text), "deflate")).fetch() == text
    assert Elsewhere(packed(gzip.compress(text) + gzip.compress(b"<end/>"), "x-gzip")).fetch() == text + b"<end/>"
    assert Elsewhere(packed(b"gif!", "identity")).fetch() == b"gif!"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (packed(b"\x1f\x8b", "br"), r"packed \(br\)"),
        (packed(b"<rss/>", "gzip"), "damaged"),
        (packed(gzip.compress(b"a")[:-6], "gzip"), "cut off"),
        (packed(gzip.compress(b"a"), "gzip", length=90), "cut off"),
        (packed(gzip.compress(b"x" * 20_000_000), "gzip"), "larger"),
        (packed(gzip.compress(b"") * 60_000, "gzip").replace(b"Content-Length", b"X-Length"), "larger"),
    ],
    ids=["unknown", "damaged", "cut off", "the line was cut", "a bomb", "many that hold nothing"],
)
def test_what_is_packed_badly_is_a_sentence_and_no_more_is_opened_than_agreed(answer, why):
    with pytest.raises(NotFetched, match=why):
        Elsewhere(answer).fetch(bytes=1_000_000)


def test_a_number_of_our_own_network_is_refused_before_anybody_is_asked():
    for number in ("127.0.0.1", "10.0.0.1", "[::1]"):
        with pytest.raises(NotFetched, match="network"):
            fetching.judged(f"http://{number}/a", [number.strip("[]")])
    assert fetching.judged(f"http://{PUBLIC}/a", [PUBLIC]).hostname == PUBLIC


def test_a_file_that_was_cut_off_is_none():
    with pytest.raises(NotFetched, match="cut off"):
        Elsewhere(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ngif!").fetch()


def test_time_is_bounded_as_a_whole():
    began = time.monotonic()
    with pytest.raises(NotFetched, match="longer"):
        Elsewhere(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000, pause=0.02).fetch(seconds=0.3)
    with pytest.raises(NotFetched, match="longer"):  # of a text that came in drops nobody says that it was cut off
        Elsewhere(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + b"y" * 1000, pause=0.02).fetch(seconds=1.5)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"HTTP/1.1 404 No\r\n\r\n", b"HTTP/1.1 302 Found\r\n\r\n"])
def test_whatever_goes_wrong_is_a_sentence(answer):
    with pytest.raises(NotFetched, match=r"w\.example"):
        Elsewhere(answer).fetch()


def test_a_name_that_nobody_looks_up_in_time_is_given_up():
    there, over = Elsewhere(OK), threading.Event()
    there.look_up = lambda host, port: over.wait(30) and []
    with pytest.raises(NotFetched, match="in time"):
        there.fetch(seconds=0.2)
    assert there.asked == []
    over.set()


def test_what_goes_wrong_at_the_look_up_is_no_matter_of_time():
    with pytest.raises(ZeroDivisionError):
        hosts.within(5, lambda: 1 / 0)
    assert hosts.within(5, lambda: "ada") == "ada"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "takes no connections"),
        (TimeoutError("timed out"), "too long"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "certificate"),
        (OSError(113, "No route to host"), "line broke off"),
        (http.client.BadStatusLine("\x16\x03"), "not of the web"),
    ],
)
def test_what_kept_it_from_answering_is_said_in_words_and_the_log_has_the_rest(caplog, error, said):
    there = Elsewhere()

    def connect(*_args):
        raise error

    there.connect = connect
    with pytest.raises(NotFetched, match=said) as refused:
        there.fetch()
    assert str(error) not in str(refused.value)
    assert repr(error) in caplog.text
