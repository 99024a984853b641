"""A person makes a token for a program, takes it along, sees it never again, and ends it."""

import urllib.error
import urllib.request

from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD


def status(address: str, token: str) -> int:
    """What the API answers to a program with this token."""
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_a_token_is_shown_once_taken_along_and_revoked(page, cast, signed_in, go, live_server):
    page = go(signed_in(page, cast.writer), "tokens:index")
    page.get_by_role("link", name="New token").click()
    page.locator("input[name=password]").fill(PASSWORD)  # whoever signed in long ago says who they are first
    page.locator("input[name=password]").press("Enter")
    page.get_by_label("What it is for").fill("Skrip pasar")
    page.get_by_label("read the stories that I see on the desk").check()
    page.get_by_role("button", name="Make the token").click()
    shown = page.locator("#token")
    expect(shown).to_be_visible()
    token = shown.inner_text()
    # a click takes all of it, and nothing else, along
    shown.click()
    page.keyboard.press("Control+C")
    assert status(f"{live_server.url}/api/v1/desk/me", token) == 200
    page.get_by_role("link", name="I have kept it").click()
    expect(page.get_by_role("heading", name="Skrip pasar")).to_be_visible()
    assert token not in page.content()
    assert token[:12] in page.content()
    page.get_by_role("link", name="New token").click()
    page.get_by_label("What it is for").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("What it is for")).to_have_value(token)
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Revoke “Skrip pasar”").click()
    expect(page.get_by_text("“Skrip pasar” lets in no more.")).to_be_visible()
    assert status(f"{live_server.url}/api/v1/desk/me", token) == 401
