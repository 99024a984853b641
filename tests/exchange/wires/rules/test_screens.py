"""The pages of rules: what the form takes, what each rule published, for whom."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exchange.models import WireItem, WireRule
from exchange.wires import listing, taking
from exchange.wires.listing import Filters
from tests import stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.rules import stage as rules

pytestmark = pytest.mark.django_db
RULES = "/admin/exchange/wires/rules/"


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sent(cast, wire, **said) -> dict:
    told = {
        "source": wire.pk,
        "words": "nikel",
        "subject": "",
        "urgency": "5",
        "section": cast.section.pk,
        "answers": cast.section_editor.pk,
        "terms": "",
        "most_an_hour": "4",
        "ends_on": (timezone.localdate() + timedelta(days=10)).isoformat(),
    }
    return told | said


def test_a_rule_is_made_agreed_to_paused_and_stopped_on_its_pages(cast, source):
    maker, answers = signed_in(cast.managing_editor), signed_in(cast.section_editor)
    made = maker.post(RULES, sent(cast, source))
    rule = WireRule.objects.get()
    page = reverse("exchange:wire_rule", args=[rule.pk])
    assert made.headers["Location"] == page
    assert (rule.words, rule.urgency, rule.most_an_hour, rule.made_by) == ("nikel", 5, 4, cast.managing_editor)
    assert rule.ends_at.astimezone().date() - timezone.localdate() <= timedelta(days=11)
    assert "I answer for it" not in maker.get(page).content.decode()
    assert "I answer for it" in answers.get(page).content.decode()
    for do, who in (("agree", answers), ("pause", answers), ("go_on", maker), ("stop", answers)):
        assert who.post(f"{page}do/", {"do": do}).headers["Location"] == page
    rule.refresh_from_db()
    assert rule.agreed_at
    assert rule.stopped_by == cast.section_editor
    assert maker.post(f"{page}do/", {"do": "go_on"}).status_code == 403
    assert maker.post(f"{page}do/", {"do": "x"}).status_code == 404
    assert "stopped" in maker.get(RULES).content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"answers": ""}, "answers"),
        ({"section": ""}, "section"),
        ({"source": ""}, "source"),
        ({"ends_on": ""}, "ends_on"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": "2099-01-01"}, "ends_on"),
        ({"most_an_hour": "0"}, "most_an_hour"),
        ({"most_an_hour": "61"}, "most_an_hour"),
        ({"urgency": "x"}, "urgency"),
        ({"subject": "x" * 101}, "subject"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(cast, source, said, field):
    answer = signed_in(cast.managing_editor).post(RULES, sent(cast, source, **said))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not WireRule.objects.exists()


def test_who_may_not_answer_is_refused_where_they_are_named_and_who_makes_it_above(cast, source):
    maker = signed_in(cast.managing_editor)
    errors = maker.post(RULES, sent(cast, source, answers=cast.other_section_editor.pk)).context["form"].errors
    assert "answers" in errors
    errors = maker.post(RULES, sent(cast, source, answers=cast.writer.pk)).context["form"].errors
    assert "answers" in errors
    page = maker.post(RULES, sent(cast, source, answers=cast.managing_editor.pk)).content.decode()
    assert "it takes two people" in page


def test_who_makes_none_sees_them_and_is_told_why(cast, source):
    rule = rules.rule(cast, source)
    for who in ("section_editor", "other_section_editor", "administrator"):
        client = signed_in(cast.people[who])
        page = client.get(RULES).content.decode()
        assert f"{rule.pk} · KBN" in page
        assert "Only editors who publish stories and set up wires" in page
        assert client.post(RULES, sent(cast, source)).status_code == 403
    assert WireRule.objects.count() == 1


def test_a_rules_page_shows_what_it_published_and_hides_what_its_visitor_may_not_see(cast, source):
    rules.no_photo_wanted()
    rule = rules.rule(cast, source)
    live = rules.comes(source)
    rules.comes(source, rules.whole(guid="urn:2", headline="Ditahan nanti", meta="<edNote>Tahan.</edNote>"))
    stage.save(live.article, cast.section_editor, headline="Rahasia desk")
    WireItem.objects.filter(guid="urn:2").update(state="withheld")
    address = reverse("exchange:wire_rule", args=[rule.pk])
    own = signed_in(cast.section_editor).get(address).content.decode()
    assert "Rahasia desk" in own
    assert "Its sender says something to editors." in own
    assert "Ditahan nanti" not in own  # withheld by its sender: for those who set up wires
    other = signed_in(cast.other_section_editor).get(address).content.decode()
    assert "Rahasia desk" not in other
    assert "Harga nikel naik" in other  # as everybody reads it on the wire
    assert "Ditahan nanti" in signed_in(cast.managing_editor).get(address).content.decode()


def test_the_wire_desk_says_what_is_live_by_rule_and_the_storys_sheet_who_answers(
    cast, source, django_assert_max_num_queries
):
    rules.no_photo_wanted()
    rule = rules.rule(cast, source)
    live = rules.comes(source)
    rules.comes(source, rules.whole(guid="urn:2", meta="<edNote>Tahan.</edNote>"))
    wires.keep(source, rules.whole(version='version="2"'))  # of what is live another version stands in the list
    page = signed_in(cast.writer).get("/admin/exchange/wires/").content.decode()
    soup = BeautifulSoup(page, "html.parser")
    chips = [chip.get_text(strip=True) for chip in soup.select(".wire-row .chip")]
    assert f"live by rule {rule.pk}, {cast.section_editor} answers" in chips
    assert f"rule {rule.pk} left it to people" in chips
    sheet = signed_in(cast.section_editor).get(reverse("exchange:story_wire", args=[live.article_id]))
    assert f"{cast.section_editor} answers for it" in sheet.content.decode()
    with django_assert_max_num_queries(9):
        listing.page(cast.writer, Filters())


def test_an_ai_text_that_is_taken_by_hand_bears_its_label_and_takes_two_people(cast, source, settings):
    settings.NEWSROOM_FOUR_EYES = False
    made = '<digitalSourceType qcode="digsrctype:compositeWithTrainedAlgorithmicMedia"/>'
    (item,) = wires.keep(source, rules.whole(about=rules.WHOLE + made))
    article = taking.take(item, cast.writer)
    assert article.ai_text == "compositeWithTrainedAlgorithmicMedia"
