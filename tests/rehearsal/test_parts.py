"""What the rehearsal counts with: a mail server, forms as a browser sends them, processes that are kept, a table."""

import io
import re
import smtplib
import sys
import time
from dataclasses import replace
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.handlers.wsgi import WSGIRequest

from newsroom import environment
from rehearsal import __main__ as rehearsal
from rehearsal import breaks, house, people, report, stores
from rehearsal.__main__ import until_well
from rehearsal.mail import Sink
from rehearsal.parts import Keeper, Part


@pytest.fixture
def sink():
    [port] = house.free_ports(1)
    with Sink(port) as one:
        yield one
        one.shutdown()


def send(sink, name: str) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["Message-ID"] = "Halo", name
    letter.set_content("Isi.\n.\nAkhir.")
    with smtplib.SMTP("127.0.0.1", sink.server_address[1], timeout=5) as line:
        line.send_message(letter, "a@koran.example", ["b@koran.example"])


def test_letters_that_come_twice_are_counted(sink):
    for name in ("<1@koran>", "<2@koran>", "<1@koran>"):
        send(sink, name)
    assert (sum(sink.names.values()), sink.twice) == (3, 1)


def test_a_mail_server_that_is_away_takes_nothing(sink):
    sink.away = True
    with pytest.raises(OSError, match=r".+"):
        send(sink, "<1@koran>")
    assert not sink.names


def test_a_form_is_sent_as_a_browser_sends_it():
    page = """<form method="get"><input name="q" value="x"></form>
    <form method="POST" id="satu"><input name="a" value="1"><input type="checkbox" name="b" value="2">
    <input type="checkbox" name="c" value="3" checked>
    <textarea name="d">\nIsi</textarea><input type="submit" name="e">
    <select name="f"><option value="4"><option value="5" selected></select><input value="n">
    <input name="x" value="7" disabled>
    <template><input name="a" value="8"></template></form>
    <form method="post" id="dua"><input name="g" value="6"></form>"""
    assert people.form_of(page) == {"a": ["1"], "c": ["3"], "d": ["Isi"], "f": ["5"]}
    assert people.form_of(page, "dua") == {"g": ["6"]}


def test_a_file_is_sent_as_a_pages_script_sends_it(monkeypatch):
    sent = {}

    def take(port, path, method, body, **headers):
        sent.update(port=port, path=path, method=method, body=body, headers=headers)
        return 200, "{}", EmailMessage()

    monkeypatch.setattr(people, "fetch", take)
    browser = people.Browser(SimpleNamespace(ports={"proxy": 8}, site="http://koran.example"))
    browser._cookies = {"csrftoken": "k", "sessionid": "s"}
    data = people.picture()
    assert browser.send_file("/kirim/", "foto.jpg", data) == (200, "{}")
    about = {
        "CONTENT_TYPE": sent["headers"]["Content_Type"],
        "CONTENT_LENGTH": str(len(sent["body"])),
        "REQUEST_METHOD": "POST",
    }
    request = WSGIRequest(about | {"wsgi.input": io.BytesIO(sent["body"])})
    assert request.FILES["file"].read() == data
    assert request.FILES["file"].name == "foto.jpg"
    assert sent["headers"]["X_CSRFToken"] == "k"
    assert "sessionid=s" in sent["headers"]["Cookie"]
    assert people.picture() != data, "no two are alike"


def test_the_replica_is_reached_by_its_own_socket_and_s3_by_its_port(tmp_path):
    address = environment.Environment().postgres(stores.replica_url(tmp_path / "replica"))
    assert (address["NAME"], address["OPTIONS"]["host"]) == ("newsroom", str(tmp_path / "replica"))
    told = stores.s3_settings("127.0.0.1", 9000)
    assert told["S3_ENDPOINT"] == "http://127.0.0.1:9000"
    assert told["S3_BUCKET"] != told["S3_PRIVATE_BUCKET"]


def test_a_short_rehearsal_and_a_long_one_stop_the_database_for_as_long_as_they_say():
    names = [one.name for one in breaks.breaks(600)]
    assert "the database is stopped for 600 s" in names
    assert len(names) == len(set(names))


