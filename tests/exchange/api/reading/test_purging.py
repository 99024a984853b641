"""A change reaches every kept answer that shows it: what pages are purged by, the API's answers are, too."""

import pytest
from django.test import Client
from taggit.models import Tag

from articles.models import NoteKind
from articles.readers import corrections
from articles.readers.corrections import Wording
from articles.workflow.order import Order
from photos import library
from press import verifying
from tests import stage
from tests.exchange.api.asking import PHOTO, ROOT, STORY, make_newsroom, operations
from tests.press.test_verifying import reasons

pytestmark = pytest.mark.django_db
_SINCE = "2020-01-01T00:00:00Z"
#: By operation: an address of it that shows the story of the stage.
SHOWING = {
    "stories": "/stories",
    "stories of a section": "/stories?section=ekbis",
    "stories with a tag": "/stories?tag=ekspor",
    "stories by an author": "/stories?author=wati",
    "stories of a kind": "/stories?kind=story",
    "changed stories": f"/stories?changed_since={_SINCE}",
    "story": f"/stories/{STORY}",
    "story_notes": f"/stories/{STORY}/notes",
    "gone": f"/gone?since={_SINCE}",
    "notes": "/notes",
    "sections": "/sections",
    "tags": "/tags",
    "tag": "/tags/ekspor",
    "authors": "/authors",
    "author": "/authors/wati",
    "home": "/fronts/home",
    "front": "/fronts/ekbis",
    "photo": f"/photos/{PHOTO}",
}
_LISTS = {name for name in SHOWING if name.startswith(("stories", "changed"))}


def rename_author(cast, story):
    cast.writer.author.name = "Nama Baru"
    cast.writer.author.save()


def rename_tag(cast, story):
    tag = Tag.objects.get(name="ekspor")
    tag.name = "ekspor baru"
    tag.save()


def rename_section(cast, story):
    cast.section.name = "Ekonomi"
    cast.section.save()


def word_photo(cast, story):
    story.lead_photo.credit = "Kredit Baru"
    library.change(story.lead_photo, {"credit"})


def withdraw(cast, story):
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))


def correct(cast, story):
    people = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    corrections.post(story, Wording(NoteKind.CORRECTION, "Yang benar 21 ton."), **people)


def mark_unverified(cast, story):
    verifying.mark(story, cast.section_editor, reasons())


def publish_another(cast, story):
    stage.published(cast, headline="Yang lain", tags=["ekspor"])


#: What is changed, and which answers are others afterwards.
CHANGES = {
    rename_author: {*_LISTS, "story", "authors", "author"},
    rename_tag: {*_LISTS, "story", "tags", "tag"},
    rename_section: {*_LISTS, "story", "sections", "home", "front"},
    word_photo: {*_LISTS, "story", "photo"},
    withdraw: {*_LISTS, "story", "story_notes", "gone", "notes", "tags", "tag", "home", "front", "photo"},
    correct: {*_LISTS, "story", "story_notes", "notes"},
    mark_unverified: {"story"},
    publish_another: {*_LISTS, "home", "front"},
}


def test_each_operation_is_looked_at():
    public = {one.name for one in operations() if one.method == "get" and not one.told.get("security")}
    assert public <= set(SHOWING)


def answers() -> dict[str, tuple]:
    """What each address answers to whoever asks."""
    found = {name: Client().get(ROOT + path) for name, path in SHOWING.items()}
    return {name: (answer.status_code, answer.content) for name, answer in found.items()}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_in_every_answer_at_once(cast, settings, change, django_capture_on_commit_callbacks):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    story = make_newsroom(cast)
    before = answers()
    assert before == answers()
    with django_capture_on_commit_callbacks(execute=True):
        change(cast, story)
    after = answers()
    assert {name for name in SHOWING if after[name] != before[name]} == CHANGES[change]
    settings.NEWSROOM_PAGE_CACHE_MB = 0
    assert after == answers()


def test_a_kept_answer_asks_the_database_nothing(cast, settings, django_assert_num_queries):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    make_newsroom(cast)
    answers()
    with django_assert_num_queries(0):
        answers()


def test_who_knows_an_answer_is_told_so_until_it_is_another(cast, settings, django_capture_on_commit_callbacks):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    story = make_newsroom(cast)
    known = {path: Client().get(ROOT + path)["ETag"] for path in ("/stories", f"/stories/{STORY}", "/authors")}

    def told() -> dict[str, int]:
        return {
            path: Client().get(ROOT + path, headers={"if-none-match": etag}).status_code
            for path, etag in known.items()
        }

    assert set(told().values()) == {304}
    with django_capture_on_commit_callbacks(execute=True):
        correct(cast, story)
    assert told() == {"/stories": 200, f"/stories/{STORY}": 200, "/authors": 304}
