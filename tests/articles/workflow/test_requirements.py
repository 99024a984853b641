"""What a story must have before it goes on."""

import pytest

from articles.models import ChecklistRule
from articles.models.checklist import Level
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.requirements import Stage, missing
from articles.workflow.status import BylineRole, Kind
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def fields(article, wanted=Stage.PUBLICATION):
    return [item.field for item in missing(article, wanted)]


def test_a_complete_story_lacks_nothing(cast):
    assert fields(stage.draft(cast)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"headline": "  "}, "headline"),
        ({"section": None}, "section"),
        ({"body": "<p> </p>"}, "body"),
    ],
)
def test_a_story_is_not_submitted_without(cast, change, field):
    assert fields(stage.draft(cast, **change), Stage.SUBMISSION) == [field]


def test_an_editors_byline_is_no_writers(cast):
    article = stage.draft(cast)
    article.bylines.update(role=BylineRole.EDITOR)
    assert fields(article, Stage.SUBMISSION) == ["bylines"]


def test_a_video_needs_its_address_but_no_text(cast):
    article = stage.draft(cast, kind=Kind.VIDEO, body="")
    assert fields(article, Stage.SUBMISSION) == ["video_url"]


def test_standfirst_and_photo_may_wait_until_publication(cast):
    article = stage.draft(cast, standfirst="", lead_photo=None)
    assert fields(article, Stage.SUBMISSION) == []
    assert fields(article) == ["standfirst", "lead_photo"]


def test_a_lead_photo_needs_its_description_and_credit(cast):
    article = stage.draft(cast, lead_photo=PhotoFactory(alt="", credit=" "))
    assert fields(article) == ["lead_photo", "lead_photo"]


def test_a_photo_in_the_text_that_nobody_has_stops_publication_and_no_submission(cast):
    article = stage.draft(cast, body='<p>Isi.</p><figure data-photo="987654"></figure>')
    assert fields(article, Stage.SUBMISSION) == []
    assert fields(article) == ["body"]
    workflow.perform("submit", cast.writer, article)
    with pytest.raises(Refused, match="987654"):
        workflow.perform("approve", cast.section_editor, article)


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("photos_exist", '<p>Isi.</p><figure data-photo="987654"></figure>'),
        ("read_also_alive", '<p>Isi.</p><aside data-article="987654">x</aside>'),
    ],
)
@pytest.mark.parametrize("level", Level)
def test_dead_photos_and_dead_read_alsos_stop_a_story_as_far_as_the_newsroom_says(cast, rule, body, level):
    ChecklistRule.objects.create(rule=rule, level=level)
    article = stage.draft(cast, body=body)
    assert bool(fields(article, Stage.SUBMISSION)) == (level == Level.SUBMISSION)
    assert bool(fields(article)) == (level in (Level.SUBMISSION, Level.PUBLICATION))


def test_so_does_a_photo_in_the_body(cast):
    photo = PhotoFactory(alt="")
    article = stage.draft(cast, body=f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure>')
    assert fields(article) == ["body"]


def test_nothing_is_asked_of_a_spiked_idea(cast):
    assert fields(stage.draft(cast, headline="x", section=None, body=""), Stage.NONE) == []
