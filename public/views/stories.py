"""A story's page, and what stands in its place when it was taken back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import mark_safe

from articles import body
from public import players, stories
from public.cards import photos_of
from public.fast.caching import keyed, keys_of
from public.seen import metadata
from public.views.rendering import render

#: Largest id the database can hold; a longer number in an address is no story.
LARGEST = 2**63 - 1


def story(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The story `pk` as readers get it now. A stale slug leads to the right address; the id alone decides.

    Raises Http404 if there never was such a story; answers 410 with the reason if it was withdrawn, and with a
    neutral notice if its time is over.
    """
    found = stories.find(pk) if pk <= LARGEST else None
    if found is None:
        return _missing(pk)
    if slug != found.slug:
        return keyed(HttpResponsePermanentRedirect(found.url), f"article:{pk}", lifetime=300)
    company = stories.company(found)
    return keyed(page(found, company, is_kept=True), *_keys(found, company), lifetime=300)


def _keys(found: stories.Story, company: stories.Company) -> list[str]:
    """What the page shows, and no list that it is on: a new story leaves the pages of those before it as they are.

    So what stands below a story may be without the newest for as long as the page is kept. What it names is right.
    """
    around = [*company.related, *company.following, *company.read_also.values()]
    own = [found.lead_photo.pk] if found.lead_photo else []
    return [
        *keys_of("article", dict.fromkeys([found.article_id, *(one.article_id for one in around)])),
        *keys_of("photo", dict.fromkeys([*own, *found.photos, *photos_of(company.related)])),
        *keys_of("label", [tag.pk for tag in found.tags]),
        *keys_of("byline", dict.fromkeys(person.pk for person in found.credits)),
    ]


def page(found: stories.Story, company: stories.Company, template: str = "public/story.html", **more) -> HttpResponse:
    """The page of a story, not yet marked as one that may be kept: a draft is looked at on the very same.

    `more` goes into the template's context.
    """
    framed = players.sites(found)
    meta = metadata.for_story(found, writers=found.writers, tags=[tag.name for tag in found.tags])
    context = {
        "story": found,
        "section": found.section,
        "body": mark_safe(body.render(found.body, found.photos, company.read_also)),  # noqa: S308 - cleaned at approval
        "related": company.related,
        "following": company.following,
        "meta": meta,
        "plays": bool(framed),
        "player": players.attributes(found) if found.is_video else "",
    }
    return players.allow(render(template, context | more), framed)


def _missing(pk: int) -> HttpResponse:
    if pk > LARGEST:
        raise Http404
    if notice := stories.withdrawal(pk):
        response = render("public/withdrawn.html", {"notice": notice}, status=410)
    elif last := stories.ended(pk):
        response = render("public/ended.html", {"last": last}, status=410)
    else:
        raise Http404
    return keyed(response, f"article:{pk}", lifetime=60)
