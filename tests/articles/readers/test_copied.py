"""A copy or a translation of what was withdrawn does not go out while that stands, unless it is another story."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.models import Article, Detachment, Edition, Transition
from articles.permissions import originals
from articles.readers import copied, editions, follow_ups, sharing
from articles.refusals import Refused
from articles.text import copies, drafts, fixes
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from audit.models import Entry
from desk.models import Notice
from tests import stage

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
SAID = "Ditulis ulang dari dokumen pengadilan; tak satu kalimat pun dari berita yang dicabut tersisa."
LEADERS = {"managing_editor", "editor_in_chief"}
MOVES = {"draft": ("submit",), "in_review": ("approve",), "approved": ("publish", "schedule")}


def copy_of(cast, source, state="draft", **changes) -> Article:
    """A copy of `source` by the cast's writer, brought to `state`, with `changes` of its text."""
    new = copies.copy(source, cast.writer)
    if changes:
        stage.save(new, cast.writer, **changes)
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        if state == new.status:
            break
        workflow.perform(move, who, new)
    return new


def translation_of(cast, source) -> Article:
    return stage.draft(cast, headline="Early harvest", body="<p>Other words.</p>", translates=source)


def withdraw(cast, story) -> None:
    stage.withdraw(cast.editor_in_chief, story, Order(note="Tidak pernah terjadi.", ground="false"))
    story.refresh_from_db()


def bring_back(cast, story) -> None:
    workflow.perform("restore", cast.editor_in_chief, story)
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.managing_editor, story)


def again(story) -> Article:
    """The story as another request reads it."""
    return Article.objects.get(pk=story.pk)


def detach(cast, story, by="managing_editor", words=SAID) -> Detachment:
    return copied.detach(again(story), cast.people[by], words, story.revisions.latest("number").number)


def held(story) -> str:
    return str(copied.why_not_begin(again(story)) or "")


def test_no_move_towards_readers_takes_a_copy_from_before_along_and_each_says_what_would(cast):
    source = stage.published(cast)
    made = {state: copy_of(cast, source, state) for state in MOVES}
    assert [held(one) for one in made.values()] == ["", "", ""]
    withdraw(cast, source)
    order = Order(starts_at=timezone.now() + SOON)
    for state, story in made.items():
        for person in cast.people.values():
            for move in MOVES[state]:
                assert not workflow.ask(workflow.MOVES[move], person, again(story)).allowed, (state, person, move)
        for move, who in zip(MOVES[state], (cast.editor_in_chief, cast.managing_editor), strict=False):
            with pytest.raises(Refused, match=f"#{source.pk}.") as refusal:
                workflow.perform(move, who, again(story), order)
            assert "Bring that one back" in " ".join(refusal.value.messages)
    assert not Edition.objects.filter(article__in=made.values()).exists()
    approved = again(made["approved"])
    told = {"by": cast.managing_editor, "approved_by": cast.section_editor, "starts_at": timezone.now()}
    with pytest.raises(Refused, match="withdrawn"):  # nor is a door left open beside the table
        editions.begin(approved, **told)
    bring_back(cast, source)
    assert [held(one) for one in made.values()] == ["", "", ""]
    workflow.perform("publish", cast.section_editor, again(made["approved"]))


def test_the_whole_way_up_is_asked(cast):
    source = stage.published(cast)
    first = copy_of(cast, source)
    second, translation = copy_of(cast, first), translation_of(cast, first)
    third = copy_of(cast, translation)
    aside = stage.draft(cast)
    follow_up = copies.follow_up(source, cast.writer)
    assert (second.copied_from, follow_up.copied_from, third.translates) == (first, None, first)
    withdraw(cast, source)
    assert all(f"#{source.pk}." in held(one) for one in (first, second, translation, third))
    assert (held(aside), held(follow_up)) == ("", "")
    assert copied.made_of(source.pk) == [first.pk, second.pk, translation.pk, third.pk]
    Article.objects.filter(pk=source.pk).update(copied_from=second)  # an archive may hold a circle
    assert f"#{source.pk}." in held(second)
    assert first.pk in copied.made_of(first.pk) or second.pk in copied.made_of(first.pk)


def test_a_follow_up_that_quotes_is_no_copy(cast):
    source = stage.published(cast)
    new = copies.follow_up(source, cast.writer)
    body = "<p>Sebelumnya ditulis: “Petani memanen lebih awal.” Berita itu dicabut.</p>"
    stage.save(new, cast.writer, body=body, standfirst="Ringkas.", lead_photo=source.lead_photo)
    withdraw(cast, source)
    workflow.perform("submit", cast.writer, new)
    workflow.perform("approve", cast.section_editor, new)
    follow_ups.let(new, cast.section_editor, ahead=True)
    workflow.perform("publish", cast.section_editor, new)
    assert new.editions.live().exists()


