"""Figures for Prometheus: of all processes of a server, for whoever has the token."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from audit import seals
from audit.models import Entry, Seal
from newsroom import limits
from newsroom.models import BACKUP, WORKER, Heartbeat
from newsroom.watching import figures, metrics

BASE = Path(__file__).resolve().parent.parent.parent.parent
TOKEN = "hanya-untuk-prometheus-rumah"
AS_PROMETHEUS = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def _one_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("metrics")


@pytest.fixture
def counted(settings, _one_folder):
    """Counting is on; the library keeps to the folder that it was given first."""
    settings.NEWSROOM_METRICS_TOKEN, settings.NEWSROOM_METRICS_DIR = TOKEN, _one_folder


def read(client) -> dict[str, float]:
    answer = client.get("/metrics", headers=AS_PROMETHEUS)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    lines = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("given", ["", "Bearer salah", TOKEN, f"Basic {TOKEN}"])
def test_strangers_are_refused(client, given):
    answer = client.get("/metrics", headers={"authorization": given})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert b"newsroom_" not in answer.content


@pytest.mark.django_db
def test_without_a_token_there_is_nothing_and_nothing_is_counted(client, monkeypatch):
    monkeypatch.setattr(metrics, "_counters", lambda: pytest.fail("counted"))
    client.get("/robots.txt")
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
def test_requests_are_counted_by_door_and_status_and_pages_by_where_they_came_from(client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 1
    before = read(client)
    for path in ("/robots.txt", "/robots.txt", "/tidak-ada/", "/admin/", "/healthz"):
        client.get(path)
    after = read(client)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('newsroom_requests_total{door="readers",status="200"}') == 2, "probes are not counted"
    assert more('newsroom_requests_total{door="readers",status="404"}') == 1
    assert more('newsroom_requests_total{door="desk",status="302"}') == 1
    assert more('newsroom_pages_total{from="kept"}') == 1
    assert more('newsroom_pages_total{from="made"}') == 2
    assert more('newsroom_request_seconds_count{door="readers"}') == 3
    assert more('newsroom_request_seconds_bucket{door="readers",le="+Inf"}') == 3


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
def test_what_is_turned_away_is_counted(client, settings, monkeypatch):
    settings.NEWSROOM_SEARCHES_A_MINUTE = 1
    monkeypatch.setattr(limits, "buckets", limits.Buckets())
    before = read(client).get('newsroom_limited_total{what="search"}', 0)
    for _time in range(3):
        client.get("/cari/?q=kopi")
    assert read(client)['newsroom_limited_total{what="search"}'] == before + 2


def job(status: str, **values):
    row = DBTaskResult.objects.create(
        task_path="a.b", args_kwargs={}, backend_name="default", status=status, run_after=get_date_max()
    )
    DBTaskResult.objects.filter(pk=row.pk).update(**values)


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
def test_queue_workers_seals_and_backups_are_told(client, monkeypatch):
    now = timezone.now()
    job("READY", enqueued_at=now - timedelta(minutes=5))
    job("READY", enqueued_at=now - timedelta(hours=2), run_after=now - timedelta(minutes=1))
    job("READY", run_after=now + timedelta(hours=1))
    job("RUNNING", queue_name="purges")
    job("FAILED", finished_at=now - timedelta(hours=1))
    job("FAILED", finished_at=now - timedelta(days=2))
    job("SUCCESSFUL", finished_at=now)
    Heartbeat.beat(WORKER)
    Heartbeat.objects.create(name=BACKUP, at=now - timedelta(hours=30))
    Seal.objects.create(last_entry=Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0, entries=0)
    monkeypatch.setattr(figures.replicas, "names", lambda: ["replica1", "replica2"])
    monkeypatch.setattr(figures.replicas, "how_far", {"replica1": 2.5, "replica2": float("inf")}.get)
    said = read(client)
    assert said["newsroom_database_up"] == 1
    assert said['newsroom_jobs{queue="default",state="ready"}'] == 3
    assert said['newsroom_jobs{queue="purges",state="running"}'] == 1
    assert 299 < said['newsroom_job_waiting_seconds{queue="default"}'] < 330
    assert said["newsroom_jobs_given_up"] == 1
    assert said["newsroom_worker_silence_seconds"] < 5
    assert 29.9 < said["newsroom_backup_age_seconds"] / 3600 < 30.1
    assert said["newsroom_seal_age_seconds"] < 5
    assert said["newsroom_log_unsealed_entries"] == 0
    assert said['newsroom_replica_behind_seconds{replica="replica1"}'] == 2.5
    assert said['newsroom_replica_behind_seconds{replica="replica2"}'] == figures.SILENT
    assert seals.broken is not None


COUNT = """
import django
django.setup()
from django.test import RequestFactory
from newsroom.watching import metrics
for _time in range({times}):
    metrics.count_request("readers", 200, 0.01, True)
if {shows}:
    request = RequestFactory().get("/metrics", headers={{"authorization": "Bearer {token}"}})
    print(metrics.show(request).content.decode())
"""


def test_one_process_of_a_server_answers_for_all_even_without_a_database(tmp_path):
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "SECRET_KEY": "x" * 50,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:9/none",
        "NEWSROOM_METRICS_TOKEN": TOKEN,
        "NEWSROOM_METRICS_DIR": str(tmp_path),
    }
    for times, shows in ((2, False), (3, True)):
        code = COUNT.format(times=times, shows=shows, token=TOKEN)
        done = subprocess.run([sys.executable, "-c", code], cwd=BASE, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert 'newsroom_requests_total{door="readers",status="200"} 5.0' in lines
    assert "newsroom_database_up 0.0" in lines
    assert len(list(tmp_path.iterdir())) == 1, "both are processes of one server"


def test_folders_of_servers_that_are_gone_are_taken_away(settings, tmp_path):
    settings.NEWSROOM_METRICS_DIR = tmp_path
    for name in ("mesin-1", "mesin-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "counter_7.db").write_bytes(b"")
    os.utime(tmp_path / "mesin-1" / "counter_7.db", (0, 0))
    assert metrics.remove_left_folders() == 1
    assert [each.name for each in tmp_path.iterdir()] == ["mesin-2"]
