"""An update that was put back on top leads every list and feed; what was first published when stays as it was."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from articles.models import Edition
from articles.readers.lists import Mark
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from public import selections, stories
from tests import stage

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=2)


def change(cast, article, order: Order):
    stage.save(article, cast.writer, headline=f"{article.headline}, diperbarui")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article, order)


@pytest.fixture
def old(cast):
    """A story of the day before yesterday, and one of today before it in every list."""
    article = stage.published(cast, headline="Kabar lama", tags=["kabar"])
    names = ("starts_at", "published_at", "updated_at")
    Edition.objects.update(**{name: F(name) - DAYS for name in names})
    stage.published(cast, headline="Kabar baru", tags=["kabar"])
    return article


def order_in(text: str) -> list[str]:
    return sorted(["Kabar lama", "Kabar baru"], key=text.index)


PLACES = ["/", "/feed/", "/ekbis/", "/ekbis/feed/", "/tag/kabar/", "/tag/kabar/feed/", "/penulis/wati/"]


@pytest.mark.parametrize("place", PLACES)
def test_an_update_leads_lists_and_feeds_only_if_someone_says_so(client, cast, old, place):
    change(cast, old, Order(change=Change.UPDATE))
    assert order_in(client.get(place).content.decode()) == ["Kabar baru", "Kabar lama"]
    change(cast, old, Order(change=Change.UPDATE, resurface=True))
    assert order_in(client.get(place).content.decode()) == ["Kabar lama", "Kabar baru"]


def test_the_day_of_first_publication_keeps_the_story(client, cast, old):
    change(cast, old, Order(change=Change.UPDATE, resurface=True))
    today = timezone.localdate()
    assert "Kabar lama" not in client.get(f"/indeks/{today}/").content.decode()
    assert "Kabar lama" in client.get(f"/indeks/{today - DAYS}/").content.decode()


def test_pages_follow_each_other_without_gap_or_repeat_in_the_new_order(cast, old, monkeypatch):
    change(cast, old, Order(change=Change.UPDATE, resurface=True))
    stage.published(cast, headline="Kabar ketiga")
    monkeypatch.setattr(selections, "PAGE", 1)
    monkeypatch.setattr(selections, "_listing_query", selections._listing_query.__wrapped__)
    seen, mark = [], None
    while True:
        page = selections.listing(mark and Mark.read(str(mark)))
        seen += [card.headline for card in page.cards]
        mark = page.older
        if mark is None:
            break
    assert seen == ["Kabar ketiga", "Kabar lama, diperbarui", "Kabar baru"]


@pytest.mark.parametrize(
    ("kind", "word"), [(Change.UPDATE, "Updated"), (Change.CORRECTION, "Corrected"), (Change.MINOR, None)]
)
def test_the_storys_page_says_what_the_last_change_was(client, cast, old, kind, word):
    change(cast, old, Order(change=kind, note="Angkanya keliru."))
    found = stories.find(old.pk)
    page = client.get(found.url).content.decode()
    assert [one for one in ("Updated", "Corrected") if f"<b>{one}</b>" in page] == ([word] if word else [])
    assert ("Angkanya keliru." in page) == (kind == Change.CORRECTION)
