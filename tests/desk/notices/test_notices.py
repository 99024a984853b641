"""Who is told of what, and what the bell counts."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from desk.models import Every, Mail, Notice, NoticeSettings
from desk.notices import kinds, notices, preferences
from desk.notices.kinds import KINDS
from tests import stage
from tests.factories import UserFactory


def listed(user) -> list[Notice]:
    return notices.in_sight(user, notices.mine(user), 100)


def told() -> set[str]:
    return {notice.user.username for notice in Notice.objects.all()}


def test_those_named_are_told_each_once_with_the_way_to_the_story(cast):
    story = stage.draft(cast)
    made = notices.tell(
        [cast.writer, cast.writer.pk, None], "changes_requested", story=story, actor=cast.section_editor
    )
    assert [notice.user for notice in made] == [cast.writer]
    assert made[0].url == f"/admin/articles/article/{story.pk}/change/"
    assert notices.sentence(made[0]) == f"{cast.section_editor} asked for changes to “{story.headline}”"


def test_nobody_is_told_of_what_they_did_themselves(cast):
    assert notices.tell([cast.writer], "published", story=stage.draft(cast), actor=cast.writer) == []


def test_nobody_is_told_of_a_story_they_may_not_see(cast):
    notices.tell(cast.people.values(), "mention", story=stage.draft(cast))
    assert told() == {"wati", "sari", "mira", "pemred"}


def test_accounts_without_a_part_or_switched_off_are_told_of_nothing(cast):
    roleless, off = UserFactory(), UserFactory(roles=["writer"], is_active=False)
    notices.tell([roleless, off, cast.writer], "assignment_given", title="Liput rapat")
    assert told() == {"wati"}


def test_a_kind_that_does_not_exist_is_an_error_and_not_a_silence(cast):
    with pytest.raises(KeyError):
        notices.tell([cast.writer], "nothing_known", story=stage.draft(cast))


def test_leaders_are_spared_each_submission_unless_they_ask_for_it(cast):
    story = stage.draft(cast)
    notices.tell([cast.section_editor, cast.managing_editor], "submitted", story=story, actor=cast.writer)
    assert told() == {"sari"}
    preferences.choose(cast.managing_editor, {"submitted": {"desk": True, "mail": "never"}}, Every.DAY, 7)
    notices.tell([cast.managing_editor], "submitted", story=story, actor=cast.writer)
    assert told() == {"sari", "mira"}


def test_who_wants_a_kind_in_no_way_gets_no_row_and_who_wants_mail_alone_sees_nothing_on_the_desk(cast):
    story = stage.draft(cast)
    preferences.choose(cast.writer, {"published": {"desk": False, "mail": "never"}}, Every.DAY, 7)
    notices.tell([cast.writer], "published", story=story)
    assert not Notice.objects.exists()
    preferences.choose(cast.writer, {"published": {"desk": False, "mail": "now"}}, Every.DAY, 7)
    notices.tell([cast.writer], "published", story=story)
    assert Notice.objects.get().mail == Mail.NOW
    assert notices.unseen_ids(cast.writer) == []


def test_whoever_loses_sight_of_a_story_no_longer_finds_its_notices(cast):
    story = stage.submitted(cast)
    Notice.objects.all().delete()
    notices.tell([cast.section_editor, cast.writer], "mention", story=story)
    notices.tell([cast.section_editor], "assignment_given", title="Liput rapat")
    stage.save(story, cast.managing_editor, section=cast.other_section)
    assert [notice.kind for notice in listed(cast.section_editor)] == ["assignment_given"]
    assert len(notices.unseen_ids(cast.section_editor)) == 1
    assert len(notices.unseen_ids(cast.writer)) == 1
    stage.save(story, cast.managing_editor, section=cast.section)
    fresh = type(cast.section_editor).objects.get(pk=cast.section_editor.pk)
    assert len(notices.unseen_ids(fresh)) == 2


def test_what_is_listed_is_what_the_rule_says_for_the_whole_cast(cast):
    stories = [make(cast) for make in stage.IN_EVERY_STATE.values()]
    stories.append(stage.draft(cast, section=cast.other_section, created_by=cast.other_writer))
    Notice.objects.all().delete()
    for person in cast.people.values():
        for story in stories:
            Notice.objects.create(user=person, kind="note", article=story, url="/")
    for who, person in cast.people.items():
        allowed = {story.pk for story in stories if not notices.permissions.why_not_view(person, story)}
        assert {notice.article_id for notice in listed(person)} == allowed, who


def test_the_bell_counts_no_further_than_it_shows(cast, django_assert_num_queries):
    rows = [Notice(user=cast.writer, kind="assignment_given", url="/") for _ in range(150)]
    Notice.objects.bulk_create(rows)
    notices.unseen_ids(cast.writer)  # rights and review steps are read once for the request
    with django_assert_num_queries(1):
        count = len(notices.unseen_ids(cast.writer))
    assert notices.shown(count) == "99+"
    assert notices.shown(7) == "7"


def test_what_is_out_of_sight_takes_no_place_in_the_count_or_the_list(cast):
    here, there = stage.draft(cast), stage.draft(cast, section=cast.other_section)
    Notice.objects.all().delete()
    old = Notice.objects.create(user=cast.section_editor, kind="note", article=here, url="/")
    for _ in range(25):
        Notice.objects.create(user=cast.section_editor, kind="note", article=there, url="/")
    assert notices.in_sight(cast.section_editor, notices.mine(cast.section_editor), 10) == [old]
    assert notices.unseen_ids(cast.section_editor) == [old.pk]


def test_seeing_leaves_other_peoples_notices_alone(cast):
    notices.tell([cast.writer, cast.other_writer], "assignment_given", title="Liput rapat")
    assert notices.see(cast.writer) == 1
    assert len(notices.unseen_ids(cast.other_writer)) == 1


def test_a_sentence_is_in_the_language_of_whoever_reads_it_and_breaks_on_nothing(cast):
    notice = Notice(user=cast.writer, kind="step", article=stage.draft(cast, headline="Naik 5 %"), words={})
    assert notices.sentence(notice) == "“Naik 5 %” waits for your review: "
    assert notices.sentence(Notice(kind="of_an_older_version")) == "of_an_older_version"
    with translation.override("id"):
        assert notices.sentence(notice)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_whole_sentence_with_and_without_an_actor(kind):
    words = {"story": "Judul", "actor": "Sari", "step": "Hukum", "title": "Rapat"}
    for told_with in (words, words | {"actor": ""}):
        sentence = kinds.sentence(kind.name, told_with)
        assert "%" not in sentence
        assert "Judul" in sentence or "Rapat" in sentence


def test_read_notices_are_dropped_after_ninety_days_and_unread_ones_stay(cast):
    def made(**fields):
        return Notice.objects.create(user=cast.writer, kind="note", url="/", **fields)

    long_ago, lately = timezone.now() - timedelta(days=91), timezone.now() - timedelta(days=89)
    made(seen_at=long_ago)
    made(in_desk=False, mail=Mail.NOW, mail_after=long_ago, mailed_at=long_ago)
    kept = [
        made(seen_at=lately),
        made(),
        made(seen_at=long_ago, mail=Mail.DIGEST, mail_after=timezone.now()),
        made(in_desk=False, mail=Mail.NOW, mail_after=lately, mailed_at=lately),
    ]
    assert notices.done_with(timezone.now()).delete()[0] == 2
    assert set(Notice.objects.all()) == set(kept)


def test_telling_many_people_takes_as_many_statements_as_telling_two(cast, django_assert_num_queries):
    story = stage.draft(cast)
    many = [UserFactory(roles=["section_editor"], desks=[cast.section]) for _ in range(12)]
    for people in (many[:2], many):
        with django_assert_num_queries(4):
            notices.tell(people, "mention", story=story, actor=cast.writer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("every", "hour", "zone", "now", "then"),
    [
        (Every.HOUR, 7, "Asia/Jakarta", "2026-11-23T08:20+07:00", "2026-11-23T09:00+07:00"),
        (Every.DAY, 7, "Asia/Jakarta", "2026-11-23T06:59+07:00", "2026-11-23T07:00+07:00"),
        (Every.DAY, 7, "Asia/Jakarta", "2026-11-23T07:00+07:00", "2026-11-24T07:00+07:00"),
        (Every.DAY, 7, "Asia/Jayapura", "2026-11-23T06:00+07:00", "2026-11-24T07:00+09:00"),
        (Every.DAY, 23, "Asia/Makassar", "2026-12-31T23:30+08:00", "2027-01-01T23:00+08:00"),
    ],
)
def test_the_digest_comes_at_its_hour_in_its_persons_zone(every, hour, zone, now, then):
    person = UserFactory(time_zone=zone)
    chosen = NoticeSettings(user=person, digest=every, digest_hour=hour)
    parse = timezone.datetime.fromisoformat
    assert preferences.next_digest(chosen, person, parse(now)) == parse(then)


def test_what_waits_for_a_digest_moves_to_its_new_hour(cast):
    notices.tell([cast.writer], "published", story=stage.draft(cast))
    preferences.choose(cast.writer, {}, Every.HOUR, 7)
    assert Notice.objects.get().mail_after <= timezone.now() + timedelta(hours=1)
