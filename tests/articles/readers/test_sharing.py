"""Links to people outside: who makes them, what they open, and when they are dead."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import permissions, signals
from articles.checks import share_days_fit
from articles.models import Article, Asks, ShareAnswer, ShareLink
from articles.readers import sharing
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from tests import stage

pytestmark = pytest.mark.django_db


def link_of(article, user, **wishes) -> ShareLink:
    revision = article.revisions.first()
    return sharing.make(article, revision, user, **{"label": "Pengacara", **wishes})


def token(link) -> str:
    return sharing.address(link).rstrip("/").rsplit("/", 1)[1]


# Who may


def test_editors_of_the_desk_may_and_nobody_else(cast):
    article = stage.draft(cast)
    allowed = {who for who, person in cast.people.items() if permissions.why_not_share(person, article) is None}
    assert allowed == {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_the_desk_closes_links_in_every_state_and_makes_none_to_what_was_taken_out(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    desk = {"section_editor", "managing_editor", "editor_in_chief"}
    shares = {who for who, person in cast.people.items() if permissions.why_not_share(person, story) is None}
    ends = {who for who, person in cast.people.items() if permissions.why_not_end_share(person, story) is None}
    assert shares == (set() if state in ("spiked", "withdrawn") else desk)
    assert ends == desk


def test_a_refused_link_leaves_no_trace(cast):
    article = stage.draft(cast)
    entries = Entry.objects.count()
    for person in (cast.writer, cast.other_writer, cast.other_section_editor, cast.photo_editor, cast.administrator):
        with pytest.raises(Refused):
            link_of(article, person)
    assert not ShareLink.objects.exists()
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("make", [stage.spiked, stage.withdrawn])
def test_a_story_taken_out_is_not_shared(cast, make):
    with pytest.raises(Refused):
        link_of(make(cast), cast.editor_in_chief)


# Making


def test_a_link_lives_as_long_as_the_newsroom_set(cast, settings):
    settings.NEWSROOM_SHARE_DAYS = 3
    link = link_of(stage.draft(cast), cast.section_editor)
    assert link.expires_at - link.made_at == pytest.approx(timedelta(days=3), abs=timedelta(minutes=1))


@pytest.mark.parametrize("days", [0, -1, 31, 400])
def test_a_life_that_is_too_short_or_too_long_is_refused(cast, days):
    with pytest.raises(Refused):
        link_of(stage.draft(cast), cast.section_editor, days=days)


def test_a_link_says_for_whom_it_is(cast):
    with pytest.raises(Refused):
        link_of(stage.draft(cast), cast.section_editor, label="  ")


def test_another_storys_revision_is_refused(cast):
    other = stage.draft(cast).revisions.get()
    with pytest.raises(Refused):
        sharing.make(stage.draft(cast), other, cast.section_editor, label="Pengacara")


def test_the_table_holds_no_token(cast):
    link = link_of(stage.draft(cast), cast.section_editor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM articles_sharelink t")
        assert token(link) not in cursor.fetchone()[0]
    assert token(link) not in "".join(str(entry.details) + entry.label for entry in Entry.objects.all())


def test_two_links_have_two_tokens(cast):
    article = stage.draft(cast)
    assert len({token(link_of(article, cast.section_editor)) for _ in range(5)}) == 5


def test_an_address_is_shown_again_after_the_key_was_rotated(cast, settings):
    link = link_of(stage.draft(cast), cast.section_editor)
    before = sharing.address(link)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert sharing.address(link) == before
    assert sharing.find(token(link)) == link


def test_an_address_of_a_lost_key_cannot_be_shown_but_still_opens(cast, settings):
    link = link_of(stage.draft(cast), cast.section_editor)
    kept = token(link)
    settings.SECRET_KEY = "another" * 10
    assert sharing.address(link) == ""
    assert sharing.find(kept) == link


def test_settings_that_no_link_could_have_stop_the_start(settings):
    assert share_days_fit(None) == []
    for days in (0, 31):
        settings.NEWSROOM_SHARE_DAYS = days
        assert [error.id for error in share_days_fit(None)] == ["articles.E001"]


def test_the_database_refuses_a_link_that_ends_before_it_begins(cast):
    link = link_of(stage.draft(cast), cast.section_editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareLink.objects.filter(pk=link.pk).update(expires_at=link.made_at - timedelta(seconds=1))


# Dying


def expired(link):
    ShareLink.objects.update(made_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())


def revoked(link):
    sharing.revoke(link, link.made_by)


def switched_off(link):
    type(link.made_by).objects.filter(pk=link.made_by_id).update(is_active=False)


def spiked(link):
    workflow.perform("spike", link.made_by, link.article)


def under_embargo(link):
    Article.objects.filter(pk=link.article_id).update(embargo_until=timezone.now() + timedelta(hours=1))


DEATHS = [expired, revoked, switched_off, spiked, under_embargo]


@pytest.mark.parametrize("kill", DEATHS)
def test_a_link_dies_and_says_why_to_the_desk(cast, kill):
    link = link_of(stage.submitted(cast), cast.section_editor)
    assert sharing.find(token(link)) == link
    assert sharing.why_dead(link) is None
    kill(link)
    assert sharing.find(token(link)) is None
    fresh = ShareLink.objects.get(pk=link.pk)
    assert sharing.why_dead(fresh)


def test_a_withdrawn_storys_links_die(cast):
    article = stage.published(cast)
    link = link_of(article, cast.section_editor)
    stage.withdraw(cast.editor_in_chief, article, Order(note="Ditarik.", ground="false"))
    assert sharing.find(token(link)) is None


def test_an_embargo_that_is_over_opens_the_link_again(cast):
    link = link_of(stage.draft(cast), cast.section_editor)
    Article.objects.update(embargo_until=timezone.now() - timedelta(seconds=1))
    assert sharing.find(token(link)) == link
    assert sharing.why_dead(ShareLink.objects.get()) is None


def test_any_token_costs_one_statement(cast, django_assert_num_queries):
    link = link_of(stage.draft(cast), cast.section_editor)
    kept = token(link)
    with django_assert_num_queries(1):
        sharing.find(kept)
    expired(link)
    for dead in (kept, "x" * 43, ""):
        with django_assert_num_queries(1):
            assert sharing.find(dead) is None


def test_revoking_is_for_the_desks_editors(cast):
    article = stage.draft(cast)
    link = link_of(article, cast.section_editor)
    for person in (cast.writer, cast.other_section_editor, cast.photo_editor, cast.administrator):
        with pytest.raises(Refused):
            sharing.revoke(link, person)
    assert sharing.find(token(link)) == link
    assert sharing.revoke(link, cast.managing_editor) is True
    assert sharing.revoke(ShareLink.objects.get(), cast.managing_editor) is False
    assert ShareLink.objects.get().revoked_by == cast.managing_editor


# What is said of it


def test_making_opening_answering_and_revoking_are_in_the_log(cast):
    link = link_of(stage.draft(cast, headline="Rahasia"), cast.section_editor, asks=Asks.COMMENT)
    sharing.count_view(link)
    sharing.count_view(link)
    sharing.answer(link, name="Bu Rina", comment="Periksa paragraf dua.")
    sharing.revoke(link, cast.editor_in_chief)
    entries = Entry.objects.filter(action__startswith="share.").order_by("pk")
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("share.made", cast.section_editor),
        ("share.opened", None),
        ("share.answered", None),
        ("share.revoked", cast.editor_in_chief),
    ]
    assert "paragraf dua" not in str([entry.details for entry in entries])


def test_views_are_counted(cast):
    link = link_of(stage.draft(cast), cast.section_editor)
    sharing.count_view(link)
    sharing.count_view(link)
    link.refresh_from_db()
    assert link.views == 2
    assert link.last_viewed_at is not None


def test_an_answer_is_told_to_the_floors_above_after_commit(cast, django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, **told):
        heard.append(told)

    signals.share_answered.connect(hear)
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.APPROVAL)
    with django_capture_on_commit_callbacks(execute=True):
        given = sharing.answer(link, name="Bu Rina", verdict="agrees")
        assert heard == []
    signals.share_answered.disconnect(hear)
    assert [(one["article"], one["link"], one["answer"]) for one in heard] == [(link.article, link, given)]


def test_an_outsiders_yes_approves_nothing(cast):
    article = stage.submitted(cast)
    link = link_of(article, cast.section_editor, asks=Asks.APPROVAL)
    sharing.answer(link, name="Bu Rina", verdict="agrees")
    article.refresh_from_db()
    assert article.status == "in_review"
    assert article.approved_revision is None
    assert not article.transitions.filter(move="approve").exists()


def test_a_link_that_asks_for_a_comment_takes_no_verdict(cast):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    assert sharing.answer(link, name="Bu Rina", comment="Baik.", verdict="agrees").verdict == ""


def test_a_link_that_asks_nothing_takes_no_answer(cast):
    link = link_of(stage.draft(cast), cast.section_editor)
    with pytest.raises(Refused):
        sharing.answer(link, name="Bu Rina", comment="Halo.")


def test_a_flood_of_answers_is_refused_and_later_taken_again(cast, monkeypatch):
    link = link_of(stage.draft(cast), cast.section_editor, asks=Asks.COMMENT)
    for n in range(sharing.A_WHILE):
        sharing.answer(link, name="Bu Rina", comment=str(n))
    with pytest.raises(Refused):
        sharing.answer(link, name="Bu Rina", comment="lagi")
    ShareAnswer.objects.update(at=timezone.now() - timedelta(hours=1))
    assert sharing.answer(link, name="Bu Rina", comment="lagi")
    monkeypatch.setattr(sharing, "IN_ALL", ShareAnswer.objects.count())
    ShareAnswer.objects.update(at=timezone.now() - timedelta(hours=1))
    with pytest.raises(Refused):
        sharing.answer(link, name="Bu Rina", comment="terlalu banyak")


def test_only_the_desk_can_make_the_mark_of_the_house():
    assert sharing.is_of_the_house(sharing.house_mark())
    for forged in ("", "desk", "desk:abc", sharing.house_mark()[:-1]):
        assert not sharing.is_of_the_house(forged)
