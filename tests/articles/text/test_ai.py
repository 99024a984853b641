"""What a machine made of a story: said to readers at the player and at the foot, agreed to, checked by another."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles import permissions
from articles.models import Article
from articles.refusals import Refused
from articles.text import ai, copies, fixes, storyfields
from articles.text.ai import Made
from articles.workflow import requirements, reviews, workflow
from articles.workflow.requirements import Stage
from articles.workflow.status import Kind
from photos import sources
from photos.sources import SourceType
from tests import stage

pytestmark = pytest.mark.django_db

WRITTEN = [name for name, use in ai.USES.items() if use.is_written]
SOMEBODYS = [name for name, use in ai.USES.items() if use.needs_consent]
OTHERS = [name for name in ai.USES if name not in SOMEBODYS]


def page_of(client, story) -> BeautifulSoup:
    return BeautifulSoup(client.get(story.editions.live().get().get_absolute_url()).content, "html.parser")


def test_readers_are_told_at_the_player_at_the_foot_in_the_plain_text_and_in_the_metadata(cast, client):
    made = {"ai_voice": Made.MADE, "ai_text": Made.EDITED, "ai_consent": "Ahli waris Bu Sri, surat 12"}
    story = stage.published(cast, kind=Kind.VIDEO, video_url="https://example.org/v", **made)
    page = page_of(client, story)
    [at_player] = [one.get_text() for one in page.select(".ai-label")]
    assert at_player == "Voice made with AI."
    foot = page.select_one(".story-foot .ai-note").get_text()
    assert foot == "Text edited with AI. Voice made with AI. A person in the newsroom has checked it."
    told = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert told["digitalSourceType"] == [sources.SCHEME + Made.EDITED, sources.SCHEME + Made.MADE]
    plain = client.get(story.editions.live().get().get_absolute_url() + "?teks").content.decode()
    assert foot in plain
    assert "Bu Sri" not in str(page) + plain


def test_a_story_of_people_says_nothing_of_the_kind(cast, client):
    page = page_of(client, stage.published(cast))
    assert not page.select(".ai-note, .ai-label")
    assert "digitalSourceType" not in str(page)


@pytest.mark.parametrize("name", SOMEBODYS)
def test_a_voice_or_a_likeness_needs_somebody_who_agreed(cast, name):
    story = stage.draft(cast, **{name: Made.MADE})
    assert "ai_consent" in {one.field for one in requirements.missing(story, Stage.SUBMISSION)}
    with pytest.raises(Refused, match="who agreed"):
        workflow.perform("submit", cast.writer, story)
    stage.save(story, cast.writer, ai_consent="Bu Sri, surat 12")
    workflow.perform("submit", cast.writer, story)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_nobodys_needs_no_consent(cast, name):
    assert not requirements.missing(stage.draft(cast, **{name: Made.MADE}), Stage.SUBMISSION)


def test_a_consent_that_is_no_longer_there_stops_publishing(cast):
    story = stage.approved(cast, ai_voice=Made.MADE, ai_consent="Bu Sri, surat 12")
    Article.objects.filter(pk=story.pk).update(ai_consent=" ")
    story.refresh_from_db()
    with pytest.raises(Refused, match="who agreed"):
        workflow.perform("publish", cast.section_editor, story)


# Checked by another


def approvers(cast, story) -> set[str]:
    """Those of the cast who may approve; the rule for one story and that for a list agree."""
    found = {name for name, one in cast.people.items() if permissions.why_not_review(one, story) is None}
    listed = {
        name for name, one in cast.people.items() if permissions.reviewable_by(one).filter(pk=story.pk).exists()
    }
    assert found == listed
    return found


@pytest.mark.parametrize("name", WRITTEN)
def test_its_maker_never_approves_it_even_in_a_house_without_four_eyes(cast, settings, name):
    settings.NEWSROOM_FOUR_EYES = False
    story = stage.draft(cast, created_by=cast.section_editor, **{name: Made.MADE})
    workflow.perform("submit", cast.section_editor, story)
    theirs = stage.submitted(cast, **{name: Made.MADE})
    assert approvers(cast, theirs) - approvers(cast, story) == {"section_editor"}
    with pytest.raises(Refused, match="Another editor must approve"):
        workflow.perform("approve", cast.section_editor, story)
    Article.objects.filter(pk=story.pk).update(**{name: ""})
    story.refresh_from_db()
    assert "section_editor" in approvers(cast, story), "of what people wrote that house asks for one"


@pytest.mark.parametrize("name", ai.USES)
def test_whoever_says_that_a_machine_made_it_approves_nothing_of_that_text(cast, name):
    story = stage.submitted(cast, ai_consent="Bu Sri")
    stage.save(story, cast.section_editor, **{name: Made.MADE})
    assert "more than copy-editing" in str(permissions.why_not_approve(cast.section_editor, story))
    assert permissions.why_not_approve(cast.managing_editor, story) is None


def test_a_fix_of_what_a_machine_wrote_is_published_by_another(cast, settings):
    settings.NEWSROOM_FOUR_EYES = False
    for made in ("", Made.MADE):
        story = stage.published(cast, ai_text=made)
        stage.save(story, cast.writer, standfirst="Perubahan.")
        live = story.editions.live().get()
        fixes.keep(story, live.pk, {"headline": "Harga naik 21 triliun"}, cast.section_editor)
        may = permissions.why_not_publish_fix(cast.section_editor, story) is None
        assert may == (not made)
        assert permissions.publishable_fixes(cast.section_editor).filter(article=story).exists() == may


def test_who_has_checked_it_is_named_or_is_who_approved(cast, client):
    story = stage.submitted(cast, ai_text=Made.MADE)
    assert reviews.checker(story) is None
    workflow.perform("approve", cast.section_editor, story)
    assert reviews.checker(story) == cast.section_editor
    other = stage.submitted(cast, ai_text=Made.MADE, ai_checked_by=cast.photo_editor)
    unchecked = stage.submitted(cast, ai_text=Made.MADE)
    client.force_login(cast.writer)  # who reads their story while others have it in hand
    for one, told in ((story, cast.section_editor), (other, cast.photo_editor), (unchecked, "nobody yet")):
        page = client.get(reverse("admin:articles_article_change", args=[one.pk])).content.decode()
        assert f"Checked by: {told}" in page
    workflow.perform("approve", cast.section_editor, other)
    assert reviews.checker(other) == cast.photo_editor
    assert other.approved_revision.fields["ai_checked_by"] == cast.photo_editor.pk
    assert other.approved_revision.labels["ai_checked_by"] == str(cast.photo_editor)


def test_nobody_is_named_who_made_the_story(cast, client):
    """Not whose it is, not who wrote of its text, nor whoever types it into a new one."""
    story = stage.draft(cast, ai_text=Made.MADE)
    stage.save(story, cast.section_editor, headline="Sebelas kapal karam di Selat Makassar")
    client.force_login(cast.writer)
    address = reverse("admin:articles_article_change", args=[story.pk])
    sent = {"headline": story.headline, "body": story.body, "section": story.section_id, "ai_text": Made.MADE}
    for person in (cast.writer, cast.section_editor):
        answer = client.post(address, sent | {"version": story.version, "ai_checked_by": person.pk})
        assert "checks nothing of it" in answer.content.decode(), person
    answer = client.post(reverse("admin:articles_article_add"), sent | {"ai_checked_by": cast.writer.pk})
    assert "checks nothing of it" in answer.content.decode()
    client.post(address, sent | {"version": story.version, "ai_checked_by": cast.photo_editor.pk})
    story.refresh_from_db()
    assert story.ai_checked_by == cast.photo_editor


def test_whoever_became_a_maker_since_stops_the_story(cast):
    story = stage.submitted(cast, ai_text=Made.MADE, ai_checked_by=cast.section_editor)
    stage.save(story, cast.section_editor, headline="Sebelas kapal karam di Selat Makassar, 12 hilang")
    assert "ai_checked_by" in {one.field for one in requirements.missing(story, Stage.PUBLICATION)}
    with pytest.raises(Refused, match="checks nothing of it"):
        workflow.perform("approve", cast.managing_editor, story)


def test_a_copy_was_checked_by_nobody(cast):
    story = stage.published(cast, ai_text=Made.MADE, ai_checked_by=cast.photo_editor)
    assert copies.copy(story, cast.writer).ai_checked_by is None


# Declared once


def test_every_use_is_a_field_of_a_story_with_words_for_each_way():
    for name, use in ai.USES.items():
        assert set(storyfields.BY_NAME[name].choices) == set(use.labels) == set(Made)
    assert set(Made) < set(SourceType), "one vocabulary for pictures and for the rest"
    blank = storyfields.blank()
    assert ai.named(blank) == []
    assert ai.named(blank | {"ai_video": Made.MADE}) == ["Video made with AI"]
    assert ai.named({"headline": "lama"}) == []
