"""Someone who writes on the page that holds nothing but the body field."""

from urllib.parse import urlencode

from playwright.sync_api import expect

FIELD = "document.querySelector('textarea[name=body]')"
PASTE = """([html, text]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  if (text) clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector(".body-page").dispatchEvent(event);
}"""


class Writer:
    """Someone at the page."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.sheet = page.locator(".body-page")
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)

    def open(self, html="", theme=""):
        self.page.goto(f"{self.address}?{urlencode({'body': html, 'theme': theme})}")
        self.sheet.wait_for()
        return self

    def begin_anew(self):
        """An empty sheet, as `open` gives one, without asking for the page again."""
        self._act("clearContent(true)")
        self.expect_field("")
        return self

    def write_at_end(self):
        self._act("setTextSelection(editor.state.doc.content.size - 1)")
        return self

    def select_all(self):
        """At once in the editor's own state: Ctrl+A reaches it only with the browser's next selection event."""
        self._act("selectAll()")
        return self

    def _act(self, command):
        """Focus now: the editor's own `focus` waits for the next frame, and keys pressed before it are lost."""
        script = f"const editor = {FIELD}.bodyEditor; editor.view.focus(); editor.commands.{command};"
        self.page.evaluate(f"(() => {{ {script} }})()")
        expect(self.sheet).to_be_focused()

    def paste(self, html="", text=""):
        self.write_at_end()
        self.page.evaluate(PASTE, [html, text])
        return self

    def tool(self, name):
        """A button of the toolbar, or a row of the list, opened, that has what needs no button."""
        if name in ("embed", "table"):
            self.page.locator("[data-tool=insert]").click()
            return self.page.locator(f"[data-insert={name}]")
        return self.page.locator(f"[data-tool={name}]")

    @property
    def field(self) -> str:
        """What the form would send now."""
        return self.page.locator("textarea[name=body]").input_value()

    def expect_field(self, html):
        """Waits until the form would send `html`."""
        expect(self.page.locator("textarea[name=body]")).to_have_value(html)

    def save(self) -> str:
        """What the server made of it."""
        self.page.locator("#save").click()
        self.page.wait_for_load_state()
        return self.page.locator("#saved").inner_text()
