"""Where a person is signed in."""

from allauth.usersessions.models import UserSession

from people.models import User


def end_all(user: User) -> int:
    """Sign `user` out everywhere. Returns how many sessions ended."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)
