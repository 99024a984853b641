"""`make demo` as a person meets it: a process of its own, from the first start to the last stop."""

import json
import os
import signal
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from people.roles import DEFAULT_ROLES
from tests.demo.running import LATER_START, Demo

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="would load the demo into the database that is named"),
]


def test_one_demo_serves_all_of_these(request):
    """Spread over several processes, each of them would load a demo of its own."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("all tests run in one process")
    assert request.node.nodeid.endswith("@demo")


def test_it_says_each_step_and_its_time(demo):
    for step in (
        "Starting PostgreSQL",
        "Bringing the database up to date",
        "Loading a newsroom",
        "Starting web server",
    ):
        assert step in demo.said_first
    assert "done in" in demo.said_first


def test_tools_find_it_in_a_file(demo):
    site = f"http://127.0.0.1:{demo.port}/"
    assert demo.told["site"] == site
    assert demo.told["admin"] == f"{site}admin/"
    assert demo.told["story"].startswith(f"{site}read/")


def test_there_is_one_login_for_each_role(demo):
    logins = demo.told["logins"]
    assert {login["role"] for login in logins} == {*DEFAULT_ROLES, "legal"}
    assert len({login["password"] for login in logins}) == len(logins)
    assert all(login["password"] in demo.said for login in logins)


@pytest.mark.parametrize("name", ["demo.json", "demo-logins.json", "secret_key"])
def test_what_is_secret_is_for_the_owner_alone(demo, name):
    assert (demo.data / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["site", "story", "admin", "api"])
def test_its_pages_open(demo, name):
    with urllib.request.urlopen(demo.told[name], timeout=30) as answer:
        assert answer.status == 200


def test_a_partner_asks_with_the_key_that_was_made_for_this_demo(demo):
    key, address = demo.told["key"], demo.told["outlet"]
    assert f"'Authorization: Bearer {key}' {address}" in demo.said
    asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert json.load(answer)["items"]
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address, timeout=30)
    assert refused.value.code == 401


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_nobody_else_can_reach_it(demo):
    rows = [row.split() for table in ("tcp", "tcp6") for row in Path("/proc/net", table).read_text().splitlines()[1:]]
    listening = {row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{demo.port:04X}")}
    assert listening == {f"0100007F:{demo.port:04X}"}


def test_a_doctor_beside_it_finds_everything_well(demo):
    done = demo.manage("doctor")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_one_on_the_same_port_is_told_another(demo, tmp_path):
    beside = Demo(tmp_path / "var")
    done = beside.manage("demo", "--port", str(demo.port))
    assert done.returncode == 1
    assert f"Port {demo.port} is taken" in done.stderr
    assert "make demo PORT=" in done.stderr


def test_a_second_one_on_the_same_data_is_told_where_the_first_is(demo):
    before = demo.told
    done = demo.manage("demo", "--port", str(Demo(demo.data).port))
    assert done.returncode == 1
    assert f"already: {before['site']}" in done.stderr
    assert demo.told == before


def test_its_data_is_not_forgotten_while_it_runs(demo):
    done = demo.manage("demo", "--reset")
    assert done.returncode == 1
    assert "Stop it first" in done.stderr
    assert (demo.data / "demo.json").exists()


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_all_it_started_and_comes_back_with_its_data(demo, signum):
    before = demo.told
    assert demo.stop(signum) == 0
    assert demo.said.rstrip().endswith("Everything has stopped.")
    assert demo.left_behind() == []
    demo.start(LATER_START)
    assert demo.told == before
    assert "Loading a newsroom" not in demo.said


def test_on_a_named_database_it_keeps_its_data_and_starts_no_server(demo, named):
    named.start(LATER_START)
    assert "Asking for the database that DATABASE_URL names" in named.said
    assert "Starting PostgreSQL" not in named.said
    assert "Loading a newsroom" not in named.said
    doctor = named.manage("doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert named.told["logins"] == demo.told["logins"]
    with urllib.request.urlopen(named.told["story"], timeout=30) as answer:
        assert answer.status == 200
    assert not (named.data / "postgres").exists()
    done = named.manage("demo", "--reset")
    assert done.returncode == 1
    assert "Drop and create it yourself" in done.stderr
    assert named.stop() == 0
    assert named.left_behind() == []
