"""A story's page, and what stands in its place when it was taken back."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles import body
from articles.readers import keys
from articles.readers.keys import keyed
from articles.text import classes
from articles.text.classes import ContentClass
from people.blanks import LARGEST
from public import gone, players, site, stories
from public.cards import photos_of
from public.fast import kept
from public.seen import metadata, structured
from public.views.rendering import render


def story(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The story `pk` as readers get it now; `?teks`: its words alone.

    A stale slug leads to the right address, as does whatever other sites put behind one; the id alone decides. Raises
    Http404 if there never was such a story; answers 410 with the reason if it was withdrawn, and with a neutral
    notice if its time is over.
    """
    found = stories.find(pk) if pk <= LARGEST else None
    if found is None:
        return _missing(pk)
    if slug != found.slug:
        return keyed(HttpResponsePermanentRedirect(found.url), keys.article(pk), lifetime=300)
    if "teks" in request.GET:
        return keyed(_plain(found), *_keys(found, stories.Company([], [], {})), lifetime=300)
    company = stories.company(found)
    return keyed(page(found, company, is_kept=True), *_keys(found, company), lifetime=300)


def _keys(found: stories.Story, company: stories.Company) -> list[str]:
    """What the page shows, and no list that it is on: a new story leaves the pages of those before it as they are.

    So what stands below a story may be without the newest for as long as the page is kept. What it names is right.
    """
    around = [
        *company.related,
        *company.following,
        *company.read_also.values(),
        *found.translates,
        *found.translations,
    ]
    own = [found.lead_photo.pk] if found.lead_photo else []
    return [
        *keys.each(keys.article, [found.article_id, *(one.article_id for one in around)]),
        *keys.each(keys.photo, [*own, *found.photos, *photos_of(company.related)]),
        *keys.each(keys.label, (tag.pk for tag in found.tags)),
        *keys.each(keys.byline, (person.pk for person in found.credits)),
    ]


@dataclass(slots=True)
class Parts:
    """What a page has of its story alone. `article` is set by the template (`{% kept %}`) and is None until then."""

    meta: metadata.Metadata
    framed: list[str]
    article: bytes | None = None


def page(
    found: stories.Story,
    company: stories.Company,
    template: str = "public/story.html",
    *,
    is_kept: bool = False,
    **more,
) -> HttpResponse:
    """The page of a story, not yet marked as one that may be kept: a draft is looked at on the very same.

    `is_kept`: what it has of the story alone is kept for the next reader. `more` goes into the template's context.
    """
    parts = _kept(found, company) if is_kept else _parts(found)
    context = {
        "story": found,
        "section": found.section,
        "related": company.related,
        "following": company.following,
        "meta": parts.meta,
        "plays": bool(parts.framed),
        "parts": parts,
        # asked for by the article alone, which is seldom set
        "body": partial(_body, found, company),
        "player": partial(_player, found),
    }
    return players.allow(render(template, context | more), parts.framed)


def _kept(found: stories.Story, company: stories.Company) -> Parts:
    """The parts as they were made before, if all that they are made from is the same."""
    made_from = (found, company.read_also, site.current(), get_language(), structured.house())
    return kept.parts(found.edition_id, made_from, lambda: _parts(found))


def _parts(found: stories.Story) -> Parts:
    section = found.section
    feeds = [metadata.feed(section.name, "section_feed", section.slug)] if section.url else []
    tags = [tag.name for tag in found.tags]
    meta = metadata.for_story(found, writers=found.writers, tags=tags, feeds=feeds)
    return Parts(meta, players.sites(found))


def _body(found: stories.Story, company: stories.Company) -> SafeString:
    html = body.render(found.body, found.photos, company.read_also)
    if found.standing.is_paid:
        html = body.vouching_for_nothing(html, settings.NEWSROOM_URL)
    return mark_safe(html)  # noqa: S308 - cleaned at approval


def _player(found: stories.Story) -> str:
    return players.attributes(found) if found.is_video else ""


def _plain(found: stories.Story) -> HttpResponse:
    """The words of a story and nothing else: for a weak line, an old device, or paper."""
    context = {
        "plain": found,
        "paragraphs": body.plain_text(found.body).splitlines(),
        "meta": metadata.for_story(found, writers=found.writers, index=False),
    }
    return render("public/story_text.html", context)


def _missing(pk: int) -> HttpResponse:
    if pk > LARGEST:
        raise Http404
    notice, last = gone.withdrawal(pk), gone.ended(pk)
    if notice is None and last is None:
        raise Http404
    # a notice that does without its headline is no place from which to read on
    offered = gone.offered(last) if notice is None or notice.shown_headline else []
    context = {"notice": notice, "last": last, "offered": offered}
    if notice and notice.shown_headline:
        told = (notice.shown_headline, last.content_class if last else ContentClass.NEWS)
        context |= {"was_titled": classes.titled(*told), "was_labelled": classes.labelled(*told)}
    if offered:
        context["gone_section"] = site.section(last.section_id)
    response = render(f"public/{'withdrawn' if notice else 'ended'}.html", context, status=410)
    return keyed(response, *keys.each(keys.article, [pk, *(one.article_id for one in offered)]), lifetime=60)
