"""The sheet of notes beside a story, and the bell's pages."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk.models import Note, Notice, NoticeSettings
from desk.notes import notes
from desk.notes.passages import Passage
from desk.notices import notices
from desk.notices.views import PER_PAGE
from tests import stage

DRAWER = {"X-Drawer": "1"}


@pytest.fixture
def at_desk():
    def sit_down(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sit_down


@pytest.fixture
def story(cast):
    return stage.draft(cast, body="<p>Petani di Takalar memanen lebih awal.</p>")


def sheet(story) -> str:
    return reverse("desk:notes", args=[story.pk])


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_note_sent_without_javascript_stands_on_the_sheet(cast, story, at_desk):
    sent = at_desk(cast.section_editor).post(sheet(story), {"text": "Sejak <b>kapan</b>? @wati"}, follow=True)
    assert "Sejak &lt;b&gt;kapan&lt;/b&gt;?" in text(sent)
    assert "<html" in text(sent)
    assert sent.redirect_chain[0][0].endswith(f"#note-{Note.objects.get().pk}")


def test_the_drawer_gets_the_sheet_alone_and_learns_which_form_was_taken(cast, story, at_desk):
    sent = at_desk(cast.writer).post(sheet(story), {"text": "Catatan"}, headers=DRAWER, follow=True)
    assert "<html" not in text(sent)
    assert 'data-sent="new"' in text(sent)


def test_a_refused_note_keeps_its_text_and_its_passage_and_says_why(cast, story, at_desk):
    data = {"text": "Tanya @otto", "exact": "memanen lebih awal", "prefix": "Takalar", "suffix": ""}
    refused = at_desk(cast.writer).post(sheet(story), data, headers=DRAWER)
    assert refused.status_code == 422
    assert "@otto may not see this story" in text(refused)
    assert ">Tanya @otto</textarea>" in text(refused)
    assert 'name="exact" value="memanen lebih awal"' in text(refused)
    assert not Note.objects.exists()


def test_a_refused_answer_comes_back_in_its_own_form(cast, story, at_desk):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    refused = at_desk(cast.writer).post(reverse("desk:note_answer", args=[note.pk]), {"text": "@hantu tahu"})
    form = re.search(rf'data-draft="answer-{note.pk}".*?</form>', text(refused)).group()
    assert "@hantu tahu" in form
    assert "Nobody here is called @hantu" in form


def test_a_passage_whose_words_are_gone_says_so_and_keeps_the_old_words(cast, story, at_desk):
    notes.write(cast.section_editor, story, "Kapan?", Passage("memanen lebih awal"))
    lost = 'class="note-lost" data-note-lost >'
    assert lost not in text(at_desk(cast.writer).get(sheet(story)))
    stage.save(story, cast.writer, body="<p>Petani di Takalar memanen kemarin.</p>")
    page = text(at_desk(cast.writer).get(sheet(story)))
    assert lost in page
    assert "memanen lebih awal" in page


def test_a_resolved_thread_is_folded_and_can_still_be_read(cast, story, at_desk):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    client = at_desk(cast.writer)
    client.post(reverse("desk:note_settle", args=[note.pk]))
    page = text(client.get(sheet(story)))
    folded = re.search(r'<details class="note-settled" >.*?</details>', page).group()
    assert "Sumbernya?" in folded
    assert "Reopen" in folded
    client.post(reverse("desk:note_settle", args=[note.pk]), {"reopen": "1"})
    note.refresh_from_db()
    assert note.resolved_at is None


def test_what_a_person_may_not_do_is_not_offered_and_refused_with_the_reason(cast, story, at_desk):
    step = stage.review_steps(cast)[1]
    type(story).objects.filter(pk=story.pk).update(status="in_review", review_step=step)
    story.refresh_from_db()
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    page = text(at_desk(cast.legal).get(sheet(story)))
    assert "Sumbernya?" in page
    assert "Resolve" not in page
    refused = at_desk(cast.legal).post(reverse("desk:note_settle", args=[note.pk]))
    assert refused.status_code == 403
    assert "Only the person who began the thread" in text(refused)
    answered = at_desk(cast.legal).post(reverse("desk:note_answer", args=[note.pk]), {"text": "Aman"})
    assert answered.status_code == 302


def test_a_note_is_not_found_by_those_who_may_not_see_its_story(cast, story, at_desk):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    for verb in ("answer", "mend", "settle"):
        address = reverse(f"desk:note_{verb}", args=[note.pk])
        assert at_desk(cast.other_writer).post(address, {"text": "x"}).status_code == 404
    assert Note.objects.get().text == "Sumbernya?"


def test_names_are_offered_only_to_those_who_may_see_the_story(cast, story, at_desk):
    people = reverse("desk:note_people", args=[story.pk])
    found = at_desk(cast.writer).get(people, {"q": "sar"}).json()["results"]
    assert [one["id"] for one in found] == ["sari"]
    assert at_desk(cast.writer).get(people, {"q": "otto"}).json() == {"results": []}
    assert at_desk(cast.other_writer).get(people, {"q": "sar"}).status_code == 404


def test_reading_the_sheet_quiets_the_bell_about_its_notes_and_nothing_else(cast, story, at_desk):
    notes.write(cast.section_editor, story, "Sumbernya?")
    notices.tell([cast.writer], "published", story=story)
    at_desk(cast.writer).get(sheet(story))
    assert [notice.kind for notice in Notice.objects.filter(user=cast.writer, seen_at=None)] == ["published"]


def test_a_sheet_with_many_threads_takes_no_more_statements_than_one_with_few(
    cast, story, at_desk, django_assert_max_num_queries
):
    for n in range(12):
        note = notes.write(cast.section_editor, story, f"@wati satu {n}", Passage("memanen"))
        notes.answer(cast.writer, note, "@sari jawab")
    client = at_desk(cast.section_editor)
    with django_assert_max_num_queries(22):
        client.get(sheet(story), headers=DRAWER)


def live(client, topic):
    return client.get("/admin/desk/live/", {"topics": topic}).json().get(topic)


def test_an_open_page_hears_of_open_notes_and_where_they_are(cast, story, at_desk):
    topic = f"notes:{story.pk}"
    client = at_desk(cast.writer)
    assert live(client, topic)["open"] == 0
    note = notes.write(cast.section_editor, story, "Kapan?", Passage("memanen", "Takalar", "lebih"))
    first = live(client, topic)
    assert first["passages"] == [{"id": note.pk, "exact": "memanen", "prefix": "Takalar", "suffix": "lebih"}]
    notes.answer(cast.writer, note, "Kemarin")
    second = live(client, topic)
    assert second["changed"] != first["changed"]
    notes.resolve(cast.writer, note)
    assert live(client, topic)["open"] == 0
    assert live(client, topic)["passages"] == []


@pytest.mark.parametrize("argument", ["{story}", "0", "x", ""])
def test_a_stranger_hears_of_no_notes(cast, story, at_desk, argument):
    topic = "notes:" + argument.format(story=story.pk)
    assert live(at_desk(cast.other_writer), topic) is None


def test_an_open_page_hears_of_new_notices(cast, story, at_desk):
    client = at_desk(cast.writer)
    assert live(client, "notices")["unread"] == 0
    notes.write(cast.section_editor, story, "@wati cek")
    heard = live(client, "notices")
    assert (heard["unread"], heard["shown"]) == (1, "1")
    assert "mentions you" in heard["sentence"]
    assert heard["url"] == reverse("desk:notice", args=[heard["newest"]])


def test_a_notice_leads_to_what_it_is_about_and_is_read_then(cast, story, at_desk):
    note = notes.write(cast.section_editor, story, "@wati cek")
    notice = Notice.objects.get()
    followed = at_desk(cast.writer).get(reverse("desk:notice", args=[notice.pk]))
    assert followed.url == f"{sheet(story)}#note-{note.pk}"
    notice.refresh_from_db()
    assert notice.seen_at
    assert at_desk(cast.section_editor).get(reverse("desk:notice", args=[notice.pk])).status_code == 404


def test_a_notice_about_a_story_out_of_sight_is_not_found(cast, story, at_desk):
    notices.tell([cast.section_editor], "mention", story=story)
    stage.save(story, cast.managing_editor, section=cast.other_section)
    client = at_desk(cast.section_editor)
    assert client.get(reverse("desk:notice", args=[Notice.objects.get().pk])).status_code == 404
    assert story.headline not in text(client.get(reverse("desk:notices")))
    assert live(client, "notices")["unread"] == 0


def test_the_list_goes_back_page_by_page_and_shows_one_kind(cast, at_desk):
    for n in range(PER_PAGE + 5):
        notices.tell([cast.writer], "assignment_given", title=f"Tugas {n:02}")
    notices.tell([cast.writer], "assignment_late", title="Terlambat benar")
    client = at_desk(cast.writer)
    first = text(client.get(reverse("desk:notices")))
    assert "Tugas 34" in first
    assert "Tugas 00" not in first
    older = re.search(r'href="\?before=(\d+)"', first).group(1)
    second = text(client.get(reverse("desk:notices"), {"before": older}))
    assert "Tugas 00" in second
    assert "Tugas 34" not in second
    late = text(client.get(reverse("desk:notices"), {"kind": "assignment_late"}))
    assert "Terlambat benar" in late
    assert "Tugas 34" not in late


def test_marking_all_as_read_leaves_what_came_since_the_page_was_loaded(cast, at_desk):
    client = at_desk(cast.writer)
    shown = notices.tell([cast.writer], "assignment_given", title="Terlihat")[0]
    fresh = notices.tell([cast.writer], "assignment_given", title="Baru datang")[0]
    client.post(reverse("desk:notices_seen"), {"up_to": shown.pk})
    assert notices.unseen_ids(cast.writer) == [fresh.pk]
    client.post(reverse("desk:notices_seen"), {"one": fresh.pk})
    assert notices.unseen_ids(cast.writer) == []


def test_nobody_marks_anothers_notices_as_read(cast, at_desk):
    notice = notices.tell([cast.writer], "assignment_given", title="Rapat")[0]
    at_desk(cast.other_writer).post(reverse("desk:notices_seen"), {"one": notice.pk, "up_to": notice.pk})
    assert notices.unseen_ids(cast.writer) == [notice.pk]


def test_the_way_back_from_marking_leads_nowhere_else(cast, at_desk):
    answer = at_desk(cast.writer).post(reverse("desk:notices_seen"), {"next": "https://elsewhere.example/"})
    assert answer.url == reverse("desk:notices")


def test_the_list_is_read_in_few_statements(cast, at_desk, django_assert_max_num_queries):
    for _ in range(20):
        notices.tell([cast.writer], "mention", story=stage.draft(cast), actor=cast.section_editor)
    client = at_desk(cast.writer)
    with django_assert_max_num_queries(16):
        client.get(reverse("desk:notices"))


def chosen(**changes) -> dict:
    from desk.notices.kinds import KINDS

    data = {"digest": "day", "hour": "7"}
    for kind in KINDS.values():
        data |= {f"desk-{kind.name}": "on", f"mail-{kind.name}": kind.mail}
    return data | changes


def test_only_what_differs_from_the_default_is_kept(cast, at_desk):
    data = chosen(**{"mail-published": "now", "hour": "18"})
    del data["desk-note"]
    at_desk(cast.writer).post(reverse("desk:notice_settings"), data)
    row = NoticeSettings.objects.get(user=cast.writer)
    assert row.choices == {"published": {"desk": True, "mail": "now"}, "note": {"desk": False, "mail": "digest"}}
    assert row.digest_hour == 18
    page = text(at_desk(cast.writer).get(reverse("desk:notice_settings")))
    assert re.search(r'name="desk-note" (?!checked)', page)
    assert re.search(r'name="desk-reply" checked', page)


def test_a_choice_that_does_not_exist_is_refused_and_nothing_is_kept(cast, at_desk):
    answer = at_desk(cast.writer).post(reverse("desk:notice_settings"), chosen(**{"mail-note": "carrier pigeon"}))
    assert answer.status_code == 422
    assert not NoticeSettings.objects.exists()


def test_a_leader_finds_the_defaults_of_a_leader(cast, at_desk):
    page = text(at_desk(cast.managing_editor).get(reverse("desk:notice_settings")))
    assert re.search(r'name="desk-submitted" (?!checked)', page)
    assert re.search(
        r'name="desk-submitted" checked', text(at_desk(cast.section_editor).get("/admin/desk/notices/settings/"))
    )


def test_every_page_of_the_desk_has_the_bell(cast, at_desk):
    for who, person in cast.people.items():
        page = text(at_desk(person).get("/admin/"))
        assert f'href="{reverse("desk:notices")}"' in page, who


def test_an_old_note_offers_no_change(cast, story, at_desk):
    notes.write(cast.writer, story, "Catatan")
    client = at_desk(cast.writer)
    assert "/mend/" in text(client.get(sheet(story)))
    Note.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert "/mend/" not in text(client.get(sheet(story)))
