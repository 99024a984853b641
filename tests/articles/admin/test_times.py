"""Times given on the story's pages: what is stored, and what is refused beside its field with nothing lost."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.models import Article
from articles.readers import editions, embargoes
from articles.workflow import workflow
from articles.workflow.status import Status
from tests import stage

pytestmark = pytest.mark.django_db
JAYAPURA = ZoneInfo("Asia/Jayapura")
#: One moment for all tests of a run: a minute that turns between two calls would make two times of one.
_BEGUN = timezone.now()


def clock(moment, zone=None) -> str:
    """A moment as the browser's field sends it."""
    return f"{timezone.localtime(moment, zone):%Y-%m-%dT%H:%M}"


def in_hours(hours: float, zone=None) -> str:
    """A time so many hours after these tests began, as the browser's field sends it; the same at every call."""
    return clock(_BEGUN + timedelta(hours=hours), zone)


@pytest.fixture
def send(at_desk, address, filled):
    """`send(user, article, **changes)`: save the story's form, with a move if `_move` is given."""

    def post(user, article, **changes):
        article.refresh_from_db()
        return at_desk(user).post(address("change", article.pk), filled(article, **changes))

    return post


def errors(answer, field: str) -> list[str]:
    """What stands beside a field of the dialog that is open again."""
    panel = answer.context["panel"]
    (button,) = [one for one in panel.dialogs if one.open]
    return button.form[field].errors


class TestSchedule:
    @pytest.fixture
    def article(self, cast):
        return stage.approved(cast)

    def test_a_person_in_wit_who_says_eight_means_the_evening_before_in_utc(self, cast, article, send):
        cast.section_editor.time_zone = "Asia/Jayapura"
        cast.section_editor.save()
        day = timezone.localtime(timezone=JAYAPURA).date() + timedelta(days=3)
        send(cast.section_editor, article, _move="schedule", **{"schedule-starts_at": f"{day}T08:00"})
        begins = article.editions.get().starts_at.astimezone(UTC)
        assert (begins.date(), begins.hour, begins.minute) == (day - timedelta(days=1), 23, 0)

    @pytest.mark.parametrize(
        ("given", "field", "words"),
        [
            ({"starts_at": -1}, "starts_at", "has passed"),
            ({"starts_at": 5, "ends_at": 4}, "ends_at", "end is before"),
            ({"starts_at": 5, "ends_at": 5}, "ends_at", "end is before"),
            ({}, "starts_at", "Give the time"),
        ],
    )
    def test_a_wrong_time_is_refused_beside_its_field_in_the_open_dialog(
        self, cast, article, send, given, field, words
    ):
        times = {f"schedule-{name}": in_hours(hours) for name, hours in given.items()}
        answer = send(cast.section_editor, article, _move="schedule", **times)
        assert words in errors(answer, field)[0]
        assert "data-open" in answer.content.decode()
        assert all(value in answer.content.decode() for value in times.values())
        assert not article.editions.exists()
        assert Article.objects.get(pk=article.pk).status == Status.APPROVED

    def test_what_is_no_time_is_refused_beside_its_field(self, cast, article, send):
        answer = send(cast.section_editor, article, _move="schedule", **{"schedule-starts_at": "besok pagi"})
        assert "not a date and time" in errors(answer, "starts_at")[0]

    def test_a_schedule_within_an_embargo_is_refused_beside_its_field(self, cast, article, send):
        embargoes.change(article, timezone.now() + timedelta(hours=9), cast.section_editor)
        answer = send(
            cast.section_editor,
            article,
            _move="schedule",
            embargo_until=clock(article.embargo_until),
            **{"schedule-starts_at": in_hours(5)},
        )
        assert "The embargo holds until" in errors(answer, "starts_at")[0]
        assert not article.editions.exists()

    def test_an_end_can_be_given_at_once(self, cast, article, send):
        send(cast.section_editor, article, _move="publish", **{"publish-ends_at": in_hours(2)})
        assert editions.current(article).ends_at is not None

    def test_an_end_in_the_past_is_refused_beside_its_field(self, cast, article, send):
        answer = send(cast.section_editor, article, _move="publish", **{"publish-ends_at": in_hours(-2)})
        assert "has passed" in errors(answer, "ends_at")[0]
        assert editions.current(article) is None