def test_the_short_form_breaks_what_it_names_and_needs_no_s3_and_no_replica():
    assert {one.name for one in breaks.few()} == set(breaks.SHORT)
    told = dict.fromkeys(("cores", "readers", "writers", "given_up", "waiting", "twice", "seen", "copied"), 1)
    short, whole = (report.page([], short=short, **told) for short in (True, False))
    assert "without a replica" in short
    assert "S3" not in short.partition("| Broken")[0]
    assert "with a streaming replica" in whole
    assert "S3 (moto's server)" in whole


def test_a_rehearsal_went_well_only_if_nothing_was_lost_and_all_healed():
    row = report.Row("semuanya", 10, 1, 2.34, 3, 4, 0, 5.67)
    fine = {"given_up": 0, "twice": 0, "seen": 0}
    assert rehearsal.well([row], fine)
    assert not rehearsal.well([replace(row, lost=1)], fine)
    assert not rehearsal.well([replace(row, healed=None)], fine)
    assert [rehearsal.well([row], fine | {what: 1}) for what in fine] == [False] * 3


def test_what_dies_is_started_again_and_what_was_stopped_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr("rehearsal.parts.RESTART_SECONDS", 0.01)
    part = Part("tidur", [sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {})
    part.start()
    keeper = Keeper([part])
    keeper.start()
    first = part.popen.pid
    part.kill()
    for _try in range(200):
        if part.popen.pid != first:
            break
        time.sleep(0.02)
    assert (part.restarts, part.popen.poll()) == (1, None)
    part.stop()
    time.sleep(0.3)
    assert part.popen.poll() is not None
    assert part.restarts == 1
    keeper.stop()


class Fine:
    """A house in whose database nothing is stuck."""

    def ask(self, statement):
        return []


def test_a_house_is_well_when_everything_has_gone_well_for_a_while(monkeypatch):
    monkeypatch.setattr("rehearsal.__main__.WELL", 0.1)
    since = time.monotonic()
    met = [
        people.Met(since, 503, 0.2, "/"),
        people.Met(since + 0.1, 503, 0.2, "save"),
        people.Met(since + 0.35, 302, 0.01, "save"),
    ]
    assert until_well(Fine(), since, lambda: met) == pytest.approx(0.3)


def test_a_house_that_stays_ill_is_called_so(monkeypatch):
    monkeypatch.setattr("rehearsal.__main__.LONGEST", 0.3)
    since = time.monotonic()
    assert until_well(Fine(), since, lambda: [people.Met(time.monotonic(), 0, 0, "/")]) is None


def test_the_table_tells_what_was_met():
    failed = ("/read/7: 503 after 0.2 s",)
    rows = [report.Row("semuanya", 10, 1, 2.34, 3, 4, 0, 5.67, failed), report.Row("lain", 1, 0, 0, 0, 0, 2, None)]
    told = {
        "cores": 2,
        "readers": 3,
        "writers": 2,
        "given_up": 0,
        "waiting": 1,
        "twice": 0,
        "seen": 0,
        "copied": "Semua kembali.",
    }
    page = report.page(rows, **told)
    assert "| semuanya | 10 | 1 | 2.3 | 3 | 4 | 0 | 5.7 |" in page
    assert "| lain | 1 | 0 | 0.0 | 0 | 0 | 2 | never |" in page
    assert "\n\n- semuanya: /read/7: 503 after 0.2 s\n\n" in page
    assert page.endswith("\nSemua kembali.\n")
    assert "in vain" not in report.page(rows[1:], **told)
    waited, healed = page.split(report.SLOWEST)[1].split(report.HEALED)
    assert re.findall(r"([\d.]+) s</text>", waited) == ["2.34", "0.00"]
    assert re.findall(r"([\d.]+) s</text>", healed) == ["5.67"], "what never healed has no bar"
    assert "</svg>" not in report.page([], **told)


def test_a_program_that_is_missing_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(house.shutil, "which", lambda name, path=None: None)
    with pytest.raises(house.Missing, match="apt install pgbouncer"):
        house.program("pgbouncer", "pgbouncer")
