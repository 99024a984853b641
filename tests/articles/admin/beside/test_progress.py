"""The panel beside a story tells of its review; moves by the buttons are refused to those who may not."""

import pytest
from django.urls import reverse

from articles.admin.beside import progress
from articles.models import Approval, Article, ReviewStep, Transition
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from tests import stage

pytestmark = pytest.mark.django_db


def states(article) -> list[tuple[str, str]]:
    article.refresh_from_db()
    return [(stop.name, stop.state) for stop in progress.of(article, revisions.latest(article)).stops]


def press(client, article, name, whole=None, **data):
    """Press a move's button on the page that can only be read; `whole`: in the form, which sends the text too."""
    sent = (whole or {}) | {"_move": name, "version": Article.objects.get(pk=article.pk).version}
    address = reverse("admin:articles_article_change", args=[article.pk])
    return client.post(address, sent | {f"{name}-{field}": value for field, value in data.items()})


def test_the_way_is_told_at_every_point_of_it(cast):
    stage.review_steps(cast)
    article = stage.draft(cast)
    assert states(article) == [("Redaktur", "ahead"), ("Hukum", "ahead")]
    workflow.perform("submit", cast.writer, article)
    assert states(article) == [("Redaktur", "here"), ("Hukum", "ahead")]
    workflow.perform("approve", cast.section_editor, article)
    assert states(article) == [("Redaktur", "done"), ("Hukum", "here")]
    workflow.perform("request_changes", cast.legal, article, Order(note="Cek."))
    stage.save(article, cast.writer, headline="Baru")
    assert states(article) == [("Redaktur", "again"), ("Hukum", "ahead")]
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.legal, article)
    assert states(article) == [("Redaktur", "here"), ("Hukum", "done")]
    workflow.perform("approve", cast.section_editor, article)
    assert states(article) == [("Redaktur", "done"), ("Hukum", "done")]


def test_without_steps_the_desks_editors_are_the_only_stop(cast):
    assert states(stage.submitted(cast)) == [("The desk's editors", "here")]


def test_a_retired_step_where_the_story_stands_is_told_too(cast):
    article = stage.at_step(cast)
    ReviewStep.objects.filter(name="Hukum").update(is_active=False)
    assert states(article) == [("Redaktur", "done"), ("Hukum", "here")]


def test_those_who_can_act_are_those_who_may_approve(cast):
    article = stage.at_step(cast)
    article.review_step.people.add(cast.section_editor, cast.writer)
    stage.forget_seats(cast)
    may = {who for who in cast.people.values() if workflow.ask(workflow.MOVES["approve"], who, article).allowed}
    assert set(progress.of(article, revisions.latest(article)).can_act) == may == {cast.legal}


def test_many_reviewers_are_counted_not_listed(cast):
    article = stage.at_step(cast)
    for n in range(10):
        stage.UserFactory(username=f"hukum{n}", roles=["legal"])
    told = progress.of(article, revisions.latest(article))
    assert (len(told.can_act), told.more) == (progress.MOST_NAMES, 5)


