"""Settings from the environment, typed: a value that does not fit stops the start and says which one, and why."""

from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off", "")


class Environment(environ.Env):
    """Reads the process's environment. Each reader raises ImproperlyConfigured with the name and the remedy."""

    def _said(self, var, default) -> str:
        """What the environment says, as it stands there. Asking the base class would have it cast already."""
        said = self.ENVIRON.get(var, default)
        if said is self.NOTSET:
            raise ImproperlyConfigured(f"{var} is not set.")
        return str(said).strip()

    def bool(self, var, default=environ.Env.NOTSET):
        """A switch: 1 or 0, also written true/false, yes/no, on/off. A misspelt word is refused, not taken for no."""
        said = self._said(var, default).lower()
        if said not in YES + NO:
            raise ImproperlyConfigured(f"{var} is “{said}”, but must be 1 or 0.")
        return said in YES

    def int(self, var, default=environ.Env.NOTSET):
        """A whole number, not below nought."""
        said = self._said(var, default)
        if not said.isdecimal():
            raise ImproperlyConfigured(f"{var} is “{said}”, but must be a whole number such as {default}.")
        return int(said)

    def choice(self, var, choices, default):
        """One of a few words, in capitals."""
        said = self._said(var, default).upper()
        if said not in choices:
            raise ImproperlyConfigured(f"{var} is “{said}”, but must be one of: {', '.join(choices)}.")
        return said

    def site(self, var, default):
        """The address of a site: scheme and host, no path. Returned without a slash at the end."""
        said = self._said(var, default).rstrip("/")
        parts = urlsplit(said)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
            raise ImproperlyConfigured(f"{var} is “{said}”, but must be like https://www.example.co.id")
        return said

    def postgres(self, url):
        """Django's database settings from an address, which must name a PostgreSQL database."""
        parts = urlsplit(url)
        if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
            shown = f"{parts.scheme}://…{parts.path}" if parts.scheme else "not an address"  # it may hold a password
            raise ImproperlyConfigured(
                f"DATABASE_URL is {shown}, but must be like postgres://user:password@host:5432/name. "
                "Newsroom runs on PostgreSQL only."
            )
        return self.db_url_config(url) | {"ENGINE": "newsroom.database"}

    def email_url(self, var, default):
        """Django's mail settings from an address. The folder of a filemail:// address is taken from the root."""
        found = super().email_url(var, default=default)
        if folder := found.get("EMAIL_FILE_PATH"):
            found["EMAIL_FILE_PATH"] = f"/{folder.lstrip('/')}"
            found["EMAIL_BACKEND"] = "newsroom.filebased.EmailBackend"
        return found
