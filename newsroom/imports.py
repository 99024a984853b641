"""What imports and exports need of the other doors, which know nothing of them: the desk tells open pages how far an
import is, and the readers' side has the fixed pages that come along or are taken out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from articles.readers import old_addresses
from desk import live
from exchange.importing import fixedpages, progress
from people import slugs
from public.models import Page, PageAddress
from public.permissions import why_not_edit_pages


def _longest(name: str) -> int:
    return Page._meta.get_field(name).max_length


def keep_page(title: str, slug: str, body: str, summary: str, addresses: Iterable[str]) -> int:
    """Keep a page that nobody sees yet, at an address of its own. Returns its number.

    `addresses` (paths with their queries) lead to it once it is shown; one that leads to another page stays so.
    """
    address = slugs.free(slugs.made(slug or title, "halaman", _longest("slug")), Page.objects.all())
    words = {"title": title[: _longest("title")], "summary": summary[: _longest("summary")]}
    page = Page.objects.create(slug=address, body=body, is_public=False, **words)
    paths = {old_addresses.normal(*one.split("?", 1)) for one in addresses}
    found = [PageAddress(path=path, page=page) for path in sorted(paths) if path]
    PageAddress.objects.bulk_create(found, ignore_conflicts=True)
    return page.pk


def remove_page(number: int, brought_in_at: datetime) -> bool:
    """Remove a page that nobody has shown or changed since. Returns False for one that stays."""
    page = Page.objects.filter(pk=number).first()
    if page is None:
        return True
    if page.is_public or page.updated_at > brought_in_at:
        return False
    page.delete()
    return True


def kept_pages() -> Iterator[dict[str, Any]]:
    """Every fixed page, as plain JSON."""
    names = ("id", "title", "slug", "body", "summary", "in_menu", "order", "is_public")
    led = ArraySubquery(PageAddress.objects.filter(page=OuterRef("pk")).order_by("path").values("path"))
    yield from (
        Page.objects.order_by("pk").annotate(addresses=led).values(*names, "addresses").iterator(chunk_size=100)
    )


live.topic("import", progress.tell)
fixedpages.use(fixedpages.Shelf(why_not_edit_pages, keep_page, remove_page, kept_pages))
