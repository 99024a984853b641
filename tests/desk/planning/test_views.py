"""The plan's pages and forms."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from desk.models import Assignment
from desk.planning import assignments, planning
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def filled(cast, **fields) -> dict:
    local = timezone.localtime() + timedelta(days=1)
    return {"title": "Panen raya", "section": cast.section.pk, "due_at": f"{local:%Y-%m-%dT%H:%M}"} | fields


def add(cast, person, **fields):
    return signed_in(person).post(reverse("desk:planning_add"), filled(cast, **fields))


def press(person, row, verb):
    return signed_in(person).post(reverse("desk:assignment", args=[row.pk]), {"_do": verb})


def titles(person, **query) -> list[str]:
    page = signed_in(person).get(reverse("desk:planning"), query)
    return [line.row.title for day in page.context["days"] for line in day.lines]


def test_an_editor_plans_what_who_when_and_how_long(cast):
    answer = add(
        cast, cast.section_editor, assignee=cast.writer.pk, length=500, photo_wanted="on", photo_note="Panen"
    )
    row = Assignment.objects.get()
    assert answer.status_code == 302
    assert (row.assignee, row.length, row.photo_wanted, row.created_by) == (
        cast.writer,
        500,
        True,
        cast.section_editor,
    )


KEY = "b2c7a7c2-5d3e-4a41-9a55-3f0f5a0f6c11"


def test_the_form_sent_again_after_back_changes_what_it_planned(cast):
    first = add(cast, cast.section_editor, key=KEY)
    again = add(cast, cast.section_editor, key=KEY, title="Panen raya di Takalar")
    assert (first.status_code, again.status_code) == (302, 302)
    assert [row.title for row in Assignment.objects.all()] == ["Panen raya di Takalar"]
    add(cast, cast.section_editor, key="b2c7a7c2-5d3e-4a41-9a55-3f0f5a0f6c12")
    assert Assignment.objects.count() == 2


def test_the_form_sent_again_overwrites_nothing_that_someone_changed_meanwhile(cast):
    add(cast, cast.section_editor, key=KEY)
    row = Assignment.objects.get()
    change = reverse("desk:assignment_change", args=[row.pk])
    signed_in(cast.editor_in_chief).post(change, filled(cast, title="Panen gagal", version=row.version))
    again = add(cast, cast.section_editor, key=KEY, title="Panen raya di Takalar")
    assert again.status_code == 409
    assert [row.title for row in Assignment.objects.all()] == ["Panen gagal"]


def test_another_persons_form_is_never_taken_for_ones_own(cast):
    add(cast, cast.section_editor, key=KEY)
    add(cast, cast.editor_in_chief, key=KEY)
    assert Assignment.objects.count() == 2


def test_every_opened_form_has_a_key_of_its_own(cast):
    page = reverse("desk:planning_add")
    keys = {signed_in(cast.section_editor).get(page).context["key"] for _ in range(2)}
    assert len(keys) == 2


def test_times_are_read_in_the_persons_own_zone(cast):
    cast.section_editor.time_zone = "Asia/Jayapura"
    cast.section_editor.save()
    add(cast, cast.section_editor, due_at="2030-05-01T09:00")
    assert Assignment.objects.get().due_at.isoformat() == "2030-05-01T00:00:00+00:00"


def test_a_slip_in_the_year_is_asked_about_instead_of_planned(cast):
    page = add(cast, cast.section_editor, due_at="9999-12-31T23:30").content.decode()
    assert "Is the year right?" in page
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("sent", [{"at": "9999-12-31T23:30"}, {"day": "9999-12-31"}])
def test_the_calendar_moves_nothing_into_another_age(cast, sent):
    row, story = planned(cast), stage.scheduled(cast)
    begins = story.editions.get().starts_at
    for name, one in (("calendar_assignment", row), ("calendar_story", story)):
        address = reverse(f"desk:{name}", args=[one.pk])
        answer = signed_in(cast.section_editor).post(
            address, {"version": one.version, **sent}, headers={"X-Part": "1"}
        )
        assert answer.status_code == 422
        assert "Is the year right?" in answer.json()["error"]
    assert Assignment.objects.get().due_at == row.due_at
    assert story.editions.get().starts_at == begins


def test_a_strangers_desk_cannot_be_chosen(cast):
    answer = add(cast, cast.section_editor, section=cast.other_section.pk)
    assert answer.status_code == 200
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("who", ["writer", "photo_editor", "administrator"])
def test_who_does_not_edit_plans_nothing(cast, who):
    assert add(cast, cast.people[who]).status_code == 403
    assert not Assignment.objects.exists()


def test_what_is_missing_is_said_beside_its_field(cast):
    page = add(cast, cast.section_editor, title="", due_at="").content.decode()
    assert "Say what is to be written." in page
    assert "Give the time when it is due." in page


def test_a_story_of_ones_desk_can_be_linked_and_a_strangers_does_not_exist(cast):
    mine, theirs = stage.draft(cast), stage.draft(cast, section=cast.other_section)
    refused = add(cast, cast.section_editor, story=theirs.pk)
    assert f"There is no story {theirs.pk} on your desk." in refused.content.decode()
    add(cast, cast.section_editor, story=mine.pk)
    assert Assignment.objects.get().article == mine


def test_the_form_of_a_day_begins_on_that_day(cast):
    page = signed_in(cast.section_editor).get(reverse("desk:planning_add"), {"day": "2030-05-01"}).content.decode()
    assert 'value="2030-05-01T17:00"' in page


def test_a_change_on_a_stale_form_is_refused_and_keeps_what_was_typed(cast):
    row = planned(cast)
    client = signed_in(cast.section_editor)
    address = reverse("desk:assignment_change", args=[row.pk])
    client.post(address, filled(cast, title="Pertama", version=row.version))
    page = client.post(address, filled(cast, title="Kedua", version=row.version))
    row.refresh_from_db()
    assert (page.status_code, row.title) == (409, "Pertama")
    assert 'value="Kedua"' in page.content.decode()


def test_a_forged_change_without_a_version_is_refused(cast):
    row = planned(cast)
    address = reverse("desk:assignment_change", args=[row.pk])
    assert signed_in(cast.section_editor).post(address, filled(cast, title="Lain")).status_code == 409


def test_a_writer_takes_it_begins_it_and_lands_on_the_story(cast):
    row = planned(cast)
    press(cast.writer, row, "claim")
    answer = press(cast.writer, row, "begin")
    row.refresh_from_db()
    assert answer.url == reverse("admin:articles_article_change", args=[row.article_id])
    assert Article.objects.get().created_by == cast.writer


def test_a_verb_that_does_not_exist_is_refused(cast):
    assert press(cast.writer, planned(cast), "explode").status_code == 403


def test_a_strangers_assignment_is_not_found(cast):
    row = planned(cast, cast.writer)
    for verb in ("claim", "release", "begin", "cancel"):
        assert press(cast.other_writer, row, verb).status_code == 404
    row.refresh_from_db()
    assert row.assignee == cast.writer


def test_to_see_the_plan_opens_no_story(cast):
    story = stage.draft(cast, headline="Judul yang belum boleh dilihat", section=cast.other_section)
    row = planned(cast, article=story, photo_wanted=True)
    page = signed_in(cast.section_editor).get(reverse("desk:assignment", args=[row.pk])).content.decode()
    assert "Judul yang belum boleh dilihat" not in page


def test_each_tab_holds_what_it_says(cast):
    planned(cast, title="terbuka")
    planned(cast, cast.writer, title="diambil")
    planned(cast, cast.writer, title="terlambat", due_at=timezone.now() - timedelta(hours=1))
    planned(cast, cast.writer, title="masuk", article=stage.submitted(cast))
    press(cast.section_editor, planned(cast, title="batal"), "cancel")
    editor, writer = cast.section_editor, cast.writer
    assert titles(editor) == ["terlambat", "terbuka", "diambil"]
    assert titles(editor, tab="open") == ["terbuka"]
    assert titles(writer, tab="mine") == ["terlambat", "diambil"]
    assert titles(editor, tab="late") == ["terlambat"]
    assert titles(editor, tab="filed") == ["masuk"]
    assert titles(editor, tab="cancelled") == ["batal"]
    assert titles(writer, tab="cancelled") == titles(writer)


def test_pages_of_the_plan_meet(cast, monkeypatch):
    from desk.planning import assignments

    monkeypatch.setattr(assignments, "PER_PAGE", 2)
    due = timezone.now() + timedelta(days=1)
    for n in range(5):
        planned(cast, title=str(n), due_at=due)
    client, seen, after = signed_in(cast.section_editor), [], ""
    while after is not None:
        page = client.get(reverse("desk:planning"), {"after": after})
        seen += [line.row.title for day in page.context["days"] for line in day.lines]
        after = page.context["following"]
    assert seen == ["0", "1", "2", "3", "4"]


class TestBesideTheStory:
    @pytest.fixture
    def begun(self, cast):
        """An assignment with its story, begun by the writer."""
        row = planned(cast, cast.writer, brief="Lima pasar di lima kota.", length=500)
        planning.begin(cast.writer, row)
        row.refresh_from_db()
        return row

    def test_what_was_asked_for_opens_beside_what_is_written(self, cast, begun):
        client = signed_in(cast.writer)
        address = reverse("desk:story_assignment", args=[begun.article_id])
        page = client.get(reverse("admin:articles_article_change", args=[begun.article_id])).content.decode()
        assert address in page
        sheet = client.get(address, headers={"X-Drawer": "1"}).content.decode()
        assert "<html" not in sheet
        assert begun.title in sheet
        assert "Lima pasar di lima kota." in sheet
        assert "500 words" in sheet

    def test_a_story_that_nobody_planned_has_no_such_sheet(self, cast):
        story = stage.draft(cast)
        page = signed_in(cast.writer).get(reverse("admin:articles_article_change", args=[story.pk]))
        assert reverse("desk:story_assignment", args=[story.pk]) not in page.content.decode()

    def test_an_assignment_that_was_cancelled_asks_for_nothing(self, cast, begun):
        planning.cancel(cast.section_editor, begun)
        assert not assignments.of_story(cast.writer, begun.article).exists()

    def test_the_sheet_shows_each_what_they_may_see_of_the_plan(self, cast, begun):
        address = reverse("desk:story_assignment", args=[begun.article_id])
        answers = {name: signed_in(person).get(address) for name, person in cast.people.items()}
        read = {name for name, answer in answers.items() if "Lima pasar" in answer.content.decode()}
        assert read == {"writer", "section_editor", "managing_editor", "editor_in_chief"}
        assert {name for name, answer in answers.items() if answer.status_code == 200} == read
