"""The same story and cases as the room's own tests have."""

from tests.press.conftest import came, case, story

__all__ = ["came", "case", "story"]
