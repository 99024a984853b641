"""Programs get what readers have now: the same text, at the same moment, and nothing before it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from articles.models import Correction, Edition, NoteKind
from articles.readers import corrections, editions
from articles.readers.corrections import Wording
from articles.text import storyfields
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from exchange.api.shapes import FullStory
from press import verifying
from sections.models import Section
from tests import emptied, stage
from tests.exchange.api.asking import ROOT
from tests.exchange.api.programs import Program
from tests.factories import PhotoFactory, SectionFactory
from tests.press.test_verifying import reasons
from tests.public import many

pytestmark = pytest.mark.django_db


def ask(path: str, **query):
    return Client().get(f"{ROOT}{path}", query)


def ids(answer) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [one["id"] for one in answer.json()["items"]]


def approve_change(cast, story, change=Change.UPDATE, note="", **fields):
    """The story's text changed, and through all its steps to readers."""
    stage.save(story, cast.writer, **fields)
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=change, note=note))


def test_a_story_whole(cast, settings):
    inside = PhotoFactory(renditions=many.RENDITIONS, caption="Panen.")
    other = stage.published(cast, headline="Harga naik")
    body = (
        f'<p>Panen & ekspor.</p><figure data-photo="{inside.pk}"></figure><aside data-article="{other.pk}">x</aside>'
    )
    story = stage.published(
        cast, headline="Ekspor naik", body=body, key_points="Satu.\nDua.", lead_photo=PhotoFactory()
    )
    told, live = ask(f"/stories/{story.pk}").json(), editions.current(story)
    site = settings.NEWSROOM_URL
    assert told["url"] == site + live.get_absolute_url()
    assert told["headline"] == "Ekspor naik"
    assert told["key_points"] == ["Satu.", "Dua."]
    assert told["section"] == {"slug": "ekbis", "name": "EkBis"}
    assert told["authors"] == [{"slug": "wati", "name": cast.writer.author.name, "role": "writer"}]
    assert [tag["name"] for tag in told["tags"]] == ["ekspor", "rumput laut"]
    assert (told["change"], told["corrected_at"], told["unverified"]) == ("first", None, "")
    assert told["lead_photo"]["credit"] == "Newsroom/Andi"
    assert [one["id"] for one in told["photos"]] == [inside.pk]
    assert set(told["photos"][0]["renditions"]) == {"16:9", "original", "og"}
    assert told["photos"][0]["renditions"]["og"][0]["url"].startswith(f"{site}/media/")
    assert "Panen &amp; ekspor." in told["body_html"]
    assert f'href="{site}{editions.current(other).get_absolute_url()}"' in told["body_html"]
    assert 'src="/' not in told["body_html"]
    assert 'srcset="/' not in told["body_html"]
    assert ", /media" not in told["body_html"]
    assert told["body_text"] == live.plain_text


def test_every_field_that_editions_have_goes_out_or_is_left_out_on_purpose():
    under = {"section", "bylines", "tags", "lead_photo", "body", "slug"}  # as section, authors, …; in the address
    fields = set(storyfields.names(lambda field: field.in_edition)) - under
    forgotten = fields - set(FullStory.model_fields)
    assert not forgotten, "Add each to exchange/api/shapes.py and to the columns of exchange/api/reading/rows.py."


def test_a_translation_names_its_source_while_readers_have_that(cast, client):
    source = stage.published(cast)
    story = stage.published(cast, translates=source, translated_from="Kantor Samudra")
    told = client.get(f"/api/v1/stories/{story.pk}").json()
    assert (told["translates"], told["translated_from"]) == (source.pk, "Kantor Samudra")
    source.editions.update(ends_at=source.editions.get().starts_at, planned_end_at=None)
    assert client.get(f"/api/v1/stories/{story.pk}").json()["translates"] is None


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE))
def test_a_story_in_each_state(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    answer = ask(f"/stories/{story.pk}")
    expected = {"published": 200, "withdrawn": 410, "ended": 410}.get(state, 404)
    assert answer.status_code == expected
    assert ids(ask("/stories")) == ([story.pk] if expected == 200 else [])
    assert ask(f"/stories/{story.pk}/notes").status_code == expected
    assert ids(ask("/gone", since="2020-01-01T00:00:00Z")) == ([story.pk] if expected == 410 else [])


def test_a_change_comes_with_its_approval_and_not_before(cast):
    story = stage.published(cast, headline="Semula")
    stage.save(story, cast.writer, headline="Belum disetujui")
    assert ask(f"/stories/{story.pk}").json()["headline"] == "Semula"
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, who, story)
    assert ask(f"/stories/{story.pk}").json()["headline"] == "Belum disetujui"


def test_what_was_withdrawn_answers_with_its_public_reason(cast):
    story = stage.withdrawn(cast, headline="Kabar keliru")
    answer = ask(f"/stories/{story.pk}")
    told = answer.json()
    assert (answer.status_code, told["type"]) == (410, "urn:newsroom:problem:withdrawn")
    assert told["reason"] == told["detail"] == "Narasumber menarik pernyataannya."
    assert (told["headline"], told["ground"], told["story"]) == ("Kabar keliru", "false", story.pk)
    [gone] = ask("/gone", since="2020-01-01T00:00:00Z").json()["items"]
    assert (gone["why"], gone["reason"]) == ("withdrawn", "Narasumber menarik pernyataannya.")