def test_nobody_takes_its_text_further_or_shows_it_outside(cast):
    source = stage.published(cast)
    new, live = copy_of(cast, source), copy_of(cast, source, "published")
    link = sharing.make(new, new.revisions.get(), cast.section_editor, label="Pengacara")
    token = sharing.address(link).rstrip("/").rpartition("/")[2]
    assert sharing.find(token) == link
    withdraw(cast, source)
    assert sharing.find(token) is None
    assert "withdrawn" in str(sharing.why_dead(type(link).objects.get(pk=link.pk)))
    count = Article.objects.count()
    for story in (new, live):
        for person in cast.people.values():
            for verb in (copies.copy, copies.follow_up):
                with pytest.raises(Refused):
                    verb(again(story), person)
            assert permissions.why_not_share(person, again(story)), person
    assert Article.objects.count() == count
    detach(cast, new)
    assert sharing.find(token) == link


def test_what_is_scheduled_comes_off_the_schedule_and_its_writer_hears(cast, django_capture_on_commit_callbacks):
    source = stage.published(cast)
    new, other = copy_of(cast, source, "approved"), stage.scheduled(cast, after=SOON)
    workflow.perform("schedule", cast.section_editor, new, Order(starts_at=timezone.now() + SOON))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(cast, source)
    assert (again(new).status, again(new).editions.count()) == ("approved", 0)
    assert again(other).status == "scheduled"
    assert Entry.objects.get(action="story.held_back").object_id == new.pk
    assert Notice.objects.filter(kind="held_back", article=new, user=cast.writer).exists()


def test_two_people_at_once_leave_no_copy_on_the_schedule_for_long(cast):
    """One schedules the copy, the other withdraws the source: neither sees the other's row."""
    source = stage.published(cast)
    new = copy_of(cast, source, "approved")
    workflow.perform("schedule", cast.section_editor, new, Order(starts_at=timezone.now() + SOON))
    told = {"reason": "Keliru.", "ground": "false", "by": cast.editor_in_chief}
    editions.withdraw(source, **told)
    assert again(new).status == "scheduled"
    workflow.settle_due()
    assert (again(new).status, again(new).editions.count()) == ("approved", 0)


def test_what_readers_have_of_a_copy_is_mended_and_an_older_text_of_it_does_not_come_back(cast):
    source = stage.published(cast, body="<p>Petani di Takalar memanen lebih awal pekan ini.</p>")
    live = copy_of(cast, source, "published", body="<p>Petani di Takalar memanen lebih awal tahun ini.</p>")
    withdraw(cast, source)
    stage.save(live, cast.writer, standfirst="Kini dengan tanggapan.")
    fixed = "<p>Petani di Takalar memanen lebih cepat tahun ini.</p>"
    fixes.keep(live, live.editions.live().get().pk, {"body": fixed}, cast.writer)
    workflow.perform("mend", cast.section_editor, again(live), Order(change=Change.MINOR))
    assert live.editions.live().get().body == fixed
    live = again(live)
    stage.save(live, cast.writer, body="<p>Petani di Takalar tidak memanen lebih awal.</p>")
    workflow.perform("submit", cast.writer, live)
    workflow.perform("approve", cast.section_editor, live)
    workflow.perform("publish", cast.section_editor, live, Order(change=Change.CORRECTION, note="Tidak lebih awal."))
    assert held(live) == ""
    drafts.restore(live.pk, 1, cast.writer, again(live).version)
    assert f"#{source.pk}." in held(live)
    with pytest.raises(Refused, match="withdrawn"):
        workflow.perform("submit", cast.writer, again(live))
    fixed = "<p>Petani di Takalar tidak memanen lebih cepat.</p>"  # which goes on from what readers have
    fixes.keep(live, live.editions.live().get().pk, {"body": fixed}, cast.writer)
    workflow.perform(
        "mend", cast.section_editor, again(live), Order(change=Change.CORRECTION, note="Tidak lebih cepat.")
    )
    assert live.editions.live().get().body == fixed


def test_what_is_over_for_readers_is_held_like_any_other(cast):
    source = stage.published(cast)
    live = copy_of(cast, source, "published")
    live.editions.update(ends_at=timezone.now())
    withdraw(cast, source)
    assert held(live)


