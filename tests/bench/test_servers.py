"""What the bench starts beside a server: the cache as it stands in production, before it."""

import importlib
import os
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.servers import HOST, TOKEN, beside, free_port, varnish


class Pages(BaseHTTPRequestHandler):
    """A newsroom that has one page."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Cache-Control", "public, max-age=0, s-maxage=60")
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"Pasar")

    def log_message(self, *args):
        pass


def read(address: str, seconds: float = 60) -> bytes:
    """What the cache answers, as soon as it answers at all."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except urllib.error.HTTPError:
            raise
        except OSError:
            assert time.monotonic() < end, "Varnish does not answer."
            time.sleep(0.05)


def test_varnish_stands_before_the_server_with_our_rules(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    server = ThreadingHTTPServer((HOST, 0), Pages)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    front, here = free_port(), f"http://{HOST}:{server.server_port}"
    process = varnish(front, server.server_port, {"NEWSROOM_URL": here, "NEWSROOM_PURGE_TOKEN": TOKEN})
    if process is None:
        why = "Varnish is not installed (Debian: apt install varnish varnish-modules)"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    try:
        with beside(process):
            assert read(f"http://{HOST}:{front}/read/1/pasar") == b"Pasar"
    finally:
        server.shutdown()
        server.server_close()


def test_whoever_measures_is_not_turned_away_for_asking_often():
    own = importlib.import_module("bench.settings")
    assert own.NEWSROOM_SEARCHES_A_MINUTE == own.NEWSROOM_FORMS_A_MINUTE == own.NEWSROOM_SIGN_INS_A_MINUTE == 0
