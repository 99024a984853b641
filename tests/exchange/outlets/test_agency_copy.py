"""Agency copy is the agency's: partners get a story that is made of it only where its source says that they may."""

import pytest
from django.urls import reverse

from articles.workflow import workflow
from articles.workflow.order import Order
from exchange.models import WireUse
from exchange.wires import taking
from tests import stage
from tests.exchange.outlets.partner import Partner, numbers
from tests.exchange.wires import stage as wires
from tests.exchange.wires.test_taking import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(cast):
    return Partner(cast)


def live(cast, source):
    """A story that is made of an item of the source, and that readers have."""
    [item] = wires.keep(source)
    story = taking.take(item, cast.writer)
    approved(cast, story)
    workflow.perform("publish", cast.section_editor, story)
    return story


def test_what_is_made_of_agency_copy_stays_here_unless_its_source_says_that_it_may_go_on(cast, partner):
    source = wires.source(cast)
    theirs, ours = live(cast, source), stage.published(cast)
    assert numbers(partner.poll()) == [ours.pk]
    assert partner.get(f"items/{theirs.pk}").status_code == 404
    source.passes_on = True
    source.save(update_fields=["passes_on"])
    assert numbers(Partner(cast).poll()) == [theirs.pk, ours.pk]
    assert partner.story(theirs.pk)["pubStatus"] == "usable"


def test_a_story_that_somebody_put_beside_an_item_is_ours(cast, partner):
    [item] = wires.keep(wires.source(cast))
    ours = stage.published(cast)
    WireUse.objects.create(item=item, seen=item, article=ours, taken=False, by=cast.writer)
    assert numbers(partner.poll()) == [ours.pk]


def test_who_has_such_a_story_hears_of_its_end_whatever_the_source_says_by_then(cast, partner):
    source = wires.source(cast, passes_on=True)
    theirs = live(cast, source)
    assert numbers(partner.poll()) == [theirs.pk]
    source.passes_on = False
    source.save(update_fields=["passes_on"])
    stage.withdraw(cast.editor_in_chief, theirs, Order(note="Menyangkut anak.", ground="child"))
    assert [one["pubStatus"] for one in partner.poll() if numbers([one]) == [theirs.pk]] == ["canceled"]
    assert Partner(cast).poll() == []


def test_who_sets_up_a_source_says_whether_its_copy_may_go_on(cast, client):
    source = wires.source(cast)
    client.force_login(cast.managing_editor)
    page = reverse("exchange:wire_source", args=[source.pk])
    assert b'name="passes_on"' in client.get(page).content
    told = {name: value for name, value in client.get(page).context["form"].initial.items() if value is not None}
    answer = client.post(page, told | {"hosts": "kbn.example", "is_active": "on", "passes_on": "on"})
    assert answer.status_code == 302, answer.context["form"].errors
    source.refresh_from_db()
    assert source.passes_on
