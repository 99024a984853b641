"""One change for several stories: each goes its own road, whole or not at all, and is told by itself."""

import uuid

import pytest
from django.db import transaction
from django.test import Client

from articles.admin.listing.bulk_changes import CHANGES
from articles.formfields import MOST_TAGS
from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from articles.readers import editions
from audit.models import Entry
from photos.models import Photo
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

EDITORS = {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.fixture
def post(at_desk, address):
    def send(user, stories, **data):
        ticked = [story if isinstance(story, str) else f"{story.pk}:{story.version}" for story in stories]
        return at_desk(user).post(address("bulk"), {"story": ticked, **data})

    return send


def asked(name: str, cast) -> dict:
    """What each change's form is sent with."""
    values = {
        "assign": {"assign-person": cast.other_writer.pk},
        "tags": {"tags-add": "lebaran, mudik", "tags-remove": "ekspor"},
        "section": {"section-section": cast.other_section.pk},
        "credit": {"credit-credit": "Foto: Fajar"},
    }
    return {"_change": name} | values[name]


def row(article) -> Article:
    return Article.objects.get(pk=article.pk)


def told(answer) -> list[tuple[bool, bool]]:
    """Of each story: whether it was refused, and whether there was nothing to do."""
    return [(bool(outcome.reasons), outcome.idle) for outcome in answer.context["outcomes"]]


def whole(article) -> dict:
    """All that a change may touch."""
    fields = Article.objects.values().get(pk=article.pk)
    names = sorted(row(article).tags.names())
    photos = list(Photo.objects.filter(pk=article.lead_photo_id).values_list("pk", "credit"))
    return {"fields": fields, "tags": names, "photos": photos, "revisions": article.revisions.count()}


def test_drafts_are_given_to_somebody_else(cast, post):
    drafts = [stage.draft(cast), stage.changes_requested(cast)]
    answer = post(cast.section_editor, drafts, **asked("assign", cast))
    assert told(answer) == [(False, False)] * 2
    assert {row(article).assigned_to for article in drafts} == {cast.other_writer}
    assert Entry.objects.filter(action="story.assigned").count() == 2


def test_tags_are_added_and_taken_away(cast, post):
    one, other = stage.draft(cast, tags=["Ekspor", "panen"]), stage.draft(cast, tags=["mudik"])
    answer = post(cast.section_editor, [one, other], **asked("tags", cast))
    assert told(answer) == [(False, False)] * 2
    assert sorted(row(one).tags.names()) == ["lebaran", "mudik", "panen"]
    assert sorted(row(other).tags.names()) == ["lebaran", "mudik"]
    assert row(one).revisions.first().created_by == cast.section_editor


def test_a_story_that_has_it_already_is_left_as_it_was_and_says_so(cast, post):
    article = stage.draft(cast, tags=["lebaran", "mudik"])
    before = whole(article)
    assert told(post(cast.section_editor, [article], **asked("tags", cast))) == [(False, True)]
    assert whole(article) == before


def test_the_section_is_changed(cast, post):
    drafts = [stage.draft(cast), stage.draft(cast)]
    assert told(post(cast.managing_editor, drafts, **asked("section", cast))) == [(False, False)] * 2
    assert {row(article).section for article in drafts} == {cast.other_section}


def test_a_story_in_review_that_changes_desks_is_handed_over(cast, post):
    article = stage.submitted(cast)
    post(cast.section_editor, [article], **asked("section", cast))
    assert (row(article).section, row(article).status) == (cast.other_section, "in_review")
    assert row(article).transitions.first().move == "hand_over"


@pytest.mark.parametrize("name", ["tags", "section"])
def test_a_live_story_goes_the_road_of_its_change_and_readers_keep_what_they_have(cast, post, client, name):
    article = stage.published(cast, tags=["ekspor"])
    assert told(post(cast.section_editor, [article], **asked(name, cast))) == [(False, False)]
    assert row(article).status == "draft"
    live = editions.current(article)
    assert ([tag.name for tag in live.tags.all()], live.section) == (["ekspor"], cast.section)
    assert client.get("/tag/mudik/").status_code == 404


def test_an_approval_does_not_outlive_a_change_in_bulk(cast, post):
    article = stage.approved(cast)
    post(cast.section_editor, [article], **asked("tags", cast))
    assert (row(article).status, row(article).approved_revision) == ("in_review", None)


def test_the_credit_of_every_photo_is_changed_in_the_library(cast, post):
    inside = PhotoFactory(credit="Lama", created_by=cast.managing_editor)
    article = stage.published(cast, body=f'<p>Isi.</p><figure data-photo="{inside.pk}"></figure>')
    answer = post(cast.managing_editor, [article], **asked("credit", cast))
    assert told(answer) == [(False, False)]
    assert set(Photo.objects.filter(pk__in=[inside.pk, article.lead_photo_id]).values_list("credit", flat=True)) == {
        "Foto: Fajar"
    }
    assert (row(article).status, row(article).version) == ("published", article.version)
    assert Entry.objects.filter(action="photo.credited", actor=cast.managing_editor).count() == 2


def test_a_credit_that_one_photo_refuses_changes_none_of_the_story(cast, post):
    own = PhotoFactory(credit="Lama", created_by=cast.writer)
    others = PhotoFactory(credit="Orang lain", created_by=cast.other_writer)
    mixed = stage.draft(cast, lead_photo=own, body=f'<p>Isi.</p><figure data-photo="{others.pk}"></figure>')
    plain = stage.draft(cast, lead_photo=PhotoFactory(created_by=cast.writer))
    answer = post(cast.writer, [mixed, plain], **asked("credit", cast))
    assert told(answer) == [(True, False), (False, False)]
    assert Photo.objects.get(pk=own.pk).credit == "Lama"
    assert Photo.objects.get(pk=plain.lead_photo_id).credit == "Foto: Fajar"


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_who_may_what_for_the_whole_cast_in_every_state(cast, post, name, state):
    """What is refused to a person is refused whole, and what a rule allows is done."""
    article = stage.IN_EVERY_STATE[state](cast)
    before = whole(article)
    for who, person in cast.people.items():
        why = CHANGES[name].why_not(person, article)
        with transaction.atomic():  # each finds the story as it was
            answer = post(person, [article], **asked(name, cast))
            done = bool(answer.context and answer.context.get("outcomes")) and told(answer)[0][0] is False
            assert done == (why is None), (who, why)
            assert (whole(article) == before) == (why is not None), who
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", CHANGES)
def test_a_locked_story_an_old_look_and_a_refusal_are_told_one_by_one(cast, post, name):
    fine, locked, changed = stage.draft(cast), stage.draft(cast), stage.draft(cast)
    closed = stage.spiked(cast)
    ticked = f"{changed.pk}:{changed.version}"
    stage.save(changed, cast.writer, headline="Lain")
    locks.take(locked, OpenPage(cast.writer, "a", uuid.uuid4()))
    kept = [whole(article)["fields"] for article in (locked, changed)]
    answer = post(cast.managing_editor, [fine, locked, ticked, closed], **asked(name, cast))
    refused = [bool(outcome.reasons) for outcome in answer.context["outcomes"]]
    assert refused[:3] == [False, True, True]
    assert refused[3] == (name != "credit")
    assert str(cast.writer) in answer.context["outcomes"][1].reasons[0]
    assert [whole(article)["fields"] for article in (locked, changed)] == kept


@pytest.mark.parametrize("name", CHANGES)
def test_a_story_out_of_sight_is_neither_changed_nor_named(cast, post, name):
    article = stage.draft(cast, headline="Rahasia besar")
    before = whole(article)
    answer = post(cast.other_writer, [article, stage.draft(cast, created_by=cast.other_writer)], **asked(name, cast))
    assert "Rahasia besar" not in answer.content.decode()
    assert whole(article) == before


FAULTY = [
    ("assign", {"assign-person": ""}),
    ("assign", {"assign-person": "999999"}),
    ("tags", {"tags-add": "", "tags-remove": ""}),
    ("tags", {"tags-add": "x" * 200}),
    ("section", {"section-section": ""}),
    ("credit", {"credit-credit": "  "}),
    ("credit", {"credit-credit": "x" * 5000}),
]


@pytest.mark.parametrize(("name", "sent"), FAULTY)
def test_a_form_with_a_fault_changes_nothing_and_says_what_is_wrong(cast, post, name, sent):
    article = stage.draft(cast)
    before = whole(article)
    answer = post(cast.managing_editor, [article], **{"_change": name} | sent)
    assert answer.status_code == 422
    assert next(offer for offer in answer.context["changes"] if offer.change.name == name).form.errors
    assert whole(article) == before


def test_nobody_who_may_not_take_drafts_is_offered(cast, post):
    answer = post(cast.managing_editor, [stage.draft(cast)], _change="assign", **{"assign-person": cast.legal.pk})
    assert answer.status_code == 422


def test_no_story_gets_more_tags_than_a_form_allows(cast, post):
    full = stage.draft(cast, tags=[f"tag {n}" for n in range(MOST_TAGS)])
    answer = post(cast.section_editor, [full], **asked("tags", cast))
    assert told(answer) == [(True, False)]
    assert row(full).tags.count() == MOST_TAGS


def test_before_a_change_is_chosen_each_says_for_how_many_and_why_not_for_the_rest(cast, post):
    answer = post(cast.section_editor, [stage.draft(cast), stage.scheduled(cast)])
    offers = {offer.change.name: offer for offer in answer.context["changes"]}
    assert (offers["assign"].count, len(offers["assign"].refused)) == (1, 1)
    assert (offers["tags"].count, len(offers["tags"].refused)) == (1, 1)


def test_what_nobody_may_do_on_any_of_them_is_not_offered(cast, post):
    answer = post(cast.writer, [stage.submitted(cast)])
    assert "assign" not in {offer.change.name for offer in answer.context["changes"]}


@pytest.mark.parametrize("name", ["approve", "publish"])
def test_there_is_no_way_round_four_eyes_in_bulk(cast, at_desk, address, name):
    """An editor's own words stay their own, however many stories they tick and whatever they changed before."""
    own = stage.draft(cast, created_by=cast.section_editor)
    stage.save(own, cast.section_editor, body="<p>Ditulis redaktur sendiri, dengan 12 angka.</p>")
    stage.workflow.perform("submit", cast.section_editor, own)
    client: Client = at_desk(cast.section_editor)
    client.post(address("bulk"), {"story": [f"{own.pk}:{own.version}"], **asked("assign", cast)})
    client.post(address("bulk"), {"story": [f"{own.pk}:{row(own).version}"], **asked("tags", cast)})
    answer = client.post(address("bulk"), {"story": [f"{own.pk}:{row(own).version}"], "_move": name})
    assert answer.context["outcomes"][0].reasons
    assert row(own).status == "in_review"
    assert not own.editions.exists()


def test_tags_and_section_changed_in_bulk_make_nobody_a_writer_of_the_words(cast, post):
    article = stage.submitted(cast)
    post(cast.section_editor, [article], **asked("tags", cast))
    answer = post(cast.section_editor, [row(article)], _move="approve")
    assert told(answer) == [(False, False)]
