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
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from public.fast import caching

BASE = Path(__file__).resolve().parent.parent.parent
FOLDER = BASE / "deploy" / "varnish"
VARNISHD = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin")
SITE = "www.koran.example"


class Newsroom(BaseHTTPRequestHandler):
    """Answers as the newsroom does, as far as a cache cares, and counts what it is asked for."""

    protocol_version = "HTTP/1.1"
    asked: Counter = Counter()
    codings: set = set()
    #: What is the matter with it: "" nothing, "ill" it fails, "slow" it does not answer, "unready" it says so.
    state = ""
    #: Let go of those whom a slow server keeps waiting.
    goes_on = threading.Event()
    said = "isi"
    marks: list = []
    #: For a page that is being made when a purge comes.
    begun, go_on = threading.Event(), threading.Event()
    #: The number of the test that runs, which `ask` sends along.
    test = 0

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path in ("/healthz", "/readyz"):
            unready = self.state == "unready" and parts.path == "/readyz"
            return self._send(503 if unready else 200, b"", "no-store")
        if self.headers.get("X-Test") != str(Newsroom.test):  # Varnish renews a page behind an earlier test's back
            return self._send(503, b"dari tes lain", "no-store")
        self.asked[self.path] += 1
        self.codings.add(self.headers.get("Accept-Encoding", ""))
        self.marks.append(self.headers.get("X-Purge-Mark", ""))
        if parts.path.endswith("/lambat/"):
            self.begun.set()
            self.go_on.wait(10)
        asks_database = not parts.path.startswith(("/static/", "/media/"))
        if self.state == "slow" and asks_database:
            self.goes_on.wait(10)
        if self.state in ("ill", "unready") and asks_database:
            return self._send(503, b"rusak", "no-store")
        status = 404 if parts.path.startswith("/tidak") else 200
        body = b"x" * 40_000 if status == 404 else self.said.encode()
        lasts = 1 if parts.path.startswith("/sebentar") else 60
        private = parts.path.startswith(
            ("/admin/", "/api/v1/desk/", "/api/v1/outlets/", "/pratinjau/", "/koreksi/kirim/", "/koreksi/kasus/")
        )
        stale = "" if "tepat" in parts.path else ", stale-while-revalidate=60"
        self._send(status, body, "no-store" if private else f"public, max-age=60, s-maxage={lasts}{stale}")

    def _send(self, status, body, cache):
        self.send_response(status)
        self.send_header("Cache-Control", cache)
        self.send_header("Vary", "Accept-Encoding")
        keys = f"front site {urlsplit(self.path).path.strip('/').replace('/', '-')}"
        for name in ("xkey", "Surrogate-Key"):
            self.send_header(name, keys)
        self.send_header("Cache-Tag", keys.replace(" ", ","))
        self.send_header("X-Request-ID", self.headers.get("X-Request-ID", ""))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_POST = do_PATCH = do_GET

    def log_message(self, *args):
        pass


class Second(Newsroom):
    """Another server of readers' pages; asked where the first is not well."""

    asked: Counter = Counter()
    state, goes_on = "", threading.Event()


class Desk(Newsroom):
    """The desk's own server: counts apart."""

    asked: Counter = Counter()
    state, goes_on = "", threading.Event()


class Server(ThreadingHTTPServer):
    """Lets as many wait for an answer as come at once, as a real server does: five are too few for a crowd."""

    request_queue_size = 128
    daemon_threads = True


@pytest.fixture(scope="module")
def servers():
    """Ports of the newsroom's servers, by name."""
    running = {kind: Server(("127.0.0.1", 0), kind) for kind in (Newsroom, Second, Desk)}
    for server in running.values():
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield {kind: server.server_port for kind, server in running.items()}
    for server in running.values():
        server.shutdown()


@contextmanager
def varnish(folder: Path, web: list[int], desk: int, **env):
    """The port of a Varnish that start.sh has started before these servers."""
    if VARNISHD is None:
        why = "Varnish is not installed (Debian: apt install varnish varnish-modules)"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    port = free_port()
    env = os.environ | {
        "NEWSROOM_URL": f"https://{SITE}",
        "NEWSROOM_PURGE_TOKEN": "rahasia",
        "NEWSROOM_WEB": ",".join(f"127.0.0.1:{each}" for each in web),
        "NEWSROOM_DESK": f"127.0.0.1:{desk}",
        "VARNISH_WORK": str(folder / "work"),
        "VARNISH_LISTEN": f"127.0.0.1:{port}",
        "VARNISH_MEMORY": "4m",
        "RESOLVE_SECONDS": "0.2",
        "PROBE_SECONDS": "0.2",
        "PATH": f"{Path(VARNISHD).parent}:{os.environ['PATH']}",
        **env,
    }
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(["sh", str(FOLDER / "start.sh"), "-j", "none"], stdout=said, stderr=said, env=env)
    try:
        wait_for(port, process, folder / "said")
        yield port
    finally:
        process.terminate()
        process.wait(15)