@pytest.mark.parametrize("who", ["writer", "section_editor", "legal"])
def test_both_faces_of_a_story_tell_its_way_and_its_notes(cast, at_desk, who):
    article = stage.at_step(cast)
    workflow.perform("request_changes", cast.legal, article, Order(note="Sebut nama dokumennya."))
    workflow.perform("submit", cast.writer, article)
    page = at_desk(cast.people[who]).get(reverse("admin:articles_article_change", args=[article.pk]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Sebut nama dokumennya." in text
    assert f"{cast.section_editor} approved revision 1" in text


def test_a_writer_may_tick_start_over(cast, at_desk, filled):
    article = stage.at_step(cast)
    workflow.perform("request_changes", cast.legal, article, Order(note="Cek."))
    client = at_desk(cast.writer)
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert 'name="submit-start_over"' in client.get(address).content.decode()
    client.post(address, filled(article, **{"_move": "submit", "submit-start_over": "on"}))
    article.refresh_from_db()
    assert (article.review_step.name, article.review_run) == ("Redaktur", 2)


def test_a_reviewer_from_outside_reads_edits_and_approves_and_then_it_is_gone(cast, at_desk, filled):
    article = stage.at_step(cast)
    client = at_desk(cast.legal)
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert 'id="story-form"' in client.get(address).content.decode()
    response = client.post(address, filled(article, _move="approve"))
    assert response.status_code == 302
    article.refresh_from_db()
    assert article.status == Status.APPROVED
    assert client.get(address).status_code == 404


BY_BUTTON = {
    "approve": {"legal"},
    "skip": {"section_editor", "managing_editor", "editor_in_chief"},
    "hand_over": {"section_editor", "managing_editor", "editor_in_chief"},
}
SEES = {"writer", "section_editor", "managing_editor", "editor_in_chief", "legal"}


@pytest.mark.parametrize("name", BY_BUTTON)
def test_a_forged_button_leaves_nothing_behind(cast, at_desk, filled, name):
    article = stage.at_step(cast, skippable=True)
    row = Article.objects.values().get(pk=article.pk)
    made = Transition.objects.count(), Approval.objects.count()
    for who, person in cast.people.items():
        if who in BY_BUTTON[name]:
            continue
        whole = filled(article) if who == "legal" else {}  # whoever may change the text sends all of it
        response = press(at_desk(person), article, name, whole, note="Palsu.", section=cast.other_section.pk)
        assert response.status_code == (403 if who in SEES else 404), who
        assert Article.objects.values().get(pk=article.pk) == row
        assert (Transition.objects.count(), Approval.objects.count()) == made


def test_an_automatic_move_cannot_be_forged(cast, at_desk):
    article = stage.at_step(cast)
    for name in ("agree", "reopen"):
        assert press(at_desk(cast.editor_in_chief), article, name).status_code == 403
    assert Article.objects.get(pk=article.pk).status == Status.IN_REVIEW


def test_a_story_is_handed_over_by_its_button(cast, at_desk):
    article = stage.at_step(cast)
    client = at_desk(cast.section_editor)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert 'name="hand_over-section"' in page
    press(client, article, "hand_over", section=cast.other_section.pk, note="Ini olahraga.")
    article.refresh_from_db()
    assert article.section == cast.other_section
    assert article.transitions.first().note == "Ini olahraga."


def test_a_hand_over_without_a_desk_is_refused_in_words(cast, at_desk):
    article = stage.at_step(cast)
    response = press(at_desk(cast.section_editor), article, "hand_over")
    assert "Choose the desk" in response.content.decode()
    assert Article.objects.get(pk=article.pk).section == cast.section


def test_the_section_field_refuses_a_reviewer_from_outside_at_the_field(cast, at_desk, filled):
    article = stage.at_step(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = at_desk(cast.legal).post(address, filled(article, section=cast.other_section.pk, headline="Lain"))
    assert "section" in response.context["form"].errors
    assert Article.objects.get(pk=article.pk).section == cast.section


def test_a_refusal_reads_naturally_after_the_moves_name(cast):
    answers = {answer.move.name: answer for answer in workflow.available(cast.section_editor, stage.draft(cast))}
    assert str(answers["approve"].reason) == "Not possible while the story is: draft."


def test_who_changes_the_text_and_approves_it_at_once_is_told_that_earlier_approvals_come_first(
    cast, at_desk, filled
):
    article = stage.at_step(cast)
    client = at_desk(cast.legal)
    answer = press(client, article, "approve", filled(article, headline="Direktur Utama PT Laut: harga naik"))
    article.refresh_from_db()
    assert (article.headline, article.review_step.name) == ("Direktur Utama PT Laut: harga naik", "Redaktur")
    assert not Approval.objects.filter(article=article, by=cast.legal).exists()
    page = client.get(answer.url).content.decode()  # the list: legal may not see the story at that step
    assert "Saved as revision 2." in page
    assert "Your change needs those approvals again." in page
    assert "Not allowed" not in page


def test_who_has_agreed_holds_no_pen_that_keeps_the_others_of_the_step_from_agreeing(cast, at_desk, filled):
    article = stage.at_step(cast, "Redaktur")
    ReviewStep.objects.filter(pk=article.review_step_id).update(agreement="all")
    article.review_step.roles.clear()
    article.review_step.people.set([cast.managing_editor, cast.editor_in_chief])
    stage.forget_seats(cast)
    for person, at in ((cast.managing_editor, "Redaktur"), (cast.editor_in_chief, "Hukum")):
        client = at_desk(person)
        page = reverse("admin:articles_article_change", args=[article.pk])
        key = str(client.get(page).context["page_key"])
        client.get(press(client, article, "approve", filled(article, key=key)).url)
        article.refresh_from_db()
        assert article.review_step.name == at
