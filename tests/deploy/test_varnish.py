"""The cache in front keeps one copy of a page, whatever strangers add to its address; asked of a real Varnish."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from public.fast import caching

BASE = Path(__file__).resolve().parent.parent.parent
VCL = (BASE / "deploy" / "varnish" / "default.vcl").read_text()
VARNISHD = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin")
SITE = "www.koran.example"


class Newsroom(BaseHTTPRequestHandler):
    """Answers as the newsroom does, as far as a cache cares, and counts what it is asked for."""

    protocol_version = "HTTP/1.1"
    asked: Counter = Counter()
    codings: set = set()
    marks: list = []
    begun, go_on = threading.Event(), threading.Event()

    def do_GET(self):
        parts = urlsplit(self.path)
        if not parts.path.startswith("/static/css/tokens"):
            self.asked[self.path] += 1
            self.codings.add(self.headers.get("Accept-Encoding", ""))
            self.marks.append(self.headers.get("X-Purge-Mark", ""))
        if parts.path == "/lambat/":
            self.begun.set()
            self.go_on.wait(10)
        status = 404 if parts.path.startswith("/tidak") else 200
        body = b"x" * (40_000 if status == 404 else 100)
        self.send_response(status)
        private = parts.path.startswith(("/admin/", "/pratinjau/"))
        self.send_header("Cache-Control", "no-store" if private else "public, max-age=60, s-maxage=60")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("xkey", "front site")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_POST = do_GET

    def log_message(self, *args):
        pass


class Desk(Newsroom):
    """The desk's own server: counts apart."""

    asked: Counter = Counter()


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The port of a Varnish with our rules before a newsroom."""
    if VARNISHD is None:
        why = "Varnish is not installed (Debian: apt install varnish varnish-modules)"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    newsroom, desk = (ThreadingHTTPServer(("127.0.0.1", 0), kind) for kind in (Newsroom, Desk))
    for server in (newsroom, desk):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = tmp_path_factory.mktemp("varnish")
    rules = VCL
    for name, server in {"web": newsroom, "desk": desk}.items():
        place = f'.host = "{name}";\n    .port = "8000";'
        assert place in rules
        rules = rules.replace(place, f'.host = "127.0.0.1";\n    .port = "{server.server_port}";')
    (folder / "rules.vcl").write_text(rules)
    port = free_port()
    command = [VARNISHD, "-F", "-n", str(folder / "work"), "-f", str(folder / "rules.vcl"), "-j", "none"]
    command += ["-a", f"127.0.0.1:{port}", *started_with(), "-T", "none"]
    env = os.environ | {"NEWSROOM_URL": f"https://{SITE}", "NEWSROOM_PURGE_TOKEN": "rahasia"}
    with (folder / "said").open("wb") as said:
        varnish = subprocess.Popen(command, stdout=said, stderr=said, env=env)
    try:
        wait_for(port, varnish, folder / "said")
        yield port
    finally:
        varnish.terminate()
        varnish.wait(15)
        newsroom.shutdown()
        desk.shutdown()


def started_with() -> list[str]:
    """Stores and parameters as the image starts it, with a smaller main store."""
    said = re.findall(r'"(-[sp])", "([^"]+)"', (BASE / "deploy" / "varnish" / "Dockerfile").read_text())
    assert {("-s", "pages=malloc,256m"), ("-s", "odd=malloc,16m")} <= set(said)
    return [word.replace("malloc,256m", "malloc,4m") for pair in said for word in pair]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port, varnish, said):
    for _try in range(300):
        if varnish.poll() is not None:
            pytest.fail(f"Varnish ended: {said.read_text()}")
        try:
            if ask(port, "/awal")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"Varnish does not answer: {said.read_text()}")


def ask(port, path, method="GET", **headers) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        told = {"Host": SITE, "X-Forwarded-Proto": "https"} | headers
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in told.items()})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def fetched(port, *paths, **headers) -> list[str]:
    """What the newsroom was asked for while readers asked for `paths`."""
    Newsroom.asked.clear()
    for path in paths:
        ask(port, path, **headers)
    return list(Newsroom.asked.elements())


def test_the_desk_is_asked_of_its_own_server_and_readers_pages_of_theirs(port):
    Desk.asked.clear()
    assert fetched(port, "/admin/", "/admin", "/administrasi/", "/static/admin/a.js") == [
        "/administrasi/",
        "/static/admin/a.js",
    ]
    assert list(Desk.asked.elements()) == ["/admin/", "/admin"]


def test_whom_the_cache_asks_is_started_beside_it():
    services = re.findall(r"^  (\w+):\n", (BASE / "docker-compose.yml").read_text(), re.MULTILINE)
    assert set(re.findall(r'\.host = "(\w+)"', VCL)) == {"web", "desk"} <= set(services)


def test_the_cache_and_the_newsroom_know_the_same_parameters():
    [known] = re.findall(r"\(\?!\(([a-z|]+)\)=", VCL)
    assert set(known.split("|")) == caching.PARAMETERS


def test_parameters_that_no_page_knows_make_no_copy(port):
    junk = [
        "",
        "?utm_source=a",
        "?x=1",
        "?a&b&c",
        "?hari",
        "?hari=",
        "?qq=1&hari2=3",
        "?&&&",
        "?page=2&utm_id=7",
        "?Q=1",
    ]
    assert fetched(port, *(f"/indeks/{query}" for query in junk)) == ["/indeks/"]


def test_the_order_of_those_it_knows_makes_no_copy(port):
    asked = [
        "/cari/?q=padi&rubrik=a&sejak=b",
        "/cari/?sejak=b&x=1&q=padi&rubrik=a",
        "/cari/?&rubrik=a&sejak=b&q=padi&",
    ]
    [only] = fetched(port, *asked)
    assert dict(parse_qsl(urlsplit(only).query)) == {"q": "padi", "rubrik": "a", "sejak": "b"}


@pytest.mark.parametrize("name", sorted(caching.PARAMETERS))
def test_a_parameter_it_knows_makes_another_page(port, name):
    assert len(fetched(port, f"/ada-{name}/?{name}=1", f"/ada-{name}/?{name}=2", f"/ada-{name}/")) == 3


@pytest.mark.parametrize("path", ["/static/a.css", "/media/b.jpg"])
def test_files_have_no_parameters(port, path):
    assert fetched(port, path, f"{path}?v=1", f"{path}?q=2") == [path]


def test_the_desk_gets_its_parameters_as_they_were(port):
    Desk.asked.clear()
    ask(port, "/admin/x/?b=1&a=2&q=")
    assert list(Desk.asked) == ["/admin/x/?b=1&a=2&q="]
    assert len(fetched(port, "/pratinjau/abc/", "/pratinjau/abc/")) == 2


@pytest.mark.parametrize("host", [f"{SITE}:443", SITE.upper(), f"{SITE}:8080"])
def test_one_host_however_it_is_written(port, host):
    ask(port, "/satu/")
    assert fetched(port, "/satu/", Host=host) == []


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:1234", "jahat.example", f"a.{SITE}", f"{SITE}.jahat.example"]
)
def test_no_other_host_reaches_the_newsroom(port, host):
    Newsroom.asked.clear()
    assert ask(port, "/lain/", Host=host)[0] == 421
    assert not Newsroom.asked


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "FOO"])
def test_other_methods_are_refused(port, method):
    Newsroom.asked.clear()
    assert ask(port, "/cara/", method)[0] == 405
    assert not Newsroom.asked


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_the_methods_that_forms_and_readers_use_go_through(port, method):
    assert ask(port, "/cara/boleh/", method)[0] == 200


@pytest.mark.parametrize(
    ("takes", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=0.1, gzip;q=0.9", "br"),
        ("br;q=0, gzip", "gzip"),
        ("BR ; q=0.000 , GZIP;q=1.0", "gzip"),
        ("br;q=0,gzip;q=0.0", ""),
        ("gzip;q=0.05", "gzip"),
        ("brotli, xgzip", ""),
        ("identity", ""),
    ],
)
def test_what_a_reader_takes_is_read_as_the_newsroom_reads_it(port, rf, takes, coding):
    assert caching._coding(rf.get("/", headers={"accept-encoding": takes})) == coding
    Newsroom.codings.clear()
    ask(port, f"/sandi/{abs(hash(takes))}/", Accept_Encoding=takes)
    assert Newsroom.codings == {coding}


def test_purges_go_through_with_the_token_alone(port):
    ask(port, "/bersih/")
    assert ask(port, "/", "PURGE", xkey_purge="front", Authorization="Bearer salah")[0] == 403
    assert fetched(port, "/bersih/") == []
    assert ask(port, "/", "PURGE", Host="varnish", xkey_purge="front", Authorization="Bearer rahasia")[0] == 200
    assert fetched(port, "/bersih/") == ["/bersih/"]


def purge(port, mark, kind="xkey-softpurge") -> str | None:
    """Purge what has the key "front"; returns the mark that is given back."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    told = {"Host": "varnish", kind: "front", "Authorization": "Bearer rahasia", "X-Purge-Mark": mark}
    line.request("PURGE", "/", headers=told)
    answer = line.getresponse()
    answer.read()
    line.close()
    assert answer.status == 200
    return answer.headers.get("X-Purge-Mark")


