"""Settings that fit together badly are named, with an id and a hint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import checks

BASE = Path(__file__).resolve().parent.parent.parent


def ids(found: list) -> list[str]:
    assert all(message.hint for message in found), "each says what to do"
    return [message.id for message in found]


@pytest.fixture
def https(settings):
    """A newsroom that readers reach by TLS, behind a proxy."""
    settings.NEWSROOM_URL, settings.HTTPS = "https://koran.example", True
    settings.SECURE_SSL_REDIRECT, settings.BEHIND_PROXY = True, True
    return settings


def test_without_buckets_there_is_nothing_to_say(settings):
    settings.S3_BUCKET = ""
    assert checks.buckets_are_complete(None) == []


def test_originals_need_a_bucket_of_their_own(settings):
    settings.S3_BUCKET = settings.S3_PRIVATE_BUCKET = "foto"
    settings.S3_PUBLIC_HOST = "foto.example"
    assert "newsroom.E001" in ids(checks.buckets_are_complete(None))


@pytest.mark.parametrize("host", ["", "https://foto.example", "foto.example/x"])
def test_readers_need_a_host_for_pictures(settings, host):
    settings.S3_BUCKET, settings.S3_PRIVATE_BUCKET, settings.S3_PUBLIC_HOST = "foto", "asli", host
    assert "newsroom.E002" in ids(checks.buckets_are_complete(None))


@pytest.mark.parametrize("allowed", [["koran.example"], [".example"], ["*"]])
def test_the_own_host_is_allowed(https, allowed):
    https.ALLOWED_HOSTS = allowed
    assert checks.own_host_is_allowed(None) == []


@pytest.mark.parametrize("allowed", [[], ["localhost"], ["lain.example"], [".koran.example.co"]])
def test_a_host_that_is_not_allowed_is_named(https, allowed):
    https.ALLOWED_HOSTS = allowed
    assert ids(checks.own_host_is_allowed(None)) == ["newsroom.E004"]


def test_a_cache_that_is_told_to_forget_wants_a_token(settings):
    settings.NEWSROOM_PURGE_URLS, settings.NEWSROOM_PURGE_TOKEN = ["http://varnish/"], ""
    assert ids(checks.purges_carry_a_token(None)) == ["newsroom.E005"]


def test_plain_http_is_named(https):
    https.HTTPS = False
    assert ids(checks.readers_come_over_tls(None)) == ["newsroom.W001"]


def test_a_redirect_without_a_declared_proxy_is_named(https):
    https.BEHIND_PROXY = False
    assert ids(checks.readers_come_over_tls(None)) == ["newsroom.W002"]


def test_a_declared_proxy_is_fine(https):
    assert checks.readers_come_over_tls(None) == []


def test_mail_that_goes_nowhere_is_named(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert ids(checks.mail_leaves_the_machine(None)) == ["newsroom.W003"]


def test_collected_files_without_a_manifest_are_named(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert ids(checks.static_files_are_collected(None)) == ["newsroom.W004"]
    (tmp_path / "staticfiles.json").touch()
    assert checks.static_files_are_collected(None) == []


@pytest.mark.parametrize("url", ["https://koran.example", "http://10.0.0.5:8000"])
def test_debug_is_refused_where_others_come(settings, url):
    settings.DEBUG, settings.NEWSROOM_URL = True, url
    assert ids(checks.debug_stays_at_home(None)) == ["newsroom.E006"]


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.1:8123", "http://[::1]:8000"])
def test_debug_is_fine_at_home(settings, url):
    settings.DEBUG, settings.NEWSROOM_URL = True, url
    assert checks.debug_stays_at_home(None) == []


def manage(*arguments: str, **env: str) -> subprocess.CompletedProcess:
    """Run manage.py as an operator would, with this environment."""
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    return subprocess.run(command, cwd=BASE, env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture
def production(tmp_path):
    """What production sets: the file that the lint step uses."""
    lines = (BASE / ".ci" / "production.env").read_text().split()
    given = dict(line.split("=", 1) for line in lines)
    url = os.environ.get("DATABASE_URL") or (Path(os.environ["NEWSROOM_DATA"]) / "database_url").read_text().strip()
    return given | {"DATABASE_URL": url, "NEWSROOM_DATA": str(tmp_path), "PATH": os.environ["PATH"]}


def test_production_settings_have_nothing_to_warn_of(production):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **production)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_a_missing_setting_stops_the_start_with_a_sentence(production, name):
    del production[name]
    done = manage("check", **production)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is not set.")
    assert "Traceback" not in done.stderr


def test_a_newsroom_in_which_a_password_is_enough_to_publish_is_named(https):
    https.NEWSROOM_REQUIRE_MFA = False
    assert ids(checks.who_can_publish_proves_who_they_are(None)) == ["newsroom.W006"]
    https.NEWSROOM_REQUIRE_MFA = True
    assert checks.who_can_publish_proves_who_they_are(None) == []


@pytest.mark.parametrize(
    ("url", "hosts", "second_factor"),
    [
        ("https://koran.example", ["koran.example"], True),
        ("http://127.0.0.1:8000", ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"], False),
    ],
)
def test_what_holds_in_production_holds_by_the_address_alone(url, hosts, second_factor):
    script = "from newsroom import settings as s; print(s.ALLOWED_HOSTS, s.NEWSROOM_REQUIRE_MFA)"
    names = {"NEWSROOM_URL": url, "SECRET_KEY": "x", "DATABASE_URL": "postgres://a@b/c"}
    kept = {
        name: value for name, value in os.environ.items() if name not in ("ALLOWED_HOSTS", "NEWSROOM_REQUIRE_MFA")
    }
    run = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(run, cwd=BASE, env=kept | names, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == f"{hosts} {second_factor}"


@pytest.mark.parametrize(("behind", "count", "found"), [(True, 0, ["newsroom.W007"]), (True, 1, []), (False, 0, [])])
def test_proxies_that_are_not_counted_are_told_of(settings, behind, count, found):
    settings.BEHIND_PROXY, settings.ALLAUTH_TRUSTED_PROXY_COUNT = behind, count
    assert ids(checks.proxies_are_counted(None)) == found
