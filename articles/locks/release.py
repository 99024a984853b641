"""When a lock is let go without anyone closing a page: at sign-out, and when a move takes the story elsewhere."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_delete
from django.dispatch import receiver

from articles.locks import locks
from articles.models import Article, Transition
from articles.signals import article_moved


@receiver(user_logged_out)
def signed_out(sender, request, **kwargs) -> None:
    """Someone pressed “Sign out”: the session still has its key."""
    locks.end_session(getattr(getattr(request, "session", None), "session_key", None))


@receiver(post_delete, sender=UserSession)
def session_ended(sender, instance: UserSession, **kwargs) -> None:
    """A session was ended from elsewhere: by its owner on another device, or because the account was closed."""
    locks.end_session(instance.session_key)


@receiver(article_moved)
def story_moved(sender, article: Article, transition: Transition, **kwargs) -> None:
    """Whoever may not edit any more must not hold the story again when it comes back to them."""
    locks.drop_if_idle(article, transition.by)
