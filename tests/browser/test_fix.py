"""A typo in a live story, mended in the editor while an update is unfinished, by its writer and an editor."""

from playwright.sync_api import expect

from articles.readers import editions
from tests.articles.text.test_fixes import with_update

#: The caret at the end of the text, at once in the editor's own state.
AT_END = """() => {
  const editor = document.querySelector(".fix-form textarea[name=body]").bodyEditor;
  editor.view.focus();
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
}"""


def test_a_word_of_the_body_is_mended_and_published(page, cast, signed_in, go, browser, browser_context_args):
    article = with_update(cast)
    go(signed_in(page, cast.writer), "admin:articles_article_change", article.pk)
    page.get_by_role("tab", name="Review").click()
    page.locator(".story-fix").click()
    body = page.locator(".fix-form .ProseMirror")
    expect(body).to_contain_text("Nelayan senang.")
    page.evaluate(AT_END)
    expect(body).to_be_focused()
    page.keyboard.type(" Kini.")
    expect(body).to_contain_text("Harga stabil. Kini.")
    page.locator(".fix-foot button").click()
    expect(page.locator("#fix-waits")).to_be_visible()
    expect(page.locator(".difference").first).to_contain_text("Kini.")

    editor = browser.new_context(**browser_context_args).new_page()
    go(signed_in(editor, cast.section_editor), "admin:articles_article_change", article.pk)
    editor.locator('.desk-callout a[href$="/fix/"]').click()
    editor.locator("[form=fix-publish]").click()
    expect(editor.locator("[name=headline], .story-reading-headline").first).to_be_visible()
    assert "Harga stabil. Kini." in editions.current(article).body
