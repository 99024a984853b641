"""Which items a rule is about: by what the wire desk filters by."""

import pytest

from exchange.models import RuledItem, WireItem
from exchange.wires.rules import meeting
from tests.exchange.wires import stage as wires
from tests.exchange.wires.rules import stage as rules

pytestmark = pytest.mark.django_db
ABOUT = (
    rules.WHOLE + '<urgency>3</urgency><keyword>logam</keyword><subject literal="x"><name>Ekonomi</name></subject>'
)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({}, True),
        ({"words": "nikel"}, True),
        ({"words": "nikel pembeli"}, True),
        ({"words": "nik"}, False),
        ({"words": "kopi"}, False),
        ({"words": "nikel kopi"}, False),
        ({"words": "&&"}, False),
        ({"subject": "ekonomi"}, True),
        ({"subject": "LOGAM"}, True),
        ({"subject": "ekon"}, False),
        ({"urgency": 3}, True),
        ({"urgency": 2}, False),
        ({"words": "nikel", "subject": "olahraga"}, False),
    ],
)
def test_a_rule_is_about_what_fits_all_that_it_names(cast, source, wanted, fits):
    rule = rules.rule(cast, source, **wanted)
    wires.keep(source, rules.whole(about=ABOUT))
    assert RuledItem.objects.filter(rule=rule).exists() is fits


def test_another_source_is_met_by_no_rule_of_this_one(cast, source):
    rules.rule(cast, source)
    wires.keep(wires.source(cast, name="Lain"), rules.whole())
    assert not RuledItem.objects.exists()


def test_what_comes_without_a_rule_costs_one_statement_more(cast, source, django_assert_num_queries):
    (item,) = wires.keep(source)
    with django_assert_num_queries(1):
        meeting.note(source, [item])
    WireItem.objects.update(state="withheld")
    item.refresh_from_db()
    with django_assert_num_queries(0):
        meeting.note(source, [item])


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"about": rules.WHOLE + '<genre qcode="genre:Press-Release"/>'}, "Press-Release"),
        ({"about": rules.WHOLE + "<keyword>Pariwara</keyword>"}, "Pariwara"),
        ({"headline": "OPINI: Nikel dan kita"}, "opini"),
    ],
)
def test_what_may_be_no_news_is_told_by_the_word_for_it(cast, source, said, kind):
    (item,) = wires.keep(source, rules.whole(**said))
    assert kind in str(meeting.why_left(rules.rule(cast, source), item))


def test_a_headline_that_only_speaks_of_opinions_is_news(cast, source):
    (item,) = wires.keep(source, rules.whole(headline="Opini publik berbalik"))
    assert meeting.why_left(rules.rule(cast, source), item) is None