# Another story


def test_who_calls_it_another_story_and_nobody_their_own(cast, settings):
    settings.NEWSROOM_FOUR_EYES = False  # also then
    source = stage.published(cast)
    new = copy_of(cast, source)
    withdraw_alone(cast, source)
    may = {name for name, person in cast.people.items() if permissions.why_not_detach(person, again(new)) is None}
    assert may == LEADERS
    for name in cast.people.keys() - may:
        with pytest.raises(Refused):
            detach(cast, new, by=name)
    own = copies.copy(stage.published(cast), cast.managing_editor)
    withdraw_alone(cast, own.copied_from)
    assert "You wrote this story" in str(permissions.why_not_detach(cast.managing_editor, again(own)))
    with pytest.raises(Refused, match="You wrote this story"):
        detach(cast, own)
    stage.save(new, cast.editor_in_chief, body="<p>Ditulis ulang sama sekali oleh pemimpin redaksi.</p>")
    assert "You wrote this story" in str(permissions.why_not_detach(cast.editor_in_chief, again(new)))
    assert not Detachment.objects.exists()


def withdraw_alone(cast, story) -> None:
    workflow.perform("withdraw", cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))


def test_it_takes_the_right_where_the_withdrawn_story_lies_too(cast):
    """An editor who may withdraw on one desk says nothing of what another desk withdrew."""
    role = cast.section_editor.roles.get()
    role.rights = [*role.rights, "withdraw"]
    role.save()
    source = stage.published_in(cast, cast.other_section)
    new = copies.copy(source, cast.writer)
    stage.save(new, cast.writer, section=cast.section.pk)
    withdraw(cast, source)
    editor = type(cast.section_editor).objects.get(pk=cast.section_editor.pk)
    assert permissions.why_not_withdraw(editor, again(new)) is None
    assert "both stories" in str(permissions.why_not_detach(editor, again(new)))
    assert permissions.why_not_detach(cast.managing_editor, again(new)) is None


def test_what_is_called_another_story_goes_on_and_all_that_was_said_is_kept(cast, django_capture_on_commit_callbacks):
    source = stage.published(cast)
    new = copy_of(cast, source, body="<p>Pengadilan memutus lain sama sekali.</p>")
    with pytest.raises(Refused, match="no withdrawn story"):
        detach(cast, new)
    withdraw(cast, source)
    for words in (" ", "x" * 1001):
        with pytest.raises(Refused) as refused:
            detach(cast, new, words=words)
        assert list(refused.value.message_dict) == ["words"]
    with pytest.raises(Refused, match="Read it again"):
        copied.detach(again(new), cast.managing_editor, SAID, 1)
    with django_capture_on_commit_callbacks(execute=True):
        given = detach(cast, new)
    entry = Entry.objects.get(action="story.copy_detached")
    assert (entry.object_id, entry.details) == (new.pk, {"of": [source.pk], "revision": 2})
    heard = set(Notice.objects.filter(kind="copy_detached").values_list("user__username", flat=True))
    assert heard == {cast.editor_in_chief.username, cast.writer.username}
    workflow.perform("submit", cast.writer, new)
    stage.copy_edit(new, cast.section_editor)  # what is made of the text that was read is meant as well
    workflow.perform("approve", cast.section_editor, new)
    workflow.perform("schedule", cast.section_editor, new, Order(starts_at=timezone.now() + SOON))
    with pytest.raises(Refused, match="Unschedule it first"):
        copied.attach(again(new), cast.editor_in_chief)
    workflow.perform("unschedule", cast.section_editor, new)
    copied.attach(again(new), cast.editor_in_chief)
    assert held(new)
    given.refresh_from_db()
    assert (given.words, given.by, given.ended_by) == (SAID, cast.managing_editor, cast.editor_in_chief)
    assert Entry.objects.filter(action="story.copy_attached").count() == 1
    detach(cast, new)
    workflow.perform("publish", cast.section_editor, again(new))
    assert not Transition.objects.filter(article=source, move="restore").exists()


def test_it_does_not_outlast_an_older_text_nor_answer_for_a_later_withdrawal(cast):
    source, other = stage.published(cast), stage.published(cast)
    new = copy_of(cast, source, body="<p>Pengadilan memutus lain sama sekali.</p>")
    withdraw(cast, source)
    detach(cast, new)
    assert held(new) == ""
    drafts.restore(new.pk, 1, cast.writer, again(new).version)
    assert f"#{source.pk}." in held(new)
    stage.save(new, cast.writer, translates=other)
    detach(cast, new)
    assert held(new) == ""
    withdraw(cast, other)
    assert f"#{other.pk}." in held(new)
    assert f"#{source.pk}." not in held(new)
    detach(cast, new)
    bring_back(cast, source)
    withdraw(cast, source)
    assert f"#{source.pk}." in held(new)


