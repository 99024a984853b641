"""A wire with a little on it."""

import pytest

from exchange.wires import keeping
from tests.exchange.wires import stage as wires


@pytest.fixture
def source(cast):
    return wires.source(cast)


@pytest.fixture
def item(source):
    return wires.keep(source)[0]


@pytest.fixture
def kept():
    return keeping.keep
