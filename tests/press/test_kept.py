"""Nobody changes or deletes what came in, what was done, or what readers were told: the database refuses."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles.checklist import exceptions, overrides
from articles.models import Correction, Withdrawal, WithdrawalRequest
from articles.models.checklist import ChildGround
from articles.readers import copied
from articles.text import copies
from articles.workflow import workflow
from articles.workflow.order import Order
from photos import leases
from photos.models import Lease, Photo
from press import cases, noting
from press.cases import Decision
from press.models import Case, CaseState, CaseStep, Copy, Evidence, Outcome, Unverified
from press.noting import Printed
from tests import emptied, stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

KEPT = ("press_case", "press_casestep", "articles_correction")


@pytest.fixture
def done(cast, case) -> Case:
    """A case with every kind of row, printed."""
    cases.decide(case, cast.section_editor, Decision(Outcome.GRANTED, "Keliru."))
    noting.give(case, cast.managing_editor, Printed("Kapasitasnya 5.000 ton."))
    return case


def refused(sql: str, *values) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError:
        return True
    return False


#: Tables that bear a case out, beside those whose rows `done` has.
BESIDE = (
    "press_evidence",
    "press_copy",
    "press_unverified",
    "articles_withdrawal",
    "articles_withdrawalrequest",
    "articles_pictureoverride",
    "articles_childexception",
    "articles_detachment",
    "photos_lease",
)


@pytest.mark.parametrize("table", [*KEPT, *BESIDE])
def test_sql_as_the_applications_own_role_empties_nothing(done, table):
    if table in KEPT:
        assert refused(f"DELETE FROM {table}")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        [(_table, trigger)] = emptied.refusals(cursor, table)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")  # the tests switch it off
    assert refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("press_case", "message = 'lain'"),
        ("press_case", "due_at = now() + interval '1 year'"),
        ("press_case", "sender_name = 'lain'"),
        ("press_casestep", "words = 'lain'"),
        ("press_casestep", "by_id = NULL"),
        ("articles_correction", "note = 'lain'"),
        ("articles_correction", "at = now()"),
        ("articles_correction", "apology = 'maaf'"),
    ],
)
def test_sql_changes_no_word(done, table, change):
    assert refused(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("model", [Case, CaseStep, Correction])
def test_the_orm_deletes_and_changes_nothing(done, model):
    row = model.objects.first()
    for verb in (row.delete, model.objects.all().delete, lambda: model.objects.update(id=row.pk + 1_000)):
        with pytest.raises(DatabaseError), transaction.atomic():
            verb()
    assert model.objects.filter(pk=row.pk).exists()


def test_the_admin_has_no_page_on_which_any_of_it_could_be_changed_or_deleted(done, story, cast, client):
    kept = (Case, CaseStep, Evidence, Copy, Unverified, Correction, Withdrawal, WithdrawalRequest)
    assert not [model for model in kept if admin.site.is_registered(model)]
    note = Correction.objects.get()
    for person in (cast.administrator, cast.editor_in_chief):
        client.force_login(person)
        for address in (
            f"/admin/articles/correction/{note.pk}/delete/",
            f"/admin/articles/article/{story.pk}/delete/",
        ):
            assert client.post(address, {"post": "yes"}).status_code in (403, 404), address
    assert Correction.objects.filter(pk=note.pk).exists()


def test_where_a_case_stands_may_move(done, cast):
    Case.objects.filter(pk=done.pk).update(owner=cast.writer, state=CaseState.CLOSED, late_told_at=timezone.now())
    done.refresh_from_db()
    assert done.owner == cast.writer


@pytest.mark.parametrize("model", [Evidence, Copy])
def test_evidence_and_copies_are_kept_too(done, cast, model, story):
    made = {"file": "cases/x.pdf", "name": "x.pdf", "media_type": "application/pdf", "size": 1, "checksum": "0"}
    told = {"note": Correction.objects.get(), "article": stage.draft(cast)}
    row = model.objects.create(case=done, **(made if model is Evidence else told))
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_a_note_that_is_still_to_come_goes_with_its_edition(cast, story):
    note = Correction.objects.create(article=story, note="Nanti.", at=timezone.now() + timedelta(hours=1))
    note.delete()
    assert not Correction.objects.exists()


def test_of_a_withdrawal_only_its_lifting_and_its_headline_may_change(cast):
    story = stage.withdrawn(cast)
    Withdrawal.objects.update(headline_withheld=True, lifted_at=timezone.now())
    for change in ("reason = 'lain'", "ground = 'sara'", "at = now()"):
        assert refused(f"UPDATE articles_withdrawal SET {change}")
    assert refused("DELETE FROM articles_withdrawal WHERE article_id = %s", story.pk)


def test_who_asked_for_a_withdrawal_and_why_is_kept_and_answered_once(cast, story):
    workflow.perform("ask_withdrawal", cast.managing_editor, story, Order(note="Keliru.", ground="false"))
    for change in ("reason = 'lain'", "ground = 'sara'", f"asked_by_id = {cast.writer.pk}"):
        assert refused(f"UPDATE articles_withdrawalrequest SET {change}"), change
    assert refused("DELETE FROM articles_withdrawalrequest")
    workflow.perform("withdraw", cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert refused(f"UPDATE articles_withdrawalrequest SET answered_by_id = {cast.writer.pk}")


def gone_at_commit(sql: str, *values) -> bool:
    """True if the database lets a transaction with this statement end."""
    return not refused(f"SET CONSTRAINTS ALL DEFERRED; {sql}; SET CONSTRAINTS ALL IMMEDIATE", *values)


def test_what_was_said_of_a_picture_is_kept_until_the_picture_goes(cast):
    photo = PhotoFactory()
    lease = leases.give(photo, cast.photo_editor, "allow", None, None, "Surel dari Ani, 3 Mei")
    for change in ("note = 'lain'", "kind = 'deny'", "ends_at = now()", f"by_id = {cast.writer.pk}"):
        assert refused(f"UPDATE photos_lease SET {change}"), change
    assert not gone_at_commit("DELETE FROM photos_lease WHERE id = %s", lease.pk)
    Photo.objects.get(pk=photo.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert not Lease.objects.exists()


def test_who_answered_for_what_may_end_it_and_nothing_else(cast):
    photo = PhotoFactory(credit="")
    story = stage.submitted(cast, lead_photo=photo)
    overrides.give(story, cast.managing_editor, photo.pk, "Ditanyakan kepada Humas.")
    exceptions.give(story, cast.section_editor, ChildGround.NO_CHILD, "Bukan anak.", None)
    new = copies.copy(source := stage.published(cast), cast.writer)
    stage.withdraw(cast.editor_in_chief, source, Order(note="Keliru.", ground="false"))
    copied.detach(new, cast.managing_editor, "Ditulis ulang.", 1)
    for table in ("articles_pictureoverride", "articles_childexception", "articles_detachment"):
        for change in ("words = 'lain'", f"by_id = {cast.writer.pk}", "article_id = article_id + 1"):
            assert refused(f"UPDATE {table} SET {change}"), (table, change)
        assert not gone_at_commit(f"DELETE FROM {table}"), table
        assert not refused(f"UPDATE {table} SET ended_at = now(), ended_by_id = by_id"), table
        assert refused(f"UPDATE {table} SET ended_at = NULL"), table


def test_no_story_with_a_case_can_be_deleted(done, story):
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        story.delete()
