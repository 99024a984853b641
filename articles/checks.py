"""Refuses to start with settings of this room that cannot work."""

from django.conf import settings
from django.core.checks import Error, register

from articles.readers.sharing import MOST_DAYS


@register()
def share_days_fit(app_configs, **kwargs) -> list[Error]:
    """NEWSROOM_SHARE_DAYS is a life that a link may have."""
    days = settings.NEWSROOM_SHARE_DAYS
    if 1 <= days <= MOST_DAYS:
        return []
    hint = f"Set it to a number of days from 1 to {MOST_DAYS}."
    return [Error(f"NEWSROOM_SHARE_DAYS is {days}.", hint=hint, id="articles.E001")]
