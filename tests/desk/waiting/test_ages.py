"""How long ago, as the desk's screens say it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk.templatetags.screens import age


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(minutes=60), "1 h"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=2), "2 days"),
    ],
)
def test_an_age_is_said_in_its_largest_unit_and_never_as_nought(monkeypatch, ago, said):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)

    assert age(now - ago) == said
