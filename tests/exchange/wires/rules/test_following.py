"""What a rule meets goes live by the verbs that people use, in the name of who answers; whatever is in doubt does
not."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Article, ChecklistBox, Edition, ReviewStep
from articles.workflow.status import Status
from audit.models import Entry
from exchange.models import RuledItem, WireItem, WirePicture, WireRule, WireSource, WireUse
from exchange.wires import picturing, taking
from exchange.wires.rules import following, making, meeting
from people.models import Role, User
from photos.models import Photo
from tests import jobs, stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2
from tests.exchange.wires.rules import stage as rules
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_photo_wanted(db):
    rules.no_photo_wanted()


def test_it_goes_the_road_that_people_go_and_the_log_says_by_which_rule(client, cast, source):
    rule = rules.rule(cast, source)
    ruled = rules.comes(source)
    assert (ruled.state, ruled.why) == ("live", "")
    article = ruled.article
    assert (article.status, article.created_by, article.section) == (
        Status.PUBLISHED,
        cast.managing_editor,
        cast.section,
    )
    edition = Edition.objects.live().get()
    assert (edition.approved_by, edition.published_by) == (cast.section_editor, cast.section_editor)
    moves = [(made.move, made.by) for made in article.transitions.order_by("pk")]
    assert moves == [
        ("submit", cast.managing_editor),
        ("approve", cast.section_editor),
        ("publish", cast.section_editor),
    ]
    told = f"rule {rule.pk} of “KBN”"
    logged = Entry.objects.filter(kind="story", object_id=article.pk)
    assert logged.exists()
    assert {entry.details.get("by") for entry in logged} == {told}
    assert f"By {told}." in article.revisions.get().note
    page = client.get(edition.get_absolute_url())
    assert "Kantor Berita Nusantara" in page.content.decode()
    assert WireUse.objects.get().by == cast.managing_editor


def test_without_a_rule_nothing_is_met_and_nothing_goes_live(cast, source):
    assert rules.comes(source) is None
    rules.rule(cast, source, agreed=False)
    assert rules.comes(source, rules.whole(guid="b")) is None
    assert not Article.objects.exists()


LEFT = {
    "to editors": {"meta": "<edNote>Tahan sampai pukul 10.</edNote>"},
    "other terms": {"before": "<rightsInfo><usageTerms>Sekali pakai.</usageTerms></rightsInfo>"},
    "press release": {"about": rules.WHOLE + '<genre literal="Press Release"/>'},
    "opinion": {"about": rules.WHOLE + '<subject literal="x"><name>Opini</name></subject>'},
    "marked in the headline": {"headline": "[Advertorial]: Bank baru"},
    "a machine's": {
        "about": rules.WHOLE
        + '<digitalSourceType uri="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
    },
    "a long headline": {"headline": "Harga nikel naik " * 15},
}


@pytest.mark.parametrize("said", LEFT.values(), ids=list(LEFT))
def test_what_only_a_person_judges_stays_on_the_wire_desk(cast, source, said):
    rules.rule(cast, source)
    ruled = rules.comes(source, rules.whole(**said))
    assert ruled.state == "left"
    assert ruled.why
    assert not Article.objects.exists()


def test_what_lies_there_since_long_ago_does_not_go_live_as_news(cast, source):
    rules.rule(cast, source)
    sent = (timezone.now() - meeting.FRESH - timedelta(minutes=1)).isoformat()
    old = g2(about=rules.WHOLE).replace(rules.SENT, sent)
    assert (rules.comes(source, old).state, Article.objects.exists()) == ("left", False)
    until = (timezone.now() - timedelta(hours=1)).isoformat()  # written long ago for this day
    new = g2(guid="urn:2", about=rules.WHOLE, meta=f"<embargoed>{until}</embargoed>").replace(rules.SENT, sent)
    assert rules.comes(source, new).state == "live"


@pytest.mark.parametrize("state", ["stat:withheld", "stat:canceled"])
def test_what_may_not_be_used_is_not_even_met(cast, source, state):
    rules.rule(cast, source)
    assert rules.comes(source, rules.whole(state=state)) is None


def test_terms_that_the_rule_names_are_no_hindrance(cast, source):
    rules.rule(cast, source, terms=rules.TERMS)
    said = f"<rightsInfo><usageTerms>{rules.TERMS}</usageTerms></rightsInfo>"
    assert rules.comes(source, rules.whole(before=said)).state == "live"


STAYED = {
    "no standfirst": ({"about": "<dateline>PALU</dateline>"}, Status.IN_REVIEW),
    "a gap": ({"text": "<p>Harga naik TK persen.</p>"}, Status.IN_REVIEW),
    "a child": ({"text": "<p>Korban, Melati (15), dirawat di rumah sakit.</p>"}, Status.DRAFT),
    "a headline that the checklist finds long": ({"headline": "Harga nikel naik lagi " * 5}, Status.DRAFT),
}


@pytest.mark.parametrize(("said", "status"), STAYED.values(), ids=list(STAYED))
def test_what_the_checklist_stops_stays_on_the_desk_with_the_reason(cast, source, said, status):
    rules.rule(cast, source)
    ruled = rules.comes(source, rules.whole(**said))
    assert (ruled.state, ruled.article.status) == ("stayed", status)
    assert ruled.why
    assert not Edition.objects.exists()


def test_a_box_that_somebody_must_tick_stops_it(cast, source):
    ChecklistBox.objects.create(text="Foto dicek", level="publication")
    rules.rule(cast, source)
    ruled = rules.comes(source)
    assert (ruled.state, "Foto dicek" in ruled.why) == ("stayed", True)


def test_a_text_without_a_name_to_sign_it_stays(cast, source):
    source.credit = ""
    rules.rule(cast, source)
    ruled = rules.comes(source, rules.whole().replace("<name>KBN</name>", ""))
    assert (ruled.state, ruled.article.status) == ("stayed", Status.DRAFT)


def test_at_a_review_step_it_waits_even_if_who_answers_reviews_there(cast, source):
    step = ReviewStep.objects.create(section=cast.section, name="Bahasa")
    step.people.add(cast.section_editor)
    rules.rule(cast, source)
    ruled = rules.comes(source)
    assert (ruled.state, ruled.article.status, ruled.article.review_step) == ("stayed", Status.IN_REVIEW, step)
    assert "Bahasa" in ruled.why


def test_an_embargo_is_waited_for_and_what_happens_meanwhile_counts(cast, source):
    until = timezone.now() + timedelta(hours=2)
    rules.rule(cast, source)
    held = rules.whole(meta=f"<embargoed>{until.isoformat()}</embargoed>")
    ruled = rules.comes(source, held)
    assert (ruled.state, Article.objects.exists()) == ("waiting", False)
    assert abs(ruled.due_at - until) < timedelta(seconds=1)
    assert following.follow.func(ruled.pk) == "waiting"  # looked at too early it goes on waiting
    WireItem.objects.update(embargo_until=timezone.now() - timedelta(seconds=1))
    RuledItem.objects.update(due_at=timezone.now())
    assert rules.work() == ["live"]


def test_of_an_item_that_was_superseded_meanwhile_only_the_newer_version_counts(cast, source):
    rules.rule(cast, source)
    wires.keep(source, rules.whole())
    wires.keep(source, rules.whole(version='version="2"', headline="Nikel turun"))
    assert rules.work() == ["left", "live"]
    assert Edition.objects.live().get().headline == "Nikel turun"


@pytest.mark.parametrize("how", ["canceled", "waved off", "taken"])
def test_what_people_or_its_sender_did_meanwhile_comes_first(cast, source, how):
    rules.rule(cast, source)
    (item,) = wires.keep(source, rules.whole())
    if how == "canceled":
        wires.keep(source, rules.whole(state="stat:canceled"))
    elif how == "waved off":
        taking.ignore(item, cast.writer)
    else:
        taking.take(item, cast.writer)
    assert rules.work() == ["left"]
    assert not Edition.objects.exists()


def test_an_update_of_what_we_have_a_story_of_is_left_to_people(cast, source):
    rules.rule(cast, source)
    first = rules.comes(source)
    second = rules.comes(source, rules.whole(version='version="2"', headline="Nikel turun"))
    assert (first.state, second.state) == ("live", "left")
    assert Edition.objects.live().get().headline == "Harga nikel naik"
    first.refresh_from_db()
    assert first.is_behind
    taking.see(taking.of(first.article)[0], cast.section_editor)
    first.refresh_from_db()
    assert not first.is_behind


def test_more_than_the_hour_allows_stays_on_the_wire_desk(cast, source):
    rules.rule(cast, source, most_an_hour=2)
    wires.keep(source, *(rules.whole(guid=f"urn:{n}") for n in range(4)))
    assert rules.work() == ["live", "live", "left", "left"]
    last = RuledItem.objects.first()
    assert "2 stories" in last.why
    RuledItem.objects.filter(state="live").update(at=timezone.now() - timedelta(hours=1, seconds=1))
    assert rules.comes(source, rules.whole(guid="urn:9")).state == "live"


def test_a_rule_that_ended_between_reading_and_publishing_publishes_nothing(cast, source):
    for end in (
        lambda rule: making.stop(rule, cast.section_editor),
        lambda rule: making.pause(rule, cast.section_editor, True),
        lambda rule: WireRule.objects.filter(pk=rule.pk).update(ends_at=timezone.now()),
    ):
        rule = rules.rule(cast, source)
        wires.keep(source, rules.whole(guid=f"urn:{rule.pk}"))
        end(rule)
        assert rules.work() == ["left"]
        WireRule.objects.filter(pk=rule.pk).update(stopped_at=timezone.now())
    WireSource.objects.update(is_active=True)
    rules.rule(cast, source)
    wires.keep(source, rules.whole(guid="urn:off"))
    WireSource.objects.update(is_active=False)
    assert rules.work() == ["left"]
    assert not Article.objects.exists()


GONE = {
    "left the house": lambda cast: User.objects.filter(pk=cast.section_editor.pk).update(is_active=False),
    "left the desk": lambda cast: cast.section.members.clear(),
    "lost the right": lambda cast: Role.objects.filter(codename="section_editor").update(rights=["write", "edit"]),
    "who made it left": lambda cast: User.objects.filter(pk=cast.managing_editor.pk).update(is_active=False),
    "the section is closed": lambda cast: type(cast.section).objects.update(is_active=False),
}


@pytest.mark.parametrize("gone", GONE.values(), ids=list(GONE))
def test_a_rule_that_has_lost_its_people_stops_at_the_next_item_at_the_latest(cast, source, gone):
    rule = rules.rule(cast, source)
    wires.keep(source, rules.whole())
    gone(cast)
    assert rules.work() == ["left"]
    rule.refresh_from_db()
    assert rule.stopped_at
    assert (rule.stopped_by, rule.is_known, Article.objects.exists()) == (None, False, False)
    assert Entry.objects.get(action="wire.rule_stopped").details["reason"] == rule.stopped_why


def test_one_person_is_enough_where_the_house_asks_for_no_four_eyes_and_not_for_longer(cast, source, settings):
    settings.NEWSROOM_FOUR_EYES = False
    rule = rules.rule(cast, source, answers=cast.managing_editor)
    assert rule.agreed_at
    assert rules.comes(source).state == "live"
    settings.NEWSROOM_FOUR_EYES = True
    assert rules.comes(source, rules.whole(guid="urn:2")).state == "left"
    rule.refresh_from_db()
    assert "two people" in rule.stopped_why


def test_of_two_rules_the_older_one_takes_an_item(cast, source):
    narrow = rules.rule(cast, source, words="pembeli")
    wide = rules.rule(cast, source, section=cast.other_section, answers=cast.other_section_editor)
    wires.keep(source, rules.whole(), rules.whole(guid="urn:2", headline="Kopi", text="<p>Kopi naik.</p>"))
    assert rules.work() == ["live", "live"]
    met = {one.rule: one.article.section for one in RuledItem.objects.select_related("article__section", "rule")}
    assert met == {narrow: cast.section, wide: cast.other_section}


# pictures


def picture(**about) -> str:
    return rules.whole().replace(
        "</contentSet>", '<remoteContent href="nikel.jpg" contenttype="image/jpeg"/></contentSet>'
    )


def test_pictures_with_credit_come_along_and_those_in_doubt_stay_away(cast, source):
    rules.rule(cast, source)
    ruled = rules.comes(source, picture())
    assert (ruled.state, ruled.article.lead_photo.credit) == ("live", "KBN")
    wires.keep(source, rules.whole(guid="urn:2"))
    item = WireItem.objects.get(guid="urn:2")
    for place, (credit, terms) in enumerate([("", ""), ("KBN", "Sekali pakai.")]):
        row = WirePicture(item=item, place=place, credit=credit, terms=terms, state="here", caption=f"Foto {place}")
        row.file.save(f"{place}.jpg", wires_file(place), save=True)
    assert rules.work() == ["live"]
    story = RuledItem.objects.get(item=item).article
    assert (story.lead_photo, Photo.objects.count()) == (None, 1)
    for why in ("nobody says whose it is", "usage terms"):
        assert why in story.revisions.get().note


def wires_file(seed: int) -> ContentFile:
    return ContentFile(jpeg(colour=(seed, 90, 90)))


def test_a_picture_that_the_library_may_not_use_any_more_stays_away(cast, source):
    (first,) = wires.keep(source, picture())
    taking.take(first, cast.writer)
    Photo.objects.update(is_denied=True)
    rules.rule(cast, source)
    ruled = rules.comes(source, picture().replace(wires.GUID, "urn:2"))
    assert (ruled.state, ruled.article.lead_photo) == ("live", None)


def test_pictures_that_are_being_fetched_are_waited_for_but_not_for_ever(cast, source, monkeypatch):
    rules.rule(cast, source)
    there = picture().replace("nikel.jpg", "https://kbn.example/nikel.jpg")
    ruled = rules.comes(source, there)
    assert ruled.state == "waiting"
    assert ruled.due_at > timezone.now()
    monkeypatch.setattr(picturing.fetching, "fetch", lambda *args: jpeg())
    picturing.fetch_pictures.func(ruled.item_id)
    assert following.follow.func(ruled.pk) == "live"
    assert RuledItem.objects.get().article.lead_photo
    late = rules.comes(source, there.replace(wires.GUID, "urn:2"))
    WireItem.objects.filter(pk=late.item_id).update(received_at=timezone.now() - meeting.PATIENCE)
    assert following.follow.func(late.pk) == "live"


# the worker


def test_what_is_due_becomes_a_job_once_and_what_fails_again_and_again_is_left(cast, source):
    rules.rule(cast, source)
    wires.keep(source, rules.whole())
    assert (following.follow_due(), following.follow_due()) == (1, 0)
    assert DBTaskResult.objects.filter(task_path=following.follow.module_path).count() == 1
    assert jobs.work("follow") == ["follow"]
    ruled = RuledItem.objects.get()
    assert (ruled.state, following.follow.func(ruled.pk)) == ("live", "")
    RuledItem.objects.update(state="waiting", due_at=timezone.now(), tries=following.TRIES)
    assert following.follow_due() == 0
    ruled.refresh_from_db()
    assert (ruled.state, "failed" in ruled.why) == ("left", True)


def _set():
    cast = stage.make_cast()
    rules.no_photo_wanted()
    return cast, wires.source(cast)


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_follow_one_item_make_one_story(roles_again, together):
    cast, source = _set()
    rules.rule(cast, source)
    wires.keep(source, rules.whole())
    pk = RuledItem.objects.get().pk
    states = together(2, lambda _number: following.follow.func(pk))
    assert sorted(states) == ["", "live"]
    assert (Article.objects.count(), Edition.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_read_one_file_meet_each_item_once(roles_again, together):
    cast, source = _set()
    rules.rule(cast, source)
    together(2, lambda _number: wires.keep(source, rules.whole(), rules.whole(guid="urn:2")))
    assert RuledItem.objects.count() == 2
    states = [state for done in together(2, lambda _number: rules.work()) for state in done]
    assert states.count("live") == 2
    assert Edition.objects.count() == 2
