"""No word of a fix is lost: kept on this device as it is typed, offered to its person alone, sent when it can be."""

import pytest
from playwright.sync_api import expect

from articles.models import Fix
from articles.readers import editions
from articles.text import fixes
from articles.workflow import workflow
from tests.articles.text.test_fixes import TYPO, keep, with_update
from tests.browser.conftest import true_in, until
from tests.browser.test_fix import AT_END
from tests.browser.test_many_hands import end_session, sign_in_here

KEPT = "text => Object.entries(localStorage).some(([name, kept]) => name.startsWith('fix:') && kept.includes(text))"
NOTHING_KEPT = "!Object.keys(localStorage).some((name) => name.startsWith('fix:'))"


@pytest.fixture
def story(cast):
    return with_update(cast)


@pytest.fixture
def opens(page, signed_in, go, story):
    """`opens(user)`: the page of the story's fix, ready to type in."""

    def open_it(user):
        go(signed_in(page, user), "admin:articles_article_fix", story.pk)
        return ready(page)

    return open_it


def ready(page):
    page.locator("#fix-form[data-settled]").wait_for()
    return page


def headline(page):
    return page.locator("#fix-form [name=headline]")


def offer(page):
    return page.locator("[data-local-offer]")


def on_device(page, text):
    """Wait until `text` is kept there."""
    until(page, lambda: page.evaluate(KEPT, text), f"“{text}” is kept on the device")


def typed(page, text):
    headline(page).fill(text)
    on_device(page, text)


