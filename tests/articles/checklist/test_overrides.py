"""No picture is printed anew without its credit, and without anybody having said by what right; but for a word."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from articles import checklist
from articles.checklist import overrides
from articles.checklist.permissions import why_not_override
from articles.models import ChecklistRule, PictureOverride
from articles.models.checklist import Level
from articles.readers import editions
from articles.refusals import Refused
from articles.text import fixes
from articles.workflow import requirements, workflow
from articles.workflow.order import Order
from articles.workflow.requirements import Stage
from articles.workflow.status import Change
from audit.models import Entry
from desk.models import Notice
from fronts import pictures
from fronts.arrangement import Container, Placed
from photos import leases, library, rights
from photos.models import Licence, Photo
from photos.permissions import why_not_delete
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LACKING = {"credit": {"credit": " "}, "right": {"licence_kind": ""}}
WORDS = {"credit": "has no credit", "right": "by what right"}
SAID = "Ditanyakan kepada Humas Polda lewat telepon; surat menyusul."


def lacking(name="credit") -> Photo:
    return PhotoFactory(title="Kapal", **LACKING[name])


def told(story) -> list[str]:
    return [str(one.message) for one in requirements.missing(story, Stage.PUBLICATION)]


def on_front(*cards, before=frozenset()) -> None:
    """Give readers a front with these stories, each with a picture of the front's own."""
    placed = tuple(Placed(story.pk, photo=photo.pk) for story, photo in cards)
    pictures.refuse_lacking((Container("x", cards=placed),), set(before), timezone.now())


@pytest.mark.parametrize("name", LACKING)
def test_every_road_to_print_refuses_it_with_the_reason(cast, name):
    """At the head and in the text; approving, publishing, scheduling, a quick fix, a card of a front's own."""
    photo = lacking(name)
    in_text = f'<p>Naskah.</p><figure data-photo="{photo.pk}"></figure>'
    for fields in ({"lead_photo": photo}, {"body": in_text}):
        story = stage.submitted(cast, **fields)  # so that somebody may answer for it before it is approved
        assert WORDS[name] in " ".join(told(story))
        with pytest.raises(Refused, match=WORDS[name]):
            workflow.perform("approve", cast.section_editor, story)
    before = Photo.objects.get(pk=stage.approved(cast).lead_photo_id)
    approved = [stage.approved(cast, lead_photo=before) for _nth in range(2)]
    Photo.objects.filter(pk=before.pk).update(**LACKING[name])
    later = Order(starts_at=timezone.now() + DAY)
    for move, order, story in zip(("publish", "schedule"), (Order(), later), approved, strict=True):
        with pytest.raises(Refused, match=WORDS[name]):
            workflow.perform(move, cast.section_editor, story, order)
    live = stage.published(cast, body="<p>Petani di Takalar memanen lebih awal pekan ini.</p>")
    stage.save(live, cast.writer, standfirst="Perubahan yang belum selesai.")
    other = PhotoFactory()
    words = '<p>Petani di Takalar memanen lebih cepat pekan ini.</p><figure data-photo="{}"></figure>'
    with pytest.raises(Refused, match=WORDS[name]):
        fixes.keep(live, live.editions.live().get().pk, {"body": words.format(photo.pk)}, cast.writer)
    fixes.keep(live, live.editions.live().get().pk, {"body": words.format(other.pk)}, cast.writer)
    Photo.objects.filter(pk=other.pk).update(**LACKING[name])
    with pytest.raises(Refused, match=WORDS[name]):
        workflow.perform("mend", cast.section_editor, live, Order(change=Change.MINOR))
    with pytest.raises(Refused, match=WORDS[name]):
        on_front((live, photo))
    on_front((live, photo), before={(live.pk, photo.pk)})  # what stands there already
    with pytest.raises(Refused, match=WORDS[name]):
        on_front((live, photo), before={(live.pk + 1, photo.pk)})  # there, but with another story


def test_no_door_is_left_open_beside_the_checklist(cast):
    """A story that was approved while nothing was asked is refused where its edition is made."""
    photo = PhotoFactory()
    story = stage.approved(cast, lead_photo=photo)
    Photo.objects.filter(pk=photo.pk).update(licence_kind="")
    with pytest.raises(Refused, match="by what right"):
        editions.begin(story, by=cast.section_editor, approved_by=cast.section_editor, starts_at=timezone.now())
    # an archive of former days shows what it showed
    assert editions.begin(
        story, by=cast.section_editor, approved_by=cast.section_editor, starts_at=timezone.now(), told=False
    )


