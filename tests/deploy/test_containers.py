"""What the images and docker-compose.yml name is there: files, services, ports, commands, settings, words of .env.

No image is built here: an engine for containers is not part of the tests.
"""

import importlib.util
import re
import shlex
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from django.core.management import get_commands
from granian import cli

BASE = Path(__file__).resolve().parent.parent.parent
FOLDERS = {".": BASE, "deploy/varnish": BASE / "deploy" / "varnish"}
COMPOSE = yaml.safe_load((BASE / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
#: What decides over a container that another one waits for.
WAITS = {"service_healthy", "service_completed_successfully"}


def lines(folder: Path) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile, each with what follows it, continued lines joined."""
    text = re.sub(r"^#.*\n", "", (folder / "Dockerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [
        (word, rest.strip()) for word, _space, rest in (line.partition(" ") for line in text.splitlines()) if rest
    ]


def ignored(path: str) -> bool:
    """True for what .dockerignore keeps out of the image."""
    return any(
        fnmatch(path, one) or path.startswith(f"{one}/") for one in (BASE / ".dockerignore").read_text().split()
    )


def commands(words: str) -> list[list[str]]:
    """The commands of a shell's line, each as its words."""
    return [shlex.split(one) for one in re.split(r"&&|;", words)]


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_an_image_takes_along_files_that_are_there_and_sent_to_the_builder(name):
    folder = FOLDERS[name]
    copied = [rest.split()[:-1] for word, rest in lines(folder) if word == "COPY" and not rest.startswith("--from")]
    sources = [source for each in copied for source in each]
    assert sources
    assert [source for source in sources if not (folder / source).exists()] == []
    rooms = [path.parent.name for path in BASE.glob("*/apps.py")] if folder == BASE else []
    assert [path for path in (*sources, *rooms) if folder == BASE and ignored(path)] == []


def test_what_an_image_runs_is_there():
    said = " ".join(rest for word, rest in lines(BASE) if word in ("RUN", "CMD"))
    assert {name for name in re.findall(r"manage\.py (\w+)", said)} == {"collectstatic"} <= set(get_commands())
    [module] = set(re.findall(r"python -m (newsroom\.\w+)", said))
    assert importlib.util.find_spec(module)
    [dropped] = re.findall(r"site-packages/(\S+?)/pginstall\*", said)
    assert (Path(importlib.util.find_spec(dropped).origin).parent / "pginstall").is_dir()
    wanted = (BASE / "requirements" / "all.txt").read_text()
    assert re.search(r"^granian==", wanted, re.MULTILINE)
    assert cli.cli.params
    # the cache's own image starts what it copied, where it copied it
    varnish = dict(lines(FOLDERS["deploy/varnish"]))
    *copied, where = varnish["COPY"].split()
    [started] = re.findall(r'"(/\S+)"', varnish["CMD"])
    assert started.removeprefix(where) in copied
    started_by = (FOLDERS["deploy/varnish"] / "start.sh").read_text()
    assert set(re.findall(r"\$here/([\w.]+)", started_by)) <= set(copied)


def test_every_service_is_made_of_an_image_that_is_there_or_pinned():
    for name, service in SERVICES.items():
        assert service["image"] in ("newsroom", "newsroom-varnish") or "@sha256:" in service["image"], name
        assert ("build" in service) == ("@sha256:" not in service["image"]), name
        assert service.get("build", ".") in FOLDERS, name
    declared = set(COMPOSE["volumes"])
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", ())}
    assert mounted == declared


def test_whoever_waits_waits_for_something_that_comes():
    healthy = {name for name, service in SERVICES.items() if is_asked_how_it_is(service)}
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            assert how["condition"] in WAITS, name
            ends = how["condition"] == "service_completed_successfully"
            assert ends == (SERVICES[other].get("restart") == "no"), f"{name} waits for {other}"
            assert ends or other in healthy, f"{name} waits for {other}, of which nobody asks how it is"


def is_asked_how_it_is(service: dict) -> bool:
    """True if the service has a health check, its own or its image's."""
    own = service.get("healthcheck")
    if own is not None:
        return not own.get("disable")
    return (
        any(word == "HEALTHCHECK" for word, _rest in lines(FOLDERS[service["build"]]))
        if "build" in service
        else False
    )


def test_addresses_inside_name_a_service_and_a_port_on_which_it_listens():
    listens = {"postgres": 5432}
    for name, folder in (("web", "."), ("desk", "."), ("varnish", "deploy/varnish")):
        listens[name] = int(dict(lines(FOLDERS[folder]))["EXPOSE"])
    desk = SERVICES["desk"]["command"]
    assert int(desk[desk.index("--port") + 1]) == listens["desk"]
    assert SERVICES["varnish"]["ports"] == [f"127.0.0.1:8080:{listens['varnish']}"]
    asked = set()
    for service in SERVICES.values():
        told = {key: re.sub(r"\$\{.*?\}", "x", str(value)) for key, value in service.get("environment", {}).items()}
        urls = [urlsplit(told[key]) for key in ("DATABASE_URL", "NEWSROOM_PURGE_URLS") if key in told]
        asked |= {(url.hostname, url.port) for url in urls}
        asked |= {
            (host, int(port))
            for key in ("NEWSROOM_WEB", "NEWSROOM_DESK")
            if key in told
            for host, port in [told[key].split(":")]
        }
    assert asked == set(listens.items())


def test_the_commands_of_services_are_there():
    known = set(get_commands())
    for name, service in SERVICES.items():
        words = service.get("command", [])
        lines_ = commands(words[2]) if words[:2] == ["sh", "-c"] else [words] if words else []
        for line in lines_:
            assert line[0] == "granian" or (line[:2] == ["python", "manage.py"] and line[2] in known), (
                f"{name}: {line}"
            )


def test_every_setting_of_a_service_is_known_and_every_word_of_env_is_told_of():
    known = set(re.findall(r"`([A-Z0-9_]+)`", (BASE / "docs" / "settings.md").read_text()))
    known |= set(re.findall(r"`([A-Z0-9_]+)`", (BASE / "docs" / "running.md").read_text()))
    for name, service in SERVICES.items():
        if name != "postgres":
            assert set(service["environment"]) <= known, name
    page = (BASE / "docs" / "running.md").read_text()
    must = set(re.findall(r"\$\{([A-Z_]+):\?", (BASE / "docker-compose.yml").read_text()))
    assert must == {word for word in must if re.search(rf"^{word}=", page, re.MULTILINE)}
    may = set(re.findall(r"\$\{([A-Z_]+):-", (BASE / "docker-compose.yml").read_text()))
    assert may <= known
