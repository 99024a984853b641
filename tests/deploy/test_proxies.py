"""The examples for nginx, Caddy and systemd are read by those programs themselves, and log no secret address."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from newsroom.logs import declared

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


def ask(port: int, path: str) -> None:
    """Until the server answers; whatever it says."""
    end = time.monotonic() + 15
    while True:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", path, headers={"Host": f"{SITE}:{port}"})
            line.getresponse().read()
            return
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


def test_nginx_takes_its_example_and_logs_no_secret(certificate, tmp_path):
    nginx, port = program("nginx"), free_port()
    text = (BASE / "deploy" / "nginx" / "newsroom.conf").read_text()
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
        f"http {{ access_log off; {bodies} include {tmp_path}/newsroom.conf; }}\n"
    )
    server = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        for path in (*secret_paths(), "/akhir/"):
            ask(port, path)
        assert "45 MB" in too_large(port)
        said = logged(tmp_path / "newsroom.log", "/akhir/")
    finally:
        server.terminate()
        server.wait(10)
    assert SECRET not in said
    assert said.count("[...]") == len(secret_paths())


def test_caddy_takes_its_example_and_logs_no_secret(tmp_path):
    caddy, port = program("caddy"), free_port()
    text = (BASE / "deploy" / "caddy" / "Caddyfile").read_text()
    text = text.replace("/var/log/caddy", str(tmp_path)).replace(f"\n{SITE} {{", f"\nhttp://{SITE}:{port} {{", 1)
    text = re.sub(r"\nexample\.co\.id \{.*", "\n", text, flags=re.DOTALL)
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
    env = os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [caddy, "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    server = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        for path in (*secret_paths(), "/akhir/"):
            ask(port, path)
        assert "45 MB" in too_large(port)
        said = logged(tmp_path / "newsroom.log", "/akhir/")
    finally:
        server.terminate()
        server.wait(10)
    assert SECRET not in said
    assert said.count("[…]") == len(secret_paths())


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
