"""Fixtures of the readers' site's tests."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def time_machine_forward(monkeypatch):
    """Call it with seconds: the clock that Django and the page cache read goes on by them."""
    shift = [0.0]
    now, seconds = timezone.now, time.time
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(seconds=shift[0]))
    monkeypatch.setattr(time, "time", lambda: seconds() + shift[0])

    def forward(by: float) -> None:
        shift[0] += by

    return forward
