"""The desk's pages run under the desk's own policy without a single complaint from the browser."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import expect

from people.models import Role


@pytest.fixture
def complaints(page):
    """Everything the browser wrote into its console as an error, and every script that failed."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def admin_pages(cast) -> list[str]:
    role = Role.objects.get(codename="writer")
    return [
        reverse("admin:index"),
        reverse("admin:people_user_changelist"),
        reverse("admin:people_user_add"),
        reverse("admin:people_user_change", args=[cast.writer.pk]),
        reverse("admin:people_role_change", args=[role.pk]),
        reverse("admin:people_author_change", args=[cast.writer.author.pk]),
        reverse("admin:sections_section_changelist"),
        reverse("admin:sections_section_change", args=[cast.section.pk]),
        reverse("people:preferences"),
        reverse("mfa_index"),
        reverse("usersessions_list"),
    ]


def test_every_page_of_management_keeps_to_the_policy(page, signed_in, live_server, cast, complaints):
    signed_in(page, cast.administrator)
    for path in admin_pages(cast):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
    assert complaints == []


def test_the_writers_form_keeps_to_the_policy(page, signed_in, live_server, cast, complaints):
    signed_in(page, cast.writer)
    for name in ("admin:index", "admin:articles_article_changelist", "admin:articles_article_add"):
        page.goto(live_server.url + reverse(name))
        page.wait_for_load_state("networkidle")
    assert complaints == []


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
