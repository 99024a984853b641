"""The fields that take a time: what they say of it while it is typed."""

from datetime import date

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "summer", "winter"), [("en", "EDT", "EST"), ("id", "EDT", "EST")])
def test_the_label_names_the_zone_of_the_day_chosen(page, cast, signed_in, live_server, language, summer, winter):
    editor = cast.section_editor
    editor.time_zone, editor.language = "America/New_York", language
    editor.save()
    signed_in(page, editor)
    page.goto(f"{live_server.url}/admin/desk/planning/add/")
    zone = page.locator("[data-moment-zone=id_due_at]")
    year = date.today().year + 1
    for month, name in ((7, summer), (1, winter), (7, summer)):
        page.locator("#id_due_at").fill(f"{year}-{month:02}-15T08:00")
        expect(zone).to_have_text(name)
