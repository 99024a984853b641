"""No lost words: kept on the server, kept on this device, offered when one comes back."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Autosave
from articles.text import autosaves
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage
from tests.browser.conftest import ask_for, settled, timers_run, true_in, until


@pytest.fixture
def open_form(page, signed_in, go):
    def open_it(user, article=None):
        place = ["admin:articles_article_change", article.pk] if article else ["admin:articles_article_add"]
        go(signed_in(page, user), *place)
        return settled(page)

    return open_it


def state(page):
    return page.locator("[data-save-state]")


def leave(page):
    """Close the page without saving, past the question whether one is sure."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")


def test_what_is_typed_reaches_the_server_without_a_revision(cast, open_form):
    article = stage.draft(cast)
    page = open_form(cast.writer, article)
    page.locator("#field-body [contenteditable=true]").click()
    page.keyboard.type("Kalimat di kereta. ")
    expect(state(page)).to_have_attribute("data-kept", "server")
    assert "Kalimat di kereta." in Autosave.objects.get().fields["body"][0]
    assert article.revisions.count() == 1


def test_a_new_story_is_written_before_the_editor_has_come_and_goes_on_in_it(cast, page, signed_in, go):
    late = []
    page.route("**/articles/editor/library.js", lambda route: late.append(route))  # the driver takes functions only
    go(signed_in(page, cast.writer), "admin:articles_article_add")
    page.locator("#id_headline").fill("Garam")
    page.locator("#id_body").click()
    page.keyboard.type("Harga <naik> & turun.\n\nPetani")
    for _key in range(2):
        page.keyboard.press("ArrowLeft")
    until(page, lambda: late, "the page asks for the editor")
    late.pop().continue_()
    settled(page)
    page.keyboard.type("X")
    expect(page.locator("#id_body")).to_have_value("<p>Harga &lt;naik&gt; &amp; turun.</p><p>PetaXni</p>")
    expect(state(page)).to_have_attribute("data-kept", "server")  # nothing of it passes for what was there before
    assert "PetaXni" in Autosave.objects.get().fields["body"][0]


def test_an_untouched_page_keeps_nothing_and_lets_one_go(cast, open_form, page):
    open_form(cast.writer, stage.draft(cast))
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/autosave/" in request.url else None)
    with page.expect_response("**/pulse/"):
        page.evaluate("dispatchEvent(new Event('online'))")  # the page sends at once what it has to send
    assert sent == []
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == []
    assert not Autosave.objects.exists()


def test_unsaved_text_is_offered_by_the_server_and_restored(cast, open_form):
    article = stage.draft(cast, headline="Lama")
    page = open_form(cast.writer, article)
    page.locator("#id_headline").fill("Belum disimpan")
    expect(state(page)).to_have_attribute("data-kept", "server")
    leave(page)
    open_form(cast.writer, article)
    page.locator("[data-offer] a[href*=restore]").click()
    expect(page.locator("#id_headline")).to_have_value("Belum disimpan")
    page.locator("#field-body [contenteditable=true]").wait_for()
    page.locator("[data-save]").click()
    page.wait_for_url(re.compile(r"/change/$"))
    expect(page.locator("[data-offer]")).to_have_count(0)
    article.refresh_from_db()
    assert article.headline == "Belum disimpan"
    assert not Autosave.objects.exists()


def test_text_typed_offline_stays_on_this_device_and_is_offered_later(cast, open_form):
    article = stage.draft(cast, headline="Lama")
    page = open_form(cast.writer, article)
    page.context.set_offline(True)
    page.locator("#id_headline").fill("Diketik tanpa sinyal")
    expect(state(page)).to_have_attribute("data-kept", "offline")
    assert "Diketik tanpa sinyal" in page.evaluate("JSON.stringify(localStorage)")
    leave(page)
    page.context.set_offline(False)
    open_form(cast.writer, article)
    # Back on line, the page that was left may still have sent it: then the server offers it, else this device does.
    page.locator("[data-offer] a[href*=restore]:visible, [data-local-restore]:visible").first.click()
    expect(page.locator("#id_headline")).to_have_value("Diketik tanpa sinyal")


def test_words_typed_after_the_line_broke_come_back_rather_than_the_older_ones_of_the_server(cast, open_form):
    article = stage.draft(cast)
    kept = autosaves.keep(cast.writer, uuid.uuid4(), article, article.version, {"headline": ["Sampai di server"]})
    page = open_form(cast.writer, article)
    typed_on = {
        "key": str(kept.key),
        "article": article.pk,
        "user": cast.writer.pk,
        "version": article.version,
        "fields": {"headline": ["Hanya di perangkat ini"]},
        "at": (kept.saved_at + timedelta(seconds=30)).isoformat(),
    }
    keep_here = "copy => localStorage.setItem(`story:${copy.user}:${copy.article}:${copy.key}`, JSON.stringify(copy))"
    page.evaluate(keep_here, typed_on)
    page.reload()
    expect(page.locator("[data-local-offer]")).to_be_visible()
    expect(page.locator("[data-offer]")).to_be_hidden()
    page.goto(f"{page.url}?restore={kept.key}")  # a page of text that was fetched back before, opened again
    expect(page.locator("#id_headline")).to_have_value("Hanya di perangkat ini")
    assert Autosave.objects.get().fields["headline"] == ["Hanya di perangkat ini"]


