"""What the desk's frame needs in a template."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def newsroom_name() -> str:
    """The paper's name."""
    return settings.NEWSROOM_NAME
