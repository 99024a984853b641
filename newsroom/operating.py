"""Settings for whoever runs the newsroom: what it tells, what it limits, whom else it tells of changes.

Read by `newsroom.settings`, with which they share their page, docs/settings.md.
"""

from pathlib import Path
from typing import Any

from newsroom.environment import Environment


def read(env: Environment, data: Path) -> dict[str, Any]:
    """The settings by name. `data` is the folder of all data."""
    return {
        # what it tells
        "NEWSROOM_ACCESS_LOG": env.bool("NEWSROOM_ACCESS_LOG", default=False),
        "NEWSROOM_METRICS_TOKEN": env.str("NEWSROOM_METRICS_TOKEN", default=""),
        "NEWSROOM_METRICS_DIR": Path(str(env.path("NEWSROOM_METRICS_DIR", default=str(data / "metrics")))),
        "NEWSROOM_TRACKER_DSN": env.str("NEWSROOM_TRACKER_DSN", default=""),
        "NEWSROOM_STAGING": env.bool("NEWSROOM_STAGING", default=False),
        "NEWSROOM_BACKUP_HOURS": env.int("NEWSROOM_BACKUP_HOURS", default=0),
        # what it limits, by address, in a minute and process
        "NEWSROOM_SEARCHES_A_MINUTE": env.int("NEWSROOM_SEARCHES_A_MINUTE", default=60),
        "NEWSROOM_FORMS_A_MINUTE": env.int("NEWSROOM_FORMS_A_MINUTE", default=20),
        "NEWSROOM_SIGN_INS_A_MINUTE": env.int("NEWSROOM_SIGN_INS_A_MINUTE", default=60),
        "NEWSROOM_API_A_MINUTE": env.int("NEWSROOM_API_A_MINUTE", default=60),
        "NEWSROOM_API_TOKEN_A_MINUTE": env.int("NEWSROOM_API_TOKEN_A_MINUTE", default=600),
        # what agencies drop, and how long what nobody used is kept
        "NEWSROOM_WIRES_DIR": Path(str(env.path("NEWSROOM_WIRES_DIR", default=str(data / "wires")))),
        "NEWSROOM_WIRE_DAYS": env.int("NEWSROOM_WIRE_DAYS", default=30),
        # whom it tells of changes
        "NEWSROOM_PAGE_CACHE_MB": env.int("NEWSROOM_PAGE_CACHE_MB", default=64),
        "NEWSROOM_PURGE_URLS": env.list("NEWSROOM_PURGE_URLS", default=[]),
        "NEWSROOM_PURGE_TOKEN": env.str("NEWSROOM_PURGE_TOKEN", default=""),
        "NEWSROOM_CLOUDFLARE_TOKEN": env.str("NEWSROOM_CLOUDFLARE_TOKEN", default=""),
        "NEWSROOM_FASTLY_TOKEN": env.str("NEWSROOM_FASTLY_TOKEN", default=""),
        "NEWSROOM_BLIND_SECONDS": env.int("NEWSROOM_BLIND_SECONDS", default=10),
    }