def test_what_readers_have_stays_and_goes_on_and_is_not_printed_elsewhere(cast, client):
    photo = PhotoFactory(title="Kapal")
    story = stage.published(cast, lead_photo=photo)
    Photo.objects.filter(pk=photo.pk).update(credit="", licence_kind="")
    assert client.get(story.editions.get().get_absolute_url()).status_code == 200
    stage.save(story, cast.writer, standfirst="Petani menunggu kabar lanjutan pekan depan.")
    assert told(story) == []
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story)
    assert story.editions.live().get().lead_photo == photo
    other = stage.submitted(cast, lead_photo=photo)
    assert "has no credit" in " ".join(told(other))


@pytest.mark.parametrize(
    "said",
    [
        {"licence_kind": Licence.AGENCY},
        {"licence": "CC BY 4.0"},
        {"usable_until": timezone.now() + DAY},
        {"max_uses": 1},
    ],
    ids=["kind", "terms", "until", "uses"],
)
def test_whatever_says_by_what_right_is_enough(said):
    photo = PhotoFactory(**{"licence_kind": ""} | said)
    assert rights.why_not_cleared(photo) is None


def test_a_lease_that_allows_it_now_is_a_right_and_one_that_is_to_come_is_none_yet(cast):
    photo = lacking("right")
    leases.give(photo, cast.photo_editor, "allow", None, None, "Surel dari Ani, 3 Mei")
    assert rights.why_not_cleared(Photo.objects.get(pk=photo.pk)) is None
    leases.give(photo, cast.photo_editor, "deny", None, None, "Dicabut")
    photo = Photo.objects.get(pk=photo.pk)
    assert rights.why_not_show(photo), "and a denial stands before all of it"


def test_a_house_may_do_without_the_right_and_never_without_the_credit(settings):
    settings.NEWSROOM_PICTURES_NEED_RIGHT = False
    assert rights.why_not_cleared(lacking("right")) is None
    assert "no credit" in str(rights.why_not_cleared(lacking("credit")))


def test_no_newsroom_sets_the_rule_softer(cast, client):
    ChecklistRule.objects.create(rule="pictures_cleared", level=Level.OFF)
    story = stage.submitted(cast, lead_photo=lacking())
    assert "has no credit" in " ".join(told(story))
    client.force_login(cast.editor_in_chief)
    assert "pictures_cleared" not in client.get(reverse("admin:articles_article_asking")).content.decode()


def test_somebody_with_the_right_answers_for_one_picture_in_one_story(cast, django_capture_on_commit_callbacks):
    photo = lacking()
    story, other = (stage.submitted(cast, lead_photo=photo) for _nth in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        given = overrides.give(story, cast.managing_editor, photo.pk, SAID)
    assert told(story) == []
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story)
    assert "has no credit" in " ".join(told(other)), "the other story is not meant"
    entry = Entry.objects.filter(action="story.picture_let").get()
    assert entry.details == {"photo": photo.pk}
    heard = set(Notice.objects.filter(kind="picture_let").values_list("user__username", flat=True))
    assert heard == {cast.editor_in_chief.username, cast.writer.username}
    (found,) = [one for one in checklist.Judgement(story).findings if one.name == "pictures_cleared"]
    assert found.overrides == [given]
    on_front((story, photo))
    with pytest.raises(Refused, match="no credit"):
        on_front((other, photo))


def test_it_ends_and_what_was_said_is_kept(cast):
    photo = lacking()
    story = stage.submitted(cast, lead_photo=photo)
    overrides.give(story, cast.managing_editor, photo.pk, SAID)
    overrides.end(story, cast.editor_in_chief, photo.pk)
    assert "has no credit" in " ".join(told(story))
    kept = PictureOverride.objects.get()
    assert (kept.words, kept.ended_by) == (SAID, cast.editor_in_chief)
    assert Entry.objects.filter(action="story.picture_unlet").exists()
    overrides.give(story, cast.managing_editor, photo.pk, SAID)
    assert PictureOverride.objects.standing().count() == 1


