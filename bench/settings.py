"""The newsroom's own settings, with one more address: a view that does nothing."""

from newsroom.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
