import pytest

from photos import permissions
from photos.models import Photo
from tests import stage
from tests.factories import PhotoFactory, UserFactory
from tests.stage import Cast

pytestmark = pytest.mark.django_db

EVERYONE = {
    "writer",
    "other_writer",
    "section_editor",
    "other_section_editor",
    "managing_editor",
    "editor_in_chief",
    "photo_editor",
}
ALL_PHOTOS = {"managing_editor", "editor_in_chief", "photo_editor"}


@pytest.fixture
def photos(cast: Cast) -> dict[str, Photo]:
    """A photo by each of two writers, one that a story uses, and one whose uploader left."""
    used = PhotoFactory(created_by=cast.writer)
    stage.draft(cast, lead_photo=used)
    return {
        "own": PhotoFactory(created_by=cast.writer),
        "others": PhotoFactory(created_by=cast.other_writer),
        "used": used,
        "nobody's": PhotoFactory(created_by=None),
    }


def who(cast: Cast, question) -> set[str]:
    return {name for name, person in cast.people.items() if question(person) is None}


def test_all_who_work_on_stories_see_the_library(cast: Cast):
    assert who(cast, permissions.why_not_use_library) == EVERYONE


def test_all_who_work_on_stories_add_photos(cast: Cast):
    assert who(cast, permissions.why_not_upload) == EVERYONE


def test_a_writers_photo_is_changed_by_them_and_the_photo_desk(cast: Cast, photos):
    assert who(cast, lambda person: permissions.why_not_edit(person, photos["own"])) == {"writer"} | ALL_PHOTOS


def test_a_photo_without_an_uploader_is_changed_by_the_photo_desk(cast: Cast, photos):
    assert who(cast, lambda person: permissions.why_not_edit(person, photos["nobody's"])) == ALL_PHOTOS


def test_a_used_photo_is_deleted_by_nobody(cast: Cast, photos):
    assert who(cast, lambda person: permissions.why_not_delete(person, photos["used"])) == set()


def test_an_unused_photo_is_deleted_by_whoever_may_change_it(cast: Cast, photos):
    assert who(cast, lambda person: permissions.why_not_delete(person, photos["own"])) == {"writer"} | ALL_PHOTOS


def test_a_photo_that_a_draft_names_in_its_text_is_not_deleted(cast: Cast, photos):
    stage.draft(cast, body=f'<p>Panen.</p><figure data-photo="{photos["own"].pk}"></figure>')
    assert permissions.why_not_delete(cast.photo_editor, photos["own"])


def test_a_photo_that_readers_once_saw_is_not_deleted(cast: Cast, photos):
    article = stage.published(cast, lead_photo=photos["own"])
    stage.save(article, cast.writer, lead_photo=None)
    assert permissions.why_not_delete(cast.photo_editor, photos["own"])


@pytest.mark.parametrize("rule", ["VIEW", "EDIT", "DELETE"])
def test_both_faces_of_each_rule_agree_for_the_whole_cast(cast: Cast, photos, rule):
    rule = getattr(permissions, rule)
    strangers = {"switched off": UserFactory(roles=["photo_editor"], is_active=False), "no role": UserFactory()}
    for name, person in (cast.people | strangers).items():
        allowed = set(rule.those(person))
        assert allowed == {photo for photo in Photo.objects.all() if rule.here(person, photo) is None}, name
        assert not (allowed and rule.anywhere(person)), name


def test_a_refusal_says_whom_to_ask(cast: Cast, photos):
    assert "photo desk" in str(permissions.why_not_edit(cast.other_writer, photos["own"]))
