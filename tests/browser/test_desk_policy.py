"""The desk's pages run under the desk's own policy without a single complaint from the browser."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import expect

from tests.architecture.staff_table import ROWS
from tests.browser.conftest import timers_run
from tests.scene import make_scene


@pytest.fixture
def complaints(page):
    """What the browser wrote into its console as an error, each script that failed, all that the policy stopped."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.expose_function("complain", lambda what: heard.append(what))  # the driver takes functions only
    page.add_init_script(
        """document.addEventListener("securitypolicyviolation", (event) =>
            complain(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))"""
    )
    return heard


#: Who opens an address: the first of these who may.
WALKERS = ["editor_in_chief", "administrator", "writer", "photo_editor"]
#: Files, and answers to scripts: no pages.
NO_PAGES = re.compile(
    r"/(file|report|raw|pictures|state|photos-api|body|jsi18n|autocomplete|live|export|search|tags|authors|"
    r"stories/\d+/people)/"
)


def opens(row, who: str) -> bool:
    return row.expected(who)[0] == 200


def pages_of(walker: str, scene: dict) -> list[str]:
    """Addresses of pages that this person opens: those that nobody before may, and lists and forms as pop-ups too."""
    before = WALKERS[: WALKERS.index(walker)]
    rows = [row for row in ROWS if opens(row, walker) and not any(opens(row, who) for who in before)]
    paths = [path for row in rows if not NO_PAGES.search(path := row.address(scene))]
    return paths + [f"{path}?_popup=1" for path in paths if path.endswith(("/add/", "/change/"))]


@pytest.mark.parametrize("walker", WALKERS)
def test_no_page_of_the_desk_is_complained_of(page, signed_in, live_server, cast, complaints, walker):
    scene = make_scene(cast)
    signed_in(page, getattr(cast, walker))
    wrong = {}
    for path in pages_of(walker, scene):
        page.goto(live_server.url + path)
        page.wait_for_load_state()
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        timers_run(page, within=100)
        if complaints:
            wrong[path] = list(complaints)
            complaints.clear()
    assert wrong == {}


def test_every_address_with_a_page_is_walked(cast):
    scene = make_scene(cast)
    walked = {path for walker in WALKERS for path in pages_of(walker, scene)}
    assert len(walked) > 60
    assert {"/admin/", f"/admin/articles/article/{scene['article']}/change/", "/admin/desk/board/"} <= walked


def test_the_side_menu_opens_and_closes_by_keyboard(page, signed_in, live_server, cast):
    signed_in(page, cast.writer)
    page.goto(live_server.url + reverse("admin:index"))
    menu = page.locator("#nav-sidebar")
    toggle = page.locator("button[aria-controls=nav-sidebar]")
    expect(menu).to_be_visible()
    toggle.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")


def test_a_letter_typed_outside_a_field_opens_nothing(page, signed_in, live_server, cast):
    signed_in(page, cast.administrator)
    page.goto(live_server.url + reverse("admin:people_role_changelist"))
    page.locator("body").press("c")
    page.keyboard.press("Tab")
    expect(page.locator(".shell-skip")).to_be_focused()  # so the keys before it have done what they do
    assert page.url.endswith(reverse("admin:people_role_changelist"))


def test_a_theme_button_turns_the_desk_dark_and_it_stays(page, signed_in, live_server, cast):
    signed_in(page, cast.writer)
    page.goto(live_server.url + reverse("admin:index"))
    page.locator(".shell-user summary").click()
    page.locator(".shell-theme button[value=dark]").click()
    expect(page.locator("html")).to_have_class("dark")
    page.goto(live_server.url + reverse("admin:people_author_changelist"))
    expect(page.locator("html")).to_have_class("dark")


def test_a_person_signs_in_by_typing(page, sign_in, cast, complaints):
    sign_in(page, cast.writer)
    expect(page.locator(".start-hello")).to_be_visible()
    assert complaints == []


def test_a_passkey_is_set_up_and_opens_the_door(page, sign_in, live_server, cast, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    here = live_server.url.replace("127.0.0.1", "localhost")
    _give_an_authenticator(page)
    page.goto(here + reverse("account_login"))
    page.locator("input[name=login]").fill(cast.section_editor.username)
    page.locator("input[name=password]").fill("rahasia-sekali-123")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    page.goto(here + reverse("mfa_add_webauthn"))
    page.locator("input[name=password]").fill("rahasia-sekali-123")
    page.locator("input[name=password]").press("Enter")
    page.locator("input[name=name]").fill("Kunci uji")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")
    assert Authenticator.objects.filter(user=cast.section_editor, type="webauthn").exists()
    page.context.clear_cookies()
    page.goto(here + reverse("account_login"))
    page.locator("#passkey_login").click()
    page.wait_for_url("**/admin/")


def _give_an_authenticator(page) -> None:
    """A device with a fingerprint reader that always says yes."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    traits = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": traits})
