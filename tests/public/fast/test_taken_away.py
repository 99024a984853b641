"""What `public/fast/__init__.py` says: take the machinery for speed away, and every page is the same to the byte."""

import importlib
import pkgutil
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone

import public
from articles.models import Edition
from public import related, site, urls
from public.fast import changes, kept
from public.fast.prepared import Prepared
from public.templatetags.public import Words
from tests import stage
from tests.fronts import arranged
from tests.public.fast.conftest import correct

pytestmark = pytest.mark.django_db
CACHE = "public.fast.caching.PageCacheMiddleware"


@pytest.fixture
def still(monkeypatch):
    """Call it: from then on it is always the same moment."""

    def stop() -> None:
        moment = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return stop


@pytest.fixture
def take_away(settings, monkeypatch):
    """Call it: nothing is kept any more, neither page nor part nor statement."""

    def take() -> None:
        settings.NEWSROOM_PAGE_CACHE_MB = 0
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != CACHE]
        monkeypatch.setattr(Prepared, "rows", lambda self, **values: list(self._build(**values)))
        monkeypatch.setattr(kept, "parts", lambda edition, made_from, make: make())
        monkeypatch.setattr(related, "KNOWN", -1.0)
        related.forget()
        monkeypatch.setattr(site, "current", site.refreshed)
        monkeypatch.setattr(Words, "render", lambda self, context: self._asked.render(context))
        for module in modules():
            for name, value in list(vars(module).items()):
                if hasattr(value, "cache_clear"):
                    monkeypatch.setattr(module, name, value.__wrapped__)

    return take


def modules() -> list:
    return [importlib.import_module(info.name) for info in pkgutil.walk_packages(public.__path__, "public.")]


#: Addresses that answer no reader with a page: what scripts and browsers report, files, and a text behind a token.
NO_PAGES = {"case", "complain", "csp_report", "media", "read", "shared"}


def test_every_public_page_is_compared(addresses):
    named = {pattern.name for pattern in urls.urlpatterns if pattern.name} - NO_PAGES
    compared = {resolve(address.partition("?")[0]).url_name for address in addresses}
    assert named == compared, "Add an address of it to `addresses` in tests/public/fast/conftest.py."


def read(addresses: list[str]) -> dict[str, bytes]:
    """Every page, read by a new reader."""
    client = Client()
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: answer.content for address, answer in answers.items()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [address for address in one if one[address] != other.get(address)]


def change_something(cast, paper) -> None:
    """What goes on in a newsroom while readers read."""
    stage.published(cast, headline="Baru saja", tags=["kopi"])
    correct(cast, paper.lead, headline="Kopi turun")
    arranged.put(paper.video)
    paper.author.name = "Nama Baru"
    paper.author.save()
    paper.section.name = "Ekonomi Baru"
    paper.section.save()


def test_every_page_is_the_same_without_the_machinery(
    cast, paper, addresses, settings, still, take_away, django_capture_on_commit_callbacks
):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    before = read(addresses)
    with django_capture_on_commit_callbacks(execute=True):
        change_something(cast, paper)
    addresses[2] = paper.lead.editions.live().get().get_absolute_url()
    still()
    made, from_memory = read(addresses), read(addresses)
    assert len(changes.store()) >= len(addresses) - 1, "the machinery is on: all but the search is kept"
    take_away()
    plain = read(addresses)
    assert differing(made, plain) == []
    assert differing(from_memory, plain) == []
    assert set(differing(before, plain)) >= {addresses[0], addresses[1]}, "what changed shows"


def test_a_part_that_is_not_made_anew_would_be_seen(paper, addresses, still, take_away, monkeypatch):
    still()
    monkeypatch.setattr(kept, "parts", lambda edition, made_from, make: replace(make(), article=b"basi"))
    stale = read(addresses)
    take_away()
    story = Edition.objects.live().get(article=paper.lead).get_absolute_url()
    assert story in differing(stale, read(addresses))
