"""How allauth behaves here: nobody signs up, mail speaks its reader's language, secrets rest encrypted."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from audit import sources
from people import devices, jobs
from people.models import User
from people.roles import GUARDED_RIGHTS

#: Tries with a wrong password, by browser alone.
_KNOWN_BROWSER = {"login_failed": "10/5m/key"}
#: The same from anywhere else: by address, and by account.
_STRANGERS = {"login_failed": "10/m/ip,5/5m/key"}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by whoever manages people."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix, email, context) -> None:
        """Have the worker send a mail that holds no secret."""
        mail = self.written(template_prefix, email, context)
        jobs.send_notice.enqueue(subject=mail.subject, body=mail.body, to=mail.to)

    def written(self, template_prefix, email, context) -> EmailMessage:
        """A mail in the language its reader chose, with or without a request at hand; not sent yet.

        `context["user"]` is the reader, where there is one.
        """
        reader = context.get("user") or getattr(self.request, "user", None)
        with translation.override(getattr(reader, "language", settings.LANGUAGE_CODE)):
            words = {"email": email, "user": reader, "newsroom": settings.NEWSROOM_NAME, **context}
            return self.render_mail(template_prefix, email, words)

    def get_client_ip(self, request) -> str:
        """The address by which tries are counted; for a request that has none they are all counted together."""
        return sources.client_address(request) or "0.0.0.0"  # noqa: S104  nothing listens there: it stands for none

    def format_email_subject(self, subject) -> str:
        return f"[{settings.NEWSROOM_NAME}] {subject}"

    def pre_authenticate(self, request, **credentials) -> None:
        """Count a try. Raises a form's error when this account had too many from browsers unknown to it.

        A browser in which the person has signed in before has tries of its own, whatever strangers do meanwhile.
        """
        login = credentials.get("username") or credentials.get("email") or ""
        accounts = list(User.objects.called(login))
        browser = next(filter(None, (_browser(request, user) for user in accounts)), None)
        rates = _KNOWN_BROWSER if browser else _STRANGERS
        key = browser or "account:" + (",".join(str(user.pk) for user in accounts) or login.lower())
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed", config=rates, key=key
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request, user, **kwargs):
        """Where to go after signing in; the browser is known from now on."""
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user)
        return response

    def get_reset_password_from_key_url(self, key) -> str:
        """The address in the mail. Made from NEWSROOM_URL, so that a forged Host header cannot lead it astray."""
        uid, _dash, token = key.partition("-")
        return settings.NEWSROOM_URL + reverse("account_reset_password_from_key", args=[uid, token])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors under the newsroom's name, with secrets that a copy of the database does not give away."""

    def _get_site_name(self) -> str:
        return settings.NEWSROOM_NAME

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator) -> bool:
        """False for the last second factor of someone who must have one."""
        user = authenticator.user
        if not settings.NEWSROOM_REQUIRE_MFA or not user.rights & GUARDED_RIGHTS:
            return True
        others = user.authenticator_set.exclude(pk=authenticator.pk).exclude(type="recovery_codes")
        return others.exists()


def _browser(request, user: User) -> str | None:
    """A name for the browser if it is known as one of `user`: by its cookie, or because they are signed in there."""
    signed_in = getattr(request, "user", None)
    if signed_in is not None and signed_in.pk == user.pk:
        return f"session:{request.session.session_key}"
    return devices.known(request, user)


def _vault() -> MultiFernet:
    """Encrypts with SECRET_KEY, and still reads what SECRET_KEY_FALLBACKS encrypted."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(f"second factor:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
