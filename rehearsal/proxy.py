"""The proxy that readers reach: Caddy with deploy/caddy/Caddyfile, but on loopback and without a certificate."""

import re
from pathlib import Path

from rehearsal.parts import BASE

EXAMPLE = BASE / "deploy" / "caddy" / "Caddyfile"
SITE, CACHE, LOGS = "www.example.co.id", "127.0.0.1:8080", "/var/log/caddy"


def caddyfile(site: str, cache: str, logs: Path) -> str:
    """The example as it stands, for `site` ("http://host:port") before the Varnish at `cache` ("host:port").

    `logs` is the folder for what it logs. The site without www is left out. Raises ValueError if the example no
    longer has one of these.
    """
    text = EXAMPLE.read_text()
    for said, ours in (
        ("\n{\n", "\n{\n\tadmin off\n"),
        (f"\n{SITE} {{", f"\n{site} {{"),
        (CACHE, cache),
        (LOGS, str(logs)),
    ):
        if text.count(said) != 1:
            raise ValueError(f"“{said.strip()}” stands {text.count(said)} times in {EXAMPLE}, not once.")
        text = text.replace(said, ours)
    return re.sub(r"\nexample\.co\.id \{.*", "\n", text, flags=re.DOTALL)


def command(program: str, folder: Path, site: str, cache: str) -> tuple[list[str], dict[str, str]]:
    """How it is started, and its environment. Its configuration, its own files and its logs go into `folder`."""
    folder.mkdir(exist_ok=True)
    (folder / "Caddyfile").write_text(caddyfile(site, cache, folder))
    own = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))
    return [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], own
