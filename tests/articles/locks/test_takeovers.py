"""Taking a story from someone: their words first, then the lock, the log and the news of it."""

import uuid

import pytest

from articles import signals
from articles.locks import locks, takeovers
from articles.locks.locks import OpenPage
from articles.models import Autosave, Takeover
from articles.models.revision import Origin
from articles.refusals import Refused, Stale
from articles.text import autosaves
from audit.models import Entry
from tests import stage

pytestmark = pytest.mark.django_db


def open_page(user, session=None):
    return OpenPage(user, locks.digest(session or user.username), uuid.uuid4())


@pytest.fixture
def writing(cast, filled):
    """`writing(article, user, **typed)`: that person holds the lock and has typed this."""

    def sit_down(article, user, **typed):
        here = open_page(user)
        assert locks.is_mine(locks.take(article, here), here)
        if typed:
            data = filled(article, **typed)
            fields = {name: value if isinstance(value, list) else [str(value)] for name, value in data.items()}
            autosaves.keep(user, here.key, article, article.version, fields)
        return here

    return sit_down


@pytest.mark.parametrize("who", ["section_editor", "managing_editor", "editor_in_chief"])
def test_the_desks_editors_and_above_take_a_story(cast, writing, who):
    article = stage.draft(cast)
    writing(article, cast.writer)
    taker = open_page(cast.people[who])
    assert takeovers.take_over(article.pk, taker, cast.writer.pk).owner == cast.writer
    assert locks.is_mine(locks.holder(article), taker)


@pytest.mark.parametrize(
    "who", ["other_writer", "other_section_editor", "photo_editor", "administrator", "co_writer"]
)
def test_strangers_and_co_writers_do_not(cast, writing, who):
    article = stage.draft(cast)
    if who == "co_writer":
        article.bylines.create(author=cast.other_writer.author, role="writer")
    owner = writing(article, cast.section_editor)
    person = cast.other_writer if who == "co_writer" else cast.people[who]
    with pytest.raises(Refused):
        takeovers.take_over(article.pk, open_page(person), cast.section_editor.pk)
    assert locks.is_mine(locks.holder(article), owner)
    assert not Takeover.objects.exists()
    assert not Entry.objects.filter(action="story.lock_broken").exists()


def test_what_the_owner_had_typed_becomes_a_revision_of_theirs(cast, writing):
    article = stage.draft(cast, headline="Lama")
    writing(article, cast.writer, headline="Belum disimpan penulis", tags="garam, baru")
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    kept = article.revisions.first()
    assert (kept.created_by, kept.origin) == (cast.writer, Origin.BROKEN)
    assert (kept.fields["headline"], kept.fields["tags"]) == ("Belum disimpan penulis", ["baru", "garam"])
    article.refresh_from_db()
    assert article.headline == "Belum disimpan penulis"
    assert not Autosave.objects.exists()


def test_what_cannot_be_saved_in_its_field_is_kept_beside_it(cast, writing):
    article = stage.draft(cast, headline="Judul tersimpan")
    typed = {"headline": " ", "standfirst": "Ringkasan baru.", "video_url": "bukan alamat", "section": "999999"}
    writing(article, cast.writer, **typed)
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    kept = article.revisions.first()
    assert kept.fields["headline"] == "Judul tersimpan"
    assert kept.fields["standfirst"] == "Ringkasan baru."
    assert kept.fields["section"] == cast.section.pk
    assert "bukan alamat" in kept.note
    assert Autosave.objects.get().fields["video_url"] == ["bukan alamat"]


def test_words_that_began_from_an_older_text_undo_nothing(cast, writing):
    article = stage.draft(cast, headline="Lama")
    writing(article, cast.writer, headline="Ketikan penulis")
    stage.save(article, cast.section_editor, headline="Disimpan redaktur")
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    article.refresh_from_db()
    assert article.headline == "Disimpan redaktur"
    assert Autosave.objects.get().fields["headline"] == ["Ketikan penulis"]


def test_an_old_draft_of_the_owners_that_is_not_open_stays_where_it_is(cast, writing, filled):
    article = stage.draft(cast, headline="Lama")
    autosaves.keep(cast.writer, uuid.uuid4(), article, article.version, {"headline": ["Coretan bulan lalu"]})
    writing(article, cast.writer)
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    article.refresh_from_db()
    assert article.headline == "Lama"
    assert Autosave.objects.exists()


def test_every_form_that_was_open_is_stale_even_if_nothing_was_typed(cast, writing):
    article = stage.draft(cast)
    writing(article, cast.writer)
    opened = article.version
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    article.refresh_from_db()
    assert article.version > opened
    assert takeovers.since(article, cast.writer, opened).by == cast.section_editor
    assert takeovers.since(article, cast.writer, article.version) is None
    assert takeovers.since(article, cast.managing_editor, opened) is None


def test_it_stands_in_the_log_without_a_word_of_the_story(cast, writing):
    article = stage.draft(cast, headline="Judul")
    writing(article, cast.writer, body="<p>Kalimat rahasia.</p>")
    takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    entry = Entry.objects.get(action="story.lock_broken")
    assert (entry.actor, entry.object_id, entry.details["owner"]) == (cast.section_editor, article.pk, "wati")
    assert "rahasia" not in repr(entry.details) + entry.note


def test_the_floors_above_hear_of_it_after_the_commit(cast, writing, django_capture_on_commit_callbacks):
    article = stage.draft(cast)
    writing(article, cast.writer)
    heard = []

    def hear(sender, article, takeover, **kwargs):
        heard.append((takeover.owner, takeover.by))

    signals.lock_broken.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    finally:
        signals.lock_broken.disconnect(hear)
    assert heard == [(cast.writer, cast.section_editor)]


def test_one_takes_ones_own_story_along_to_another_browser(cast, writing):
    article = stage.draft(cast)
    writing(article, cast.writer, headline="Diketik di kantor")
    phone = open_page(cast.writer, "telepon")
    taken = takeovers.take_over(article.pk, phone, cast.writer.pk)
    assert (taken.owner, taken.by) == (cast.writer, cast.writer)
    assert locks.is_mine(locks.holder(article), phone)
    article.refresh_from_db()
    assert article.headline == "Diketik di kantor"


def test_a_story_that_someone_else_took_meanwhile_is_not_taken_from_them(cast, writing):
    article = stage.draft(cast)
    writing(article, cast.managing_editor)
    with pytest.raises(Stale):
        takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
    assert locks.holder(article).user == cast.managing_editor


def test_a_free_story_is_simply_opened(cast):
    article = stage.draft(cast)
    here = open_page(cast.section_editor)
    before = article.version
    assert takeovers.take_over(article.pk, here, cast.writer.pk) is None
    article.refresh_from_db()
    assert article.version == before
    assert locks.is_mine(locks.holder(article), here)


def test_a_story_that_may_not_be_edited_is_taken_by_nobody(cast):
    article = stage.scheduled(cast)
    with pytest.raises(Refused):
        takeovers.take_over(article.pk, open_page(cast.section_editor), cast.writer.pk)
