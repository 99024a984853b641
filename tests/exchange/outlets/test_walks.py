"""What no reader may see, no partner sees; what is paid for says so to them; a right that ended ends there too.

The stages are those of the walks over the readers' site.
"""

import pytest
from django.utils import timezone

from articles.text.classes import ContentClass
from exchange.models import Format, Sent
from photos.models import Photo
from tests.exchange.outlets.partner import Partner
from tests.public.conftest import time_machine_forward
from tests.public.test_labels import FRONTS_OWN, HEADLINE, everywhere, unlabelled
from tests.public.test_leaks import LIVE, SECRET, desk
from tests.public.test_rights import shown

pytestmark = pytest.mark.django_db
__all__ = ["desk", "everywhere", "shown", "time_machine_forward"]


def answers(cast, stories, form):
    """All that a partner can get who wants everything and had every story: pages, and each story by itself."""
    partner = Partner(cast, format=form, content_classes=ContentClass.values)
    Sent.objects.bulk_create(
        Sent(outlet=partner.outlet, article=story, version=1_000, at=timezone.now()) for story in stories.values()
    )
    yield "items", partner.get(since="2020-01-01T00:00:00Z", limit=50)
    for name, story in stories.items():
        yield name, partner.get(f"items/{story.pk}")


@pytest.mark.parametrize("form", Format)
def test_no_partner_gets_what_is_not_live(cast, desk, form):
    met = {}
    for name, answer in answers(cast, desk, form):
        text = answer.content.decode() + str(dict(answer.headers))
        assert SECRET.lower() not in text.lower(), name
        met[name] = (answer.status_code, LIVE in text)
    assert met["items"] == met["published"] == met["held change"] == (200, True)
    assert met["withdrawn"] == met["ended"] == met["withheld"] == (200, False)
    assert met["draft"] == met["scheduled"] == met["embargoed"] == (404, False)


@pytest.mark.parametrize("form", Format)
def test_no_partner_gets_what_is_paid_for_without_its_label(cast, everywhere, form):
    met = set()
    for name, answer in answers(cast, everywhere, form):
        text = answer.content.decode()
        met |= {name} if any(words in text for words in (HEADLINE, FRONTS_OWN)) else set()
        assert not unlabelled(text), name
    assert met == {"items", "story", "news"}


@pytest.mark.parametrize("form", Format)
def test_no_partner_gets_a_picture_whose_right_ended(cast, shown, form, time_machine_forward):
    Photo.objects.update(licence_kind="own")
    stories = {"story": shown}
    for _name, answer in answers(cast, stories, form):
        assert b"p/utama.jpg" in answer.content
        assert b"p/dalam.jpg" in answer.content
    Sent.objects.all().delete()
    time_machine_forward(1801)
    for name, answer in answers(cast, stories, form):
        for words in (b"p/utama.jpg", b"p/dalam.jpg", b"Kredit utama", b"Ihwal dalam"):
            assert words not in answer.content, name
