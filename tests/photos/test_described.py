from datetime import timedelta

import pytest
from django.utils import timezone, translation

from photos.described import described, facts, warnings
from photos.models import Photo
from tests.factories import PhotoFactory
from tests.stage import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def complete(**fields) -> Photo:
    return Photo(**{"alt": "Kapal", "credit": "Newsroom/Andi", "licence_kind": "own", **fields})


def in_days(days: int):
    return timezone.now() + timedelta(days=days)


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        ({}, []),
        ({"alt": " "}, ["No alternative text"]),
        ({"credit": ""}, ["No credit"]),
        ({"alt": "", "credit": ""}, ["No alternative text", "No credit"]),
        ({"licence_kind": ""}, ["Right not said"]),
    ],
)
def test_what_stands_in_the_way_of_printing_is_said(fields, warned):
    assert warnings(complete(**fields)) == warned


@pytest.mark.parametrize(
    ("days", "word"), [(-1, "ended on"), (1, "be used until"), (29, "be used until"), (31, None)]
)
def test_rights_that_end_are_said_a_month_before(days, word):
    said = " ".join(warnings(complete(usable_until=in_days(days))))
    assert (word in said) if word else said == ""


def test_what_a_person_may_do_is_told_with_the_reason(cast: Cast):
    photo = PhotoFactory(created_by=cast.writer)
    assert described(photo, cast.writer)["may_edit"]
    other = described(photo, cast.other_writer)
    assert not other["may_edit"]
    assert "colleague" in other["why_not_edit"]


def test_a_photo_without_renditions_has_no_pictures_yet(cast: Cast):
    found = described(PhotoFactory(), cast.writer)
    assert (found["thumb"], found["preview"], found["sources"]) == ("", "", [])


def test_time_is_told_with_its_zone(cast: Cast):
    assert "WIB" in dict(facts(PhotoFactory()))["Uploaded"]
