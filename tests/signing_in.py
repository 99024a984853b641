"""A session as signing in leaves it, without the door: `Client.force_login` is how a third of all tests begin.

Django's own writes it three times, and with it the person's last visit and a line of the log.
"""

import time
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from newsroom.idle import SEEN

_by_the_door = Client.force_login
#: Whoever was seen more than a minute ago is written down again: four statements more in a test whose machine slept.
LATER = 3600


def come_in(client: Client, user, backend: str | None = None) -> None:
    """Takes the place of `Client.force_login`. A client that has a session already goes by the door."""
    if settings.SESSION_COOKIE_NAME in client.cookies:
        return _by_the_door(client, user, backend)
    user.backend = backend or settings.AUTHENTICATION_BACKENDS[0]
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session._session_key = session._get_new_session_key()
    session[SESSION_KEY] = user._meta.pk.value_to_string(user)
    session[BACKEND_SESSION_KEY] = user.backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SEEN] = time.time() + LATER
    session.save(must_create=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