@pytest.fixture(scope="module")
def port(servers, tmp_path_factory):
    """The port of a Varnish with our rules before a newsroom."""
    with varnish(tmp_path_factory.mktemp("varnish"), [servers[Newsroom]], servers[Desk]) as port:
        yield port


@pytest.fixture(scope="module")
def two(servers, tmp_path_factory):
    """The same before two servers of readers' pages."""
    folder = tmp_path_factory.mktemp("two")
    with varnish(folder, [servers[Newsroom], servers[Second]], servers[Desk]) as port:
        yield port


@pytest.fixture(autouse=True)
def _all_well():
    Newsroom.test += 1
    yield
    for kind in (Newsroom, Second, Desk):
        kind.state, kind.said = "", "isi"
        kind.goes_on.set()
        kind.goes_on = threading.Event()


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
        told = {"Host": SITE, "X-Forwarded-Proto": "https", "X-Test": str(Newsroom.test)} | headers
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in told.items()})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def headers_of(port, path, **headers) -> dict[str, str]:
    """The headers of an answer, by their names in small letters."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        told = {"Host": SITE, "X-Forwarded-Proto": "https", "X-Test": str(Newsroom.test)} | headers
        line.request("GET", path, headers=told)
        answer = line.getresponse()
        answer.read()
        return {name.lower(): value for name, value in answer.getheaders()}
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
    asked = re.findall(r"\$\{NEWSROOM_\w+:-(\w+):8000\}", (FOLDER / "backends.sh").read_text())
    assert set(asked) == {"web", "desk"} <= set(services)


def test_the_cache_and_the_newsroom_know_the_same_parameters():
    programs, readers = re.findall(r"\(\?!\(([a-z_|]+)\)=", (FOLDER / "default.vcl").read_text())
    assert set(programs.split("|")) == caching.API_PARAMETERS
    assert set(readers.split("|")) == caching.PARAMETERS


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


def test_programs_have_parameters_of_their_own(port):
    asked = ["/api/v1/a?tag=x&limit=5", "/api/v1/a?limit=5&before=1&tag=x&q=y", "/api/v1/a?tag=x&cursor=&limit=5"]
    assert fetched(port, *asked) == ["/api/v1/a?limit=5&tag=x"]
    names = sorted(caching.API_PARAMETERS)
    assert len(fetched(port, *(f"/api/v1/b?{name}=1" for name in names))) == len(names)


def test_what_a_persons_program_asks_and_sends_goes_to_the_desk_as_it_came(port):
    path = "/api/v1/desk/stories?b=1&cursor=&a=2"
    Desk.asked.clear()
    for method in ("GET", "GET", "PATCH", "POST"):
        assert ask(port, path, method, Authorization="Bearer nrm_x")[0] == 200
    assert Desk.asked == {path: 4}
    assert ask(port, "/api/v1/stories", "PATCH")[0] == 405


def test_a_token_is_looked_at_by_the_newsroom_also_where_an_answer_is_kept_for_all(port):
    path = "/api/v1/c"
    assert fetched(port, path, path) == [path]
    assert fetched(port, path, path, Authorization="Bearer nrm_x") == [path, path]
    assert fetched(port, path) == []
    assert fetched(port, "/berita/", "/berita/", Authorization="Bearer nrm_x") == ["/berita/"]


def test_what_a_partner_fetches_with_a_key_is_fetched_each_time_as_it_was_asked(port):
    path = "/api/v1/outlets/mitra/items?since=2&cursor="
    Desk.asked.clear()
    for _nth in range(2):
        assert ask(port, path, Authorization="Bearer nro_x")[0] == 200
    assert Desk.asked == {path: 2}


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
    ask(port, f"/sandi/{takes.replace(' ', '_')}/", Accept_Encoding=takes)
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


def purged_while_made(port, *marks, path="/lambat/", method="GET") -> int:
    """The status that somebody gets for `path`: a purge comes while it is made, another while it is made again."""
    Newsroom.begun.clear()
    Newsroom.go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, port, path, method)
        for mark in marks:
            assert Newsroom.begun.wait(10)
            Newsroom.begun.clear()
            purge(port, mark)
            goes_on, Newsroom.go_on = Newsroom.go_on, threading.Event()
            goes_on.set()
        Newsroom.go_on.set()
        return asked.result(10)[0]


def test_a_page_that_was_being_made_when_a_purge_came_is_made_again(port):
    Newsroom.asked.clear()
    Newsroom.marks.clear()
    purge(port, "59")
    purged_while_made(port, "60")
    assert Newsroom.asked["/lambat/"] == 2
    assert Newsroom.marks == ["m59", "m60"]
    assert fetched(port, "/lambat/") == [], "what was made after the purge is kept"


def test_one_that_was_made_again_when_another_came_is_not_kept(port):
    purge(port, "69")
    purged_while_made(port, "70", "71")
    assert fetched(port, "/lambat/", "/lambat/") == ["/lambat/"]


def test_a_purge_while_a_page_is_made_takes_nothing_from_who_asks_when_nobody_can_make_it(port):
    purge(port, "79")
    purged_while_made(port, "80")
    purge(port, "81")
    Newsroom.state = "ill"
    assert ask(port, "/lambat/") == (200, "isi")


@pytest.mark.parametrize(
    ("path", "method", "whom"),
    [
        ("/admin/lambat/", "POST", Desk),
        ("/admin/lambat/", "GET", Desk),
        ("/koreksi/kirim/lambat/", "POST", Newsroom),
        ("/api/v1/desk/lambat/", "PATCH", Desk),
    ],
)
def test_what_is_sent_while_something_is_purged_is_sent_once(port, path, method, whom):
    """Nobody publishes twice, and nobody whose story was saved reads that it was not."""
    whom.asked.clear()
    purge(port, "89")
    assert purged_while_made(port, "90", path=path, method=method) == 200
    assert list(whom.asked.elements()) == [path]


def test_the_longest_header_of_keys_goes_through(port):
    """And the newsroom sends no longer one: `public.fast.caching.LONGEST_KEYS`."""
    room = dict(re.findall(r"-p (http_\w+)=(\d+k)", (FOLDER / "start.sh").read_text()))
    assert int(room["http_resp_hdr_len"].removesuffix("k")) * 1024 > caching.LONGEST_KEYS
    assert int(room["http_resp_size"].removesuffix("k")) * 1024 > 2 * caching.LONGEST_KEYS, (
        "the keys stand there twice"
    )


def test_what_strangers_make_up_pushes_out_no_page(port):
    ask(port, "/tetap/")
    for number in range(300):  # three times what the store holds
        ask(port, f"/tidak/{number}/")
    assert fetched(port, "/tetap/") == []


def drop(port, keys, hard=True):
    header = {"xkey_purge" if hard else "xkey_softpurge": keys}
    assert ask(port, "/", "PURGE", Authorization="Bearer rahasia", **header)[0] == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/readyz?x=1", "/metrics"])
def test_probes_are_not_for_the_world(port, path):
    assert ask(port, path)[0] == 404


def test_what_was_purged_softly_is_shown_while_it_is_made_anew_and_then_no_more(port):
    ask(port, "/lunak/")
    Newsroom.said = "baru"
    drop(port, "lunak", hard=False)
    ask(port, "/lunak/")
    until(lambda: ask(port, "/lunak/")[1] == "baru")


@pytest.mark.parametrize("state", ["ill", "unready"])
def test_a_page_that_nobody_can_make_is_shown_as_it_was(port, state):
    for path in ("/sebentar/lama/", "/sebentar/tepat/"):
        assert ask(port, path)[0] == 200
    time.sleep(1.1)  # their time is over
    Newsroom.state = state
    for _time in range(3):
        for path in ("/sebentar/lama/", "/sebentar/tepat/"):
            assert ask(port, path) == (200, "isi")
    until_ready(port)


def test_a_failure_is_not_kept(port):
    Newsroom.state = "ill"
    assert ask(port, "/gagal/")[0] == 503
    Newsroom.state = ""
    until(lambda: ask(port, "/gagal/") == (200, "isi"))


def test_what_was_withdrawn_is_not_shown_when_nobody_can_make_it(port):
    ask(port, "/ditarik/")
    Newsroom.state = "ill"
    drop(port, "ditarik")
    assert ask(port, "/ditarik/")[0] == 503


def test_styles_and_pictures_come_from_a_server_that_has_no_database(port):
    Newsroom.state = "unready"
    until(lambda: ask(port, "/tanpa-basis-data/")[0] == 503)
    assert ask(port, "/static/tanpa.css")[0] == 200
    until_ready(port)


def test_the_desk_is_asked_once_whatever_it_answers(port):
    Desk.state, before = "ill", Desk.asked["/admin/simpan/"]
    assert ask(port, "/admin/simpan/", "POST")[0] == 503
    assert Desk.asked["/admin/simpan/"] == before + 1


def test_a_page_that_one_server_cannot_make_is_made_by_the_other(two):
    Newsroom.state = "ill"
    for number in range(6):
        assert ask(two, f"/dua/{number}/") == (200, "isi")
    assert sum(Second.asked[f"/dua/{number}/"] for number in range(6)) == 6


def test_many_pages_at_once_find_the_other_server_too(two):
    """The second try goes to another server, whatever others ask meanwhile."""
    Newsroom.state = "ill"
    with ThreadPoolExecutor(16) as readers:
        answers = list(readers.map(lambda number: ask(two, f"/banyak/{number}/")[0], range(64)))
    assert set(answers) == {200}


def test_an_older_page_is_shown_where_nobody_answers_within_two_seconds(port):
    ask(port, "/sebentar/tunggu/")
    time.sleep(1.1)
    Newsroom.state, began = "slow", time.monotonic()
    assert ask(port, "/sebentar/tunggu/") == (200, "isi")
    assert time.monotonic() - began < 3


def test_a_server_that_does_not_answer_costs_a_reader_two_seconds(two):
    Newsroom.state, began = "slow", time.monotonic()
    for number in range(2):
        assert ask(two, f"/lambat/{number}/") == (200, "isi")
    assert time.monotonic() - began < 5


def test_names_are_looked_up_again(servers, tmp_path):
    names, path = tmp_path / "names", tmp_path / "bin"
    path.mkdir()
    (path / "getent").write_text(f'#!/bin/sh\ngrep "^$2 " {names} | cut -d" " -f2-\n')
    (path / "getent").chmod(0o755)
    names.write_text("127.0.0.1 127.0.0.1 STREAM\nweb.koran 127.0.0.1 STREAM\n")
    second = Server(("127.0.0.2", servers[Newsroom]), Second)
    threading.Thread(target=second.serve_forever, args=[0.05], daemon=True).start()
    env = {"PATH": f"{path}:{Path(VARNISHD or '/').parent}:{os.environ['PATH']}"}
    env["NEWSROOM_WEB"] = f"web.koran:{servers[Newsroom]}"
    with varnish(tmp_path, [], servers[Desk], **env) as port:
        assert fetched(port, "/nama/satu/") == ["/nama/satu/"]
        names.write_text("127.0.0.1 127.0.0.1 STREAM\nweb.koran 127.0.0.2 STREAM\nweb.koran 127.0.0.2 DGRAM\n")
        numbers = count()

        def is_asked() -> int:
            path = f"/nama/{next(numbers)}/"
            ask(port, path)
            return Second.asked[path]

        until(is_asked)
        names.write_text("127.0.0.1 127.0.0.1 STREAM\n")
        assert ask(port, "/nama/tetap/")[0] == 200, "a name that has no address keeps the last one"
    second.shutdown()


def until(holds) -> None:
    """Until it holds; a look every twentieth of a second."""
    for _try in range(200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to hold")


def until_ready(port) -> None:
    """Until Varnish has noticed that all is well again."""
    Newsroom.state, numbers = "", count()
    until(lambda: ask(port, f"/lagi/{next(numbers)}/")[0] == 200)


def test_each_reader_of_a_kept_page_has_an_id_of_their_own_and_a_proxys_is_handed_on(port):
    first, second = (headers_of(port, "/bernomor/")["x-request-id"] for _time in range(2))
    assert first != second
    assert {first[:8], second[:8]} == {"varnish-"}
    given = {"X-Request-ID": "dari.proksi-7"}
    assert headers_of(port, "/bernomor/", **given)["x-request-id"] == "dari.proksi-7"
    assert headers_of(port, "/admin/", **given)["x-request-id"] == "dari.proksi-7"
    assert headers_of(port, "/bernomor/", **{"X-Request-ID": "a b"})["x-request-id"].startswith("varnish-")


def test_keys_stay_between_the_newsroom_and_its_caches(port, servers, tmp_path):
    assert not {"xkey", "surrogate-key", "cache-tag"} & set(headers_of(port, "/berkunci/"))
    with varnish(tmp_path, [servers[Newsroom]], servers[Desk], NEWSROOM_CDN="1") as before_a_network:
        told = headers_of(before_a_network, "/berkunci/")
    assert told["surrogate-key"] == "front site berkunci"
    assert told["cache-tag"] == "front,site,berkunci"
    assert "xkey" not in told
