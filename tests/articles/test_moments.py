"""What a person types on their own clock, and the moment that is stored."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.moments import MomentField, same_minute
from articles.templatetags.desk import zone_named

NEXT_YEAR = timezone.now().year + 1


def typed(text: str, zone: str):
    with timezone.override(ZoneInfo(zone)):
        return MomentField(required=False).clean(text)


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Jakarta", "01:00"), ("Asia/Makassar", "00:00"), ("Asia/Jayapura", "23:00")]
)
def test_eight_in_the_morning_is_another_moment_in_each_zone(zone, hour):
    moment = typed(f"{NEXT_YEAR}-03-24T08:00", zone).astimezone(UTC)
    assert f"{moment:%H:%M}" == hour
    assert moment.day == (23 if zone == "Asia/Jayapura" else 24)


def test_nothing_typed_is_no_moment():
    assert typed("", "Asia/Jakarta") is None


@pytest.mark.parametrize(
    ("text", "why"), [("2027-03-28T02:30", "skipped in spring"), ("2027-10-31T02:30", "shown twice in autumn")]
)
def test_a_time_that_the_clock_skips_or_shows_twice_is_refused_with_the_zone(text, why):
    with pytest.raises(ValidationError, match="In Europe/Berlin the clocks change then"):
        typed(text, "Europe/Berlin")


@pytest.mark.parametrize("text", ["besok", "2027-02-30T08:00", "08:00", "20270-01-01T08:00"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(ValidationError, match="24 Nov 2026"):
        typed(text, "Asia/Jakarta")


@pytest.mark.parametrize("text", [f"{NEXT_YEAR + 6}-01-01T08:00", "9999-12-31T23:59"])
def test_a_slip_in_the_year_is_asked_about(text):
    with pytest.raises(ValidationError, match="Is the year right"):
        typed(text, "Pacific/Pago_Pago")


def test_the_field_shows_a_stored_moment_on_the_persons_clock_and_names_the_zone():
    with timezone.override(ZoneInfo("Asia/Jayapura")):
        html = MomentField().widget.render("t", timezone.localtime(datetime(2027, 3, 23, 23, tzinfo=UTC)))
    assert 'value="2027-03-24T08:00"' in html
    assert 'data-zone="Asia/Jayapura"' in html
    assert 'data-zone-name="WIT"' in html


def test_seconds_do_not_make_another_minute():
    now = timezone.now().replace(second=10)
    assert same_minute(now, now + timedelta(seconds=40))
    assert not same_minute(now, now + timedelta(minutes=1))
    assert not same_minute(now, None)
    assert same_minute(None, None)


@pytest.mark.parametrize(("month", "name"), [(1, "EST"), (7, "EDT")])
def test_a_label_names_the_zone_of_the_day_that_stands_in_the_field(month, name):
    class Asked(forms.Form):
        at = MomentField()

    for value in (f"{NEXT_YEAR}-{month:02}-15T08:00", datetime(NEXT_YEAR, month, 15, 12, tzinfo=UTC)):
        with timezone.override(ZoneInfo("America/New_York")):
            form = Asked({"at": value}) if isinstance(value, str) else Asked(initial={"at": value})
            assert zone_named(form["at"]) == f'<span data-moment-zone="id_at">{name}</span>'
            assert "{&quot;-" in str(form["at"])  # the names that the page's script chooses from
