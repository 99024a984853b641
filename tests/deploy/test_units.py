"""What starts the processes starts them again, however often they end, and with options that there are."""

import configparser
import re
import shlex
from pathlib import Path

import pytest
from granian.cli import cli

from newsroom.management.commands import backup
from newsroom.management.commands.worker import Command

BASE = Path(__file__).resolve().parent.parent.parent
FOLDER = BASE / "deploy" / "systemd"
#: What is done once, when its time has come, is started by a timer and not again.
BACKUP = FOLDER / "newsroom-backup.service"
UNITS = sorted(set(FOLDER.glob("*.service")) - {BACKUP})
#: For every web server: a process that dies is started anew, and one that does not end is ended.
MUST = {"--respawn-failed-workers", "--respawn-interval", "--workers-kill-timeout", "--no-ws", "--http"}


def unit(path: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(
        strict=path != BACKUP, interpolation=None, delimiters=("=",), comment_prefixes=("#",)
    )
    read.optionxform = str
    read.read_string(path.read_text().replace("\\\n", " "))
    return read


def commands() -> dict[str, list[str]]:
    """Every command line with which a web server is started in production, by where it stands."""
    found = {path.name: shlex.split(unit(path)["Service"]["ExecStart"]) for path in UNITS}
    image = re.search(r"^CMD \[(.*?)\]$", (BASE / "Dockerfile").read_text(), re.MULTILINE | re.DOTALL)[1]
    found["Dockerfile"] = re.findall(r'"([^"]*)"', image)
    compose = (BASE / "docker-compose.yml").read_text()
    desk = re.search(r"command: \[(granian.*?)\]$", compose, re.MULTILINE | re.DOTALL)[1]
    found["docker-compose.yml"] = [word.strip().strip('"') for word in desk.split(",")]
    return {name: words for name, words in found.items() if "granian" in words[0]}


def test_there_is_a_unit_for_each_process():
    assert [path.name for path in UNITS] == [
        "newsroom-desk.service",
        "newsroom-varnish@.service",
        "newsroom-web.service",
        "newsroom-worker@.service",
    ]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_whatever_ends_is_started_again_without_end(path):
    read = unit(path)
    assert read["Service"]["Restart"] == "always"
    assert 1 <= int(read["Service"]["RestartSec"]) <= 5
    assert read["Unit"]["StartLimitIntervalSec"] == "0"
    own = "varnish" if path.stem == "newsroom-varnish@" else "environment"  # the cache needs none of our secrets
    assert read["Service"]["EnvironmentFile"] == f"/etc/newsroom/{own}"


@pytest.mark.parametrize("place", sorted(commands()))
def test_a_web_server_is_started_with_options_that_it_has_and_keeps_its_processes_up(place):
    words = commands()[place]
    known = {option for param in cli.params for option in (*param.opts, *param.secondary_opts)}
    asked = {word for word in words if word.startswith("--")}
    assert asked <= known
    assert asked >= MUST
    assert words[-1] == "newsroom.wsgi:application"


def test_four_places_start_a_web_server():
    assert len(commands()) == 4


def test_a_backup_is_made_each_night_by_the_command_that_there_is():
    service = unit(BACKUP)["Service"]
    words = shlex.split(service["ExecStart"])
    assert words[1:3] == ["manage.py", "backup"]
    assert words[3] in service["ReadWritePaths"].split()
    assert service["Type"] == "oneshot"
    timer = unit(FOLDER / "newsroom-backup.timer")
    assert timer["Timer"]["OnCalendar"].startswith("*-*-* ")
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert backup.Command.help


def test_the_worker_is_started_by_the_command_that_there_is():
    words = shlex.split(unit(BASE / "deploy" / "systemd" / "newsroom-worker@.service")["Service"]["ExecStart"])
    assert words[-2:] == ["manage.py", "worker"]
    assert Command.help


def test_the_cache_is_started_by_the_script_that_there_is_in_a_folder_of_its_own():
    path = FOLDER / "newsroom-varnish@.service"
    service = unit(path)["Service"]
    assert (BASE / shlex.split(service["ExecStart"])[1]).is_file()
    told = dict(word.split("=", 1) for word in service["Environment"].split())
    assert told["VARNISH_WORK"] == f"/var/lib/{service['StateDirectory']}/%i", "each port has its own"
    assert told["VARNISH_LISTEN"] == "127.0.0.1:%i"
    asked = (BASE / "deploy" / "nginx" / "newsroom.conf").read_text()
    asked += (BASE / "deploy" / "caddy" / "Caddyfile").read_text()
    started = re.findall(r"newsroom-varnish@(\d+)", (BASE / "docs" / "running.md").read_text())
    assert set(re.findall(r"127\.0\.0\.1:(\d+)", asked)) == set(started) == {"8080", "8081"}
    start, servers = ((BASE / "deploy" / "varnish" / name).read_text() for name in ("start.sh", "backends.sh"))
    rules = (BASE / "deploy" / "varnish" / "default.vcl").read_text()
    named = set(re.findall(r"NEWSROOM_[A-Z_]+", path.read_text()))
    assert named == {"NEWSROOM_URL", "NEWSROOM_PURGE_TOKEN", "NEWSROOM_WEB", "NEWSROOM_DESK"}
    assert [name for name in named if name not in start + servers + rules] == []


def test_a_container_is_ended_for_being_dead_and_not_for_a_database_that_is_away():
    health = re.search(r"HEALTHCHECK.*?(http://\S+?)'", (BASE / "Dockerfile").read_text(), re.DOTALL)[1]
    assert health.endswith("/healthz")