def test_someone_signed_out_while_writing_is_told_and_finds_the_text_again(cast, open_form, sign_in):
    page = open_form(cast.writer)
    page.locator("#id_headline").fill("Cerita tanpa sesi")
    Session.objects.all().delete()
    type_on = page.locator("#id_standfirst")
    type_on.fill("Masih menulis.")
    expect(state(page)).to_have_attribute("data-kept", "signedout")
    leave(page)
    page.context.clear_cookies()
    sign_in(page, cast.writer)
    open_form(cast.writer)
    page.locator("[data-local-offer] [data-local-restore]").click()
    expect(page.locator("#id_standfirst")).to_have_value("Masih menulis.")
    assert not Article.objects.exists()


def test_a_saved_text_is_not_offered_again(cast, open_form):
    article = stage.draft(cast)
    page = open_form(cast.writer, article)
    page.locator("#id_headline").fill("Disimpan sungguh")
    true_in(page, "JSON.stringify(localStorage).includes('Disimpan sungguh')")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    settled(page)
    true_in(page, "!Object.keys(localStorage).some((name) => name.startsWith('story:'))")
    expect(page.locator("[data-local-offer]")).to_be_hidden()


def test_leaving_with_unsaved_words_asks_first(cast, open_form):
    page = open_form(cast.writer, stage.draft(cast))
    page.locator("#id_headline").fill("Belum aman")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_the_page_tells_at_once_that_someone_else_saved(cast, open_form):
    article = stage.draft(cast)
    page = open_form(cast.writer, article)
    stage.save(article, cast.section_editor, standfirst="Dari redaktur.")
    page.locator("#id_headline").fill("Dari penulis")
    expect(state(page)).to_contain_text(str(cast.section_editor))


def test_what_is_typed_while_a_save_is_under_way_goes_along_to_the_next_page(cast, open_form):
    article = stage.draft(cast)
    page = open_form(cast.writer, article)
    page.locator("#id_headline").fill("Disimpan")

    def slowly(route):
        page.locator("#id_headline").fill("Disimpan, lalu diteruskan")
        route.continue_()

    page.route("**/change/", slowly, times=1)
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/?restore=*")
    expect(page.locator("#id_headline")).to_have_value("Disimpan, lalu diteruskan")
    article.refresh_from_db()
    assert article.headline == "Disimpan"
    kept = Autosave.objects.get()
    assert (kept.base_version, kept.fields["headline"]) == (article.version, ["Disimpan, lalu diteruskan"])


def test_a_text_fetched_back_in_two_tabs_is_two_texts_from_then_on(cast, page, signed_in, live_server):
    article = stage.draft(cast)
    kept = autosaves.keep(cast.writer, uuid.uuid4(), article, article.version, {"headline": ["Dari kereta"]})
    address = live_server.url + reverse("admin:articles_article_change", args=[article.pk])
    second = signed_in(page, cast.writer).context.new_page()
    for tab, standfirst in ((page, "Tab satu"), (second, "Tab dua")):
        tab.goto(f"{address}?restore={kept.key}")
        tab.locator("#id_standfirst").fill(standfirst)
    true_in(
        page,
        "['Tab satu', 'Tab dua'].every((text) => Object.values(localStorage).some((kept) => kept.includes(text)))",
    )
    assert page.locator("[name=key]").input_value() == str(kept.key) != second.locator("[name=key]").input_value()


def going_live_again(cast):
    """A live story with an approved change: publishing asks what it is to readers, for a note and for an end."""
    story = stage.published(cast)
    stage.save(story, cast.writer, standfirst="Dengan angka baru.")
    for move, user in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, user, story, Order(version=story.version))
    return story


def back_at_the_second_step(cast):
    """A story that its second step sent back: submitted again, it goes on there, unless its writer starts over."""
    story = stage.at_step(cast, "Hukum")
    workflow.perform("request_changes", cast.legal, story, Order(note="Sebut sumbernya."))
    return story


#: A story, who has it open, and what they give to moves before cancelling them: the dialog, the field, the answer.
ORDERS = {
    "in review": (
        stage.submitted,
        "section_editor",
        [("hand_over", "hand_over-section", "choose"), ("request_changes", "request_changes-note", "fill")],
    ),
    "going live again": (
        going_live_again,
        "section_editor",
        [
            ("publish", "publish-change", "check"),
            ("publish", "publish-resurface", "raise"),
            ("schedule", "schedule-starts_at", "moment"),
            ("schedule", "schedule-ends_at", "moment"),
        ],
    ),
    "from the first step again": (back_at_the_second_step, "writer", [(None, "submit-start_over", "check")]),
}


def give(page, name, how):
    """Answers the field `name` as a person does."""
    box = page.locator(f"[name='{name}']").last
    if how == "choose":
        box.select_option(index=1)
    elif how == "check":
        box.check()
    elif how == "raise":  # asked of an update alone
        page.locator("[name='publish-change'][value=update]").check()
        box.check()
    else:
        box.fill("2031-05-01T06:00" if how == "moment" else "Belum tentu.")


@pytest.mark.parametrize("asked", ORDERS)
def test_what_a_move_asks_is_not_the_storys_text(cast, open_form, page, asked):
    make, person, answers = ORDERS[asked]
    page = open_form(getattr(cast, person), make(cast))
    told = []
    page.on("request", lambda sent: sent.method == "POST" and "/pulse/" not in sent.url and told.append(sent.url))
    for dialog, name, how in answers:
        if dialog:
            ask_for(page, dialog)
        else:
            page.locator("#tab-review").click()
        give(page, name, how)
        if dialog:
            page.locator(f"#dialog-{dialog} [data-closes]").click()
    timers_run(page, within=2500)  # the page looks every second
    assert state(page).get_attribute("data-kept") is None
    assert told == []  # the checklist is not asked anew either
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('story:')).length") == 0
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    page.goto("about:blank")
    assert questions == []
    assert not Autosave.objects.exists()
