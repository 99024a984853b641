"""What the tests of the desk's pages share: a person at the desk, and a form filled in."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.text import revisions
from people.models import Role
from people.roles import DEFAULT_ROLES


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
        fields = revisions.snapshot(article)
        data = {name: "" if fields[name] is None else fields[name] for name in revisions.TEXT_FIELDS}
        data |= {"section": fields["section"] or "", "lead_photo": fields["lead_photo"] or ""}
        data |= {"tags": ", ".join(fields["tags"]), "version": article.version}
        data["bylines_author"] = [line["author"] for line in fields["bylines"]]
        data["bylines_role"] = [line["role"] for line in fields["bylines"]]
        return data | changes

    return fill


@pytest.fixture
def address():
    """`address("change", article.pk)`: a page of the stories' admin."""
    return lambda name, *args: reverse(f"admin:articles_article_{name}", args=args)


@pytest.fixture
def roles_again(transactional_db):
    """The roles a migration made: a test with real transactions empties every table when it ends."""
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})
