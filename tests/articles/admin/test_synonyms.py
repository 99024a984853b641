"""Editors say which words mean the same; the log tells who did, and search follows at once."""

import pytest
from django.urls import reverse

from articles.finding import questions
from articles.models import Synonym
from audit.models import Entry

pytestmark = pytest.mark.django_db
ADD = "admin:articles_synonym_add"


@pytest.fixture
def editor(client, cast):
    client.force_login(cast.section_editor)
    return client


def test_an_editor_adds_words_that_search_uses_at_once(editor, cast):
    assert editor.post(reverse(ADD), {"terms": "gabah, padi kering"}).status_code == 302
    assert "'padi' <-> 'kering'" in questions.read("gabah").written(related=True)
    assert Entry.objects.filter(kind="synonym", actor=cast.section_editor).exists()


@pytest.mark.parametrize("terms", ["gabah", "gabah, ", "Gabah, gabah", ", ,", "BI, BI"])
def test_what_ties_nothing_together_is_refused(editor, terms):
    page = editor.post(reverse(ADD), {"terms": terms})
    assert page.status_code == 200
    assert "at least two different words" in page.content.decode()


def test_a_writer_is_told_why_not(client, cast):
    client.force_login(cast.writer)
    page = client.get(reverse(ADD))
    assert page.status_code == 403
    assert "Only editors say which words mean the same." in page.content.decode()


def test_a_new_newsroom_has_a_first_list():
    terms = {synonym.terms for synonym in Synonym.objects.all()}
    assert {"BI, Bank Indonesia", "menteri, kementerian, kementrian"} <= terms
    assert len(terms) > 150
    assert all(len(synonym.folded()) > 1 for synonym in Synonym.objects.all())
