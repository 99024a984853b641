"""A story's way through review, each person at a browser of their own: two steps, a note, and on where it stopped."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, ReviewStep
from articles.workflow import workflow
from people.models import Role
from tests import stage
from tests.browser.conftest import ask_for, settled, until


@pytest.fixture
def steps(cast):
    """The section's way: its editors, then legal, whose people are on no desk."""
    for order, (name, role) in enumerate([("Redaktur", "section_editor"), ("Hukum", "legal")], 1):
        step = ReviewStep.objects.create(section=cast.section, name=name, order=order, desk_only=role != "legal")
        step.roles.add(Role.objects.get(codename=role))


@pytest.fixture
def at_story(browser, browser_context_args, signed_in, go):
    """`at_story(user, article)`: that person's own browser, at the story."""
    contexts = []

    def sit_down(user, article):
        contexts.append(browser.new_context(**browser_context_args))
        page = signed_in(contexts[-1].new_page(), user)
        return go(page, "admin:articles_article_change", article.pk)

    yield sit_down
    for context in contexts:
        context.close()


def press(page, move):
    with page.expect_navigation():
        page.locator(f"button[name=_move][value={move}]:visible").first.click()


def test_what_legal_sent_back_comes_to_legal_again_and_the_mended_text_to_its_editor(cast, steps, at_story, go):
    story = stage.draft(cast)
    writer = at_story(cast.writer, story)
    press(writer, "submit")
    expect(writer.locator("[name=headline]")).to_have_count(0)  # in review its writer only reads
    workflow.perform("approve", cast.section_editor, story)
    legal = at_story(cast.legal, story)
    ask_for(legal, "request_changes")
    legal.locator("dialog[open] textarea").fill("Sebut jabatan narasumber kedua.")
    press(legal, "request_changes")
    expect(legal).not_to_have_url(writer.url)  # with its writer again, it is not legal's to see

    writer.reload()
    expect(writer.get_by_text("Sebut jabatan narasumber kedua.").first).to_be_visible()
    writer.locator("[name=headline]").fill("Direktur Utama PT Laut: harga naik")
    press(writer, "submit")
    expect(writer.locator("[aria-current=step]")).to_contain_text("Hukum")

    press(go(legal, "admin:articles_article_change", story.pk), "approve")
    story.refresh_from_db()
    assert story.review_step.name == "Redaktur"  # whose word was about other words
    workflow.perform("approve", cast.section_editor, story)
    assert (story.status, story.approved_revision.number) == ("approved", 2)
    words = story.approvals.order_by("pk").values_list("by__username", "step_name", "revision__number")
    assert list(words) == [("sari", "Redaktur", 1), ("laras", "Hukum", 2), ("sari", "Redaktur", 2)]


def test_an_editor_is_told_at_the_button_how_far_copy_editing_goes(cast, at_story):
    story = stage.submitted(cast, body="<p>Petani di Takalar memanen 12 ton.</p>")
    editor = settled(at_story(cast.section_editor, story))
    told, approve = editor.locator("[data-copy-editing]"), editor.locator("[data-four-eyes]:visible").first
    expect(told).to_contain_text("30")
    headline = editor.locator("[name=headline]")
    before = headline.input_value()

    headline.fill(f"{before} di 21 desa")
    expect(approve).to_have_attribute("aria-disabled", "true")
    expect(told).to_contain_text("21")
    approve.click(force=True)  # a button that looks shut is pressed all the same
    expect(told).to_be_focused()
    story.refresh_from_db()
    assert (story.status, story.headline) == ("in_review", before)

    headline.fill(f"{before} lagi")
    expect(approve).not_to_have_attribute("aria-disabled", "true")
    press(editor, "approve")
    until(editor, lambda: Article.objects.get(pk=story.pk).status == "approved", "the approval")
