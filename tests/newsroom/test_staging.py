"""A copy to try things out in says so at both doors, is listed by nobody, and sends no mail out."""

import pytest
from django.core import mail
from django.test import Client

from newsroom import staging


@pytest.fixture
def copy(settings):
    settings.NEWSROOM_STAGING = True
    return Client()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/tidak-ada/", "/admin/account/login/", "/robots.txt", "/media/x.jpg"])
def test_every_answer_says_that_it_is_not_to_be_listed(copy, path):
    assert "noindex" in copy.get(path)["X-Robots-Tag"]


@pytest.mark.django_db
def test_both_doors_say_that_it_is_a_copy(copy, cast):
    assert b'class="staging"' in copy.get("/").content
    assert b"staging-mark" in copy.get("/admin/account/login/").content
    copy.force_login(cast.writer)
    assert b"staging-mark" in copy.get("/admin/").content


@pytest.mark.django_db
def test_robots_may_read_nothing(copy):
    assert copy.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


@pytest.mark.django_db
def test_the_paper_itself_says_none_of_it(client, cast):
    assert "X-Robots-Tag" not in client.get("/")
    assert b"staging" not in client.get("/").content
    client.force_login(cast.writer)
    assert b"staging-mark" not in client.get("/admin/").content


def test_mail_goes_into_files_that_stay_here(settings, tmp_path):
    for name, value in staging.mail(tmp_path).items():
        setattr(settings, name, value)
    mail.send_mail("Halo", "Isi", "a@koran.example", ["b@koran.example"])
    [file] = (tmp_path / "mail").iterdir()
    assert b"Subject: Halo" in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
