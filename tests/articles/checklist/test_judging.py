"""The newsroom's own levels, limits and boxes decide what a story lacks."""

import pytest

from articles import checklist
from articles.checklist.judging import levels
from articles.models import ChecklistBox, ChecklistRule, Tick
from articles.models.checklist import Level
from articles.refusals import Refused
from articles.workflow import requirements, workflow
from articles.workflow.requirements import Stage
from articles.workflow.status import Kind
from tests import stage

pytestmark = pytest.mark.django_db


def lacks(article, wanted=Stage.PUBLICATION) -> list[str]:
    return [item.field for item in requirements.missing(article, wanted)]


def found(article) -> dict[str, checklist.Finding]:
    return {finding.name: finding for finding in checklist.Judgement(article).findings}


def test_an_advice_never_stops_a_story(cast):
    article = stage.draft(cast, dateline="")

    assert found(article)["dateline"].state == checklist.State.OPEN
    assert lacks(article) == []


def test_the_newsroom_can_make_an_advice_stop_a_story_and_lift_what_stopped_it(cast):
    ChecklistRule.objects.create(rule="dateline", level=Level.SUBMISSION)
    ChecklistRule.objects.create(rule="standfirst", level=Level.OFF)
    article = stage.draft(cast, dateline="", standfirst="")

    assert lacks(article, Stage.SUBMISSION) == ["dateline"]
    assert "standfirst" not in found(article)
    with pytest.raises(Refused, match="place that the story comes from"):
        workflow.perform("submit", cast.writer, article)


def test_a_section_has_the_last_word_on_its_own_stories(cast):
    ChecklistRule.objects.create(rule="tags_count", level=Level.PUBLICATION, threshold=5)
    ChecklistRule.objects.create(rule="tags_count", level=Level.ADVICE, section=cast.other_section)

    assert levels(cast.section.pk)["tags_count"] == (Level.PUBLICATION, 5)
    assert levels(cast.other_section.pk)["tags_count"] == (Level.ADVICE, 5)
    assert levels(None)["tags_count"] == (Level.PUBLICATION, 5)


def test_a_row_of_a_rule_that_no_longer_exists_is_passed_over(cast):
    ChecklistRule.objects.create(rule="gone", level=Level.SUBMISSION)

    assert lacks(stage.draft(cast)) == []


def test_a_video_is_not_asked_for_words(cast):
    article = stage.draft(cast, kind=Kind.VIDEO, video_url="https://youtu.be/abcdefghijk", body="")

    assert not {"minimum_words", "second_source", "dateline", "reading_ease"} & found(article).keys()


def test_a_box_stops_a_story_until_somebody_ticks_it(cast):
    box = ChecklistBox.objects.create(text="Pihak lain sudah ditanya?", level=Level.PUBLICATION)
    article = stage.draft(cast)
    assert lacks(article) == ["checklist"]
    assert lacks(article, Stage.SUBMISSION) == []

    Tick.objects.create(article=article, box=box, by=cast.writer)

    assert lacks(type(article).objects.get(pk=article.pk)) == []


def test_a_sections_box_is_asked_of_its_stories_alone(cast):
    ChecklistBox.objects.create(text="Skor benar?", level=Level.SUBMISSION, section=cast.other_section)

    assert lacks(stage.draft(cast)) == []
    assert lacks(stage.draft(cast, section=cast.other_section)) == ["checklist"]


def test_what_is_typed_is_judged_by_the_same_rules_without_being_saved(cast):
    found = {one.name: one for one in checklist.judge({"headline": "Naik TK persen", "section": cast.section.pk})}

    assert found["no_gaps"].complaints == [("headline", "Fill in “TK”.")]
    assert found["standfirst"].blocks


def test_all_moves_of_a_story_are_answered_with_one_judgement(cast, django_assert_max_num_queries):
    ChecklistBox.objects.create(text="Sudah dicek?", level=Level.PUBLICATION)
    article = stage.submitted(cast)
    judged = checklist.Judgement(article)
    with django_assert_max_num_queries(13):  # three of them for bylines, three for fixes, one for usage terms
        for wanted in (Stage.SUBMISSION, Stage.PUBLICATION, Stage.PUBLICATION):
            requirements.missing(article, wanted, judged)


def test_a_story_changed_in_hand_is_judged_again(cast):
    article = stage.draft(cast)
    assert lacks(article) == []

    article.standfirst = ""

    assert lacks(article) == ["standfirst"]