def test_a_ground_that_forbids_to_name_it_names_no_headline_and_hides_its_other_notes(cast):
    story = stage.published(cast, headline="Nama anak")
    people = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    corrections.post(story, Wording(NoteKind.CORRECTION, "Nama anak itu Budi."), **people)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Menyangkut anak.", ground="child"))
    assert ask(f"/stories/{story.pk}").json()["headline"] == ""
    withdrawal, correction = ask("/notes").json()["items"]
    assert withdrawal["text"] == "Menyangkut anak."
    assert (correction["kind"], "Budi" in correction["text"]) == ("correction", False)


def test_what_came_to_its_end_says_so(cast):
    told = ask(f"/stories/{stage.ended(cast).pk}").json()
    assert (told["status"], told["type"]) == (410, "urn:newsroom:problem:ended")
    assert [one["why"] for one in ask("/gone", since="2020-01-01T00:00:00Z").json()["items"]] == ["ended"]


def test_a_correction_is_a_field_and_a_note(cast):
    story = stage.published(cast, headline="12 ton")
    approve_change(cast, story, Change.CORRECTION, "Semula tertulis 12 ton.", headline="21 ton")
    told = ask(f"/stories/{story.pk}").json()
    [note] = told["notes"]
    assert told["change"] == "correction"
    assert told["corrected_at"] == told["updated_at"] == note["at"]
    assert (note["kind"], note["text"], note["place"]) == ("correction", "Semula tertulis 12 ton.", "top")
    assert ask(f"/stories/{story.pk}/notes").json()["items"] == told["notes"]
    assert ask("/notes", kind="correction").json()["items"] == told["notes"]
    assert ask("/notes", kind="ruling").json()["items"] == []


def test_readers_are_told_as_long_as_a_story_is_not_verified(cast):
    story = stage.published(cast)
    row = verifying.mark(story, cast.section_editor, reasons())
    assert ask(f"/stories/{story.pk}").json()["unverified"] == row.note
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.")
    assert ask(f"/stories/{story.pk}").json()["unverified"] == ""


@pytest.fixture
def archive(cast):
    """Thirty stories over two sections, a minute apart, oldest first."""
    return many.load(cast, 30, sections=2)


def test_the_newest_stand_first_and_pages_follow_each_other(archive, cast):
    newest = [edition.article_id for edition in reversed(archive)]
    first = ask("/stories", limit=12)
    second = ask("/stories", limit=12, cursor=first.json()["next"])
    third = ask("/stories", limit=12, cursor=second.json()["next"])
    assert ids(first) + ids(second) + ids(third) == newest
    assert third.json()["next"] is None


@pytest.mark.parametrize("query", [{}, {"section": "ekbis"}, {"tag": "ramai"}, {"author": "bersama"}])
def test_a_page_stays_what_it_is_while_stories_come_in(archive, cast, query):
    first = ask("/stories", limit=5, **query).json()
    before = ids(ask("/stories", limit=5, cursor=first["next"], **query))
    many.Edition.objects.filter(article=first["items"][-1]["id"]).update(ends_at=timezone.now())
    stage.published(cast, tags=["ramai"])
    assert ids(ask("/stories", limit=5, cursor=first["next"], **query)) == before
    assert len(set(before)) == 5


def test_lists_of_a_section_have_those_below_it(archive, cast):
    below = Section.objects.exclude(pk=cast.section.pk).get(pk=archive[1].section_id)
    Section.objects.filter(pk=below.pk).update(parent=cast.section)
    assert len(ids(ask("/stories", section="ekbis", limit=50))) == 30
    assert len(ids(ask("/stories", section=below.slug, limit=50))) == 15


def test_lists_by_kind_tag_and_author(archive):
    assert len(ids(ask("/stories", kind="video", limit=50))) == 3
    assert len(ids(ask("/stories", tag="ramai", limit=50))) == 30
    assert len(ids(ask("/stories", author="bersama", limit=50))) == 30


def test_who_keeps_a_copy_learns_of_every_change_in_its_order(cast):
    one, two = stage.published(cast), stage.published(cast)
    since = timezone.now()
    assert ids(ask("/stories", changed_since=since.isoformat())) == []
    approve_change(cast, one, Change.MINOR, headline="Ejaan dibetulkan")
    three = stage.published(cast)
    told = ask("/stories", changed_since=since.isoformat(), limit=1).json()
    assert (told["items"][0]["id"], told["items"][0]["change"]) == (one.pk, "minor")
    assert ids(ask("/stories", changed_since=since.isoformat(), limit=1, cursor=told["next"])) == [three.pk]
    assert ids(ask("/stories", changed_since="2020-01-01T00:00:00+07:00")) == [two.pk, one.pk, three.pk]


