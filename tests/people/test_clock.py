"""The time is read in a person's own zone, under the name people use for it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from people import clock

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("articles", "desk", "newsroom", "people", "photos", "public", "sections")
NOON_IN_LONDON = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("Europe/Berlin", "CET"),
        ("Asia/Singapore", "UTC+8"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/Sao_Paulo", "UTC-3"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_goes_by_its_own_name(zone, name):
    assert clock.label(NOON_IN_LONDON, ZoneInfo(zone)) == name


def test_the_label_follows_the_active_zone():
    with timezone.override("Asia/Jayapura"):
        assert clock.label(NOON_IN_LONDON) == "WIT"


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_clock_is_written_as_readers_see_it_whatever_the_language(language):
    early = datetime(2020, 1, 15, 22, 5, tzinfo=UTC)
    with translation.override(language):
        assert clock.moment(early, ZoneInfo("Asia/Jakarta")) == "16 Jan 2020 05.05 WIB"
        assert clock.short(NOON_IN_LONDON).endswith(" 19.00 WIB")


def test_a_label_follows_summer_time():
    assert clock.label(datetime(2026, 7, 15, 12, tzinfo=UTC), ZoneInfo("Europe/Berlin")) == "CEST"


def test_a_person_reads_the_zone_they_chose():
    assert clock.zone_of(SimpleNamespace(time_zone="Asia/Makassar")).key == "Asia/Makassar"


@pytest.mark.parametrize("stored", ["", "Asia/Atlantis", "../../etc/passwd"])
def test_without_a_valid_choice_the_newsrooms_zone_holds(settings, stored):
    settings.TIME_ZONE = "Asia/Makassar"
    assert clock.zone_of(SimpleNamespace(time_zone=stored)).key == "Asia/Makassar"


def test_a_stranger_reads_the_newsrooms_zone(settings):
    assert clock.zone_of(None).key == settings.TIME_ZONE


def test_every_choice_offered_can_be_used():
    groups = [group for _label, group in clock.choices()[1:]]
    offered = [zone for group in groups for zone, _name in group]
    assert offered[0] == "Asia/Jakarta"
    assert len(offered) == len(set(offered)) > 300
    assert all(clock.zone_of(SimpleNamespace(time_zone=zone)).key == zone for zone in offered)


@pytest.mark.parametrize(
    ("zone", "begins"), [("Asia/Jakarta", "2026-11-22T17:00+00:00"), ("America/Sao_Paulo", "2026-11-23T03:00+00:00")]
)
def test_a_day_begins_at_midnight_in_the_zone_asked_for(zone, begins):
    assert clock.midnight(date(2026, 11, 23), ZoneInfo(zone)) == datetime.fromisoformat(begins)


def test_a_day_begins_in_the_active_zone_where_none_is_named():
    with timezone.override("Asia/Jayapura"):
        assert clock.midnight(date(2026, 11, 23)) == datetime(2026, 11, 22, 15, tzinfo=UTC)


def test_a_midnight_is_made_in_one_place():
    by_hand = re.compile(r"combine\([^)]*(?<!\.)\btime\(\)")
    places = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if by_hand.search(path.read_text())]
    assert places == [ROOT / "people" / "clock.py"], "Use people.clock.midnight."


def test_a_zone_that_changes_its_clocks_has_a_name_for_each_distance_from_utc():
    winter = datetime(2026, 11, 26, tzinfo=UTC)
    assert clock.names(ZoneInfo("America/New_York"), winter) == {-300: "EST", -240: "EDT"}
    assert clock.names(ZoneInfo("Australia/Sydney"), winter) == {660: "AEDT", 600: "AEST"}
    assert clock.names(ZoneInfo("Asia/Makassar"), winter) == {480: "WITA"}


def test_a_time_on_papers_is_exact_and_names_its_zone_in_any_language():
    with timezone.override(ZoneInfo("Asia/Makassar")), translation.override("id"):
        assert clock.exact(NOON_IN_LONDON) == "2026-01-15 20:00:00 WITA"


#: An hour that a template prints by Django's own filter, which says no zone; `moment`, `time_tag` and `exact` do.
_NAMELESS = re.compile(r'\|(?:date|time):"[^"]*[HGhgPi][^"]*"')


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.*")), ids=lambda path: path.name)
def test_no_template_prints_an_hour_without_its_zone(path):
    assert not _NAMELESS.findall(path.read_text())


def test_the_same_minute_is_said_in_each_language_and_zone():
    """What was said before is remembered: of that minute, in that language."""
    value = datetime(2020, 5, 1, 20, 15, 40, tzinfo=UTC)
    said = {}
    for language in ("id", "en", "id"):
        for zone in ("Asia/Jakarta", "Asia/Makassar"):
            with translation.override(language):
                said[language, zone] = clock.moment(value, ZoneInfo(zone))
    assert said["id", "Asia/Jakarta"] == "2 Mei 2020 03.15 WIB"
    assert said["en", "Asia/Jakarta"] == "2 May 2020 03.15 WIB"
    assert said["id", "Asia/Makassar"] == "2 Mei 2020 04.15 WITA"
