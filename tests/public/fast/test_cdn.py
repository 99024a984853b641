"""Content networks are told of a change in their own API's words; asked of a server that knows only those."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django_tasks_db.models import DBTaskResult

from public.fast import cdn, jobs

ZONE, SERVICE = "023e105f4ecef8ad9ca31a8372d0c353", "SU1Z0isxPaozGVKXdv0eY"


class Networks(BaseHTTPRequestHandler):
    """Cloudflare and Fastly, as far as their documentation says how to purge: what is amiss is refused as they do.

    `pages` is what they keep: the state of each page ("fresh", "stale") by its keys.
    """

    pages: dict = {}
    calls: list = []
    #: Answers to give before it is well again.
    failures: list = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.failures:
            status, said, retry = self.failures.pop(0)
            return self._say(status, said, retry)
        if self.headers.get("Content-Type") != "application/json":
            return self._say(415, {"msg": "unsupported"})
        sent = json.loads(body)
        if self.path == f"/zones/{ZONE}/purge_cache":
            return self._cloudflare(sent)
        if self.path == f"/service/{SERVICE}/purge":
            return self._fastly(sent)
        return self._say(404, {"msg": "Record not found"})

    def _cloudflare(self, sent):
        if self.headers.get("Authorization") != "Bearer kunci-cf":
            return self._say(403, {"success": False, "errors": [{"code": 10000, "message": "Authentication error"}]})
        if set(sent) != {"tags"} or not 0 < len(sent["tags"]) <= 100:
            return self._say(400, {"success": False, "errors": [{"code": 1094, "message": "too many"}]})
        self._drop(sent["tags"], hard=True)
        return self._say(200, {"success": True, "errors": [], "messages": [], "result": {"id": ZONE}})

    def _fastly(self, sent):
        if self.headers.get("Fastly-Key") != "kunci-fastly":
            return self._say(401, {"msg": "Provided credentials are missing or invalid"})
        if set(sent) != {"surrogate_keys"} or not 0 < len(sent["surrogate_keys"]) <= 256:
            return self._say(400, {"msg": "Bad request"})
        self._drop(sent["surrogate_keys"], hard=self.headers.get("Fastly-Soft-Purge") != "1")
        return self._say(200, {key: f"108-{nth}" for nth, key in enumerate(sent["surrogate_keys"])})

    def _drop(self, keys, hard):
        self.calls.append(keys)
        for page in [page for page in self.pages if set(page.split()) & set(keys)]:
            if hard:
                del self.pages[page]
            else:
                self.pages[page] = "stale"

    def _say(self, status, said, retry=None):
        body = json.dumps(said).encode()
        self.send_response(status)
        if retry:
            self.send_header("Retry-After", str(retry))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def _server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Networks)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def networks(_server, settings, monkeypatch):
    address = f"http://127.0.0.1:{_server.server_port}"
    monkeypatch.setattr(cdn, "HOSTS", {"cloudflare": address, "fastly": address})
    settings.NEWSROOM_CLOUDFLARE_TOKEN, settings.NEWSROOM_FASTLY_TOKEN = "kunci-cf", "kunci-fastly"
    Networks.pages = {"article:1 front": "fresh", "article:2 section:3": "fresh", "page:1": "fresh"}
    Networks.calls, Networks.failures = [], []
    return Networks


KINDS = [f"cloudflare://{ZONE}", f"fastly://{SERVICE}"]


@pytest.mark.parametrize("url", KINDS)
def test_what_was_withdrawn_is_gone_and_all_else_stays(networks, url):
    jobs.send_purge.func(url, ["article:1", "section:3"], True)
    assert networks.pages == {"page:1": "fresh"}


def test_fastly_shows_the_old_page_until_it_has_the_new_one(networks):
    jobs.send_purge.func(KINDS[1], ["front"])
    assert networks.pages["article:1 front"] == "stale"


def test_cloudflare_knows_no_soft_purge_and_drops_it(networks):
    jobs.send_purge.func(KINDS[0], ["front"])
    assert "article:1 front" not in networks.pages


@pytest.mark.parametrize(("url", "sizes"), zip(KINDS, [[100, 100, 60], [256, 4]], strict=True), ids=["cf", "fastly"])
def test_many_keys_go_in_as_many_requests_as_the_network_takes(networks, url, sizes):
    keys = [f"article:{pk}" for pk in range(260)]
    jobs.send_purge.func(url, keys)
    assert [len(call) for call in networks.calls] == sizes
    assert [key for call in networks.calls for key in call] == keys


@pytest.mark.parametrize(
    "failure",
    [
        (429, {"success": False, "errors": [{"code": 971, "message": "rate limited"}]}, 3),
        (500, {}, None),
        (200, {"success": False, "errors": [{"code": 1134, "message": "unable to purge"}]}, None),
    ],
    ids=["too many", "broken", "said no"],
)
def test_whatever_goes_wrong_is_an_error_after_which_the_worker_tries_again(networks, failure):
    networks.failures = [failure]
    with pytest.raises(OSError, match=r".+"):
        jobs.send_purge.func(KINDS[0], ["front"])
    assert "article:1 front" in networks.pages
    jobs.send_purge.func(KINDS[0], ["front"])
    assert "article:1 front" not in networks.pages


@pytest.mark.parametrize("url", KINDS)
def test_a_token_that_is_wrong_is_an_error_and_not_silence(networks, settings, url):
    settings.NEWSROOM_CLOUDFLARE_TOKEN = settings.NEWSROOM_FASTLY_TOKEN = "salah"
    with pytest.raises(OSError, match=r"40[13]"):
        jobs.send_purge.func(url, ["front"])


@pytest.mark.django_db
def test_it_is_told_again_once_our_own_caches_have_heard(networks):
    jobs.send_purge.func(KINDS[0], ["front"], True, 0, "17")
    [again] = DBTaskResult.objects.all()
    assert again.args_kwargs["args"] == [KINDS[0], ["front"], True]
    assert 2 < (again.run_after - again.enqueued_at).total_seconds() < 4


@pytest.mark.django_db
def test_pages_tell_cloudflare_their_keys_where_it_is_told_of_changes(client, settings):
    assert "Cache-Tag" not in client.get("/robots.txt")
    settings.NEWSROOM_PURGE_URLS = KINDS
    answer = client.get("/")
    assert answer["Cache-Tag"] == answer["Surrogate-Key"].replace(" ", ",")
    assert "," in answer["Cache-Tag"]
