"""What the tests of the desk's pages share: a person at the desk, and a form filled in."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.text import revisions
from tests.sent import as_sent


@pytest.fixture
def at_desk():
    """`at_desk(user)`: a browser in which that person is signed in."""

    def sit_down(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sit_down


@pytest.fixture
def filled():
    """`filled(article, **changes)`: what the browser sends when the story's form is saved."""

    def fill(article, **changes) -> dict:
        return as_sent(revisions.snapshot(article)) | {"version": article.version} | changes

    return fill


@pytest.fixture
def address():
    """`address("change", article.pk)`: a page of the stories' admin."""
    return lambda name, *args: reverse(f"admin:articles_article_{name}", args=args)