def test_who_keeps_a_copy_learns_what_went_and_not_what_came_back(cast):
    gone, back, later = stage.withdrawn(cast), stage.withdrawn(cast), stage.withdrawn(cast)
    workflow.perform("restore", cast.editor_in_chief, back)
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.managing_editor)):
        workflow.perform(move, who, back)
    approve_change(cast, stage.published(cast), headline="Lain")
    found, cursor, pages = [], "", 0
    while cursor is not None:
        answer = ask("/gone", since="2020-01-01T00:00:00Z", limit=1, cursor=cursor)
        found, cursor, pages = found + ids(answer), answer.json()["next"], pages + 1
    assert (found, pages) == ([gone.pk, later.pk], 4)


def test_nobody_is_anybody_here(cast):
    """What a request brings along changes nothing: cookies, a token, a language, what no operation knows."""
    story = stage.published(cast)
    plain = ask(f"/stories/{story.pk}")
    token = Program(cast.editor_in_chief).text
    client = Client(headers={"authorization": f"Bearer {token}", "accept-language": "ja", "cookie": "sessionid=1"})
    client.force_login(cast.editor_in_chief)
    answer = client.get(f"{ROOT}/stories/{story.pk}?utm_source=x&token=1")
    assert answer.content == plain.content
    assert "Set-Cookie" not in answer
    assert answer["Vary"] == "Accept-Encoding, Authorization"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_an_answer_is_known_again_and_asked_for_its_head(cast):
    path = f"{ROOT}/stories/{stage.published(cast).pk}"
    answer = Client().get(path)
    known = Client().get(path, headers={"if-none-match": answer["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    head = Client().head(path)
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(answer.content)))
    assert Client().get(path, headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_the_budget_of_a_list_and_of_a_story(archive, cast, django_assert_max_num_queries):
    story = archive[0].article_id
    for path, query, most in (
        ("/stories", {"limit": 50}, 1),
        ("/stories", {"limit": 50, "section": "ekbis"}, 2),
        ("/stories", {"limit": 50, "tag": "ramai"}, 2),
        ("/stories", {"limit": 50, "author": "bersama"}, 2),
        ("/stories", {"limit": 50, "changed_since": "2020-01-01T00:00:00Z"}, 1),
        (f"/stories/{story}", {}, 5),
        (f"/stories/{story}/notes", {}, 2),
        ("/notes", {}, 2),
        ("/gone", {"since": "2020-01-01T00:00:00Z"}, 2),
        ("/sections", {}, 1),
        ("/tags", {}, 1),
        ("/authors", {}, 1),
    ):
        ask(path, **query)
        with django_assert_max_num_queries(most):
            assert ask(path, **query).status_code == 200


def test_a_scheduled_change_is_there_when_its_time_has_come(cast, time_machine_forward, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    story = stage.scheduled(cast, after=timedelta(minutes=5))
    assert ask(f"/stories/{story.pk}").status_code == 404
    assert ids(ask("/stories")) == []
    time_machine_forward(301)
    assert ids(ask("/stories")) == [story.pk]
    assert ask(f"/stories/{story.pk}").status_code == 200


def test_a_section_that_closed_has_no_list_and_its_stories_stay(cast):
    closed = SectionFactory(slug="tutup")
    story = stage.published_in(cast, closed)
    Section.objects.filter(pk=closed.pk).update(is_active=False)
    assert ask("/stories", section="tutup").status_code == 404
    assert ask(f"/stories/{story.pk}").json()["section"]["slug"] == "tutup"
    assert "tutup" not in {one["slug"] for one in ask("/sections").json()["items"]}


def test_notes_of_one_moment_stand_on_one_page_each_and_none_is_lost(cast):
    story = stage.published(cast)
    people = {"by": cast.section_editor, "approved_by": cast.managing_editor}
    notes = [corrections.post(story, Wording(NoteKind.ERRATUM, f"Ejaan {nth}."), **people).pk for nth in range(4)]
    with emptied.unguarded():
        Correction.objects.update(at=timezone.now())
    first = ask("/notes", limit=2).json()
    late = corrections.post(story, Wording(NoteKind.ERRATUM, "Datang kemudian."), **people).pk
    second = ask("/notes", limit=2, cursor=first["next"])
    assert [one["id"] for one in first["items"]] + ids(second) == notes[::-1]
    assert ids(ask("/notes", limit=1)) == [late]
    assert second.json()["next"] is None


def test_stories_that_went_at_one_moment_are_told_of_one_after_the_other(cast):
    gone = [stage.published(cast) for _nth in range(3)]
    Edition.objects.update(ends_at=timezone.now())
    found, cursor = [], ""
    while cursor is not None:
        answer = ask("/gone", since="2020-01-01T00:00:00Z", limit=1, cursor=cursor)
        found, cursor = found + ids(answer), answer.json()["next"]
    assert found == [story.pk for story in gone]


def test_what_was_asked_wrongly_is_told_in_one_language():
    with translation.override("id"):
        told = ask("/stories", kind="opini").json()["detail"]
        assert told == "kind: Nilainya harus salah satu dari: 'story', 'video'."
        assert ask("/stories", section="ekbis", tag="padi").json()["detail"].startswith("section, tag: ")
