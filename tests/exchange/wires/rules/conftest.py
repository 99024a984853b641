"""Several workers at once, each on a connection of its own."""

import threading

import pytest
from django.db import connection


@pytest.fixture
def together():
    """`together(n, work)`: what `work(0)` to `work(n - 1)` return, all begun in the same moment."""

    def run(count, work):
        gate, found = threading.Barrier(count), []

        def one(number):
            try:
                gate.wait(timeout=10)
                found.append(work(number))
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=[number]) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert len(found) == count
        return found

    return run
