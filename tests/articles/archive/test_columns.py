"""Rows as plain data and back: nothing is lost, and nothing comes in that a form would refuse."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from articles.archive import columns
from articles.archive.columns import Numbers
from articles.models import Article, Edition, Revision, Transition, Withdrawal
from articles.refusals import Refused
from people.models import Author, User
from sections.models import Section
from tests import stage

pytestmark = pytest.mark.django_db


def same(number: int) -> int:
    return number


def here(article: Article) -> Numbers:
    """Numbers of a newsroom in which everybody is called as there."""
    numbers = Numbers(dict.fromkeys((User, Author, Section), same))
    numbers.note(Article, article.pk, article.pk)
    for model in (Revision, Edition):
        for pk in model.objects.values_list("pk", flat=True):
            numbers.note(model, pk, pk)
    return numbers


@pytest.mark.parametrize("model", [Revision, Edition, Transition, Withdrawal])
def test_every_column_comes_back(cast, model):
    story = stage.withdrawn(cast)
    row = model.objects.filter(article=story).first()
    kept = columns.plain(row)
    assert json.loads(json.dumps(kept)) == kept
    again = kept | ({"number": 99} if model is Revision else {})
    if model is Edition:  # no two of a story at the same instant
        again |= {name: "2001-02-03T04:05:06.000007+00:00" for name in ("starts_at", "ends_at")}
    made = columns.made(model, again, here(story), {"lead_photo_id"})
    made = model.objects.get(pk=made.pk)
    assert made.pk != row.pk
    assert columns.plain(made, ("id", "lead_photo_id")) == {
        name: value for name, value in again.items() if name not in ("id", "lead_photo_id")
    }


def test_what_search_and_the_database_make_by_themselves_stays(cast):
    story = stage.published(cast)
    assert {"words", "listed_at"}.isdisjoint(columns.plain(story.editions.get()))


def test_a_moment_keeps_its_last_digit(cast):
    story = stage.draft(cast)
    at = datetime(2019, 5, 4, 3, 2, 1, 7, UTC)
    Article.objects.filter(pk=story.pk).update(created_at=at, updated_at=at + timedelta(days=1))
    kept = columns.plain(Article.objects.get(pk=story.pk))
    made = columns.made(Article, kept, Numbers({User: same, Section: same}), {"lead_photo_id"}, story.pk + 1000)
    made.refresh_from_db()
    assert (made.pk, made.created_at, made.updated_at) == (story.pk + 1000, at, at + timedelta(days=1))


def test_what_a_later_release_knows_and_this_one_does_not_is_passed_over(cast):
    story = stage.draft(cast)
    kept = columns.plain(story.revisions.get()) | {"mood": "merry", "number": 2}
    assert columns.made(Revision, kept, here(story)).number == 2


def test_what_was_kept_before_a_column_was_there_has_its_default(cast):
    story = stage.draft(cast)
    kept = columns.plain(story.revisions.get()) | {"number": 2}
    del kept["facts"]
    assert columns.made(Revision, kept, here(story)).facts == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("slug", '"><script>'),
        ("headline", "x" * 201),
        ("kind", "sermon"),
        ("video_url", "javascript:alert(1)"),
        ("created_at", "kemarin"),
        ("version", -1),
        ("version", "banyak"),
        ("version", float("inf")),
        ("version", 10**40),
        ("headline", None),
    ],
    ids=["slug", "long", "choice", "address", "moment", "negative", "number", "endless", "huge", "nothing"],
)
def test_what_no_form_would_let_in_is_refused_by_name(cast, name, value):
    kept = columns.plain(stage.draft(cast)) | {name: value}
    with pytest.raises(Refused, match=name):
        columns.made(Article, kept, Numbers({User: same, Section: same}), {"lead_photo_id"}, 10**6)


def test_a_reference_that_leads_nowhere_is_refused_or_left_empty(cast):
    kept = columns.plain(stage.draft(cast))
    nobody = Numbers({User: lambda number: None, Section: same})
    with pytest.raises(Refused, match="created_by"):
        columns.made(Article, kept, nobody, {"lead_photo_id"}, 10**6)
    nowhere = Numbers({User: same, Section: lambda number: None})
    assert columns.made(Article, kept, nowhere, {"lead_photo_id"}, 10**6).section is None


def test_numbers_of_one_story_are_forgotten_with_it():
    numbers = Numbers({User: same})
    numbers.note(Revision, 5, 7)
    assert (numbers.of(Revision, 5), numbers.of(Revision, 6), numbers.of(User, 3)) == (7, None, 3)
    numbers.forget()
    assert (numbers.of(Revision, 5), numbers.of(User, 3), numbers.of(User, None)) == (None, 3, None)
