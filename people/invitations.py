"""Mail that brings a person in, or tells them that their account changed."""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str

from people.models import User


def invite(user: User) -> None:
    """Send a person the link with which they set their password. It holds for PASSWORD_RESET_TIMEOUT.

    May be sent again; each new password makes the older links worthless.
    """
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    link = get_adapter().get_reset_password_from_key_url(f"{user_pk_to_url_str(user)}-{token}")
    get_adapter().send_mail("account/email/invitation", user.email, {"user": user, "link": link})


def tell_old_address(user: User, old_email: str) -> None:
    """Tell the address an account had until now that it was changed: its owner must learn of a theft."""
    get_adapter().send_mail("account/email/address_changed", old_email, {"user": user})
