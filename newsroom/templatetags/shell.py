"""What the desk's frame needs in a template."""

import re

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()
_TAG = re.compile(r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?""")
#: How attributes begin that Unfold's pages write for a library that no page of ours loads (decision 23).
_ORDERS = ("x-", "@", ":")


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


@register.filter
def without_orders(page: SafeString) -> SafeString:
    """Unfold's rendered page without the attributes that only Alpine would read: no such thing is HTML."""

    def bare(tag: re.Match) -> str:
        return _ATTRIBUTE.sub(lambda one: "" if one["name"].startswith(_ORDERS) else one[0], tag[0])

    return mark_safe(_TAG.sub(lambda tag: bare(tag) if " x-" in tag[0] else tag[0], page))  # noqa: S308 - rendered
