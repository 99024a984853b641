"""Fixtures of the API's tests."""

from tests.public.conftest import time_machine_forward

__all__ = ["time_machine_forward"]
