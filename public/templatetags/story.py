"""The parts of a story's page that name people and topics, put together here: a template takes five times as long."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from public.named import Credit
from public.stories import Story

register = template.Library()

#: With so many writers and more, no face stands before a name.
MANY = 4


@register.simple_tag
def writers(story: Story) -> SafeString:
    """Who wrote it, below the headline: with a face where there is one and few wrote, and what they are."""
    if not (people := story.writers):
        return SafeString()
    lines = [
        f"\n            <li>{_face(one) if len(people) < MANY else ''}<p>{_writer(one)}</p></li>" for one in people
    ]
    return mark_safe(f'<ul class="story-by" aria-label="{escape(_("By"))}">{"".join(lines)}\n        </ul>')  # noqa: S308


@register.simple_tag
def credited(story: Story) -> SafeString:
    """Who wrote and who edited it, below the words."""
    parts = [(_("Writer"), story.writers), (_("Editor"), story.editors)]
    rows = [
        f"<div><dt>{escape(said)}</dt><dd>{_names(people)}</dd></div>" if people else "" for said, people in parts
    ]
    return mark_safe("\n                ".join(rows))  # noqa: S308 - escaped, name by name


@register.simple_tag
def topics(story: Story) -> SafeString:
    """Its tags; nothing for none."""
    if not story.tags:
        return SafeString()
    items = [f'<li><a href="{escape(tag.url)}" rel="tag">{escape(tag.name)}</a></li>' for tag in story.tags]
    title = f'<h2 class="tags-title">{escape(_("Topics"))}</h2>'
    return mark_safe(  # noqa: S308 - escaped, name by name
        f'<div class="tags">{title}\n                <ul>{"".join(items)}</ul></div>'
    )


@register.simple_tag
def lead_caption(story: Story) -> SafeString:
    """What stands below the lead picture: what of it a machine made, the words, and whose it is."""
    photo = story.lead_photo
    made = [*story.made_in_player, *([photo.ai_label] if photo.ai_label else [])]
    if not (made or story.caption or photo.credit):
        return SafeString()
    said = "".join([f'<strong class="ai-label">{escape(label)}.</strong> ' for label in made])
    credit = f' <span class="photo-credit">{escape(photo.credit_words)}</span>' if photo.credit else ""
    return mark_safe(  # noqa: S308 - every text in it was escaped
        f'<figcaption dir="auto">{said}{escape(story.caption)}{credit}</figcaption>'
    )


def _face(one: Credit) -> str:
    if not one.portrait:
        return ""
    return f'<img src="{escape(one.portrait)}" alt="" width="56" height="56" decoding="async">'


def _writer(one: Credit) -> str:
    job = f'<small dir="auto">{escape(one.job)}</small>' if one.job else ""
    return f'<a href="{escape(one.url)}" rel="author">{escape(one.name)}</a>{job}'


def _names(people: Iterable[Credit]) -> str:
    return ", ".join([f'<a href="{escape(one.url)}">{escape(one.name)}</a>' for one in people])
