"""Django's tags of translation, with one habit changed: words that stand in a template are translated once.

Django looks them up each time that a page is made, by way of a lazy text, and a form of the desk has eighty. What
they come to in a language cannot change while the process runs: catalogues are read once. `{% load i18n %}` loads
this (settings).
"""

from typing import Any

from django.template import Context, Library, Node
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


class FixedWords(Node):
    """`{% translate "words" %}`, by itself or with `as name`."""

    child_nodelists = ()

    def __init__(self, translated: i18n.TranslateNode):
        self.translated = translated
        self._said: dict[tuple[str | None, bool], Any] = {}

    def render(self, context: Context) -> str:
        key, name = (get_language(), context.autoescape), self.translated.asvar
        if key not in self._said:
            rendered = self.translated.render(context)
            self._said[key] = context[name] if name else rendered
        if not name:
            return self._said[key]
        context[name] = self._said[key]
        return ""


@register.tag("translate")
@register.tag("trans")
def translate(parser, token) -> Node:
    """As Django's. What hangs on a variable, on a context or on a filter is translated each time."""
    node = i18n.do_translate(parser, token)
    words = node.filter_expression
    fixed = words.var.literal is not None and not words.filters and node.message_context is None
    return FixedWords(node) if fixed else node
