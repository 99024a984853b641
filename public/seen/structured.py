"""What a page tells programs of its story and of the paper, as https://schema.org has it."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from articles.text import ai, classes
from photos import crediting, sources
from photos.pictures import rendition
from photos.signals import licence_page_wanted
from public import notes, site
from public.cards import author_url
from public.models.page import Purpose
from public.seen.addresses import absolute, path

#: Google's limit for `NewsArticle.headline`: longer ones may be refused.
HEADLINE_LIMIT = 110
#: The paper's sign for search engines, and its edge in pixels.
LOGO, LOGO_EDGE = "img/logo.png", 512
#: Pages with a purpose, as https://schema.org/NewsMediaOrganization names them; the guidelines have no name there.
POLICIES = {
    Purpose.MASTHEAD: "masthead",
    Purpose.ETHICS: "ethicsPolicy",
    Purpose.SOURCES: "unnamedSourcesPolicy",
    Purpose.OWNERSHIP: "ownershipFundingInfo",
    Purpose.FEEDBACK: "actionableFeedbackPolicy",
}
#: Characters that could end a script element or start a comment in it.
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` as JSON that may stand inside a script element: nothing in it can end the element."""
    text = _ENCODER.encode({"@context": "https://schema.org", **data})
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda letter: f"\\u{ord(letter[0]):04X}", text)
    return mark_safe(text)  # noqa: S308 - the characters that matter were escaped just above


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> SafeString:
    """The way from the home page to a page (https://schema.org/BreadcrumbList)."""
    steps = [(settings.NEWSROOM_NAME, absolute("/")), *trail]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, start=1)
    ]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})


def news_article(edition, url: str, description: str, writers: tuple, tags: tuple) -> dict[str, Any]:
    """A story, by https://developers.google.com/search/docs/appearance/structured-data/article."""
    standing = classes.of(edition.content_class)
    publisher = _publisher(site.current())
    client = [] if standing.is_ours else [{"@type": "Organization", "name": edition.client}]
    data = {
        "@type": standing.schema,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "headline": cut(edition.titled, HEADLINE_LIMIT),
        "description": description,
        "datePublished": edition.published_at.isoformat(),
        "dateModified": edition.updated_at.isoformat(),
        "author": [
            {"@type": "Person", "name": writer.name, "url": absolute(author_url(writer.slug))} for writer in writers
        ]
        or client
        or [publisher],
        "publisher": publisher,
        "articleSection": edition.section.name,
        "isAccessibleForFree": True,
        "inLanguage": "id",
        "wordCount": edition.word_count,
    }
    if made := ai.sources(edition):
        data["digitalSourceType"] = [sources.SCHEME + name for name in made]
    for name, others in _translations(edition):
        data[name] = [{"@type": "CreativeWork", "@id": one, "url": one} for one in others]
    if standing.is_paid:
        data["sponsor"] = client
    if posted := getattr(edition, "corrections", None):
        data["correction"] = [notes.comment(note, absolute(note.url)) for note in posted]
    if edition.lead_photo and (pictures := _pictures(edition.lead_photo)):
        data["image"] = pictures
    return data | ({"keywords": list(tags)} if tags else {})


def _translations(edition) -> Iterable[tuple[str, list[str]]]:
    """What it translates and what translates it, as far as readers have those, by https://schema.org's names."""
    for name, part in (("translationOfWork", "translates"), ("workTranslation", "translations")):
        # an edition alone, as a list has it, knows none of them at hand
        if isinstance(others := getattr(edition, part, None), tuple) and others:
            yield name, [absolute(one.url) for one in others]


def _pictures(photo) -> list[dict[str, Any]]:
    """The card's picture and the largest whole one: Google asks for several shapes where there are."""
    whole = rendition(photo, "original", 1440)
    told: dict[str, Any] = {"creditText": photo.credit}
    if photo.credit:
        told["creator"] = {"@type": "Person", "name": crediting.creator(photo.credit, photo.creator)}
        told["copyrightNotice"] = crediting.notice(photo.credit, photo.copyright_notice)
    asked = crediting.asked_at()
    if licence := crediting.licence_at(photo.licence) if photo.licence else asked:
        told["license"] = licence
    if asked:
        told["acquireLicensePage"] = asked
    if getattr(photo, "source_type", ""):
        told["digitalSourceType"] = sources.SCHEME + photo.source_type
    made = [one for one in (rendition(photo, "og", 1200), whole) if one]
    return [
        {
            "@type": "ImageObject",
            "url": absolute(one.url),
            "width": one.width,
            "height": one.height,
            **told,
        }
        for one in made
    ]


@receiver(licence_page_wanted, dispatch_uid="public.seen.structured.licence_page")
def _licence_page(sender, **kwargs) -> str:
    """The page on which the paper says how it is to be reached."""
    page = dict(site.current().policies).get(Purpose.FEEDBACK)
    return absolute(page) if page else ""


def _publisher(paper: site.Site) -> dict[str, Any]:
    """Nobody changes what this gives: it is one and the same for thousands of pages."""
    return _publisher_of(paper.policies, *house())


def house() -> tuple[str, str, str, str]:
    """What every page tells of the house by its settings: name, address on the web, publisher, address."""
    return (
        settings.NEWSROOM_NAME,
        settings.NEWSROOM_URL,
        settings.NEWSROOM_PUBLISHER,
        settings.NEWSROOM_ADDRESS,
    )


@lru_cache(maxsize=8)
def _publisher_of(policies: tuple, name: str, home: str, publisher: str, address: str) -> dict[str, Any]:
    logo = {"@type": "ImageObject", "url": absolute(static(LOGO)), "width": LOGO_EDGE, "height": LOGO_EDGE}
    who = {"@type": "NewsMediaOrganization", "name": name, "url": f"{home}/", "logo": logo}
    told = {POLICIES[purpose]: absolute(url) for purpose, url in policies if purpose in POLICIES}
    if publisher:
        who["legalName"] = publisher
    if address:
        who["address"] = address
    return who | {"correctionsPolicy": absolute(path("corrections"))} | told


def web_site(paper: site.Site) -> dict[str, Any]:
    """The paper as a whole, with the address its search answers at."""
    search = absolute(path("search")) + "?q={search_term_string}"
    action = {"@type": "SearchAction", "target": search, "query-input": "required name=search_term_string"}
    return {
        "@type": "WebSite",
        "name": settings.NEWSROOM_NAME,
        "url": absolute("/"),
        "potentialAction": action,
        "publisher": _publisher(paper),
    }


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, ending at a word and an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:–-")[: limit - 1] + "…"
