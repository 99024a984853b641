"""A picture goes along if it may be passed on; when its right ends, those who have it are told, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition
from exchange.models import Delivery, Event, PartnerWarning, PictureEnd
from exchange.outlets import pictures
from exchange.webhooks import sending
from photos import library, rights
from photos.models import Licence
from tests import jobs, stage
from tests.exchange.outlets.partner import SPACE, Partner, photo
from tests.exchange.webhooks.receiver import Receiver, hook

pytestmark = pytest.mark.django_db


def with_pictures(cast, **said):
    """A live story with a lead and a picture in its text."""
    lead, inside = photo("utama", **said), photo("dalam")
    body = f'<p>Naskah.</p><figure data-photo="{inside.pk}"></figure>'
    return stage.published(cast, lead_photo=lead, body=body), lead, inside


@pytest.mark.parametrize(
    ("kind", "passed"),
    [
        (Licence.OWN, True),
        (Licence.HANDOUT, True),
        (Licence.FREE, True),
        (Licence.AGENCY, False),
        (Licence.BOUGHT, False),
        ("", False),
    ],
)
def test_only_what_the_house_may_pass_on_goes_along(cast, kind, passed):
    story, lead, _inside = with_pictures(cast)
    lead.licence_kind = kind  # of what was printed before anybody had to say it
    lead.save()
    told = Partner(cast).story(story.pk)
    assert ("p/utama.jpg" in str(told)) is passed
    assert (rights.why_not_pass_on(lead) is None) is passed
    assert "p/dalam.jpg" in str(told)


def test_one_that_was_bought_for_so_many_stories_does_not(cast):
    story, _lead, _inside = with_pictures(cast, max_uses=3)
    assert "utama" not in str(Partner(cast).story(story.pk))


def deny(lead, capture):
    lead.is_denied = True
    with capture(execute=True):
        library.change(lead, {"is_denied"})


def run_out(lead, _capture):
    type(lead).objects.filter(pk=lead.pk).update(usable_until=timezone.now() - timedelta(seconds=1))
    pictures.notice()


@pytest.mark.parametrize("end", [deny, run_out], ids=["denied", "run out"])
def test_a_right_that_ends_is_told_to_everybody_who_has_the_story_once(
    cast, end, django_capture_on_commit_callbacks, monkeypatch, mailoutbox
):
    monkeypatch.setattr("exchange.outlets.moments.SETTLED", timedelta(0))
    receiver = Receiver()
    monkeypatch.setattr(sending.fetching, "post", receiver.post)
    _story, lead, inside = with_pictures(cast)
    partner, nobody = Partner(cast, contact="meja@mitra.example"), Partner(cast, contact="lain@mitra.example")
    xml = Partner(cast, format="newsml")
    hook(cast, events=[Event.PICTURE])
    [before] = partner.poll()
    xml.message()
    assert "p/utama.jpg" in str(before)
    end(lead, django_capture_on_commit_callbacks)
    [after] = partner.poll()
    gone, still = after["associations"]
    assert (gone["uri"], gone["pubStatus"]) == (before["associations"][0]["uri"], "canceled")
    assert not {"renditions", "by", "descriptions", "title"} & set(gone)
    assert still["uri"].endswith(f":{inside.pk}")
    assert "renditions" in still
    assert "utama" not in str(after)
    assert (before["version"], after["version"]) == ("1", "2")
    assert after["edNote"] == "The right to a picture of this story ended: take it out."
    items = xml.message().iter(f"{SPACE}newsItem")
    taken = next(one for one in items if one.get("guid").endswith(f":photo:{lead.pk}"))
    assert taken.find(f"{SPACE}itemMeta/{SPACE}pubStatus").get("qcode") == "stat:canceled"
    assert (taken.get("version"), taken.find(f"{SPACE}contentSet")) == ("2", None)
    jobs.work()
    assert [one["event"] for one in receiver.told] == ["story.picture"]
    assert receiver.told[0]["story"]["lead_photo"] is None
    [mail] = mailoutbox
    assert mail.to == ["meja@mitra.example"]
    assert f":photo:{lead.pk}" in mail.body
    assert nobody.outlet.warnings.count() == 0
    assert pictures.notice() == 0
    end(lead, django_capture_on_commit_callbacks)
    assert (Delivery.objects.count(), PictureEnd.objects.count()) == (1, 1)


def test_a_picture_that_may_be_shown_again_comes_back(cast, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("exchange.outlets.moments.SETTLED", timedelta(0))
    story, lead, _inside = with_pictures(cast)
    partner = Partner(cast)
    partner.poll()
    deny(lead, django_capture_on_commit_callbacks)
    partner.poll()
    lead.is_denied = False
    with django_capture_on_commit_callbacks(execute=True):
        library.change(lead, {"is_denied"})
    [back] = partner.poll()
    assert (back["version"], "p/utama.jpg" in str(back)) == ("3", True)
    deny(lead, django_capture_on_commit_callbacks)
    assert PictureEnd.objects.filter(article=story).count() == 2


def test_a_picture_that_no_live_story_shows_is_nobodys_business(cast):
    story, lead, _inside = with_pictures(cast)
    Edition.objects.filter(article=story).update(ends_at=timezone.now())
    run_out(lead, None)
    assert not PictureEnd.objects.exists()
    assert not PartnerWarning.objects.exists()


def test_partners_hear_nothing_of_a_picture_they_never_got(cast, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("exchange.outlets.moments.SETTLED", timedelta(0))
    receiver = Receiver()
    monkeypatch.setattr(sending.fetching, "post", receiver.post)
    _story, lead, _inside = with_pictures(cast, licence_kind=Licence.AGENCY)
    partner = Partner(cast, contact="meja@mitra.example")
    partner.poll()
    hook(cast, events=[Event.PICTURE])
    deny(lead, django_capture_on_commit_callbacks)
    jobs.work()
    assert not PartnerWarning.objects.exists()
    assert [one["event"] for one in receiver.told] == ["story.picture"], "a receiver shows what readers are shown"
    [told] = partner.poll()
    assert "edNote" not in told
    assert len(told["associations"]) == 1


def test_words_of_a_photo_are_no_end_of_its_right(cast, django_capture_on_commit_callbacks):
    _story, lead, _inside = with_pictures(cast)
    lead.credit = "Baru"
    with django_capture_on_commit_callbacks(execute=True):
        library.change(lead, {"credit"})
    assert not PictureEnd.objects.exists()


def test_looking_for_ended_rights_costs_one_question_where_there_are_none(cast, django_assert_num_queries):
    with_pictures(cast)
    with django_assert_num_queries(1):
        assert pictures.notice() == 0


def test_of_a_picture_in_many_stories_the_worker_tells(cast, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(pictures, "AT_ONCE", 1)
    monkeypatch.setattr(pictures, "STRETCH", 2)
    lead = photo("utama")
    for _ in range(4):
        stage.published(cast, lead_photo=lead)
    deny(lead, django_capture_on_commit_callbacks)
    assert PictureEnd.objects.count() == 1, "whoever denies it does not wait for the others"
    assert jobs.work("go_on") == ["go_on"]
    assert PictureEnd.objects.count() == 3
    jobs.work("go_on")
    jobs.work("go_on")
    assert PictureEnd.objects.count() == 4
    assert jobs.work("go_on") == []


def test_nobody_goes_on_with_a_picture_that_is_back(cast, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(pictures, "AT_ONCE", 1)
    lead = photo("utama")
    for _ in range(2):
        stage.published(cast, lead_photo=lead)
    run_out(lead, None)
    assert pictures.notice() == 0, "the job goes on, not the next look at the clock"
    type(lead).objects.filter(pk=lead.pk).update(usable_until=None)
    assert jobs.work("go_on") == ["go_on"]
    assert PictureEnd.objects.count() == 1
