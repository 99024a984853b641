"""Others are told what readers have, signed, in order per story, until they have heard it or a day is over."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import NoteKind
from articles.readers import corrections, editions
from articles.readers.corrections import Wording
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from exchange import fetching
from exchange.api import v1
from exchange.models import Delivery, DeliveryState, Event, Sent
from exchange.webhooks import recording, sending, signing
from newsroom import alarms
from newsroom.cleaning import rows
from sections.models import Section
from tests import jobs, stage
from tests.exchange.api.conforming import faults
from tests.exchange.api.reading.test_stories import approve_change
from tests.exchange.webhooks.receiver import PUBLIC, SECRET, Receiver, hook

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(monkeypatch):
    there = Receiver()
    monkeypatch.setattr(sending.fetching, "post", there.post)
    return there


@pytest.fixture
def partner(cast):
    return hook(cast)


def work() -> None:
    """The worker, until nothing is left whose time has come."""
    while jobs.work("deliver"):
        continue


def test_a_story_is_told_of_from_its_coming_to_its_end(cast, partner, receiver):
    story = stage.published(cast, headline="Semula")
    approve_change(cast, story, headline="Kedua")
    approve_change(cast, story, Change.CORRECTION, "Semula keliru.", headline="Ketiga")
    people = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    corrections.post(story, Wording(NoteKind.REPLY, "Jawaban.", sender="PT Lintas"), **people)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    expected = ["story.published", "story.updated", "story.corrected", "story.noted", "story.withdrawn"]
    assert [row.event for row in Delivery.objects.order_by("pk")] == expected
    work()
    assert receiver.events == [(story.pk, event) for event in expected]
    assert set(Delivery.objects.values_list("state", "answered", "said")) == {("done", 200, "baik")}


def test_nothing_that_was_withdrawn_goes_out_late(cast, partner, receiver):
    story = stage.published(cast, headline="Fitnah", body="<p>Fitnah keji.</p>")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Menyangkut anak.", ground="child"))
    work()
    assert [one["story"] for one in receiver.told] == [None, None]
    assert "Fitnah" not in str(receiver.told)
    assert receiver.told[0]["gone"]["reason"] == "Menyangkut anak."


def test_drafts_and_their_moves_are_nobodys_business(cast, partner, receiver):
    story = stage.published(cast, headline="Semula")
    work()
    stage.save(story, cast.writer, headline="Rahasia")
    workflow.perform("submit", cast.writer, story)
    editions.note_feeds(story)
    stage.scheduled(cast)
    assert Delivery.objects.count() == 1


def test_a_story_whose_time_is_over_is_told_of(cast, partner, receiver):
    story = stage.published(cast)
    editions.announce_end(story)
    assert [row.event for row in Delivery.objects.order_by("pk")] == ["story.published", "story.ended"]


def test_what_is_told_is_what_the_document_says(cast, partner, receiver):
    stage.published(cast)
    work()
    document = v1.described()
    schema = document["webhooks"]["story"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert list(faults(receiver.told[0], schema, document)) == []


def test_a_receiver_can_tell_that_it_was_us(cast, partner, receiver):
    stage.published(cast)
    work()
    headers, body = receiver.heard[0]
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-id"] == json.loads(body)["id"] == f"evt_{Delivery.objects.get().pk}"
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert SECRET not in partner.secret


def test_the_signature_is_as_standard_webhooks_has_it():
    """The example of its own specification."""
    name, at, body = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    headers = signing.headers("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", name, at, body)
    assert headers["Webhook-Signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def ready(row: Delivery) -> None:
    """Its next try is due."""
    Delivery.objects.filter(pk=row.pk).update(next_at=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_what_comes_later_of_a_story_waits_for_what_came_before(cast, partner, receiver):
    receiver.answers = [500]
    story = stage.published(cast)
    approve_change(cast, story, headline="Kedua")
    other = stage.published(cast)
    work()
    first = Delivery.objects.earliest("pk")
    assert receiver.events == [(story.pk, "story.published"), (other.pk, "story.published")]
    assert (first.state, first.answered, first.tries) == ("waiting", 500, 1)
    assert 8 <= (first.next_at - timezone.now()).total_seconds() <= 10
    ready(first)
    work()
    assert receiver.events[2:] == [(story.pk, "story.published"), (story.pk, "story.updated")]
    assert receiver.told[0]["id"] == receiver.told[2]["id"]
    assert not Delivery.objects.filter(state=DeliveryState.WAITING).exists()


def test_after_a_day_it_is_given_up_and_the_next_goes_out(cast, partner, receiver):
    receiver.answers = [503] * (len(sending.WAITS) + 1)
    story = stage.published(cast)
    approve_change(cast, story, headline="Kedua")
    for _nth in sending.WAITS:
        work()
        ready(Delivery.objects.earliest("pk"))
    work()
    assert [row.state for row in Delivery.objects.order_by("pk")] == ["given_up", "done"]
    assert sum(sending.WAITS) > 20 * 3600
    [alarm] = alarms.deaf_webhooks()
    assert "Mitra" in alarm.said


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"])
def test_nothing_is_sent_into_our_own_network(cast, partner, receiver, number):
    receiver.numbers = [number]
    stage.published(cast)
    work()
    row = Delivery.objects.get()
    assert (receiver.asked, row.answered, row.state) == ([], None, "waiting")
    assert "network of our own" in row.said


def test_a_name_with_one_number_in_our_network_is_not_asked_at_all(cast, partner, receiver):
    receiver.numbers = [PUBLIC, "10.0.0.5"]
    stage.published(cast)
    work()
    assert receiver.asked == []


def test_no_redirect_is_followed(cast, partner, receiver):
    receiver.answers = [307]
    stage.published(cast)
    work()
    row = Delivery.objects.get()
    assert (receiver.asked, row.answered, row.state) == ([(PUBLIC, 80)], 307, "waiting")


def test_each_is_told_what_it_asked_for(cast, receiver):
    hook(cast, name="semua")
    hook(cast, name="pencabutan", events=[Event.WITHDRAWN])
    hook(cast, name="mati", is_active=False)
    hook(cast, name="rubrik", section=cast.section)
    hook(cast, name="lain", section=cast.other_section)
    stage.published(cast)
    assert [row.hook.name for row in Delivery.objects.order_by("pk")] == ["semua", "rubrik"]


def test_a_section_has_those_below_it(cast, receiver):
    hook(cast, section=cast.other_section)
    Section.objects.filter(pk=cast.section.pk).update(parent=cast.other_section)
    stage.published(cast)
    assert Delivery.objects.count() == 1


def test_what_is_undone_is_told_to_nobody(cast, partner, receiver, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("rusak")

    monkeypatch.setattr(Delivery.objects, "create", fail)
    story = stage.published(cast)
    assert editions.current(story), "the story came all the same"
    assert not DBTaskResult.objects.filter(task_path__endswith="deliver").exists()


def test_what_waits_goes_out_when_it_is_switched_on_again(cast, partner, receiver):
    stage.published(cast)
    sending.switch(partner, False)
    work()
    assert receiver.heard == []
    sending.switch(partner, True)
    work()
    assert len(receiver.heard) == 1


def test_a_telling_is_repeated_as_the_story_is_now(cast, partner, receiver):
    story = stage.published(cast, headline="Semula")
    work()
    approve_change(cast, story, headline="Kini")
    work()
    sending.replay(Delivery.objects.earliest("pk"))
    work()
    first, _second, again = receiver.told
    assert (again["id"], again["event"], again["replayed"]) == (first["id"], "story.published", True)
    assert (first["story"]["headline"], again["story"]["headline"]) == ("Semula", "Kini")


def test_what_was_told_is_kept_for_a_season(cast, partner, receiver):
    stage.published(cast)
    Delivery.objects.update(at=timezone.now() - timedelta(days=91))
    assert dict(rows.remove())["what webhooks were told"] == 0, "it waits"
    work()
    assert dict(rows.remove())["what webhooks were told"] == 1


def test_a_newsroom_without_webhooks_pays_one_question(cast, django_assert_max_num_queries):
    story = stage.approved(cast)
    with django_assert_max_num_queries(1):
        recording.record(Event.PUBLISHED, story, cast.section.pk)


def test_an_answer_is_read_to_a_thousand_bytes(receiver):
    answer = receiver.post("http://mitra.example/", b"{}", {}, fetching.Limits(bytes=2, seconds=5))
    assert (answer.status, answer.text) == (200, "ba")


def test_a_name_that_leads_into_our_network_by_the_next_try_is_not_asked_again(cast, partner, receiver):
    """Whoever owns a name may let it mean another machine a moment later: each try looks it up, and judges, anew."""
    receiver.answers = [503]
    stage.published(cast)
    work()
    assert receiver.asked == [(PUBLIC, 80)]
    receiver.numbers = ["169.254.169.254"]
    ready(Delivery.objects.get())
    work()
    row = Delivery.objects.get()
    assert (len(receiver.asked), row.state, row.answered, row.tries) == (1, "waiting", None, 2)
    assert "network of our own" in row.said


def test_a_replay_overtakes_nothing_that_waits_of_its_story(cast, partner, receiver):
    story = stage.published(cast, headline="Semula")
    work()
    receiver.answers = [500]
    approve_change(cast, story, headline="Kini")
    work()
    again = sending.replay(Delivery.objects.earliest("pk"))
    work()
    assert receiver.events == [(story.pk, "story.published"), (story.pk, "story.updated")], "it waits its turn"
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING).earliest("pk")
    assert waiting.pk < again.pk
    ready(waiting)
    work()
    assert [event for _story, event in receiver.events] == [
        *("story.published", "story.updated", "story.updated", "story.published"),
    ]
    assert [one["replayed"] for one in receiver.told] == [False, False, False, True]


def test_who_was_switched_off_is_told_no_replay_either(cast, partner, receiver):
    stage.published(cast)
    work()
    sending.switch(partner, False)
    sending.replay(Delivery.objects.get())
    work()
    assert len(receiver.heard) == 1


def test_which_version_a_receiver_has_outlives_the_log_of_its_tellings(cast, partner, receiver):
    story = stage.published(cast)
    work()
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    work()
    Delivery.objects.update(at=timezone.now() - timedelta(days=91))
    dict(rows.remove())
    has = Sent.objects.filter(hook=partner, article=story).order_by("pk")
    assert [(one.version, one.edition is None) for one in has] == [(1, False), (2, True)]
