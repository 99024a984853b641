"""Parts of form fields, written in one go: a list of three hundred people was half of what its page took."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.template.base import render_value_in_context
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
#: What Django prints an option by, unless a widget names another.
_ORDINARY = "django/forms/widgets/select_option.html"


@register.simple_tag
def attributes(given: Mapping[str, Any]) -> SafeString:
    """A widget's attributes, each behind a space, as Django's own template prints them."""
    return mark_safe(_attributes(given))  # noqa: S308 - each part is escaped


@register.simple_tag(takes_context=True)
def options(context: Context, groups: Iterable[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """The options of a widget's `optgroups`, as Django's own templates print them."""
    written = []
    for name, choices, _index in groups:
        inside = "".join(_option(context, one) for one in choices)
        written.append(f'<optgroup label="{conditional_escape(name)}">{inside}</optgroup>' if name else inside)
    return mark_safe("".join(written))  # noqa: S308 - each part is escaped


def _option(context: Context, option: dict[str, Any]) -> str:
    if option["template_name"] != _ORDINARY:
        return render_to_string(option["template_name"], {"widget": option})
    label = option["label"]
    label = _escaped(label) if isinstance(label, str) else render_value_in_context(label, context)
    return f'<option value="{_escaped(str(option["value"]))}"{_attributes(option["attrs"])}>{label}</option>\n'


def _escaped(text: str) -> str:
    """What Django's `conditional_escape` makes of text, without its look at each for whether it is lazy."""
    return text if isinstance(text, SafeString) else escape(text)


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" + ("" if value is True else f'="{conditional_escape(str(value))}"')
        for name, value in given.items()
        if value is not False
    )
