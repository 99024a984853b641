"""System checks of the house: settings that fit together badly, each with an id and what to do about it."""

import importlib.util
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from newsroom import catalogues
from public.fast import cdn

#: Characters of a token that nobody guesses.
SHORTEST_TOKEN = 24
LOCAL_MAIL = ("console", "filebased", "locmem", "dummy")


@register()
def buckets_are_complete(app_configs, **kwargs) -> list:
    """S3 needs both buckets, the host readers fetch from, and its client."""
    if not settings.S3_BUCKET:
        return []
    found = []
    if not settings.S3_PRIVATE_BUCKET or settings.S3_PRIVATE_BUCKET == settings.S3_BUCKET:
        hint = "Set S3_PRIVATE_BUCKET to a bucket that the public cannot read: originals hold private metadata."
        found.append(Error("Originals have no private bucket of their own.", hint=hint, id="newsroom.E001"))
    if not settings.S3_PUBLIC_HOST or "/" in settings.S3_PUBLIC_HOST:
        hint = "Set S3_PUBLIC_HOST to the host (no scheme, no path) that readers fetch pictures from."
        found.append(Error("Readers have no host to fetch pictures from.", hint=hint, id="newsroom.E002"))
    if importlib.util.find_spec("boto3") is None:
        hint = "pip install --require-hashes -r requirements/s3.txt"
        found.append(Error("The client for S3 (boto3) is not installed.", hint=hint, id="newsroom.E003"))
    return found


@register()
def own_host_is_allowed(app_configs, **kwargs) -> list:
    """A host that is not allowed answers 400 to every reader."""
    host = urlsplit(settings.NEWSROOM_URL).hostname
    if {host, "*"} & set(settings.ALLOWED_HOSTS) or any(
        allowed.startswith(".") and f".{host}".endswith(allowed) for allowed in settings.ALLOWED_HOSTS
    ):
        return []
    hint = f"Add {host} to ALLOWED_HOSTS, or leave ALLOWED_HOSTS unset."
    return [Error("ALLOWED_HOSTS lacks the host of NEWSROOM_URL.", hint=hint, id="newsroom.E004")]


@register()
def purges_carry_a_token(app_configs, **kwargs) -> list:
    """Without a token anyone who reaches the cache could empty it, and a content network does nothing."""
    networks = [cdn.network(url) for url in settings.NEWSROOM_PURGE_URLS]
    wanted = {cdn.TOKENS[each.kind] if each else "NEWSROOM_PURGE_TOKEN": None for each in networks}
    hint = "Set it to the secret that the cache asks for (deploy/varnish/default.vcl), or to the network's API token."
    return [
        Error(f"Purges are sent without {name}.", hint=hint, id="newsroom.E005")
        for name in wanted
        if not getattr(settings, name)
    ]


@register()
def extras_are_installed(app_configs, **kwargs) -> list:
    """What a setting asks for is a package of its own."""
    wanted = (
        ("NEWSROOM_METRICS_TOKEN", "prometheus_client", "prometheus-client", "newsroom.E007"),
        ("NEWSROOM_TRACKER_DSN", "sentry_sdk", "sentry-sdk", "newsroom.E008"),
    )
    return [
        Error(
            f"{name} is set, and {package} is not installed.",
            hint="pip install --require-hashes -r requirements/all.txt",
            id=check,
        )
        for name, module, package, check in wanted
        if getattr(settings, name) and importlib.util.find_spec(module) is None
    ]


@register(Tags.security)
def metrics_cannot_be_guessed(app_configs, **kwargs) -> list:
    """The figures tell a stranger when an attack begins to hurt."""
    if not settings.NEWSROOM_METRICS_TOKEN or len(settings.NEWSROOM_METRICS_TOKEN) >= SHORTEST_TOKEN:
        return []
    hint = 'Set it to: python -c "import secrets; print(secrets.token_urlsafe(24))"'
    return [Error("NEWSROOM_METRICS_TOKEN can be guessed.", hint=hint, id="newsroom.E009")]


