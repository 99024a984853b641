"""What stands where there is nothing, for readers and for the desk."""

import pytest

from articles.refusals import Refused, Stale
from articles.text import copies
from photos import intake
from tests import stage

pytestmark = pytest.mark.django_db


def test_the_desk_has_its_own_page_for_what_is_not_there(client, cast):
    client.force_login(cast.writer)
    answer = client.get("/admin/articles/article/999999/change/")
    assert answer.status_code == 404
    assert "Back to the desk" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_what_one_may_not_see_reads_like_what_is_not_there(client, cast):
    story = stage.draft(cast, headline="Rahasia dapur")
    client.force_login(cast.other_section_editor)
    hidden = client.get(f"/admin/articles/article/{story.pk}/change/")
    missing = client.get("/admin/articles/article/999999/change/")
    assert hidden.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize("path", ["/tidak/ada", "/admin/tidak/ada/"])
def test_who_is_not_signed_in_gets_no_page_of_the_desk(client, cast, path):
    answer = client.get(path, follow=True)
    assert "Back to the desk" not in answer.content.decode()


def test_readers_get_the_readers_page(client, db):
    answer = client.get("/tidak/ada")
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


@pytest.mark.parametrize(("error", "status"), [(Refused, 403), (Stale, 409), (intake.Refused, 403)])
def test_a_refusal_that_a_view_let_through_is_told_with_its_reason(client, cast, monkeypatch, error, status):
    story = stage.draft(cast)
    monkeypatch.setattr(copies, "copy", raising(error))
    monkeypatch.setattr("articles.admin.beside.copying.Refused", KeyError)  # the view lets everything through
    client.force_login(cast.writer)
    address = f"/admin/articles/article/{story.pk}/copy/"
    page = client.post(address)
    data = client.post(address, headers={"Accept": "application/json"})
    assert (page.status_code, data.status_code) == (status, status)
    assert "Tidak sekarang." in page.content.decode()
    assert data.json() == {"error": "Tidak sekarang."}


def test_an_error_of_ours_stays_an_error(client, cast, monkeypatch):
    story = stage.draft(cast)
    monkeypatch.setattr(copies, "copy", raising(LookupError))
    client.force_login(cast.writer)
    with pytest.raises(LookupError):
        client.post(f"/admin/articles/article/{story.pk}/copy/")


def raising(error):
    def verb(*args, **kwargs):
        raise error("Tidak sekarang.")

    return verb