class TestEmbargo:
    def test_it_is_set_at_the_form_in_the_persons_zone(self, cast, send):
        article = stage.draft(cast)
        cast.writer.time_zone = "Asia/Jayapura"
        cast.writer.save()
        day = timezone.localtime(timezone=JAYAPURA).date() + timedelta(days=3)
        send(cast.writer, article, embargo_until=f"{day}T08:00")
        article.refresh_from_db()
        assert article.embargo_until.astimezone(UTC).hour == 23

    def test_setting_it_alone_makes_no_revision_and_keeps_the_approval(self, cast, send):
        article = stage.approved(cast)
        answer = send(cast.section_editor, article, embargo_until=in_hours(5))
        assert answer.status_code == 302
        article.refresh_from_db()
        assert article.embargo_until is not None
        assert (article.status, article.revisions.count()) == (Status.APPROVED, 1)

    def test_text_and_embargo_are_saved_together_and_counted_once(self, cast, send):
        article = stage.draft(cast)
        version = article.version
        send(cast.writer, article, headline="Judul baru", embargo_until=in_hours(5))
        article.refresh_from_db()
        assert (article.headline, article.embargo_until is None, article.version) == (
            "Judul baru",
            False,
            version + 1,
        )

    def test_a_new_story_can_begin_under_one(self, cast, at_desk, address, filled):
        data = {"headline": "Rahasia", "embargo_until": in_hours(5), "version": 0}
        at_desk(cast.writer).post(address("add"), data)
        assert embargoes.in_force(Article.objects.get())

    @pytest.mark.parametrize(("hours", "words"), [(-1, "has passed")])
    def test_a_wrong_time_is_refused_at_the_field_and_the_text_is_still_there(self, cast, send, hours, words):
        article = stage.draft(cast)
        answer = send(cast.writer, article, headline="Judul baru", embargo_until=in_hours(hours))
        assert words in answer.context["form"].errors["embargo_until"][0]
        assert "Judul baru" in answer.content.decode()
        article.refresh_from_db()
        assert article.embargo_until is None

    def test_a_live_story_refuses_it_unless_its_text_changes(self, cast, send):
        article = stage.published(cast)
        answer = send(cast.section_editor, article, embargo_until=in_hours(5))
        assert "This text is live already" in answer.context["form"].errors["embargo_until"][0]
        send(cast.section_editor, article, embargo_until=in_hours(5), headline="Perubahan yang ditahan")
        article.refresh_from_db()
        assert embargoes.in_force(article)
        assert editions.current(article).headline != "Perubahan yang ditahan"

    def test_a_writer_may_not_lift_it_nor_leave_it_out_to_lift_it(self, cast, send, at_desk, address, filled):
        article = stage.draft(cast)
        embargoes.change(article, timezone.now() + timedelta(hours=5), cast.section_editor)
        answer = send(cast.writer, article, embargo_until="", headline="Judul baru")
        assert "Only the desk" in answer.context["form"].errors["embargo_until"][0]
        send(cast.writer, article, headline="Judul baru")
        article.refresh_from_db()
        assert (article.headline, embargoes.in_force(article)) == ("Judul baru", True)

    def test_an_editor_lifts_it_by_emptying_the_field(self, cast, send):
        article = stage.draft(cast)
        embargoes.change(article, timezone.now() + timedelta(hours=5), cast.section_editor)
        send(cast.section_editor, article, embargo_until="")
        article.refresh_from_db()
        assert article.embargo_until is None

    def test_saving_with_the_field_as_it_was_changes_nothing_though_it_has_no_seconds(self, cast, send):
        article = stage.draft(cast)
        until = timezone.now() + timedelta(hours=5, seconds=17)
        Article.objects.filter(pk=article.pk).update(embargo_until=until)
        answer = send(cast.writer, article, embargo_until=clock(until), headline="Judul baru")
        assert answer.status_code == 302
        article.refresh_from_db()
        assert article.embargo_until == until

    @pytest.mark.parametrize("name", ["change", "changelist"])
    def test_the_chip_says_until_when_on_form_list_and_page_and_only_while_it_holds(
        self, cast, at_desk, address, name
    ):
        article = stage.draft(cast)
        where = address(name, *([article.pk] if name == "change" else []))
        embargoes.change(article, timezone.now() + timedelta(hours=5), cast.section_editor)
        reader, writer = at_desk(cast.section_editor), at_desk(cast.writer)
        assert "embargo until" in writer.get(where).content.decode()
        stage.workflow.perform("submit", cast.writer, article)
        assert "embargo until" in writer.get(f"{where}?tab=all").content.decode()  # now only to be read
        Article.objects.update(embargo_until=timezone.now() - timedelta(hours=1))
        assert "embargo until" not in reader.get(f"{where}?tab=all").content.decode()


