"""Previews: the readers' own page of any revision or of typed text, for those who may see the story alone."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as installed
from django.test import Client
from django.urls import reverse

from articles.models import Autosave, Edition, Revision
from articles.readers import editions
from articles.text import revisions
from photos import renditions
from public.fast import changes
from tests import stage
from tests.factories import PhotoFactory, jpeg
from tests.sent import as_sent

pytestmark = pytest.mark.django_db


def address(article, number=None) -> str:
    return (
        reverse("preview:revision", args=[article.pk, number])
        if number
        else reverse("preview:story", args=[article.pk])
    )


@pytest.fixture
def seen(client):
    """`seen(user, address, **typed)`: the parsed preview that the person gets."""

    def look(user, path, **typed):
        client.force_login(user)
        answer = client.post(path, typed) if typed else client.get(path)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def typed(article, **changes) -> dict:
    return as_sent(revisions.snapshot(article)) | changes


# What it shows


def ribbon(page) -> str:
    return page.select_one(".preview-ribbon").text


def test_the_ribbon_says_whether_readers_have_this_very_text(cast, seen):
    article = stage.published(cast)
    first = article.revisions.get().number
    assert ribbon(seen(cast.section_editor, address(article))) == "Preview, same as published"
    stage.save(article, cast.writer, headline="Perubahan")
    assert ribbon(seen(cast.section_editor, address(article))) == "Preview, not published"
    assert ribbon(seen(cast.section_editor, address(article, first))) == "Preview, same as published"
    assert ribbon(seen(cast.section_editor, address(stage.draft(cast)))) == "Preview, not published"


def test_a_scheduled_text_is_not_yet_what_readers_have(cast, seen):
    article = stage.scheduled(cast)
    assert ribbon(seen(cast.section_editor, address(article))) == "Preview, not published"


def test_the_preview_of_a_live_text_is_the_page_that_readers_get(cast, client, seen):
    photo = PhotoFactory()
    renditions.make_first(photo, jpeg())
    body = f'<p>Satu <strong>dua</strong>.</p><figure data-photo="{photo.pk}"></figure><h2>Tiga</h2>'
    article = stage.published(cast, lead_photo=photo, body=body)
    public = BeautifulSoup(client.get(editions.current(article).get_absolute_url()).content, "html.parser")
    shown = seen(cast.section_editor, address(article))
    for part in (
        "header",
        ".story-headline",
        ".lead-picture",
        ".story-body",
        ".story-credits",
        ".tags",
        "footer.footer",
    ):
        assert str(shown.select_one(part)) == str(public.select_one(part)), part
    assert [link["href"] for link in shown.select("link[rel=stylesheet]")][:1] == [
        link["href"] for link in public.select("link[rel=stylesheet]")
    ][:1]


def test_a_revision_is_shown_as_it_was(cast, seen):
    article = stage.draft(cast, headline="Pertama")
    stage.save(article, cast.writer, headline="Kedua")
    assert seen(cast.writer, address(article, 1)).h1.get_text() == "Pertama"
    assert seen(cast.writer, address(article)).h1.get_text() == "Kedua"


def test_typed_text_is_shown_and_nothing_is_written(cast, seen):
    article = stage.draft(cast, headline="Tersimpan")
    before = (Revision.objects.count(), Edition.objects.count(), article.version)
    words = typed(article, headline="Sedang diketik", body="<p>Belum <em>disimpan</em>.<script>x</script></p>")
    page = seen(cast.writer, address(article), **words)
    assert page.h1.get_text() == "Sedang diketik"
    assert page.select_one(".story-body em").get_text() == "disimpan"
    assert not [script for script in page.select("script") if script.string]
    article.refresh_from_db()
    assert (Revision.objects.count(), Edition.objects.count(), article.version) == before
    assert article.headline == "Tersimpan"
    assert not Autosave.objects.exists()


def test_everything_may_be_missing(cast, seen):
    article = stage.draft(cast)
    page = seen(cast.writer, address(article), headline="", body="")
    assert "missing" in page.h1.get_text()
    assert page.select_one(".preview-gap")
    assert "No section yet" in page.select_one(".breadcrumb").get_text()


def test_what_no_longer_exists_is_left_out(cast, seen):
    article = stage.draft(cast)
    page = seen(
        cast.writer,
        address(article),
        **typed(article, section="99999", lead_photo="99999", bylines_author=["99999"], bylines_role=["writer"]),
    )
    assert page.select_one(".preview-gap")
    assert not page.select(".story-by")


def test_a_story_that_was_never_saved_is_shown_to_those_who_write(cast, client, seen):
    page = seen(cast.writer, reverse("preview:new"), headline="Baru sekali", body="<p>Isi.</p>")
    assert page.h1.get_text() == "Baru sekali"
    client.force_login(cast.photo_editor)
    assert client.post(reverse("preview:new"), {"headline": "x"}).status_code == 404


def test_a_tag_that_nobody_used_before_is_shown_and_not_made(cast, seen):
    article = stage.draft(cast)
    page = seen(cast.writer, address(article), **typed(article, tags="ekspor, tag sangat baru"))
    assert "tag sangat baru" in page.select_one(".tags").get_text()
    assert not type(article.tags.first()).objects.filter(name="tag sangat baru").exists()


def test_it_speaks_the_readers_language_whatever_the_person_reads_at_the_desk(cast, client, settings):
    settings.LANGUAGE_CODE = "id"
    cast.writer.language = "en"
    cast.writer.save()
    client.force_login(cast.writer)
    assert '<html lang="id">' in client.get(address(stage.draft(cast))).content.decode()


def test_it_says_that_it_is_a_preview_and_lets_links_open_elsewhere(cast, seen):
    page = seen(cast.writer, address(stage.draft(cast)))
    assert "not published" in page.select_one(".preview-ribbon").get_text()
    assert page.base["target"] == "_blank"
    assert not page.base.get("href")
    assert not page.select("link[rel=canonical], meta[property^='og:'], script[type='application/ld+json']")


# Who


def test_whoever_may_see_the_story_may_preview_it_and_for_others_it_is_not_there(cast, client):
    article = stage.draft(cast)
    for who, person in cast.people.items():
        client.force_login(person)
        expected = 200 if who in ("writer", "section_editor", "managing_editor", "editor_in_chief") else 404
        got = [
            client.get(address(article)),
            client.get(address(article, 1)),
            client.post(address(article), {"body": "x"}),
        ]
        assert [answer.status_code for answer in got] == [expected] * 3, who
    client.logout()
    assert client.get(address(article)).status_code == 302


def test_revisions_that_are_not_this_storys_are_not_found(cast, client):
    article, other = stage.draft(cast), stage.draft(cast)
    stage.save(other, cast.writer, headline="Kedua")
    client.force_login(cast.writer)
    assert client.get(address(article, 2)).status_code == 404
    assert client.get(address(article, 2_000_000_000)).status_code == 404


# Headers


def test_it_has_the_readers_policy_but_for_the_desks_own_frame(cast, client):
    client.force_login(cast.writer)
    answer = client.get(address(stage.draft(cast)))
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert f"script-src {' '.join(installed.SECURE_CSP['script-src'])}" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_keeps_it(cast, client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    changes.store().limit = 8_000_000
    client.force_login(cast.writer)
    article = stage.draft(cast)
    for answer in (client.get(address(article)), client.post(address(article), typed(article))):
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]
        for name in ("ETag", "Surrogate-Key", "xkey", "Last-Modified"):
            assert name not in answer.headers
    assert len(changes.store()) == 0


def test_previewed_words_are_on_no_public_page(cast, client):
    article = stage.published(cast, headline="Sudah terbit")
    client.force_login(cast.writer)
    client.post(
        address(article), typed(article, headline="Sangat rahasia", tags="tag rahasia", body="<p>rahasia</p>")
    )
    client.logout()
    for path in (
        "/",
        "/ekbis/",
        "/indeks/",
        "/feed/",
        "/cari/?q=rahasia",
        f"/read/{article.pk}/",
        "/sitemap-news.xml",
    ):
        answer = client.get(path, follow=True)
        assert "Sangat rahasia" not in answer.content.decode(), path
    assert client.get("/tag/tag-rahasia/").status_code == 404


def test_forms_are_believed_only_with_their_token(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.writer)
    assert client.post(address(stage.draft(cast)), {"body": "x"}).status_code == 403


def test_a_preview_stays_within_its_budget(cast, client, django_assert_max_num_queries):
    article = stage.draft(cast)
    client.force_login(cast.section_editor)
    client.get(address(article))
    with django_assert_max_num_queries(22):
        client.get(address(article))
