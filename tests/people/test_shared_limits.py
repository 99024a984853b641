"""Limits on guessing hold for all server processes together, not for each by itself."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests.factories import UserFactory

PASSWORD = "rahasia-sekali-123"
LOGIN = "/admin/account/login/"
#: What the other process does: somebody elsewhere guesses at one name.
GUESS = """
from django.test import Client
for n in range({times}):
    client = Client(REMOTE_ADDR="203.0.113.9", HTTP_HOST="localhost")
    answer = client.post("{login}", {{"login": "wati", "password": f"tebakan-{{n}}"}})
    assert answer.status_code == 200, answer.status_code
"""

BEGIN = """
import django
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.core.cache import cache
"""

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(script: str) -> None:
    """Run a script in a process of its own, on the test's database."""
    db = connection.settings_dict
    host = db["HOST"] or db["OPTIONS"]["host"]
    port = f"&port={db['PORT']}" if db["PORT"] else ""
    who = quote(db["USER"], safe="") + (f":{quote(db['PASSWORD'], safe='')}" if db["PASSWORD"] else "")
    address = f"postgres://{who}@/{db['NAME']}?host={quote(host, safe='')}{port}"
    env = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    env |= {"SECRET_KEY": "only-for-tests"}
    run = [sys.executable, "-W", "ignore", "-c", BEGIN + script]
    done = subprocess.run(run, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def enter(client) -> bool:
    client.post(LOGIN, {"login": "wati", "password": PASSWORD}, headers={"host": "localhost"})
    return "_auth_user_id" in client.session


def test_guesses_in_one_process_shut_the_door_in_another(client):
    UserFactory(username="wati", roles=[])
    elsewhere(GUESS.format(times=6, login=LOGIN))
    assert not enter(client)


def test_a_few_slips_in_another_process_shut_nobody_out(client):
    UserFactory(username="wati", roles=[])
    elsewhere(GUESS.format(times=2, login=LOGIN))
    assert enter(client)


def test_what_one_process_remembers_another_knows():
    cache.set("di-sini", [1.5], 60)
    elsewhere("assert cache.get('di-sini') == [1.5]")
    elsewhere("assert cache.add('kunci', 1, 60)")
    assert not cache.add("kunci", 1, 60)