@pytest.mark.parametrize("kind", ["xkey-purge", "xkey-softpurge"])
def test_the_first_reader_after_a_purge_gets_the_new_page(port, kind):
    path = f"/baru/{kind}/"
    assert fetched(port, path, path) == [path]
    purge(port, "1", kind)
    assert fetched(port, path, path) == [path]


def test_what_is_fetched_after_a_purge_bears_its_mark(port):
    assert purge(port, "41") == "41"
    Newsroom.marks.clear()
    ask(port, "/tanda/1/")
    ask(port, "/tanda/2/", X_Purge_Mark="99")
    assert Newsroom.marks == ["m41", "m41"], "and nothing that a stranger says"
    purge(port, "42")
    ask(port, "/tanda/1/")
    assert Newsroom.marks[-1] == "m42"


def test_a_purge_without_the_token_changes_no_mark(port):
    purge(port, "50")
    ask(port, "/", "PURGE", xkey_purge="front", X_Purge_Mark="51", Authorization="Bearer salah")
    Newsroom.marks.clear()
    ask(port, "/tanda/3/")
    assert Newsroom.marks == ["m50"]


def test_a_page_that_was_being_made_when_a_purge_came_is_not_kept(port):
    Newsroom.begun.clear()
    Newsroom.go_on.clear()
    reader = threading.Thread(target=ask, args=(port, "/lambat/"))
    reader.start()
    assert Newsroom.begun.wait(10)
    purge(port, "60")
    Newsroom.go_on.set()
    reader.join(10)
    assert fetched(port, "/lambat/", "/lambat/") == ["/lambat/"]


def test_the_longest_header_of_keys_goes_through(port):
    """And the newsroom sends no longer one: `public.fast.caching.LONGEST_KEYS`."""
    room = dict(word.split("=") for word in started_with() if "=" in word and word.startswith("http_"))
    assert int(room["http_resp_hdr_len"].removesuffix("k")) * 1024 > caching.LONGEST_KEYS
    assert int(room["http_resp_size"].removesuffix("k")) * 1024 > 2 * caching.LONGEST_KEYS, (
        "the keys stand there twice"
    )


def test_what_strangers_make_up_pushes_out_no_page(port):
    ask(port, "/tetap/")
    for number in range(300):  # three times what the store holds
        ask(port, f"/tidak/{number}/")
    assert fetched(port, "/tetap/") == []


def test_the_file_that_tells_whether_the_newsroom_is_well_is_there():
    [name] = re.findall(r'"HEAD /static/(\S+) HTTP', VCL)
    assert (BASE / "static" / name).exists()
