"""The examples for nginx, Caddy and systemd are read by those programs themselves, and log no secret address."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsroom.logs import declared
from rehearsal import proxy

BASE = Path(__file__).resolve().parent.parent.parent
SITE = "www.example.co.id"
SECRET = "kE9vQx-rahasia"


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found and not os.environ.get("CI"):
        pytest.skip(f"{name} is not installed")
    assert found, f"{name} is not installed"
    return found


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def secret_paths() -> list[str]:
    """An address of each kind that lets in whoever has it."""
    return [f"/pratinjau/{SECRET}/", f"/koreksi/kasus/{SECRET}/", f"/admin/account/password/reset/key/1-{SECRET}/"]


def test_every_kind_of_secret_address_is_asked_for():
    assert {name.rpartition(":")[2] for name in declared()} == {"shared", "case", "account_reset_password_from_key"}


@pytest.fixture
def certificate(tmp_path):
    """A folder with a key and a certificate of our own making."""
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = [
        "-keyout",
        str(tmp_path / "privkey.pem"),
        "-out",
        str(tmp_path / "fullchain.pem"),
        "-subj",
        f"/CN={SITE}",
    ]
    subprocess.run([*make, *names], check=True, capture_output=True)
    return tmp_path


def ask(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    """Status and body, once the server answers; whatever it says."""
    status, _headers, said = whole(port, path, method)
    return status, said


def whole(port: int, path: str = "/", method: str = "GET") -> tuple[int, Message, str]:
    """Status, headers and body, once the server answers."""
    end = time.monotonic() + 15
    while True:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
        try:
            headers = {"Host": f"{SITE}:{port}", "Referer": f"https://{SITE}{secret_paths()[0]}"}
            line.request(method, path, "isi=1" if method == "POST" else None, headers)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
        finally:
            line.close()


def too_large(port: int) -> str:
    """What whoever is about to send sixty million bytes is told."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.putrequest("POST", "/admin/exchange/imports/", skip_host=True)
        for name, value in (("Host", f"{SITE}:{port}"), ("Content-Length", "60000000")):
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        assert (answer.status, answer.getheader("Cache-Control")) == (413, "no-store")
        return answer.read().decode()
    finally:
        line.close()


def logged(file: Path, words: str) -> str:
    end = time.monotonic() + 15
    while not (file.exists() and words in file.read_text()):
        assert time.monotonic() < end, f"{words} is not in {file.name}"
        time.sleep(0.05)
    return file.read_text()


@contextmanager
def nginx_before(caches: list[int], certificate, tmp_path):
    """nginx with its example, before the Varnishes at these ports. Yields where it listens."""
    nginx, port = program("nginx"), free_port()
    text = (BASE / "deploy" / "nginx" / "newsroom.conf").read_text()
    for example, cache in zip((8080, 8081), caches, strict=True):
        assert text.count(f"server 127.0.0.1:{example} ") == 1
        text = text.replace(f"server 127.0.0.1:{example} ", f"server 127.0.0.1:{cache} ")
    text = text.replace(f"/etc/letsencrypt/live/{SITE}", str(certificate)).replace("/var/log/nginx", str(tmp_path))
    text = re.sub(r"listen \[::\]:\d+.*?;\n", "", text)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};").replace(
        "listen 80;", f"listen 127.0.0.1:{free_port()};"
    )
    (tmp_path / "newsroom.conf").write_text(text)
    bodies = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ access_log {tmp_path}/access.log; {bodies} include {tmp_path}/newsroom.conf; }}\n"
    )
    server = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        yield port
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def caddy_before(cache: int, tmp_path):
    """Caddy with its example, before the Varnish at this port. Yields where it listens."""
    port = free_port()
    command, own = proxy.command(program("caddy"), tmp_path, f"http://{SITE}:{port}", f"127.0.0.1:{cache}")
    with (tmp_path / "said.log").open("wb") as said:
        server = subprocess.Popen(command, env=os.environ | own, stderr=said)
    try:
        yield port
    finally:
        server.terminate()
        server.wait(10)


class Named(BaseHTTPRequestHandler):
    """Answers with the port that it was asked at."""

    def do_GET(self) -> None:
        said = str(self.server.server_port).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Location", secret_paths()[-1])  # as after a new password was asked for
        self.end_headers()
        self.wfile.write(said)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *said) -> None:
        """Says nothing."""


