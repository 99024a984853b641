"""The demo newsroom, loaded once and looked at from all sides."""

import os
import re
from urllib.parse import urlsplit

import pytest
from django.conf import global_settings
from django.db import connection, transaction
from django.test import Client

from articles import permissions
from articles.models import Article, Correction, Edition
from articles.text import classes
from articles.workflow import workflow
from articles.workflow.status import Status
from desk.models import Note, Notice
from desk.notes import passages
from desk.notes.passages import Passage
from exchange.models import WireItem, WirePicture, WireUse
from exchange.wires import taking
from fronts import bars, revisions
from fronts import permissions as fronts
from fronts.arrangement import read
from fronts.layouts import LAYOUTS
from fronts.models import FrontRevision
from people.models import Author, User
from press.models import Case
from public.models import Page
from sections.models import Section

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.django_db,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="would load the demo into the database that is named"),
]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, demo, named):
    """What the loader told; the database is a copy of the one it filled. What is done there is undone at the end."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = named.database
        try:
            with transaction.atomic():
                yield demo.told | {"story": urlsplit(demo.told["story"]).path}
                transaction.set_rollback(True)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual


def test_readers_have_sixty_stories_or_more(loaded):
    assert Edition.objects.live().count() >= 60


def test_every_section_has_live_stories(loaded):
    for section in Section.objects.all():
        assert Edition.objects.live().filter(section=section).count() >= 5, section


@pytest.mark.parametrize("status", Status)
def test_there_is_a_story_in_every_state(loaded, status):
    assert Article.objects.filter(status=status).exists()


def test_a_live_story_has_all_its_parts(loaded):
    for edition in Edition.objects.live():
        assert edition.standfirst, edition
        assert edition.dateline, edition
        assert edition.tags.exists(), edition
        is_ours = classes.of(edition.content_class).is_ours
        signed = {"writer", "editor"} if is_ours else set()  # what is not ours names its client in their place
        assert {*edition.bylines.values_list("role", flat=True)} == signed, edition
        assert bool(edition.client) is not is_ours, edition
        assert edition.lead_photo.alt, edition
        assert edition.lead_photo.credit, edition


def test_nobody_approved_their_own_story(loaded):
    for edition in Edition.objects.select_related("article"):
        assert permissions.why_not_four_eyes(edition.approved_by, edition.article) is None, edition


def test_a_live_story_has_a_change_waiting_and_another_was_corrected(loaded):
    waiting = Article.objects.get(headline__startswith="Harga TBS")
    assert waiting.status == Status.IN_REVIEW
    assert Edition.objects.live().filter(article=waiting).exists()
    assert Edition.objects.live().filter(change="correction").count() == 1


def test_a_story_waits_for_the_lawyer_who_sees_no_other(loaded):
    lawyer = User.objects.get(roles__codename="legal")
    (waiting,) = permissions.visible_to(lawyer)
    assert list(permissions.reviewable_by(lawyer)) == [waiting]
    assert waiting.review_step.name == "Hukum"
    assert waiting.approvals.get().by != lawyer


def test_there_is_one_login_for_each_role_and_it_opens_the_desk(loaded, settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    roles = [login["role"] for login in loaded["logins"]]
    assert sorted(roles) == [
        "administrator", "editor_in_chief", "legal", "managing_editor", "photo_editor", "section_editor", "writer",
    ]  # fmt: skip
    for login in loaded["logins"]:
        assert Client().login(username=login["username"], password=login["password"])
        assert User.objects.get(username=login["username"]).roles.get().codename == login["role"]


def test_passwords_are_long_and_differ(loaded):
    passwords = {login["password"] for login in loaded["logins"]}
    assert len(passwords) == 7
    assert min(map(len, passwords)) >= 12


def test_the_section_editor_has_work_waiting(loaded):
    login = next(login for login in loaded["logins"] if login["role"] == "section_editor")
    editor = User.objects.get(username=login["username"])
    waiting = permissions.visible_to(editor).filter(status=Status.IN_REVIEW)
    answers = [workflow.ask(workflow.MOVES["approve"], editor, article) for article in waiting]
    assert any(answer.allowed for answer in answers)


def test_the_shown_story_is_a_live_story_s_address(loaded):
    assert any(edition.get_absolute_url() == loaded["story"] for edition in Edition.objects.live())


def test_the_home_page_has_a_lead_and_the_menu_an_about_page(loaded):
    home = read(revisions.live(None).layout)
    assert {container.layout for container in home} == set(LAYOUTS), "every container is in use"
    page = Client().get("/").content.decode()
    lead = next(container for container in home if container.layout == "lead")
    assert Edition.objects.live().get(article=lead.cards[0].article).headline in page
    assert FrontRevision.objects.waiting().filter(front__section=None).count() == 1
    assert bars.standing()
    assert fronts.why_not_arrange(User.objects.get(username="ratna"), None) is None
    assert Page.objects.filter(in_menu=True, title="About Us").exists()


def test_every_writer_has_a_portrait(loaded):
    for author in Author.objects.filter(user__roles__codename="writer"):
        assert author.portrait, author


def test_people_talk_about_a_story_in_review_and_the_words_they_mean_are_there(loaded):
    marked = Note.objects.exclude(exact="").get()
    assert passages.stands(Passage(marked.exact), passages.bare_text(marked.article))
    assert marked.replies.exists()
    assert Note.objects.threads().exclude(resolved_at=None).exists()
    assert Notice.objects.filter(kind="mention").exists()


def test_the_wire_has_an_update_an_embargo_a_cancellation_and_something_taken(loaded):
    newest = WireItem.objects.newest()
    assert newest.count() == 8
    assert newest.filter(state="canceled", reason__contains="Narasumber keliru").exists()
    assert newest.filter(embargo_until__isnull=False).exists()
    use = WireUse.objects.get()
    assert taking.changed(use, taking.newest(use))
    assert use.article.status == Status.DRAFT
    assert WirePicture.objects.get().state == "here"


def test_the_loader_says_what_it_does(demo):
    assert re.search(r"\b74 stories\b", demo.said_first)


def test_the_register_holds_notes_of_several_kinds_and_a_case_still_runs(loaded):
    kinds = set(Correction.objects.posted().values_list("kind", flat=True))
    assert {"correction", "reply", "withdrawal"} <= kinds
    assert sorted(Case.objects.values_list("state", flat=True)) == ["closed", "decided", "open"]
    page = Client().get("/koreksi/").content.decode()
    for words in ("46 zona", "Hotel Grha Cikapundung", "Tiga BPR di Jawa Timur"):
        assert words in page
    assert Correction.objects.get(kind="reply").apology