def leave(page) -> list[str]:
    """Go elsewhere, past the question whether one is sure. Returns what was asked."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    return asked


def save(page):
    page.locator(".fix-foot button").click()


def test_what_is_typed_is_offered_to_who_comes_back_and_forgotten_once_kept(cast, story, opens):
    page = opens(cast.writer)
    page.evaluate(AT_END)
    page.keyboard.type(" Kini.")
    on_device(page, "Kini.")
    typed(page, TYPO)
    expect(page.locator("#fix-form [data-save-state]")).not_to_be_empty()
    assert leave(page) == ["beforeunload"]
    opens(cast.writer)
    expect(headline(page)).to_have_value("Ekspor rumput laut naik 8 persen")
    offer(page).locator("[data-local-restore]").click()
    expect(headline(page)).to_have_value(TYPO)
    expect(page.locator(".fix-form .ProseMirror")).to_contain_text("Harga stabil. Kini.")
    assert not Fix.objects.exists()
    assert leave(ready(page)) == ["beforeunload"]  # fetched back, it is not kept yet
    opens(cast.writer)
    offer(page).locator("[data-local-restore]").click()
    expect(headline(page)).to_have_value(TYPO)
    save(ready(page))
    expect(page.locator("#fix-waits")).to_be_visible()
    ready(page)
    assert page.evaluate(NOTHING_KEPT)
    expect(offer(page)).to_be_hidden()
    assert "Harga stabil. Kini." in fixes.of(story).fields["body"]


def test_a_page_that_was_only_looked_at_keeps_nothing_and_lets_one_go(cast, opens):
    page = opens(cast.writer)
    headline(page).fill("Salah ketik")
    on_device(page, "Salah ketik")
    headline(page).fill("Ekspor rumput laut naik 8 persen")
    true_in(page, NOTHING_KEPT)
    assert leave(page) == []


def test_an_offer_turned_down_does_not_come_again(cast, opens):
    page = opens(cast.writer)
    typed(page, TYPO)
    leave(page)
    opens(cast.writer)
    offer(page).locator("[data-local-discard]").click()
    expect(offer(page)).to_be_hidden()
    assert page.evaluate(NOTHING_KEPT)


def test_where_readers_have_another_text_by_now_it_is_joined_with_that(cast, story, opens):
    page = opens(cast.writer)
    page.evaluate(AT_END)
    page.keyboard.type(" Kini.")
    on_device(page, "Kini.")
    leave(page)
    keep(story, cast.section_editor)
    workflow.perform("mend", cast.section_editor, story)
    opens(cast.writer)
    offer(page).locator("[data-local-restore]").click()
    expect(headline(page)).to_have_value(TYPO)
    expect(page.locator(".fix-form .ProseMirror")).to_contain_text("Harga stabil. Kini.")
    save(ready(page))
    expect(page.locator("#fix-waits")).to_be_visible()
    fix = fixes.of(story)
    assert (fix.edition, fix.fields["headline"]) == (editions.current(story), TYPO)
    assert "Kini." in fix.fields["body"]
    ready(page)
    assert page.evaluate(NOTHING_KEPT)


def test_saved_without_a_line_it_waits_in_the_page_and_goes_by_itself(cast, story, opens):
    page = opens(cast.writer)
    typed(page, TYPO)
    page.context.set_offline(True)
    save(page)
    expect(page.locator("[data-line-moves]")).to_be_visible()
    expect(headline(page)).to_have_value(TYPO)
    assert page.evaluate(KEPT, TYPO)
    assert not Fix.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("#fix-waits")).to_be_visible()
    assert fixes.of(story).fields["headline"] == TYPO


def test_after_the_session_has_ended_one_signs_in_in_the_page_and_it_is_kept(cast, story, opens):
    page = opens(cast.writer)
    typed(page, TYPO)
    end_session(page)
    save(page)
    expect(page.locator("[data-signin]")).to_be_visible()
    assert page.evaluate(KEPT, TYPO)
    with page.expect_navigation():
        sign_in_here(page, cast.writer)
    expect(page.locator("#fix-waits")).to_be_visible()
    assert fixes.of(story).created_by == cast.writer


def test_another_person_who_signs_in_there_neither_sends_nor_sees_it(cast, story, opens, signed_in, go):
    page = opens(cast.writer)
    typed(page, TYPO)
    end_session(page)
    save(page)
    sign_in_here(page, cast.section_editor)
    expect(page.locator("[data-signin-words]")).to_contain_text(str(cast.section_editor))
    assert not Fix.objects.exists()
    second = ready_for(page.context.new_page(), go, story)
    expect(offer(second)).to_be_hidden()
    assert TYPO not in second.content()
    assert second.evaluate(KEPT, TYPO)  # it lies there still, for who typed it
    second.close()
    leave(page)
    opens(cast.writer)
    expect(offer(page)).to_be_visible()


def ready_for(page, go, story):
    go(page, "admin:articles_article_fix", story.pk)
    return ready(page)


def test_what_is_typed_while_it_is_sent_is_offered_by_the_next_page(cast, story, opens):
    page = opens(cast.writer)
    typed(page, TYPO)

    def slowly(route):
        headline(page).fill(f"{TYPO} dan nanti")
        route.continue_()

    page.route("**/fix/", slowly, times=1)
    save(page)
    expect(page.locator("#fix-waits")).to_be_visible()
    assert fixes.of(story).fields["headline"] == TYPO
    offer(page).locator("[data-local-restore]").click()
    expect(headline(page)).to_have_value(f"{TYPO} dan nanti")


def test_a_fix_that_is_refused_stands_in_the_page_and_is_asked_about(cast, story, opens, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 2
    page = opens(cast.writer)
    typed(page, "Sama sekali lain judulnya")
    save(page)
    expect(page.locator(".fix-form [role=alert]")).to_be_visible()
    expect(headline(page)).to_have_value("Sama sekali lain judulnya")
    assert leave(ready(page)) == ["beforeunload"]
    opens(cast.writer)
    expect(offer(page)).to_be_visible()


def test_with_the_fix_its_writer_drops_what_they_typed_into_it(cast, story, opens):
    keep(story, cast.writer)
    page = opens(cast.writer)
    typed(page, f"{TYPO} lagi")
    page.locator("#fix-drop button").click()
    until(page, lambda: fixes.of(story) is None, "the fix is dropped")
    page.wait_for_url("**/change/")
    true_in(page, NOTHING_KEPT)


def test_the_storys_own_form_offers_nothing_that_was_typed_into_a_fix(cast, story, opens, go):
    page = opens(cast.writer)
    typed(page, TYPO)
    leave(page)
    go(page, "admin:articles_article_change", story.pk)
    page.locator("#story-form[data-settled]").wait_for()
    expect(page.locator("[data-local-offer]")).to_be_hidden()
    assert page.evaluate(KEPT, TYPO)
