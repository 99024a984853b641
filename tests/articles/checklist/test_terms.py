"""What the rooms above say of terms stands in the checklist of saved stories, each term once."""

import pytest

from articles import checklist
from articles.checklist import terms
from tests import stage

pytestmark = pytest.mark.django_db


def test_each_term_stands_once_and_only_for_saved_stories(cast, monkeypatch):
    monkeypatch.setattr(terms, "_questions", {})
    question = lambda article: ["Sekali pakai.", "Sebut sumber.", "Sekali pakai."]  # noqa: E731
    for _twice in range(2):
        terms.watch(question)
    story = stage.draft(cast)
    assert terms.of(story) == ["Sekali pakai.", "Sebut sumber."]
    assert terms.of(None) == []
    (finding,) = [one for one in checklist.Judgement(story).findings if one.name == "usage_terms"]
    assert [field for field, _words in finding.complaints] == ["body", "body"]
    assert finding.state == checklist.State.OPEN
    assert not finding.blocks
