"""Sessions in the database, as Django keeps them. Every request of the desk asks whose one it has."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from people.written import A_MOMENT, A_TEXT, Written

_LIVING = Written(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), key=A_TEXT, now=A_MOMENT
)


class SessionStore(db.SessionStore):
    """Looks a session up in a statement that is written once."""

    def _get_session_from_db(self) -> Session | None:
        session = _LIVING.first(key=self.session_key, now=timezone.now())
        if session is None:
            self._session_key = None
        return session
