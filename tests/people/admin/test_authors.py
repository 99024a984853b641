"""Bylines are kept by leading editors and administrators; each person keeps their own profile."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from people.models import Author
from tests import stage
from tests.factories import AuthorFactory, jpeg

pytestmark = pytest.mark.django_db


def as_person(client, person):
    person.language = "en"
    person.save()
    client.force_login(person)
    return client


def save(client, author, **sent):
    return client.post(reverse("admin:people_author_change", args=[author.pk]), sent)


def test_a_person_writes_their_own_profile(client, cast):
    save(as_person(client, cast.writer), cast.writer.author, bio="Meliput pelabuhan.", website="https://wati.example")
    cast.writer.author.refresh_from_db()
    assert cast.writer.author.bio == "Meliput pelabuhan."


def test_but_not_the_name_under_which_they_are_printed(client, cast):
    name = cast.writer.author.name
    save(as_person(client, cast.writer), cast.writer.author, bio="Baru.", name="Tajuk Rencana", slug="tajuk", user="")
    author = Author.objects.get(pk=cast.writer.author.pk)
    assert (author.name, author.slug, author.user) == (name, "wati", cast.writer)


def test_a_colleagues_profile_is_read_only(client, cast):
    answer = save(as_person(client, cast.writer), cast.other_writer.author, bio="Usil.")
    assert answer.status_code == 403
    assert "This profile is not yours." in answer.content.decode()


def test_a_leading_editor_makes_a_byline_for_an_agency(client, cast):
    sent = {"name": "Kantor Berita", "slug": "kantor-berita", "is_active": "on"}
    as_person(client, cast.managing_editor).post(reverse("admin:people_author_add"), sent)
    assert Author.objects.filter(slug="kantor-berita", user=None).exists()


def test_a_portrait_is_made_small(client, cast):
    upload = SimpleUploadedFile("wajah.jpg", jpeg(2000, 1500), "image/jpeg")
    save(as_person(client, cast.writer), cast.writer.author, portrait=upload)
    author = Author.objects.get(pk=cast.writer.author.pk)
    with Image.open(author.portrait) as image:
        assert image.size == (240, 180)


def test_saving_again_leaves_the_portrait_as_it_is(client, cast):
    browser = as_person(client, cast.writer)
    save(browser, cast.writer.author, portrait=SimpleUploadedFile("wajah.jpg", jpeg(), "image/jpeg"))
    first = Author.objects.get(pk=cast.writer.author.pk).portrait.name
    save(browser, cast.writer.author, bio="Baru.")
    assert Author.objects.get(pk=cast.writer.author.pk).portrait.name == first


def test_a_file_that_is_no_picture_is_refused(client, cast):
    fake = SimpleUploadedFile("wajah.jpg", b"<?php echo 1;", "image/jpeg")
    answer = save(as_person(client, cast.writer), cast.writer.author, portrait=fake)
    assert "portrait" in answer.context["adminform"].form.errors


def test_a_printed_byline_cannot_be_deleted(client, cast):
    stage.draft(cast)
    url = reverse("admin:people_author_delete", args=[cast.writer.author.pk])
    answer = as_person(client, cast.administrator).post(url, {"post": "yes"})
    assert answer.status_code == 403
    assert "only switched off" in answer.content.decode()


def test_only_those_who_still_write_are_offered_for_stories(client, cast):
    AuthorFactory(name="Zubaidah Lama", is_active=False)
    AuthorFactory(name="Zubaidah Baru")
    ask = {"app_label": "articles", "model_name": "byline", "field_name": "author", "term": "Zubaidah"}
    answer = as_person(client, cast.writer).get(reverse("admin:autocomplete"), ask)
    assert [found["text"] for found in answer.json()["results"]] == ["Zubaidah Baru"]


@pytest.mark.parametrize(("who", "leads"), [("writer", False), ("managing_editor", False), ("administrator", True)])
def test_an_account_is_named_and_its_page_linked_for_those_who_may_open_it(client, cast, who, leads):
    person = getattr(cast, who)
    author = cast.writer.author
    page = as_person(client, person).get(reverse("admin:people_author_change", args=[author.pk])).content.decode()
    account = reverse("admin:people_user_change", args=[cast.writer.pk])
    assert str(cast.writer) in page
    assert (client.get(account).status_code == 200) == leads
    assert f'href="{account}"' not in page
