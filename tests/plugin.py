"""Starts the embedded PostgreSQL before Django reads its settings, unless DATABASE_URL names another server."""

import os
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent
_servers = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    os.environ.setdefault("NEWSROOM_DATA", str(BASE / "var" / "test"))
    if os.environ.get("DATABASE_URL"):
        os.environ.setdefault("SECRET_KEY", "only-for-tests")
        return
    from newsroom import embedded

    _servers.append(embedded.start(Path(os.environ["NEWSROOM_DATA"])))