def test_without_words_or_for_what_lacks_nothing_it_is_refused(cast):
    photo, fine = lacking(), PhotoFactory()
    story = stage.submitted(cast, lead_photo=photo, body=f'<p>Naskah.</p><figure data-photo="{fine.pk}"></figure>')
    for words in (" ", "x" * 1001):
        with pytest.raises(Refused) as refused:
            overrides.give(story, cast.managing_editor, photo.pk, words)
        assert list(refused.value.message_dict) == ["words"]
    for number in (fine.pk, lacking().pk, 10**12):
        with pytest.raises(Refused, match="not in the story nor on a card"):
            overrides.give(story, cast.managing_editor, number, SAID)
    assert not PictureOverride.objects.exists()


def test_who_may_and_that_nobody_answers_for_their_own(cast, settings):
    settings.NEWSROOM_FOUR_EYES = False  # also then
    story = stage.submitted(cast, lead_photo=lacking())
    may = {name for name, person in cast.people.items() if why_not_override(person, story) is None}
    assert may == {"managing_editor", "editor_in_chief"}
    for name in cast.people.keys() - may:
        with pytest.raises(Refused):
            overrides.give(story, cast.people[name], story.lead_photo_id, SAID)
    story.created_by = cast.managing_editor
    story.save()
    assert "You wrote this story" in str(why_not_override(cast.managing_editor, story))
    assert why_not_override(cast.editor_in_chief, story) is None
    stage.save(story, cast.editor_in_chief, headline="Sebelas kapal karam di Selat Makassar, 12 hilang")
    assert "You wrote this story" in str(why_not_override(cast.editor_in_chief, story)), "whoever wrote of its text"


def test_on_the_sheet_beside_the_story(cast, client):
    photo = lacking()
    story = stage.submitted(cast, lead_photo=photo)
    address = reverse("admin:articles_article_pictures", args=[story.pk])
    beside = reverse("admin:articles_article_checklist", args=[story.pk])
    client.force_login(cast.writer)
    shown = client.get(address).content.decode()
    assert "has no credit" in shown
    assert "textarea" not in shown
    assert client.post(address, {"photo": photo.pk, "words": SAID}).status_code == 403
    client.force_login(cast.managing_editor)
    assert address in client.get(beside).content.decode()
    assert "textarea" in client.get(address).content.decode()
    assert client.post(address, {"photo": photo.pk, "words": ""}).status_code == 422
    assert client.post(address, {"photo": "x", "words": SAID}).status_code == 422
    assert client.post(address, {"photo": photo.pk, "words": SAID})["Location"] == address
    assert SAID in client.get(beside).content.decode()
    client.force_login(cast.writer)
    assert SAID in client.get(address).content.decode(), "whose story it is sees who answers for it"
    client.force_login(cast.editor_in_chief)
    assert client.post(address, {"end": photo.pk})["Location"] == address
    assert not PictureOverride.objects.standing().exists()


def test_asking_costs_nothing_while_nothing_is_missing(django_assert_num_queries):
    photos, bare = [PhotoFactory() for _nth in range(3)], [lacking(), lacking()]
    with django_assert_num_queries(0):
        assert overrides.unfit(photos, 1) == {}
    with django_assert_num_queries(2):
        assert set(overrides.unfit([*photos, *bare], 1)) == {one.pk for one in bare}


def test_a_picture_that_nobody_prints_may_go_with_what_was_said_of_it_and_its_words_alone_may_not(cast):
    photo = lacking()
    story = stage.submitted(cast, lead_photo=photo)
    given = overrides.give(story, cast.managing_editor, photo.pk, SAID)
    overrides.end(story, cast.managing_editor, photo.pk)
    with pytest.raises(IntegrityError, match="what was said is kept"):
        _gone(given)
    story.lead_photo = None
    story.save()
    assert why_not_delete(cast.photo_editor, photo) is None
    library.remove(photo)
    _now_or_never()
    assert not PictureOverride.objects.exists()


def _gone(given: PictureOverride) -> None:
    with transaction.atomic():
        given.delete()
        _now_or_never()


def _now_or_never() -> None:
    """What the database looks at when a transaction ends, it looks at now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
