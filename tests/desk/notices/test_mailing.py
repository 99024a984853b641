"""Notices by mail: to whom, when, how many, and never twice."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from desk.models import Every, Mail, Notice
from desk.notes import notes
from desk.notes.passages import Passage
from desk.notices import jobs, mailing, notices, preferences
from people.models import Role
from people.roles import DEFAULT_ROLES
from tests import stage
from tests.stage import make_cast


@pytest.fixture
def story(cast):
    return stage.draft(cast, headline="Ekspor rumput laut naik", body="<p>Naskah rahasia lengkap.</p>")


def due(**which) -> None:
    """Time passes until everything (or what `which` names) is due."""
    Notice.objects.filter(**which).update(mail_after=timezone.now() - timedelta(seconds=1))


def tell(cast, story, times=1, kind="mention"):
    for _ in range(times):
        notices.tell([cast.writer], kind, story=story, actor=cast.section_editor)


def test_a_mail_holds_the_headline_and_a_link_and_no_text(cast, story, settings):
    settings.NEWSROOM_URL = "https://koran.example"
    notes.write(cast.section_editor, story, "Rahasia catatan @wati", Passage("Naskah rahasia"))
    due()
    assert mailing.send_due() == 1
    letter = mail.outbox[0]
    whole = letter.subject + letter.body + str(letter.message())
    assert letter.to == [cast.writer.email]
    assert "Ekspor rumput laut naik" in letter.subject
    assert f"https://koran.example/admin/desk/notices/{Notice.objects.get().pk}/" in letter.body
    for secret in ("Rahasia catatan", "Naskah rahasia", "lengkap"):
        assert secret not in whole
    assert letter.message()["List-Unsubscribe"] == "<https://koran.example/admin/desk/notices/settings/>"


def test_whoever_sees_it_on_the_desk_first_gets_no_mail(cast, story):
    tell(cast, story)
    assert mailing.send_due() == 0, "it is not due yet"
    notices.see(cast.writer)
    due()
    assert mailing.send_due() == 0
    assert Notice.objects.get().mail == Mail.NEVER


@pytest.mark.parametrize("lost", ["sight", "account", "role"])
def test_whoever_lost_access_gets_no_mail_even_after_it_returns(cast, story, lost):
    tell(cast, story)
    if lost == "sight":
        story.bylines.all().delete()
        type(story).objects.filter(pk=story.pk).update(created_by=cast.other_writer)
    elif lost == "account":
        type(cast.writer).objects.filter(pk=cast.writer.pk).update(is_active=False)
    else:
        cast.writer.roles.clear()
    due()
    assert mailing.send_due() == 0
    assert mail.outbox == []
    assert not mailing.is_due()


def test_what_is_mailed_is_not_mailed_again(cast, story):
    tell(cast, story)
    due()
    assert [mailing.send_due(), mailing.send_due()] == [1, 0]
    assert len(mail.outbox) == 1


def test_a_flood_becomes_five_mails_and_one_digest_within_the_hour(cast, story):
    tell(cast, story, 9)
    due()
    assert mailing.send_due() == 5
    waiting = Notice.objects.filter(mailed_at=None)
    assert waiting.count() == 4
    assert all(one.mail == Mail.DIGEST for one in waiting)
    assert all(one.mail_after <= timezone.now() + timedelta(hours=1) for one in waiting)
    due(mailed_at=None)
    assert mailing.send_due() == 1
    assert "4 notifications" in mail.outbox[-1].subject
    assert mail.outbox[-1].body.count("mentions you") == 4


def test_the_number_of_mails_an_hour_is_the_newsrooms_choice(cast, story, settings):
    settings.NEWSROOM_NOTICE_MAILS_AN_HOUR = 2
    tell(cast, story, 4)
    due()
    assert mailing.send_due() == 2


def test_an_hour_later_single_mails_come_again(cast, story, settings):
    settings.NEWSROOM_NOTICE_MAILS_AN_HOUR = 1
    tell(cast, story)
    due()
    mailing.send_due()
    Notice.objects.update(mailed_at=timezone.now() - timedelta(minutes=61))
    tell(cast, story)
    due(mailed_at=None)
    assert mailing.send_due() == 1


def test_a_digest_gathers_everything_and_names_no_more_than_one_reads(cast, story, monkeypatch):
    monkeypatch.setattr(mailing, "IN_A_DIGEST", 3)
    tell(cast, story, 5, kind="published")
    due()
    assert mailing.send_due() == 1
    assert mail.outbox[0].body.count("published “") == 3
    assert "And 2 more." in mail.outbox[0].body
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_a_mail_speaks_its_persons_language_and_clock(cast, story):
    type(cast.writer).objects.filter(pk=cast.writer.pk).update(time_zone="Asia/Jayapura")
    tell(cast, story)
    due()
    mailing.send_due()
    assert "WIT" in mail.outbox[0].body


def test_a_headline_in_two_lines_does_not_break_the_mail(cast, story):
    type(story).objects.filter(pk=story.pk).update(headline="Baris satu\nBcc: orang@example.org")
    tell(cast, story)
    due()
    assert mailing.send_due() == 1
    assert "\n" not in mail.outbox[0].subject


class Server:
    """A mail server that fails as told, and counts what it took."""

    def __init__(self, monkeypatch, *failures):
        self.failures, self.taken = list(failures), []
        monkeypatch.setattr(mailing.EmailMessage, "send", lambda message: self.send(message))

    def send(self, message):
        if self.failures and (failure := self.failures.pop(0)):
            raise failure
        self.taken.append(message)


def test_a_server_that_is_away_makes_all_mail_wait_and_loses_none(cast, story, monkeypatch):
    server = Server(monkeypatch, ConnectionRefusedError("nobody there"))
    tell(cast, story)
    notices.tell([cast.managing_editor], "mention", story=story)
    due()
    assert mailing.send_due() == 0
    assert not mailing.is_due(), "everything waits, not only the first"
    assert set(Notice.objects.values_list("mail_tries", flat=True)) == {0}
    due()
    assert mailing.send_due() == 2
    assert len(server.taken) == 2


def test_a_refused_mail_is_tried_again_later_and_does_not_keep_others_from_theirs(cast, story, monkeypatch):
    refusal = smtplib.SMTPRecipientsRefused({"wati@example.org": (550, b"no such box")})
    server = Server(monkeypatch, refusal)
    tell(cast, story)
    notices.tell([cast.managing_editor], "mention", story=story)
    due()
    assert mailing.send_due() == 1
    refused = Notice.objects.get(mailed_at=None)
    assert refused.mail_tries == 1
    assert refused.mail_after > timezone.now() + timedelta(seconds=30)
    due(mailed_at=None)
    assert mailing.send_due() == 1
    assert len(server.taken) == 2


def test_a_mail_that_is_always_refused_is_given_up(cast, story, monkeypatch, caplog):
    refusal = smtplib.SMTPRecipientsRefused({"wati@example.org": (550, b"no such box")})
    Server(monkeypatch, *[refusal] * 20)
    tell(cast, story)
    for _ in range(len(mailing.WAITS) + 1):
        due()
        mailing.send_due()
    assert Notice.objects.get().mail == Mail.NEVER
    assert "Gave up" in caplog.text


def test_one_go_ends_so_that_other_work_is_done(cast, story, monkeypatch, settings):
    settings.NEWSROOM_NOTICE_MAILS_AN_HOUR = 100
    monkeypatch.setattr(mailing, "AT_ONE_GO", 3)
    tell(cast, story, 5)
    due()
    assert [mailing.send_due(), mailing.send_due()] == [3, 2]


def test_the_worker_is_asked_once_however_often_the_clock_comes_round(cast, story):
    assert jobs.ask_for_mail() is False, "nothing is due"
    tell(cast, story)
    due()
    assert [jobs.ask_for_mail(), jobs.ask_for_mail()] == [True, False]


def test_the_daily_digest_waits_for_its_hour(cast, story):
    preferences.choose(cast.writer, {"mention": {"desk": True, "mail": "digest"}}, Every.DAY, 7)
    tell(cast, story)
    assert Notice.objects.get().mail_after > timezone.now()
    assert mailing.send_due() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(monkeypatch, settings):
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})
    settings.NEWSROOM_NOTICE_MAILS_AN_HOUR = 100
    cast = make_cast()
    story = stage.draft(cast)
    sent, both = [], threading.Barrier(2, timeout=20)

    def slowly(message):
        sent.append(message.extra_headers["Message-ID"])
        threading.Event().wait(0.05)

    monkeypatch.setattr(mailing.EmailMessage, "send", slowly)
    for person in (cast.writer, cast.section_editor, cast.managing_editor):
        for _ in range(4):
            notices.tell([person], "mention", story=story)
    due()

    def work():
        both.wait()
        for _ in range(8):
            mailing.send_due()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert len(sent) == len(set(sent)) == 12
    assert not Notice.objects.filter(mailed_at=None).exists()
