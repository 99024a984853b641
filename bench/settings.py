"""The newsroom's own settings, with one more address: a view that does nothing.

Nobody is turned away for asking often: that is what a measurement does.
"""

from newsroom.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
NEWSROOM_SEARCHES_A_MINUTE = NEWSROOM_FORMS_A_MINUTE = NEWSROOM_SIGN_INS_A_MINUTE = 0
NEWSROOM_API_A_MINUTE = NEWSROOM_API_TOKEN_A_MINUTE = 0
