"""What the walks over all addresses meet: something of everything."""

import pytest

from tests.scene import make_scene


@pytest.fixture
def scene(cast):
    """Keys of something of everything."""
    return make_scene(cast)
