"""Whoever signs out, or is signed out, lays down every pen at once."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_delete
from django.dispatch import receiver

from articles import locks


@receiver(user_logged_out)
def signed_out(sender, request, **kwargs) -> None:
    """Someone pressed “Sign out”: the session still has its key."""
    locks.end_session(getattr(getattr(request, "session", None), "session_key", None))


@receiver(post_delete, sender=UserSession)
def session_ended(sender, instance: UserSession, **kwargs) -> None:
    """A session was ended from elsewhere: by its owner on another device, or because the account was closed."""
    locks.end_session(instance.session_key)
