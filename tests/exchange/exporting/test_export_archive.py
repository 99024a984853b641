"""`manage.py export_archive`: who may, what it says, what it refuses."""

import io

import pytest
from django.core.management import CommandError, call_command

from audit.models import Entry
from people.models import Role
from people.roles import Right
from photos.models import Photo
from tests import stage
from tests.exchange.exporting import leaving

pytestmark = pytest.mark.django_db


def command(*args) -> str:
    out = io.StringIO()
    call_command("export_archive", *map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_it_says_what_it_wrote_and_the_log_knows(cast, tmp_path):
    stage.draft(cast)
    assert "story 1" in command(tmp_path / "a")
    entry = Entry.objects.get(action="archive.exported")
    assert (entry.actor, entry.details["story"], entry.details["form"]) == (None, 1, "ninjs")


def test_who_is_named_needs_the_right_and_sees_no_more_than_on_the_desk(cast, tmp_path):
    stage.draft(cast)
    with pytest.raises(CommandError, match="take out archives"):
        command(tmp_path / "a", "--user", cast.writer.username)
    assert not (tmp_path / "a").exists()
    Role.objects.filter(codename="section_editor").update(rights=[Right.EDIT, Right.ARCHIVE])
    said = command(tmp_path / "a", "--user", cast.other_section_editor.username)
    assert "Left out" in said
    assert "1 stories" in said


def test_nobody_of_that_name(cast, tmp_path):
    with pytest.raises(CommandError, match="Nobody signs in as hantu"):
        command(tmp_path / "a", "--user", "hantu")


def test_a_folder_that_is_not_empty_is_refused(cast, tmp_path):
    (tmp_path / "surat.txt").write_text("milik orang")
    with pytest.raises(CommandError, match="not empty"):
        command(tmp_path)


def test_a_photo_without_its_file_is_an_error_at_the_end(cast, tmp_path):
    photo = leaving.photo(cast.writer)
    photo.original.storage.delete(photo.original.name)
    with pytest.raises(CommandError, match="1 original photos are missing or damaged"):
        command(tmp_path / "a")
    assert (tmp_path / "a" / "newsroom.json").exists()
    assert Photo.objects.exists()


def test_wordpress_too(cast, tmp_path):
    stage.published(cast)
    assert "post 1" in command(tmp_path / "a", "--wordpress")
    assert (tmp_path / "a" / "redirects.csv").exists()
