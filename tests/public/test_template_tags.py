"""What public templates are made of: words, marks and rows that are made once and kept."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation


def printed(template: str, **context) -> str:
    return Template("{% load i18n public %}" + template).render(Context(context))


# Words


def test_kept_words_are_said_in_the_language_of_each_page():
    page = Template('{% load i18n public %}{% translate "Search" %}')
    said = []
    for language in ("en", "id", "en", "id"):
        with translation.override(language):
            said.append(page.render(Context({})))
    assert said == ["Search", "Cari", "Search", "Cari"]


def test_words_that_are_passed_in_are_looked_up_each_time():
    page = Template("{% load i18n public %}{% translate words %}")
    with translation.override("id"):
        assert [page.render(Context({"words": one})) for one in ("Search", "Menu")] == ["Cari", "Menu"]


def test_words_may_be_named_for_later_use():
    with translation.override("id"):
        assert printed('{% translate "Search" as words %}[{{ words }}]') == "[Cari]"


def test_words_in_a_template_are_markup_but_words_passed_in_are_not():
    assert printed('{% translate "a &amp; b" %}|{% translate words %}', words="<b>") == "a &amp; b|&lt;b&gt;"


# Times


@pytest.mark.parametrize(
    ("at", "said", "is_today"),
    [
        ("2026-11-26T05:15+07:00", "05.15 WIB", True),
        ("2026-11-26T00:00+07:00", "00.00 WIB", True),
        ("2026-11-25T23:59+07:00", "Kemarin", False),
        ("2026-11-24T23:59+07:00", "24 Nov", False),
        ("2025-11-24T10:00+07:00", "24 Nov 2025", False),
    ],
)
def test_a_list_says_when_as_readers_speak_of_it(monkeypatch, at, said, is_today):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 26, 14, tzinfo=UTC))
    with translation.override("id"):
        time = BeautifulSoup(printed("{{ at|brief }}", at=datetime.fromisoformat(at)), "html.parser").time
    assert (time.get_text(), time.has_attr("data-ago")) == (said, is_today)
    assert datetime.fromisoformat(time["datetime"]) == datetime.fromisoformat(at)


def test_a_storys_own_time_keeps_its_hour_together():
    with translation.override("id"):
        time = BeautifulSoup(
            printed("{{ at|moment }}", at=datetime(2026, 11, 25, 22, 15, tzinfo=UTC)), "html.parser"
        ).time
    assert time.get_text() == "26 November 2026, 05.15 WIB"
    assert time.span.get_text() == "05.15 WIB"


# Marks and the row for sharing


def test_each_colour_has_its_own_mark():
    assert [BeautifulSoup(printed("{% mark c %}", c=c), "html.parser").path["fill"] for c in ("#123", "#456")] == [
        "#123",
        "#456",
    ]


def test_a_mark_cannot_carry_markup():
    assert "<b>" not in printed("{% mark c %}", c='"><b>')


@pytest.fixture
def row():
    def row(address: str, headline: str) -> BeautifulSoup:
        return BeautifulSoup(printed("{% share a h %}", a=address, h=headline), "html.parser")

    return row


def test_each_story_is_shared_by_its_own_address_and_headline(row):
    row("https://koran.example/read/1/satu", "Satu")
    second = row("https://koran.example/read/2/dua", "Dua")
    assert "Satu" not in str(second)
    assert "read%2F1" not in str(second)
    assert second.a["href"].endswith("text=Dua%20https%3A%2F%2Fkoran.example%2Fread%2F2%2Fdua")
    assert second.button["data-copy"] == "https://koran.example/read/2/dua"


def test_a_headline_cannot_leave_the_address_it_stands_in(row):
    shared = row('https://koran.example/"><b>', '"><script>&x=1')
    assert not shared.find_all(["script", "b"])
    assert all("%22%3E%3Cscript%3E%26x%3D1" in link["href"] for link in shared.select("a[href*=script]"))
    assert shared.button["data-copy"] == 'https://koran.example/"><b>'


def test_the_row_speaks_the_language_of_the_page(row):
    titles = []
    for language in ("en", "id", "en"):
        with translation.override(language):
            titles.append(row("https://a.example/", "x").p.get_text())
    assert titles[0] == titles[2] == "Share this story" != titles[1]
