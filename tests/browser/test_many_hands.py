"""Two people at one story, each in a browser of their own: lock, presence, takeover, two texts, line and session."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article, Autosave, Lock
from articles.models.revision import Origin
from tests import stage
from tests.browser.conftest import PASSWORD, enter_body, settled, true_in, until


@pytest.fixture
def person(browser, browser_context_args, live_server, signed_in):
    """`person(user)`: a page in a browser of their own. `**context` as for a new context."""
    contexts = []

    def sit_down(user, **context):
        made = browser.new_context(**{**browser_context_args, **context})
        contexts.append(made)
        page = made.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return signed_in(page, user)

    yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture
def story(cast):
    body = "<p>Petani memanen lebih awal.</p><p>Harga naik sejak pekan lalu.</p><p>Pembeli menunggu.</p>"
    return stage.draft(cast, headline="Harga rumput laut naik", body=body)


@pytest.fixture
def writes(person, go):
    """`writes(user, article)`: someone with the form open, ready to type."""

    def open_it(user, article, **context):
        return settled(go(person(user, **context), "admin:articles_article_change", article.pk))

    return open_it


def kept_on_server(page):
    expect(page.locator("[data-save-state]")).to_have_attribute("data-kept", "server")


def save(page):
    with page.expect_navigation():
        page.locator("[data-save]").click()
    return settled(page)


def test_the_second_one_reads_sees_who_writes_and_may_write_when_it_is_free(cast, story, writes, person, go):
    writer = writes(cast.writer, story)
    editor = go(person(cast.section_editor), "admin:articles_article_change", story.pk)
    expect(editor.locator("[data-lock-words]")).to_contain_text(str(cast.writer))
    expect(editor.locator("[data-lock-edit]")).to_be_hidden()
    expect(editor.locator("#id_headline")).to_have_count(0)
    expect(editor.locator("[data-faces]")).to_contain_text(str(cast.writer))
    expect(writer.locator("[data-faces]")).to_contain_text(str(cast.section_editor))
    writer.goto("about:blank")
    expect(editor.locator("[data-lock-edit]")).to_be_visible()
    expect(editor.locator("[data-faces]")).to_be_hidden()
    editor.locator("[data-lock-edit]").click()
    expect(editor.locator("#id_headline")).to_have_value(story.headline)


def test_saving_keeps_the_pen_and_leaving_then_gives_it_up(cast, story, writes):
    writer = writes(cast.writer, story)
    since = Lock.objects.get().taken_at
    writer.locator("#id_standfirst").fill("Disimpan.")
    save(writer)
    assert Lock.objects.get().taken_at == since
    writer.goto("about:blank")
    until(writer, lambda: not Lock.objects.exists(), "the story is free")


def test_a_co_writer_is_told_why_there_is_no_taking_over(cast, story, writes, person, go):
    story.bylines.create(author=cast.other_writer.author, role="writer")
    writes(cast.writer, story)
    other = go(person(cast.other_writer), "admin:articles_article_change", story.pk)
    expect(other.locator("[data-lock-why]")).to_contain_text("editors")
    expect(other.locator("[data-lock-take]")).to_be_hidden()


def test_one_goes_on_in_another_browser(cast, story, writes, person, go):
    office = writes(cast.writer, story)
    office.locator("#id_headline").fill("Diketik di kantor")
    kept_on_server(office)
    phone = go(person(cast.writer, viewport={"width": 390, "height": 844}), "admin:articles_article_change", story.pk)
    expect(phone.locator("[data-lock-take-own]")).to_be_visible()
    phone.locator("[data-lock-take]").click()
    phone.locator("[data-lock-dialog] [type=submit]").click()
    expect(phone.locator("#id_headline")).to_have_value("Diketik di kantor")
    expect(office.locator("[data-lock-lost-title]")).to_be_visible()


def test_an_editor_takes_over_and_the_writer_takes_parts_of_both_texts(cast, story, writes, person, go):
    writer = writes(cast.writer, story)
    writer.locator("#id_headline").fill("Judul dari penulis")
    kept_on_server(writer)

    # The editor takes over: the writer's words come along, as a revision in the writer's name.
    editor = go(person(cast.section_editor), "admin:articles_article_change", story.pk)
    editor.locator("[data-lock-take]").click()
    editor.locator("[data-lock-dialog] [type=submit]").click()
    settled(editor)
    expect(editor.locator("#id_headline")).to_have_value("Judul dari penulis")
    kept = story.revisions.first()
    assert (kept.origin, kept.created_by) == (Origin.BROKEN, cast.writer)

    # The writer hears of it in the open page, and what they type on is still there.
    expect(writer.locator("[data-lock-lost-title]")).to_contain_text(str(cast.section_editor))
    writer.locator("#id_standfirst").fill("Ringkasan dari penulis.")
    enter_body(writer)
    writer.keyboard.press("Control+Home")
    writer.keyboard.type("Penulis membuka. ")

    editor.locator("#id_headline").fill("Judul dari redaktur")
    enter_body(editor)
    editor.keyboard.press("Control+Home")
    editor.keyboard.type("Redaktur membuka. ")
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Redaktur menutup.")
    save(editor)

    # Refused: both texts side by side. Nothing of the story has changed.
    writer.locator("[data-lock-compare]").click()
    writer.locator(".story-conflict").wait_for()
    settled(writer)
    assert Article.objects.get().headline == "Judul dari redaktur"
    expect(writer.locator("[data-conflict-held]")).to_contain_text(str(cast.section_editor))
    expect(writer.locator("#id_headline")).to_have_value("Judul dari redaktur")
    body = writer.locator("#field-body .ProseMirror")
    expect(body).to_contain_text("Redaktur menutup.")
    expect(body).to_contain_text("Penulis membuka.")

    # Parts of each, chosen by keyboard, stand in the form at once.
    editor.goto("about:blank")
    writer.locator("[name^='_pick-body-'][value=theirs]").first.focus()
    writer.keyboard.press("Space")
    expect(body).to_contain_text("Redaktur membuka.")
    expect(body).not_to_contain_text("Penulis membuka.")
    writer.locator("[name^='_pick-body-'][value=both]").first.check()
    expect(body).to_contain_text("Penulis membuka.")
    expect(body).to_contain_text("Redaktur membuka.")
    expect(writer.locator("[data-conflict-held]")).to_be_hidden()
    save(writer)
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Judul dari redaktur", "Ringkasan dari penulis.")
    assert all(words in story.body for words in ("Redaktur membuka.", "Penulis membuka.", "Redaktur menutup."))
    assert not Autosave.objects.filter(user=cast.writer).exists()
    expect(writer.locator("[data-offer], [data-local-offer]:visible")).to_have_count(0)


def test_what_is_chosen_reaches_tags_names_and_section_too(cast, story, writes):
    writer = writes(cast.writer, story)
    stage.save(story, cast.section_editor, section=cast.other_section)
    stage.save(story, cast.managing_editor, tags=["garam"])
    writer.locator("#id_section").select_option("")
    writer.locator("#id_tags_new").fill("panen")
    writer.keyboard.press("Enter")
    writer.locator("#field-bylines").hover()
    writer.locator("[data-byline-remove]").first.click()
    writer.locator("[data-save]").click()
    writer.locator(".story-conflict").wait_for()
    settled(writer)
    writer.locator("[name=_pick-tags][value=theirs]").check()
    writer.locator("[name=_pick-bylines][value=theirs]").check()
    writer.locator("[name=_pick-section][value=theirs]").check()
    expect(writer.locator(".story-chips li")).to_have_count(1)
    expect(writer.locator("[data-bylines-rows] li")).to_have_count(1)
    expect(writer.locator("#id_section")).to_have_value(str(cast.other_section.pk))
    writer.locator("[name=_pick-tags][value=mine]").check()
    expect(writer.locator(".story-chips li")).to_have_count(3)


def test_offline_is_said_at_once_and_a_save_waits_for_the_line(cast, story, writes):
    writer = writes(cast.writer, story)
    writer.context.set_offline(True)
    expect(writer.locator("[data-line]")).to_be_visible()
    writer.locator("#id_headline").fill("Ditulis tanpa sinyal")
    true_in(writer, "JSON.stringify(localStorage).includes('Ditulis tanpa sinyal')")
    writer.locator("[data-save]").click()
    expect(writer.locator("[data-line-now]")).to_be_visible()
    writer.locator("#id_standfirst").fill("Dan terus ditulis.")
    assert Article.objects.get().headline != "Ditulis tanpa sinyal"
    with writer.expect_navigation():
        writer.context.set_offline(False)
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Ditulis tanpa sinyal", "Dan terus ditulis.")
    assert story.revisions.count() == 2


def test_a_save_whose_answer_is_lost_on_the_way_is_saved_once(cast, story, writes):
    writer = writes(cast.writer, story)
    lost = []

    def lose_the_first_answer(route):
        if route.request.headers.get("x-desk") == "json" and not lost:
            lost.append(route.fetch(max_redirects=0).status)
            return route.abort()
        return route.continue_()

    writer.route("**/change/", lose_the_first_answer)
    writer.locator("#id_headline").fill("Tersimpan sekali")
    writer.locator("[data-save]").click()
    expect(writer.locator("[data-line-now]")).to_be_visible()
    assert Article.objects.get().headline == "Tersimpan sekali"
    with writer.expect_navigation():
        writer.locator("[data-line-now]").click()
    expect(writer.locator(".story-conflict")).to_have_count(0)
    assert story.revisions.count() == 2


def test_a_full_store_gives_up_what_the_server_has_and_keeps_what_is_typed(cast, story, writes):
    writer = writes(cast.writer, story)
    writer.evaluate(
        """(user) => {
          const fields = { body: ["x".repeat(2e6)] };
          const copy = { key: "x", fields, at: new Date().toISOString(), onServer: true };
          localStorage.setItem(`story:${user}:999:x`, JSON.stringify(copy));
          let size = 4e6;
          while (size > 100) {
            try { localStorage.setItem(`fill${Math.random()}`, "y".repeat(size)); } catch { size /= 2; }
          }
        }""",
        cast.writer.pk,
    )
    writer.context.set_offline(True)
    writer.locator("#id_headline").fill("Masih muat")
    expect(writer.locator("[data-save-state]")).to_have_attribute("data-kept", "offline")
    kept = writer.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('story:'))")
    assert len(kept) == 1
    assert "Masih muat" in kept[0][1]


def end_session(page):
    """The desk forgets the session; what the test put into the browser goes with it, as the desk itself would do."""
    Session.objects.all().delete()
    page.context.clear_cookies(name="sessionid")


def sign_in_here(page, user):
    frame = page.frame_locator("[data-signin-frame]")
    frame.locator("[name=login]").fill(user.username)
    frame.locator("[name=password]").fill(PASSWORD)
    frame.locator("[name=password]").press("Enter")
    return frame


def test_a_session_that_ended_is_mended_in_place_second_step_included(cast, story, writes, settings):
    settings.MFA_TOTP_TOLERANCE = 4  # a code is typed as fast as the machine goes
    secret = generate_totp_secret()
    TOTP.activate(cast.writer, secret)
    writer = writes(cast.writer, story)
    end_session(writer)
    writer.locator("#id_headline").fill("Sesi habis di tengah kalimat")
    writer.locator("[data-save]").click()
    expect(writer.locator("[data-signin]")).to_be_visible()
    box = writer.locator("[data-signin]").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    frame = sign_in_here(writer, cast.writer)
    code = hotp_value(secret, list(yield_hotp_counters_from_time())[settings.MFA_TOTP_TOLERANCE])
    frame.locator("[name=code]").fill(f"{code:06d}")
    with writer.expect_navigation():
        frame.locator("[name=code]").press("Enter")
    story.refresh_from_db()
    assert story.headline == "Sesi habis di tengah kalimat"
    settled(writer)
    expect(writer.locator("[data-line]")).to_be_hidden()


def test_someone_else_who_signs_in_there_does_not_get_the_text(cast, story, writes):
    writer = writes(cast.writer, story)
    end_session(writer)
    writer.locator("#id_headline").fill("Kalimat Wati")
    expect(writer.locator("[data-line-signin]")).to_be_visible()
    writer.locator("[data-line-signin] button").click()
    sign_in_here(writer, cast.section_editor)
    expect(writer.locator("[data-signin-words]")).to_contain_text(str(cast.section_editor))
    with writer.expect_response("**/autosave/") as answer:
        writer.evaluate("dispatchEvent(new Event('online'))")  # the page sends what it holds at once
    assert answer.value.status == 409
    assert not Autosave.objects.exists()
    assert Article.objects.get().headline == story.headline
    writer.locator("[data-signin-other] button").click()
    sign_in_here(writer, cast.writer)
    expect(writer.locator("[data-signin]")).to_be_hidden()
    kept_on_server(writer)
    assert Autosave.objects.get().user == cast.writer
    save(writer)
    assert story.revisions.first().created_by == cast.writer
    assert Article.objects.get().headline == "Kalimat Wati"


def test_headline_and_tags_are_mended_in_the_list_and_a_stale_row_says_so(cast, story, person, go):
    page = go(person(cast.section_editor), "admin:articles_article_changelist")
    page.goto(page.url + "?tab=writing")
    row = page.locator(f"tr[data-story='{story.pk}']")
    row.locator("[data-quick]").click()
    form = page.locator(".quick-form")
    form.locator("[name=headline]").fill("Diubah di daftar")
    form.locator("[type=submit]").click()
    expect(row.locator(".stories-headline")).to_contain_text("Diubah di daftar")
    row.locator("[data-quick]").click()
    expect(form).to_be_visible()
    story.refresh_from_db()
    stage.save(story, cast.managing_editor, headline="Diubah orang lain")
    form.locator("[name=headline]").fill("Diubah lagi")
    form.locator("[type=submit]").click()
    expect(page.locator(".quick [role=alert]")).to_contain_text("Diubah orang lain")
    assert Article.objects.get().headline == "Diubah orang lain"


def test_ticked_stories_are_moved_together_by_keyboard(cast, person, go):
    stories = [stage.draft(cast), stage.draft(cast)]
    page = go(person(cast.writer), "admin:articles_article_changelist")
    for article in stories:
        page.locator(f"tr[data-story='{article.pk}'] .stories-tick input").focus()
        page.keyboard.press("Space")
    page.locator("[data-bulk-go]").press("Enter")
    page.locator("button[name=_move][value=submit]").press("Enter")
    expect(page.locator(".bulk-outcomes .chip-live")).to_have_count(2)
    assert {article.status for article in Article.objects.all()} == {"in_review"}


def test_the_pages_of_two_hands_fit_a_phone(cast, story, writes, person, go):
    phone = {"width": 390, "height": 844}
    story.tags.add("panjang" * 12)
    table = f"<table><tbody><tr>{'<td><p>10.000.000.000</p></td>' * 8}</tr></tbody></table>"
    stage.save(story, cast.writer, body=story.body + table)
    writer = writes(cast.writer, story, viewport=phone)
    editor = go(person(cast.section_editor, viewport=phone), "admin:articles_article_change", story.pk)
    stage.save(story, cast.managing_editor, headline="Panjang" * 20, body="<p>Lain.</p>")
    writer.locator("#id_headline").fill("Pendek" * 20)
    writer.locator("[data-save]").click()
    writer.locator(".story-conflict").wait_for()
    listing = go(person(cast.section_editor, viewport=phone), "admin:articles_article_changelist")
    for page in (writer, editor, listing):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url


def test_nothing_of_it_breaks_the_desks_policy(cast, story, person, go):
    page = person(cast.writer)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    settled(go(page, "admin:articles_article_change", story.pk))
    page.evaluate("document.dispatchEvent(new CustomEvent('story:sign-in'))")
    expect(page.locator("[data-signin]")).to_be_hidden()  # the frame told who is signed in: the same person
    assert complaints == []
    assert page.frames[-1].name == "signin"
