"""Times as exports write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from exchange.importing.formats import moments

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    "text",
    [
        "2019-05-04 10:00:00",
        "2019-05-04T10:00:00",
        "2019-05-04T03:00:00Z",
        "2019-05-04T03:00:00.000Z",
        "2019-05-04T10:00:00+07:00",
        "Sat, 04 May 2019 03:00:00 +0000",
        "Sat, 04 May 2019 03:00:00 GMT",
        1556938800,
        1556938800000,
    ],
)
def test_each_names_the_same_moment(text):
    assert moments.read(text, JAKARTA) == datetime(2019, 5, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        True,
        "0000-00-00 00:00:00",
        "Mon, 30 Nov -0001 00:00:00 +0000",
        "kemarin",
        "1066-10-14",
        1e30,
        [],
        {},
    ],
    ids=str,
)
def test_what_is_no_time_is_none(text):
    assert moments.read(text) is None


def test_every_moment_has_a_zone():
    assert moments.read("2019-05-04").tzinfo is UTC
