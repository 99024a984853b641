"""What the desk's frame needs in a template."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def newsroom_name() -> str:
    """The paper's name."""
    return settings.NEWSROOM_NAME


@register.simple_tag
def staging_mark() -> str:
    """Says on a copy that it is one; nothing elsewhere."""
    if not settings.NEWSROOM_STAGING:
        return ""
    return format_html('<p class="staging-mark">{}</p>', _("A copy to try things out in"))


@register.filter
def with_main(frame: SafeString) -> SafeString:
    """Names the page itself as the main landmark in Unfold's rendered frame, which has no block at that place."""
    return mark_safe(frame.replace('<div id="main" ', '<div id="main" role="main" ', 1))  # noqa: S308 - rendered already
