"""A session in which nobody has done anything for long ends by itself, whoever may sit down before it.

What an open page asks by itself is no sign of a person; typing is, for it is kept as it is typed.
"""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.urls.exceptions import Resolver404

SEEN = "seen_at"
#: Asked by pages, every few seconds, as long as they are open.
BY_ITSELF = frozenset(["desk:live", "admin:articles_article_pulse"])
#: Seconds that may pass before it is written down again that somebody is there: not each click is a write.
WITHIN = 60


class IdleSessions:
    """Signs out whoever was away for more than NEWSROOM_IDLE_MINUTES. 0: nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit = settings.NEWSROOM_IDLE_MINUTES * 60
        user = getattr(request, "user", None)
        if limit and user is not None and user.is_authenticated:
            away = time.time() - request.session.get(SEEN, 0)
            if SEEN in request.session and away > limit:
                logout(request)
            elif away > min(WITHIN, limit / 2) and not _by_itself(request):
                request.session[SEEN] = time.time()
        return self.get_response(request)


def _by_itself(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in BY_ITSELF
    except Resolver404:
        return False


@receiver(user_logged_in)
def _begin(sender, request, user, **kwargs) -> None:
    if hasattr(request, "session"):
        request.session[SEEN] = time.time()
