"""Nobody approves words they wrote: who counts as a writer of a text, and who only edited its copy."""

import pytest

from articles import permissions
from articles.models import Article
from articles.models.revision import Origin
from articles.refusals import Refused
from articles.text import drafts, revisions
from articles.workflow import workflow
from tests import stage

pytestmark = pytest.mark.django_db

BODY = "<p>Petani di Takalar memanen 12 ton rumput laut. “Kami lega,” kata Sitti Aminah.</p><p>Harga naik.</p>"
#: A story in each state in which its text can be saved, before anyone but its writer touched it.
HANDS = {"draft": stage.draft, "in_review": stage.submitted, "published": stage.published}


def why_not(user, article) -> str:
    return str(permissions.why_not_four_eyes(user, article) or "")


def assert_both_faces_agree(cast, article) -> None:
    """The reason, the list of writers and the queryset say the same of everyone."""
    for person in cast.people.values():
        wrote = permissions.why_not_four_eyes(person, article) is not None
        assert (person.pk in permissions.writers(article)) is wrote
        assert Article.objects.filter(permissions.written_by(person), pk=article.pk).exists() is wrote


@pytest.mark.parametrize("state", HANDS)
@pytest.mark.parametrize(
    "changes",
    [
        {
            "headline": "Panen di Takalar lebih awal, harga tinggi",
            "standfirst": "Semua baru " * 9,
            "body": "<p>Lain.</p>",
        },
        {"body": BODY.replace("12 ton", "21 ton")},
        {"body": BODY.replace("Sitti Aminah", "Sitti Hajar")},
        {"body": BODY.replace("Kami lega", "Kami cemas")},
        {"body": BODY.replace("Harga naik", "Harga tidak naik")},
    ],
    ids=["rewritten", "number", "name", "quotation", "negation"],
)
def test_whoever_changes_what_a_text_says_is_a_writer_of_it_wherever_it_was_saved(cast, state, changes):
    article = HANDS[state](cast, body=BODY)
    stage.save(article, cast.section_editor, **changes)
    assert "Another editor must approve it." in why_not(cast.section_editor, article)
    assert_both_faces_agree(cast, article)


@pytest.mark.parametrize("state", HANDS)
@pytest.mark.parametrize(
    "changes",
    [
        {"body": BODY.replace("Harga naik", "Harga terus naik")},
        {"slug": "panen-takalar"},
        {"dateline": "Takalar"},
        {"lead_photo": None, "lead_caption": ""},
        {"body": "".join(reversed(BODY.replace("</p><p>", "</p>|<p>").split("|")))},
    ],
    ids=["a word", "slug", "place", "photo", "order"],
)
def test_copy_editing_makes_nobody_a_writer_wherever_it_was_saved(cast, state, changes):
    article = HANDS[state](cast, body=BODY)
    stage.save(article, cast.section_editor, **changes)
    assert why_not(cast.section_editor, article) == ""
    assert_both_faces_agree(cast, article)


def test_an_editor_who_mends_tags_and_adds_a_colleagues_byline_to_a_draft_may_approve_it(cast):
    article = stage.draft(cast)
    own, other = ({"author": who.author.pk, "role": "writer"} for who in (cast.writer, cast.other_writer))
    assert stage.save(article, cast.section_editor, tags=["panen"], bylines=[own, other])
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == "approved"
    assert why_not(cast.other_writer, article)


def test_an_editor_who_rewrites_in_review_may_not_approve_it_alone(cast):
    article = stage.submitted(cast)
    stage.save(
        article, cast.section_editor, headline="Lain", standfirst="Lain sama sekali.", body="<p>Berbeda.</p>" * 9
    )
    with pytest.raises(Refused, match="Another editor must approve it"):
        workflow.perform("approve", cast.section_editor, article)
    assert article not in permissions.reviewable_by(cast.section_editor)
    workflow.perform("approve", cast.managing_editor, article)


def test_many_small_changes_add_up(cast, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 6
    article = stage.submitted(cast)
    told = []
    for words in ("satu per satu", "mulai dari awal", "hingga ke akhir"):
        stage.save(
            article, cast.section_editor, body=article.body + f"<p>begitu {words.replace('satu', 'semua')}</p>"
        )
        told.append(why_not(cast.section_editor, article))
    assert told[0] == ""
    assert told[1:] == [
        f"You changed {words} words here; up to 6 are copy-editing. Another editor must approve it."
        for words in (8, 12)
    ]
    assert_both_faces_agree(cast, article)


def test_other_peoples_changes_do_not_add_to_ones_own(cast, settings):
    settings.NEWSROOM_COPY_EDIT_WORDS = 5
    article = stage.submitted(cast)
    for person in (cast.section_editor, cast.managing_editor):
        stage.save(article, person, body=article.body + "<p>begitu pula di sana</p>")
    assert why_not(cast.section_editor, article) == why_not(cast.managing_editor, article) == ""


def test_the_reason_names_what_was_changed(cast):
    article = stage.submitted(cast, body=BODY)
    stage.save(article, cast.section_editor, body=BODY.replace("12 ton", "21 ton"))
    assert why_not(cast.section_editor, article) == (
        "You changed 21 and 12 here, which is more than copy-editing. Another editor must approve it."
    )


def test_a_text_brought_back_and_a_desk_changed_are_nobodys_writing(cast):
    article = stage.submitted(cast, body=BODY)
    stage.save(article, cast.managing_editor, body="<p>Semua lain: 99 ton.</p>")
    drafts.restore(article.pk, 1, cast.section_editor, article.version)
    article.refresh_from_db()
    restored = article.revisions.first()
    assert (restored.origin, restored.words_changed, restored.facts) == (Origin.RESTORE, 0, [])
    assert why_not(cast.section_editor, article) == ""
    assert why_not(cast.managing_editor, article)


def test_a_save_kept_from_before_words_were_counted_still_counts(cast):
    article = stage.submitted(cast)
    stage.copy_edit(article, cast.section_editor)
    article.revisions.filter(created_by=cast.section_editor).update(with_writer=True, words_changed=0)
    assert why_not(cast.section_editor, article) == "You wrote this text. Another editor must approve it."
    assert_both_faces_agree(cast, article)


def test_a_house_that_asks_for_no_four_eyes_gets_none(cast, settings):
    settings.NEWSROOM_FOUR_EYES = False
    article = stage.submitted(cast)
    assert permissions.why_not_four_eyes(cast.writer, article) is None


def test_the_first_save_is_its_beginners_and_no_change(cast):
    first = revisions.latest(stage.draft(cast))
    assert (first.words_changed, first.facts) == (0, [])
    assert permissions.why_not_four_eyes(cast.writer, first.article)
