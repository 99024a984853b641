"""A page of the admin that is sent as it stood is no change, and the log does not tell of one."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from people.models import Author

pytestmark = pytest.mark.django_db


def test_the_log_tells_of_what_changed_and_not_of_what_was_only_sent(cast):
    author = Author.objects.get(user=cast.writer)
    client = Client()
    client.force_login(cast.administrator)
    address = reverse("admin:people_author_change", args=[author.pk])
    form = client.get(address).context["adminform"].form
    sent = {form.add_prefix(name): form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value}
    told = Entry.objects.filter(kind="author")
    assert client.post(address, sent).status_code == 302
    assert not told.exists()
    assert client.post(address, sent | {"name": "Nama Lain"}).status_code == 302
    assert told.get().label == "Nama Lain"
