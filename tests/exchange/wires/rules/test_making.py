"""Who makes a rule, who answers for it, who stops it, and how it stops by itself: asked of the whole cast."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.refusals import Refused
from audit.models import Entry
from desk.alarms import alarms
from desk.models import Notice
from desk.notices import notices
from exchange import permissions
from exchange.models import RuledItem, WireRule
from exchange.wires import taking
from exchange.wires.rules import making
from newsroom import wires as wiring
from newsroom.sweep import follow_wire_rules
from people.models import User
from tests.exchange.wires import stage as wires
from tests.exchange.wires.rules import stage as rules

pytestmark = pytest.mark.django_db
LEADERS = {"managing_editor", "editor_in_chief"}
EDITORS = LEADERS | {"section_editor"}


def may(cast, ask) -> set[str]:
    return {name for name, person in cast.people.items() if ask(person) is None}


def refused(cast, do) -> set[str]:
    """Who is refused, of everybody who works here."""
    found = set()
    for name, person in cast.people.items():
        try:
            do(person)
        except Refused:
            found.add(name)
    return found


def test_who_makes_answers_for_and_stops_a_rule(cast, source):
    rule = rules.rule(cast, source, agreed=False)
    section = cast.section.pk
    assert may(cast, permissions.why_not_make_rules) == LEADERS
    assert may(cast, lambda who: permissions.why_not_make_rule(who, section)) == LEADERS
    assert may(cast, lambda who: permissions.why_not_publish_in(who, section)) == EDITORS
    assert may(cast, lambda who: permissions.why_not_answer(who, rule)) == {"section_editor"}
    assert may(cast, lambda who: permissions.why_not_hold_rule(who, rule)) == EDITORS | {"administrator"}
    assert may(cast, permissions.why_not_see_rules) == EDITORS | {"other_section_editor", "administrator"}


def test_nobody_else_makes_one(cast, source):
    def by(person):
        answers = cast.section_editor if person != cast.section_editor else cast.editor_in_chief
        rules.rule(cast, source, agreed=False, by=person, answers=answers)

    assert refused(cast, by) == set(cast.people) - LEADERS
    assert WireRule.objects.count() == 2


def test_who_answers_may_publish_there_is_another_person_and_the_end_lies_ahead(cast, source, settings):
    for name in set(cast.people) - EDITORS:
        with pytest.raises(Refused, match="approve and publish"):
            rules.rule(cast, source, answers=cast.people[name])
    with pytest.raises(Refused, match="two people"):
        rules.rule(cast, source, answers=cast.managing_editor)
    with pytest.raises(Refused, match="later"):
        rules.rule(cast, source, ends_at=timezone.now())
    settings.NEWSROOM_FOUR_EYES = False
    assert rules.rule(cast, source, answers=cast.managing_editor).agreed_at
    assert WireRule.objects.count() == 1


def test_it_runs_once_who_answers_has_said_yes_and_nobody_says_it_for_them(
    cast, source, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        rule = rules.rule(cast, source, agreed=False)
    (asked,) = Notice.objects.all()
    assert (asked.kind, asked.user, asked.mail) == ("wire_rule_asked", cast.section_editor, "now")
    assert f"rule {rule.pk}" in notices.sentence(asked)
    assert not WireRule.objects.running().exists()
    assert refused(cast, lambda who: making.agree(rule, who)) == set(cast.people) - {"section_editor"}
    assert WireRule.objects.running().get() == rule
    assert list(Entry.objects.filter(kind="wire_rule").order_by("pk").values_list("action", "actor")) == [
        ("wire.rule_made", cast.managing_editor.pk),
        ("wire.rule_agreed", cast.section_editor.pk),
    ]


def test_pausing_is_easy_and_going_on_takes_who_makes_or_answers(cast, source):
    rule = rules.rule(cast, source)
    holds = EDITORS | {"administrator"}
    assert refused(cast, lambda who: making.pause(rule, who, True)) == set(cast.people) - holds
    assert not WireRule.objects.running().exists()
    assert refused(cast, lambda who: making.pause(rule, who, False)) == set(cast.people) - EDITORS
    assert WireRule.objects.running().exists()


def test_what_was_stopped_stays_stopped(cast, source):
    rule = rules.rule(cast, source)
    making.stop(rule, cast.administrator)
    rule.refresh_from_db()
    assert (rule.stopped_by, rule.is_known) == (cast.administrator, True)
    assert Entry.objects.get(action="wire.rule_stopped").actor == cast.administrator
    for again in (
        lambda: making.stop(rule, cast.managing_editor),
        lambda: making.pause(rule, cast.managing_editor, False),
        lambda: making.agree(rule, cast.section_editor),
    ):
        with pytest.raises(Refused, match="ended"):
            again()


def test_who_leaves_takes_the_rule_along_with_an_alarm_until_somebody_knows(
    cast, source, django_capture_on_commit_callbacks
):
    rule = rules.rule(cast, source)
    assert making.stop_unfounded() == 0
    User.objects.filter(pk=cast.section_editor.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        follow_wire_rules()
        follow_wire_rules()
    rule.refresh_from_db()
    assert rule.stopped_at
    (alarm,) = wiring.stopped_rules()
    assert f"rule {rule.pk}" in str(alarm.said)
    assert str(cast.section_editor) in str(alarm.said)
    assert alarm.name in [one.name for one in alarms.current()]
    told = list(Notice.objects.filter(kind="wire_rule_stopped"))
    assert {(one.user, one.mail) for one in told} == {(cast.managing_editor, "now")}  # who left hears nothing
    assert refused(cast, lambda who: making.know(rule, User.objects.get(pk=who.pk))) == set(cast.people) - (
        LEADERS | {"administrator"}
    )
    assert wiring.stopped_rules() == []


def test_an_end_that_was_set_raises_no_alarm(cast, source):
    rule = rules.rule(cast, source)
    WireRule.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert making.stop_unfounded() == 1
    rule.refresh_from_db()
    assert (bool(rule.stopped_at), rule.is_known, wiring.stopped_rules()) == (True, True, [])


def test_who_answers_hears_of_each_story_and_nobody_is_asked_to_review_it(
    cast, source, django_capture_on_commit_callbacks
):
    rules.no_photo_wanted()
    rules.rule(cast, source)
    with django_capture_on_commit_callbacks(execute=True):
        live = rules.comes(source)
    heard = {(one.kind, one.user, one.article) for one in Notice.objects.all()}
    assert ("wire_rule_live", cast.section_editor, live.article) in heard
    assert "submitted" not in {kind for kind, _user, _story in heard}
    Notice.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        stayed = rules.comes(source, rules.whole(guid="urn:2", text="<p>Naik TK persen.</p>"))
        left = rules.comes(source, rules.whole(guid="urn:3", meta="<edNote>Tahan.</edNote>"))
    heard = {(one.kind, one.user) for one in Notice.objects.filter(kind__startswith="wire_rule")}
    assert heard == {("wire_rule_stayed", cast.section_editor), ("wire_rule_stayed", cast.managing_editor)}
    assert (stayed.state, left.state) == ("stayed", "left")


def test_of_a_change_of_what_is_live_who_answers_hears_at_once_and_it_is_an_alarm_until_somebody_knows(
    cast, source, django_capture_on_commit_callbacks
):
    rules.no_photo_wanted()
    rules.rule(cast, source)
    story = rules.comes(source).article
    with django_capture_on_commit_callbacks(execute=True):
        wires.keep(source, rules.whole(version='version="2"', headline="Nikel turun"))
    told = {(one.kind, one.user): one.mail for one in Notice.objects.all()}
    assert told["wire_rule_changed", cast.section_editor] == "now"
    assert ("wire_changed", cast.section_editor) not in told
    assert ("wire_changed", cast.managing_editor) in told
    (alarm,) = wiring.live_behind()
    assert story.headline in str(alarm.said)
    Notice.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        wires.keep(source, rules.whole(version='version="3"', state="stat:canceled", meta="<edNote>Keliru.</edNote>"))
    told = {(one.kind, one.user): one.mail for one in Notice.objects.all()}
    assert told["wire_taken_back_live", cast.section_editor] == "now"
    assert wiring.live_behind() == []  # one alarm is enough, and this one is the graver
    assert story.headline in str(wiring.live_taken_back()[0].said)
    assert story.editions.live().exists()  # people withdraw
    taking.see(taking.of(story)[0], cast.section_editor)
    assert wiring.live_taken_back() == []


def test_the_alarms_of_rules_take_three_statements_and_one_where_all_is_well(cast, source, django_assert_num_queries):
    rules.no_photo_wanted()
    for number in range(3):
        rule = rules.rule(cast, source, words=f"nikel{number}")
        making.stop_by_itself(rule, "x")
    rules.rule(cast, source)
    for number in range(2):
        rules.comes(source, rules.whole(guid=f"urn:{number}"))
    RuledItem.objects.update(is_behind=True)
    with django_assert_num_queries(3):
        assert len(wiring.rules_alarms()) == 5
    WireRule.objects.update(is_known=True)
    RuledItem.objects.update(is_behind=False)
    with django_assert_num_queries(1):
        assert wiring.rules_alarms() == []
