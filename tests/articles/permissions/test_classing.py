"""Who may say what a story is to its readers, when, and what it must have then."""

import pytest
from django.urls import reverse

from articles import permissions
from articles.comparing.comparison import weigh
from articles.models import Edition
from articles.refusals import Refused
from articles.text import copies, drafts, storyfields
from articles.text.classes import CLASSES, ContentClass
from articles.workflow import requirements, workflow
from articles.workflow.order import Order
from articles.workflow.requirements import Stage
from articles.workflow.status import Change, Status
from tests import stage
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db

PAID = {
    "content_class": ContentClass.ADVERTORIAL,
    "client": "PT Laut Biru",
    "ordered_by": "Rini, pesanan 12",
}
HOLDERS = {"managing_editor", "editor_in_chief"}


def outside() -> list[dict]:
    """The line of somebody who does not work here."""
    return [{"author": AuthorFactory().pk, "role": "writer"}]


def lacks(story) -> dict[str, str]:
    story.refresh_from_db()
    return {one.field: str(one.message) for one in requirements.missing(story, Stage.SUBMISSION)}


def test_only_the_right_makes_or_unmakes_what_is_not_ours(cast):
    story, advertorial = stage.draft(cast), stage.draft(cast, **PAID)
    for name, person in cast.people.items():
        for before, wanted in ((story, "sponsored"), (advertorial, "news"), (advertorial, "release")):
            allowed = permissions.why_not_class(person, before, wanted) is None
            assert allowed is (name in HOLDERS), (name, wanted)
        assert permissions.why_not_class(person, story, "opinion") is None, name
        assert permissions.why_not_class(person, advertorial, "advertorial") is None, name
        offered = set(permissions.choosable_classes(person, story))
        assert offered == (set(ContentClass) if name in HOLDERS else {"news", "opinion", "analysis"}), name


def test_every_road_of_a_text_into_the_story_asks_for_the_right(cast, client):
    story = stage.draft(cast, **PAID)
    paid = story.revisions.get()
    news = stage.save(story, cast.managing_editor, content_class="news", client="", ordered_by="")
    with pytest.raises(Refused, match="neither makes"):
        stage.save(story, cast.writer, content_class="advertorial")
    with pytest.raises(Refused, match="neither makes"):
        drafts.restore(story.pk, paid.number, cast.writer, story.version)
    kept = drafts.keep(story, news.fields | PAID | {"headline": "Diketik"}, cast.writer, note="")
    assert (kept.fields["headline"], kept.fields["content_class"]) == ("Diketik", "news")
    client.force_login(cast.writer)
    sent = {"headline": "Formulir", "content_class": "advertorial", "version": story.version}
    answer = client.post(reverse("admin:articles_article_change", args=[story.pk]), sent)
    assert answer.status_code in (200, 422)
    assert "neither makes advertorials" in answer.content.decode()
    story.refresh_from_db()
    assert story.content_class == "news"
    assert drafts.restore(story.pk, paid.number, cast.managing_editor, story.version)


def test_the_form_offers_what_its_writer_may_choose_and_keeps_it(cast, client):
    def form(person):
        client.force_login(person)
        return client.get(reverse("admin:articles_article_add"), follow=True).content.decode()

    assert 'value="opinion"' in form(cast.writer)
    assert 'value="advertorial"' not in form(cast.writer)
    assert 'value="advertorial"' in form(cast.managing_editor)
    story = stage.draft(cast)
    sent = {"headline": story.headline, "body": story.body, "section": story.section_id, "content_class": "opinion"}
    client.force_login(cast.writer)
    address = reverse("admin:articles_article_change", args=[story.pk])
    client.post(address, sent | {"version": story.version})
    story.refresh_from_db()
    assert story.content_class == "opinion"
    del sent["content_class"]  # a page that was open before there were classes
    client.post(address, sent | {"version": story.version, "headline": "Judul lain"})
    story.refresh_from_db()
    assert (story.headline, story.content_class) == ("Judul lain", "opinion")


