"""Mail in a folder is for its owner's eyes alone: it holds links that set passwords."""

import os
import stat

import pytest
from django.core.mail import EmailMessage

from newsroom.filebased import EmailBackend


@pytest.fixture
def _open_handed():
    """A process whose new files everyone may read."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_handed")
def test_only_the_owner_can_read_what_was_mailed(tmp_path):
    mailer = EmailBackend(file_path=str(tmp_path))
    assert mailer.send_messages([EmailMessage("Satu", "Isi", to=["a@example.org"])]) == 1
    assert mailer.send_messages([EmailMessage("Dua", "Isi", to=["b@example.org"])]) == 1
    files = list(tmp_path.iterdir())
    assert "".join(path.read_text() for path in files).count("Isi") == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
