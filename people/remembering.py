"""What has been read about a row is not read again while the row is at hand."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.functional import cached_property


class Remembers(models.Model):
    """Mixed into a model of which one request asks the same again and again.

    Whoever changes what was read has the row forget it; loading the row anew forgets everything.
    """

    class Meta:
        abstract = True

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What the rooms have read about this row since it was loaded, each thing by its name."""
        return {}

    def once(self, name: str, read: Callable[[], Any]) -> Any:
        """What `read` answers about this row: asked once for each time that it is loaded, that is once a request."""
        if name not in self.memory:
            self.memory[name] = read()
        return self.memory[name]

    def told(self, name: str, read: Callable[[], Any]) -> Any:
        """What somebody who looked at many rows at once told this one; else what `read` answers, each time anew."""
        return self.memory[name] if name in self.memory else read()

    def forget(self, name: str) -> None:
        """It has changed: whoever asks next reads it."""
        self.memory.pop(name, None)

    def refresh_from_db(self, *args, **kwargs) -> None:
        """As Django's, and nothing that was read before stays known."""
        super().refresh_from_db(*args, **kwargs)
        self.memory.clear()
