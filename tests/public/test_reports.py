"""Reports of what the content security policy stopped."""

import json
import logging

import pytest

from public import reports


@pytest.fixture(autouse=True)
def _quiet_minute(monkeypatch):
    monkeypatch.setattr(reports, "_written", 0)


def send(client, report, **how):
    body = report if isinstance(report, str) else json.dumps({"csp-report": report})
    return client.post("/csp/", body, content_type="application/csp-report", **how)


def test_a_report_is_written_to_the_log(client, caplog):
    report = {"document-uri": "https://koran.example/", "blocked-uri": "https://evil.example/x.js"}
    assert send(client, report).status_code == 204
    assert "https://evil.example/x.js" in caplog.text


@pytest.mark.parametrize("body", ["", "x", "[]", "{}", '{"csp-report": 1}', '{"csp-report": {}}', "[" * 5000])
def test_rubbish_is_passed_over(client, caplog, body):
    assert send(client, body).status_code == 204
    assert not caplog.records


def test_a_report_cannot_forge_a_line_of_the_log(client, caplog):
    send(client, {"blocked-uri": "x\nERROR all is lost"})
    assert "\nERROR" not in caplog.records[0].getMessage()


def test_a_storm_is_written_in_part(client, caplog):
    caplog.set_level(logging.WARNING)
    for _ in range(reports.A_MINUTE + 30):
        send(client, {"blocked-uri": "x"})
    assert len(caplog.records) == reports.A_MINUTE


def test_a_long_report_is_not_read(client, caplog):
    send(client, {"blocked-uri": "x" * 20_000})
    assert not caplog.records


@pytest.mark.django_db
def test_public_pages_say_where_to_report_to(client):
    policy = client.get("/robots.txt")["Content-Security-Policy"]
    assert "report-uri /csp/" in policy
    assert "unsafe" not in policy