class Cache(ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        """Says nothing: Caddy hangs up on it over a form that it cannot send again."""


@contextmanager
def cache_at(port: int):
    """Something that listens where a Varnish would. Its lines are not kept: what ends, ends for everybody."""
    server = Cache(("127.0.0.1", port), Named)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_nginx_takes_its_example_and_logs_no_secret(certificate, tmp_path):
    """Neither of what was answered nor of what failed, nor where it only says that the site is at https."""
    cache = free_port()
    with nginx_before([cache, free_port()], certificate, tmp_path) as port:
        plain = int(re.search(r"listen 127\.0\.0\.1:(\d+)", (tmp_path / "newsroom.conf").read_text())[1])
        for path in secret_paths():
            assert (ask(port, path)[0], ask(plain, path)[0]) == (502, 301)
        with cache_at(cache):
            for path in (*secret_paths(), "/akhir/"):
                ask(port, path)
        assert "45 MB" in too_large(port)
        said = logged(tmp_path / "newsroom.log", "/akhir/")
    assert said.count("[...]") == 3 * len(secret_paths())
    assert telling(tmp_path) == []


def telling(folder: Path) -> list[str]:
    """The logs in which a secret stands."""
    found = sorted(folder.rglob("*.log"))
    assert len(found) > 1
    return [path.name for path in found if SECRET in path.read_text()]


@pytest.fixture
def short_patience(tmp_path, monkeypatch):
    """Caddy waits a second for Varnish, and not ten."""
    example = proxy.EXAMPLE.read_text()
    assert "lb_try_duration 10s" in example
    (tmp_path / "shorter").write_text(example.replace("lb_try_duration 10s", "lb_try_duration 1s"))
    monkeypatch.setattr(proxy, "EXAMPLE", tmp_path / "shorter")


def test_caddy_takes_its_example_and_logs_no_secret(tmp_path, short_patience):
    """Neither of what was answered nor of what failed, which Caddy tells where no page of ours answers for it."""
    text, without = re.subn(r"\thandle_errors \{.*?\n\t\}\n", "", proxy.EXAMPLE.read_text(), flags=re.DOTALL)
    proxy.EXAMPLE.write_text(text)
    assert without == 1
    cache = free_port()
    with caddy_before(cache, tmp_path) as port:
        with ThreadPoolExecutor(len(secret_paths())) as together:
            assert {status for status, _said in together.map(lambda path: ask(port, path), secret_paths())} == {502}
        with cache_at(cache):
            for path in (*secret_paths(), "/akhir/"):
                ask(port, path)
        assert "45 MB" in too_large(port)
        said = logged(tmp_path / "newsroom.log", "/akhir/")
    assert said.count("[…]") == 2 * len(secret_paths())
    assert "[…]" in (tmp_path / "said.log").read_text(), "and it does say what failed"
    assert telling(tmp_path) == []


def test_behind_caddy_whoever_asks_while_varnish_is_started_again_waits_for_it(tmp_path):
    cache = free_port()
    with caddy_before(cache, tmp_path) as port, ThreadPoolExecutor(1) as apart:
        with cache_at(cache):
            assert ask(port, "/") == (200, str(cache))
        later = apart.submit(ask, port, "/")
        time.sleep(1)
        assert not later.done()
        with cache_at(cache):
            assert later.result(20) == (200, str(cache))


def test_behind_caddy_a_form_waits_too_or_is_refused_in_words(tmp_path):
    cache = free_port()
    with caddy_before(cache, tmp_path) as port, ThreadPoolExecutor(1) as apart:
        with cache_at(cache):
            assert ask(port, "/", "POST") == (200, str(cache))
        later = apart.submit(ask, port, "/", "POST")
        time.sleep(1)
        with cache_at(cache):
            status, said = later.result(20)
    assert (status, said) == (200, str(cache)) or (status == 502 and "kirim lagi" in said)


def test_where_no_varnish_answers_for_long_readers_are_told_in_words(certificate, tmp_path, short_patience):
    ports = [free_port(), free_port()]
    with caddy_before(ports[0], tmp_path / "caddy") as port:
        caddys = whole(port)
    with nginx_before(ports, certificate, tmp_path) as port:
        nginxs = whole(port)
    for status, headers, said in (caddys, nginxs):
        assert (status, headers["Cache-Control"], headers["Retry-After"]) == (502, "no-store", "10")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Silakan coba lagi sebentar lagi." in said
        assert "Please try again in a moment." in said


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_behind_nginx_the_second_varnish_answers_while_the_first_is_started_again(certificate, tmp_path, method):
    first, second = free_port(), free_port()
    with nginx_before([first, second], certificate, tmp_path) as port, cache_at(second):
        with cache_at(first):
            assert ask(port, "/", method) == (200, str(first))
        for _each in range(3):
            assert ask(port, "/", method) == (200, str(second))
        with cache_at(first):
            assert ask(port, "/", method) == (200, str(first)), "and no longer than that"


def test_what_the_rehearsal_changes_in_caddys_example_has_to_be_there(monkeypatch, tmp_path):
    (tmp_path / "Caddyfile").write_text(f"\n{{\n}}\n{SITE} {{\n\treverse_proxy 127.0.0.1:9 {{\n\t}}\n}}\n")
    monkeypatch.setattr(proxy, "EXAMPLE", tmp_path / "Caddyfile")
    with pytest.raises(ValueError, match=r"“127\.0\.0\.1:8080” stands 0 times in .*Caddyfile"):
        proxy.caddyfile("http://127.0.0.1:1", "127.0.0.1:2", tmp_path)


def test_the_whole_of_caddys_example_is_valid(tmp_path):
    text = (BASE / "deploy" / "caddy" / "Caddyfile").read_text().replace("/var/log/caddy", str(tmp_path))
    (tmp_path / "Caddyfile").write_text(text)
    env = os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [program("caddy"), "validate", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-500:]


def test_systemd_has_nothing_to_say_about_the_units(tmp_path):
    """But that the programs are not here, which stand where production has them."""
    verify = program("systemd-analyze")
    for path in (BASE / "deploy" / "systemd").glob("newsroom-*"):
        text = re.sub(r"/opt/newsroom/bin/\w+", "/bin/sh", path.read_text())
        (tmp_path / path.name).write_text(text.replace("file:/srv", "file:///srv"))
    names = sorted(str(path) for path in tmp_path.glob("newsroom-*"))
    done = subprocess.run([verify, "verify", "--man=no", *names], capture_output=True, text=True)
    ours = [line for line in done.stderr.splitlines() if "newsroom-" in line]
    assert ours == []