class TestChange:
    @pytest.fixture
    def changed(self, cast):
        """A live story with an approved change of a few words."""
        article = stage.published(cast)
        stage.save(article, cast.writer, standfirst="Permintaan dari Asia Timur menopang harga di tingkat nelayan.")
        stage.workflow.perform("submit", cast.writer, article)
        stage.workflow.perform("approve", cast.section_editor, article)
        return article

    def test_a_correction_without_its_note_is_refused_beside_the_note(self, cast, changed, send):
        answer = send(cast.section_editor, changed, _move="publish", **{"publish-change": "correction"})
        assert "public note" in errors(answer, "note")[0]
        assert changed.editions.count() == 1

    def test_a_small_change_suggests_a_minor_fix_and_leaves_the_choice(self, cast, changed, at_desk, address):
        page = at_desk(cast.section_editor).get(address("change", changed.pk))
        button = page.context["panel"].next
        assert button.form["change"].value() == "minor"
        assert "suggested: 2 words changed" in page.content.decode()
        assert [choice.data["value"] for choice, _ in button.changes] == ["minor", "update", "correction"]

    def test_the_end_that_was_planned_is_offered_again(self, cast, changed, at_desk, address):
        until = timezone.now() + timedelta(hours=9)
        changed.editions.update(ends_at=until, planned_end_at=until)
        page = at_desk(cast.section_editor).get(address("change", changed.pk))
        assert page.context["panel"].next.form["ends_at"].value() is not None


def test_a_move_from_the_page_that_is_only_read_asks_for_no_text(cast, at_desk, address):
    article = stage.approved(cast)
    data = {"_move": "schedule", "version": article.version, "schedule-starts_at": in_hours(5)}
    at_desk(cast.section_editor).post(address("change", article.pk), data)
    article.refresh_from_db()
    assert article.status == Status.SCHEDULED


def test_a_wrong_time_given_on_that_page_is_refused_beside_its_field_too(cast, at_desk, address):
    article = stage.approved(cast)
    data = {"_move": "schedule", "version": article.version, "schedule-starts_at": in_hours(-5)}
    answer = at_desk(cast.section_editor).post(address("change", article.pk), data)
    assert "has passed" in errors(answer, "starts_at")[0]
    assert Article.objects.get(pk=article.pk).headline == article.headline


def test_the_desk_is_told_that_readers_find_a_notice_where_a_storys_time_is_over(cast, at_desk, address):
    article = stage.ended(cast)
    for restored in (False, True):
        page = at_desk(cast.section_editor).get(address("change", article.pk)).content.decode()
        assert "a notice: its time ended on" in page, restored
        assert "not published yet" not in page
        if not restored:
            workflow.perform("restore", cast.section_editor, article)


def test_a_story_that_never_was_out_is_not_public(cast, at_desk, address):
    page = at_desk(cast.section_editor).get(address("change", stage.draft(cast).pk)).content.decode()
    assert "not published yet" in page
