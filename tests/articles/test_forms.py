"""The story's form: what it takes, what it tidies, what it refuses with a sentence."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.utils import timezone
from taggit.models import Tag

from articles.formfields import LineField
from articles.forms import LONGEST_BODY, StoryForm, typed_values
from articles.models import Article
from articles.orderforms import OrderForm
from articles.text import revisions
from tests import stage
from tests.factories import AuthorFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_of(filled):
    def fill(article, user, **changes):
        return StoryForm(_multi(filled(article, **changes)), instance=article, user=user)

    return fill


def _multi(data):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def test_an_untouched_form_says_exactly_what_the_story_says(cast, form_of):
    article = stage.draft(cast)
    before = revisions.snapshot(article)
    form = form_of(article, cast.writer)
    assert form.is_valid(), form.errors
    assert form.snapshot() == before


def test_a_story_without_a_headline_is_refused_with_what_to_do(cast, form_of):
    form = form_of(stage.draft(cast), cast.writer, headline="  ")
    assert not form.is_valid()
    assert form.errors["headline"]


def test_a_headline_pasted_in_lines_becomes_one_line(cast, form_of):
    form = form_of(stage.draft(cast), cast.writer, headline="Harga\r\n  naik\tlagi")
    assert form.is_valid()
    assert form.cleaned_data["headline"] == "Harga naik lagi"


def test_tags_take_the_spelling_that_is_known_and_come_once(cast, form_of):
    Tag.objects.create(name="Rumput Laut")
    form = form_of(stage.draft(cast, tags=[]), cast.writer, tags="RUMPUT laut, ekspor,, ekspor , Ekspor")
    assert form.is_valid()
    assert sorted(tag.casefold() for tag in form.cleaned_data["tags"]) == ["ekspor", "rumput laut"]
    assert "Rumput Laut" in form.cleaned_data["tags"]


@pytest.mark.parametrize("tags", ["x" * 101, ",".join(f"tag{n}" for n in range(31))])
def test_too_long_or_too_many_tags_are_refused(cast, form_of, tags):
    form = form_of(stage.draft(cast), cast.writer, tags=tags)
    assert "tags" in form.errors


def test_bylines_keep_their_order_and_come_once(cast, form_of):
    first, second = AuthorFactory(), AuthorFactory()
    form = form_of(
        stage.draft(cast),
        cast.writer,
        bylines_author=[second.pk, first.pk, second.pk],
        bylines_role=["writer", "editor", "writer"],
    )
    assert form.is_valid()
    assert [line["author"] for line in form.cleaned_data["bylines"]] == [second.pk, first.pk]


@pytest.mark.parametrize(("author", "role"), [("0", "writer"), ("abc", "writer"), ("²", "writer"), (None, "king")])
def test_bylines_that_make_no_sense_are_refused(cast, form_of, author, role):
    author = cast.writer.author.pk if author is None else author
    form = form_of(stage.draft(cast), cast.writer, bylines_author=[author], bylines_role=[role])
    assert "bylines" in form.errors


def test_only_sections_in_use_may_be_chosen_but_the_storys_own_stays(cast, form_of):
    closed = SectionFactory(is_active=False)
    article = stage.draft(cast)
    assert "section" in form_of(article, cast.writer, section=closed.pk).errors
    article = stage.draft(cast, section=closed)
    assert form_of(article, cast.writer).is_valid()


def test_a_new_story_begins_with_its_writers_byline_and_only_desk(cast):
    form = StoryForm(instance=Article(created_by=cast.section_editor), user=cast.section_editor)
    assert form.initial["bylines"] == [{"author": cast.section_editor.author.pk, "role": "writer"}]
    assert form.initial["section"] == cast.section.pk


def test_a_new_story_of_someone_without_an_author_has_no_byline(cast):
    cast.writer.author.delete()
    assert StoryForm(instance=Article(created_by=cast.writer), user=cast.writer).initial["bylines"] == []


def test_a_body_longer_than_any_story_is_refused(cast, form_of):
    form = form_of(stage.draft(cast), cast.writer, body="<p>" + "a" * LONGEST_BODY + "</p>")
    assert "body" in form.errors


def test_scripts_in_a_body_do_not_survive(cast, form_of):
    form = form_of(stage.draft(cast), cast.writer, body="<p>Hai</p><script>alert(1)</script>")
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<p>Hai</p>"


def test_a_photo_that_is_gone_is_refused(cast, form_of):
    assert "lead_photo" in form_of(stage.draft(cast), cast.writer, lead_photo="999999").errors


def test_what_a_browser_kept_fills_the_form_again(cast):
    values = typed_values(
        {"headline": ["Baru"], "tags": ["a, b"], "bylines_author": ["3"], "bylines_role": ["editor"]}
    )
    assert values["headline"] == "Baru"
    assert values["bylines"] == [{"author": "3", "role": "editor"}]


def test_names_the_form_does_not_know_are_ignored(cast):
    assert "status" not in typed_values({"status": ["published"], "created_by": ["1"]})


def test_times_of_a_move_are_read_in_the_persons_zone():
    with timezone.override("Asia/Makassar"):
        form = OrderForm({"schedule-starts_at": "2026-12-01T08:00"}, prefix="schedule")
        assert form.is_valid()
        assert form.cleaned_data["starts_at"].astimezone(UTC) == datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ha\u00adrga\u200b\u2028naik\ufeff", "Harga naik"),
        ("می\u200cخواهم \U0001f469\u200d⚕️", "می\u200cخواهم \U0001f469\u200d⚕️"),
    ],
)
def test_a_line_loses_what_nobody_sees_and_keeps_joiners(typed, kept):
    assert LineField().clean(typed) == kept
