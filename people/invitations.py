"""Mail that brings a person in, or back in, or tells them that their account changed."""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage

from people.models import User


def invitation(user: User) -> EmailMessage:
    """A person's mail with the link with which they set their password. It holds for PASSWORD_RESET_TIMEOUT.

    May be sent again; each new password makes the older links worthless.
    """
    return get_adapter().written("account/email/invitation", user.email, {"user": user, "link": _link(user)})


def reset(user: User) -> EmailMessage:
    """The same for someone who has forgotten their password; it goes to the address that the account has."""
    words = {"user": user, "username": user.username, "password_reset_url": _link(user)}
    return get_adapter().written("account/email/password_reset_key", user.email, words)


def tell_old_address(user: User, old_email: str) -> None:
    """Tell the address an account had until now that it was changed: its owner must learn of a theft."""
    get_adapter().send_mail("account/email/address_changed", old_email, {"user": user})


def _link(user: User) -> str:
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return get_adapter().get_reset_password_from_key_url(f"{user_pk_to_url_str(user)}-{token}")
