"""Makes a page from a template: without the request, so that nothing of one reader can get into it."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template import loader
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from public import site, styles
from public.times import day_name


def render(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page `template` with `context`, and what every page shows of the paper.

    No context processor runs: a page for all readers has no user, no session and no messages, and sets no cookie.
    """
    paper = site.current()
    language = get_language() or ""
    kind = styles.KINDS.get(template, "")
    section, now = context.get("section"), context.get("now") or timezone.now()
    day = day_name(now)
    shown = {
        "site": paper,
        "language": language,
        "staging": settings.NEWSROOM_STAGING,
        "breaking": paper.breaking(now),
        "header": _part("header", paper, language, day, section.pk if section else 0, context.get("here", "")),
        "assets": _part("assets", paper, language, style=kind, here="story" if "story" in context else ""),
        "footer": _part("footer", paper, language, day[-4:]),
        **context,
    }
    return styles.allow(HttpResponse(loader.get_template(template).render(shown), status=status), kind)


@lru_cache(maxsize=128)
def _part(
    name: str, paper: site.Site, language: str, day: str = "", section: int = 0, here: str = "", style: str = ""
) -> SafeString:
    """What stands at the head or foot of a page: the same on thousands of pages, so it is made once for each kind."""
    return loader.get_template(f"components/{name}.html").render(
        {"site": paper, "day": day, "section_id": section, "here": here, "style": styles.within(style)}
    )
