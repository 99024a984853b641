"""A partner's program that asks twice at the same moment: what it took is kept, and neither waits in a ring."""

from types import SimpleNamespace

import pytest
from django.db import transaction

from exchange.models import Outlet, Sent
from exchange.outlets import feed
from tests import stage
from tests.meanwhile import meanwhile


@pytest.mark.django_db(transaction=True)
def test_the_same_two_stories_are_taken_in_whatever_order_they_come(roles_again):
    cast = stage.make_cast()
    outlet = Outlet.objects.create(
        name="Mitra", slug="mitra", content_classes=["news"], digest="0", created_by=cast.editor_in_chief
    )
    first, second = (
        SimpleNamespace(number=story.pk, change=SimpleNamespace(version=1), edition=story.editions.get())
        for story in (stage.published(cast), stage.published(cast))
    )
    theirs = meanwhile(lambda: feed.take(outlet, [first]), lambda: feed.take(outlet, [second]))
    with theirs, transaction.atomic():
        feed.take(outlet, [second, first])
    assert set(Sent.objects.values_list("article", flat=True)) == {first.number, second.number}
    assert Sent.objects.count() == 2