def test_a_copy_of_what_was_paid_for_is_labelled_as_well(cast):
    story = stage.draft(cast, **PAID)
    assert copies.copy(story, cast.writer).content_class == "advertorial"
    assert copies.follow_up(story, cast.writer).content_class == "news"


@pytest.mark.parametrize("bring", [stage.submitted, stage.approved], ids=["in review", "approved"])
def test_the_class_is_set_before_a_story_is_submitted(cast, bring):
    story = bring(cast)
    with pytest.raises(Refused, match="before a story is submitted"):
        stage.save(story, cast.section_editor, content_class="opinion")
    with pytest.raises(Refused, match="before a story is submitted"):
        stage.save(story, cast.editor_in_chief, **PAID)


def test_a_live_story_becomes_something_else_only_by_a_correction(cast):
    story = stage.published(cast)
    revision = stage.save(story, cast.writer, content_class="opinion")
    live = Edition.objects.live().get(article=story).revision
    assert weigh(live, revision).suggested == Change.CORRECTION
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    for change in (Change.MINOR, Change.UPDATE):
        with pytest.raises(Refused, match="as a correction"):
            workflow.perform("publish", cast.section_editor, story, Order(change=change))
    told = Order(change=Change.CORRECTION, note="Ini opini, bukan berita.")
    workflow.perform("publish", cast.section_editor, story, told)
    assert Edition.objects.live().get(article=story).content_class == "opinion"
    assert story.corrections.get().note == told.note


def test_whoever_says_that_it_is_paid_does_not_approve_it(cast):
    story = stage.draft(cast)
    names = outside()
    stage.save(story, cast.managing_editor, **PAID, bylines=names)
    workflow.perform("submit", cast.writer, story)
    assert "Advertorial" in str(permissions.why_not_approve(cast.managing_editor, story)).title()
    assert permissions.why_not_approve(cast.editor_in_chief, story) is None
    workflow.perform("approve", cast.editor_in_chief, story)
    workflow.perform("publish", cast.editor_in_chief, story)
    assert story.status == Status.PUBLISHED


def test_what_was_paid_for_names_its_client_and_who_ordered_it_and_bears_no_reporters_name(cast):
    story = stage.draft(cast, content_class=ContentClass.SPONSORED)
    assert lacks(story).keys() == {"client", "ordered_by", "bylines"}
    assert cast.writer.author.name in lacks(story)["bylines"]
    lines = outside()
    told = {"client": "PT Laut Biru", "ordered_by": "Rini"}
    stage.save(story, cast.managing_editor, **told, bylines=lines)
    assert not lacks(story)
    stage.save(story, cast.managing_editor, bylines=[])
    assert not lacks(story)
    # whoever signed the newsroom's own work once is its reporter, with or without an account
    news = stage.draft(cast)
    stage.save(news, cast.writer, bylines=lines)
    workflow.perform("submit", cast.writer, news)
    for move in ("approve", "publish"):
        workflow.perform(move, cast.section_editor, news)
    stage.save(story, cast.managing_editor, bylines=lines)
    assert lacks(story).keys() == {"bylines"}


def test_a_press_release_names_its_sender_and_news_has_no_client(cast):
    release = stage.draft(cast, content_class=ContentClass.RELEASE)
    stage.save(release, cast.managing_editor, bylines=[])
    assert lacks(release).keys() == {"client"}
    assert lacks(stage.draft(cast, client="PT Laut Biru")).keys() == {"client"}


def test_every_class_is_declared_and_a_text_from_before_them_is_news():
    assert set(CLASSES) == set(ContentClass)
    assert all(standing.label for name, standing in CLASSES.items() if name != ContentClass.NEWS)
    read = storyfields.read({"headline": "Lama"})
    assert (read["content_class"], read["client"], read["ordered_by"]) == ("news", "", "")
