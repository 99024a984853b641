"""What came of a form that was sent is told once, in one place."""

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from articles.admin.writing import outcomes
from articles.admin.writing.outcomes import Moved, NotAllowed, Outcome, Saved
from articles.admin.writing.pages import SAVED_FORMS
from articles.text import revisions
from articles.workflow import workflow
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer():
    """`answer(user, outcome)`: the answer, what is told on the next page, and the forms the browser may forget."""

    def give(user, outcome):
        request = RequestFactory().post("/")
        request.user, request.session = user, {}
        request._messages = CookieStorage(request)
        response = outcomes.answer(request, outcome)
        told = [str(message) for message in messages.get_messages(request)]
        return response, told, request.session.get(SAVED_FORMS, [])

    return give


def test_a_save_leads_back_to_the_story_and_tells_what_was_saved(cast, answer, address):
    article = stage.draft(cast)
    said = outcomes.said_of_save(revisions.latest(article), new=False, held=False)
    response, told, _forms = answer(cast.writer, Saved(article=article, said=said))
    assert (response.status_code, response.url) == (302, address("change", article.pk))
    assert told == ["Saved as revision 1."]


def test_whoever_gave_the_story_away_reads_on(cast, answer, address):
    article = stage.submitted(cast)
    response, _told, _forms = answer(cast.section_editor, Moved(article=article, reads_on=True))
    assert response.url == address("change", article.pk) + "?read"


def test_whoever_sees_the_story_no_more_is_led_to_the_list(cast, answer, address):
    article = stage.draft(cast)
    response, told, _forms = answer(cast.other_section_editor, Saved(article=article))
    assert response.url == address("changelist")
    assert told == [f"“{article.headline}” is with others now."]


def test_the_browser_may_forget_at_most_ten_forms(cast, answer):
    article = stage.draft(cast)
    keys = tuple(f"form-{n}" for n in range(12))
    _response, _told, forms = answer(cast.writer, Saved(article=article, finished=keys))
    assert forms == list(keys[2:])


def test_a_refusal_says_why(cast, answer):
    refused = NotAllowed(article=stage.draft(cast), reasons=["Not you."])
    response, _told, _forms = answer(cast.writer, refused)
    assert response.status_code == 403
    assert "Not you." in response.render().content.decode()


def test_an_outcome_of_no_kind_is_an_error(cast, answer):
    with pytest.raises(TypeError, match="No answer"):
        answer(cast.writer, Outcome(article=stage.draft(cast)))


@pytest.mark.parametrize(
    ("new", "held", "told"),
    [
        (True, False, "Saved as a draft. Only you and the desk's editors can see it."),
        (False, True, "The embargo is saved. The text has not changed."),
        (False, False, "Nothing has changed, so nothing was saved."),
    ],
)
def test_what_is_said_of_a_save_without_a_revision(new, held, told):
    assert [sentence for _level, sentence in outcomes.said_of_save(None, new=new, held=held)] == [told]


def test_who_changed_an_approved_text_is_told_what_it_costs(cast):
    article = stage.approved(cast)
    revision = stage.save(article, cast.section_editor, headline="Lain")
    told = [sentence for _level, sentence in outcomes.said_of_save(revision, new=False, held=False)]
    assert told[0] == f"Saved as revision {revision.number}."
    assert told[1] == str(workflow.MOVES["reopen"].tells_saver)
