"""The command that loads the demo newsroom: into an empty database only, with its logins in a file of the owner's."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from demo import load
from tests import stage


@pytest.mark.django_db
def test_a_newsroom_with_stories_is_left_alone(cast):
    stage.draft(cast)
    with pytest.raises(CommandError, match="empty database"):
        call_command("load_demo")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_the_logins_are_written_for_the_owner_s_eyes_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(load, "load", lambda log: {"logins": [], "story": "/read/1/a"})
    call_command("load_demo", output=tmp_path / "logins.json")
    assert json.loads((tmp_path / "logins.json").read_text())["story"] == "/read/1/a"
    assert stat.S_IMODE((tmp_path / "logins.json").stat().st_mode) == 0o600
