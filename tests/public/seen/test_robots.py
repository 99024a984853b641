"""The small files that programs look for, with the newsroom's own words."""

import pytest
from django.core.exceptions import ValidationError

from public.models import TextFile

pytestmark = pytest.mark.django_db


def text(client, path) -> str:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return answer.content.decode()


@pytest.mark.parametrize("name", ["ads.txt", "trust.txt"])
def test_a_file_is_there_once_somebody_wrote_it(client, name):
    assert client.get(f"/{name}").status_code == 404
    TextFile.objects.create(name=name, text="  satu\r\ndua \n")
    assert text(client, f"/{name}") == "satu\ndua\n"


def test_terms_for_machines_follow_our_own_lines(client, settings):
    before = text(client, "/robots.txt")
    TextFile.objects.create(name="robots.txt", text="User-agent: GPTBot\nDisallow: /")
    assert text(client, "/robots.txt") == f"{before}\nUser-agent: GPTBot\nDisallow: /\n"
    settings.NEWSROOM_STAGING = True
    assert "GPTBot" not in text(client, "/robots.txt")


def test_no_other_file_can_be_written():
    with pytest.raises(ValidationError):
        TextFile(name="index.html", text="x").full_clean()