@register(Tags.security, deploy=True)
def readers_come_over_tls(app_configs, **kwargs) -> list:
    """A public site speaks https, and whoever ends TLS before us must be declared."""
    if not settings.HTTPS:
        hint = "Set NEWSROOM_URL to the https:// address that readers use."
        return [Warning("NEWSROOM_URL is not https.", hint=hint, id="newsroom.W001")]
    if settings.SECURE_SSL_REDIRECT and not settings.BEHIND_PROXY:
        hint = (
            "If a proxy ends TLS, set BEHIND_PROXY=1 (it must set X-Forwarded-Proto itself), or every page redirects "
            "to itself. If this server ends TLS itself, set SECURE_SSL_REDIRECT=0 and redirect on port 80."
        )
        return [Warning("Plain requests are redirected, and no proxy is declared.", hint=hint, id="newsroom.W002")]
    return []


@register(Tags.security, deploy=True)
def proxies_are_counted(app_configs, **kwargs) -> list:
    """Behind a proxy that is not counted everybody outside has one address: one stranger's guesses lock all out."""
    if not settings.BEHIND_PROXY or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    hint = "Set TRUSTED_PROXIES to how many proxies stand before this server (Varnish is one)."
    return [Warning("A proxy is declared, and TRUSTED_PROXIES is 0.", hint=hint, id="newsroom.W007")]


@register(Tags.security, deploy=True)
def mail_leaves_the_machine(app_configs, **kwargs) -> list:
    """Password resets that go to a log are no resets."""
    if settings.NEWSROOM_STAGING or not any(f".{kind}." in settings.EMAIL_BACKEND for kind in LOCAL_MAIL):
        return []
    hint = "Set EMAIL_URL, for example smtp+tls://user:password@mail.example.co.id:587"
    return [Warning("Mail does not leave this machine.", hint=hint, id="newsroom.W003")]


@register(Tags.security, deploy=True)
def who_can_publish_proves_who_they_are(app_configs, **kwargs) -> list:
    """A password that was read over a shoulder must not be enough to publish."""
    if settings.NEWSROOM_REQUIRE_MFA:
        return []
    hint = "Set NEWSROOM_REQUIRE_MFA=1, or leave it unset with an https:// NEWSROOM_URL."
    return [Warning("People who can publish sign in with a password alone.", hint=hint, id="newsroom.W006")]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(app_configs, **kwargs) -> list:
    """Without the manifest every page fails. Not asked where nothing has been collected for this check alone."""
    root = Path(settings.STATIC_ROOT)
    if not root.exists() or (root / "staticfiles.json").exists():
        return []
    hint = "Run: manage.py collectstatic --noinput"
    return [Warning("The collected static files have no manifest.", hint=hint, id="newsroom.W004")]


@register(Tags.translation)
def translations_are_compiled(app_configs, **kwargs) -> list:
    """Without its compiled catalogue a language shows the English words, and nothing else tells of it."""
    names = [str(source) for folder in settings.LOCALE_PATHS for source in catalogues.waiting(folder)]
    if not names:
        return []
    hint = "Run: python -m newsroom.catalogues"
    return [Warning(f"Translations are not compiled: {', '.join(names)}.", hint=hint, id="newsroom.W005")]


@register(Tags.security)
def debug_stays_at_home(app_configs, **kwargs) -> list:
    """Django's debug pages show settings and source."""
    if not settings.DEBUG or is_loopback(urlsplit(settings.NEWSROOM_URL).hostname):
        return []
    hint = "Unset DEBUG, or set NEWSROOM_URL to a loopback address."
    return [Error("DEBUG is on for an address others can reach.", hint=hint, id="newsroom.E006")]


def is_loopback(host: str) -> bool:
    """Does `host` mean this very machine?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
