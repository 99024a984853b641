"""A process of its own that sends a story's form whenever it is told to: see `test_saves_at_once`.

Takes a line of JSON (database, user, story, form, name), then one line a step: a first one makes it look at the
story's version, a second one send the form. Answers each with a line.
"""

import json
import os
import sys
import uuid
from importlib import import_module

import django
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


def tell(answer) -> None:
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


def main() -> None:
    told = json.loads(sys.stdin.readline())
    settings.DATABASES["default"]["NAME"] = told["database"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    stories, people = import_module("articles.models"), import_module("people.models")
    writing = import_module("articles.admin.writing.writing")
    sessions = import_module("django.contrib.sessions.backends.db")
    user = people.User.objects.get(pk=told["user"])
    for number, _look in enumerate(sys.stdin):
        version = stories.Article.objects.values_list("version", flat=True).get(pk=told["story"])
        words = {"headline": f"Putaran {number} dari {told['name']}", "version": version, "key": str(uuid.uuid4())}
        request = RequestFactory().post("/", told["form"] | words)
        request.user, request.session = user, sessions.SessionStore()
        request._messages = CookieStorage(request)
        tell(version)
        sys.stdin.readline()  # both have looked at the same version
        tell(writing.change(request, told["story"]).status_code)


if __name__ == "__main__":
    main()