def test_what_was_copied_before_has_the_old_text_and_what_is_copied_after_has_not(cast):
    source = stage.published(cast)
    first = copy_of(cast, source)
    before = copy_of(cast, first)
    stage.save(first, cast.writer, body="<p>Pengadilan memutus lain sama sekali.</p>")
    withdraw(cast, source)
    detach(cast, first)
    after = copy_of(cast, first)
    assert (held(first), bool(held(before)), held(after)) == ("", True, "")


def test_it_is_said_on_the_sheet_beside_the_story(cast, at_desk, address):
    source = stage.published(cast, headline="Sumber yang dicabut")
    new, live = copy_of(cast, source), copy_of(cast, source, "published", headline="Salinan yang tayang")
    stage.save(new, cast.writer, body="<p>Pengadilan memutus lain sama sekali.</p>")
    leader, writer, page = at_desk(cast.managing_editor), at_desk(cast.writer), address("copies", new.pk)
    assert "Copy of" in leader.get(address("change", new.pk)).content.decode()
    workflow.perform(
        "ask_withdrawal", cast.editor_in_chief, source, Order(note="Tidak pernah terjadi.", ground="false")
    )
    asked = leader.get(address("change", source.pk)).content.decode()
    assert "Readers have its text elsewhere" in asked
    assert asked.count("Salinan yang tayang") == 2, "in the dialog and beside the text"
    workflow.perform("withdraw", cast.managing_editor, source, Order(note="Tidak pernah terjadi.", ground="false"))
    shown = writer.get(address("change", new.pk)).content.decode()
    assert "Bring that one back" in shown
    assert f'href="{page}"' in shown
    assert 'href="#field-copied_from"' in shown
    assert "textarea" not in writer.get(page).content.decode()
    assert writer.post(page, {"words": SAID, "read": 2}).status_code == 403
    assert at_desk(cast.other_writer).get(page).status_code == 404
    assert "a=1&amp;b=2" in leader.get(page).content.decode()
    assert leader.post(page, {"words": "", "read": 2}).status_code == 422
    assert leader.post(page, {"words": SAID, "read": 1}).status_code == 422
    assert leader.post(page, {"words": SAID, "read": 2})["Location"] == page
    assert SAID in writer.get(page).content.decode()
    assert "See who says so" in writer.get(address("change", new.pk)).content.decode()
    assert leader.post(page, {"end": "1"})["Location"] == page
    assert not Detachment.objects.standing().exists()
    stranger = at_desk(cast.other_section_editor)
    of_source = address("copies", source.pk)
    assert stranger.get(of_source).status_code == 404
    listed = leader.get(of_source).content.decode()
    assert listed.index(live.headline) < listed.index(f"#{new.pk}"), "what readers have comes first"


def test_a_story_that_is_no_copy_asks_nothing_and_a_copy_one_statement(cast, django_assert_num_queries):
    source = stage.published(cast)
    new = copy_of(cast, copy_of(cast, copy_of(cast, source)))
    plain, new = again(source), again(new)
    with django_assert_num_queries(0):
        assert copied.why_not_begin(plain) is None
    with django_assert_num_queries(1):
        assert [copied.why_not_begin(new), originals.withdrawn(new)] == [None, []]


@pytest.mark.parametrize("road", ["bulk", "board", "form"])
def test_no_road_of_the_desk_leads_round_it(cast, at_desk, address, road):
    source = stage.published(cast)
    new = copy_of(cast, source, "approved")
    withdraw(cast, source)
    client, version = at_desk(cast.managing_editor), again(new).version
    told = {"_move": "publish", "version": version}
    sent = {
        "bulk": lambda: client.post(address("bulk"), {"story": [f"{new.pk}:{version}"], "_move": "publish"}),
        "board": lambda: client.post(
            reverse("desk:board_story", args=[new.pk]), {"_move": "publish", "version": version}
        ),
        "form": lambda: client.post(address("change", new.pk), told),
    }
    answer = sent[road]()
    assert answer.status_code != 404
    assert f"#{source.pk}." in answer.content.decode() or f"#{source.pk}." in client.get("/admin/").content.decode()
    assert again(new).status == "approved"
