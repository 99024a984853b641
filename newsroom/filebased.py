"""Mail into a folder, for the eyes of whoever runs the program alone: it holds links that set passwords."""

import os

from django.core.mail.backends.filebased import EmailBackend as DjangoEmailBackend


class EmailBackend(DjangoEmailBackend):
    """Django's, with files that nobody else on the machine can read."""

    def open(self) -> bool:
        """Begin the file. Returns True if it was not open yet."""
        if self.stream is not None:
            return False
        number = os.open(self._get_filename(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self.stream = os.fdopen(number, "ab")
        return True
