"""Refuses to start with settings of the readers' site that cannot work."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register

from public.fast import cdn


@register(Tags.urls)
def addresses(app_configs, **kwargs) -> list[Error]:
    """NEWSROOM_URL and each of NEWSROOM_PURGE_URLS is a full address; NEWSROOM_URL names no folder."""
    errors = []
    site = urlsplit(settings.NEWSROOM_URL)
    if site.scheme not in ("http", "https") or not site.netloc or site.path:
        hint = "Set it to the paper's own address, for example https://www.example.org."
        errors.append(Error(f"NEWSROOM_URL is {settings.NEWSROOM_URL!r}.", hint=hint, id="public.E001"))
    for url in settings.NEWSROOM_PURGE_URLS:
        if urlsplit(url).scheme not in ("http", "https", *cdn.HOSTS) or not urlsplit(url).netloc:
            hint = (
                "Give full addresses separated by commas, for example http://varnish:6081/, cloudflare://<zone id> "
                "or fastly://<service id>."
            )
            errors.append(Error(f"NEWSROOM_PURGE_URLS has {url!r}.", hint=hint, id="public.E002"))
    return errors
