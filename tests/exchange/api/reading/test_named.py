"""Sections, tags, authors, photos and fronts, as far as readers have them."""

import pytest
from django.core.files.base import ContentFile
from taggit.models import Tag

from articles.models import Edition
from fronts.arrangement import Placed
from sections.models import Section
from tests import stage
from tests.exchange.api.reading.test_stories import ask
from tests.factories import AuthorFactory, PhotoFactory, jpeg
from tests.fronts import arranged
from tests.public import many

pytestmark = pytest.mark.django_db


def slugs(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [one["slug"] for one in answer.json()["items"]]


def test_sections_in_the_menus_order_with_the_one_above_them(cast, settings):
    Section.objects.filter(pk=cast.section.pk).update(order=0)
    Section.objects.filter(pk=cast.other_section.pk).update(parent=cast.section, order=1)
    first, second = ask("/sections").json()["items"]
    assert (first["slug"], first["parent"], first["url"]) == ("ekbis", None, f"{settings.NEWSROOM_URL}/ekbis/")
    assert (second["slug"], second["parent"]) == ("sport-lifestyle", "ekbis")


def test_a_tag_is_there_as_soon_and_as_long_as_a_live_story_bears_it(cast):
    story = stage.published(cast, tags=["ekspor"])
    stage.draft(cast, tags=["rahasia"])
    assert slugs(ask("/tags")) == ["ekspor"]
    assert ask("/tags/ekspor").json()["name"] == "ekspor"
    assert ask("/tags/rahasia").status_code == ask("/stories", tag="rahasia").status_code == 404
    Edition.objects.filter(article=story).delete()
    assert slugs(ask("/tags")) == []
    assert ask("/tags/ekspor").status_code == 404


def test_an_author_is_there_who_writes_here_or_once_wrote(cast):
    stage.published(cast)
    gone, never = AuthorFactory(slug="pergi", is_active=False), AuthorFactory(slug="belum", is_active=False)
    many.load(cast, 1)
    Edition.objects.get(authors__slug="bersama").bylines.update(author=gone)
    assert {"wati", "pergi"} <= set(slugs(ask("/authors", limit=50)))
    assert never.slug not in slugs(ask("/authors", limit=50))
    assert ask("/authors/belum").status_code == 404
    assert ask("/authors/pergi").json()["name"] == gone.name


def test_an_author_has_what_readers_see_of_them_and_no_mail_address(cast, settings):
    author = cast.writer.author
    author.job_title, author.email, author.website = "Wartawan", "wati@example.org", "https://wati.example"
    author.portrait.save("wati.jpg", ContentFile(jpeg()))
    told = ask("/authors/wati").json()
    assert (told["job_title"], told["website"]) == ("Wartawan", "https://wati.example")
    assert told["portrait"].startswith(f"{settings.NEWSROOM_URL}/media/portraits/")
    assert "wati@example.org" not in str(told)


def test_lists_of_names_go_on_where_they_stopped(cast):
    stage.published(cast, tags=["satu", "dua", "tiga"])
    first = ask("/tags", limit=2).json()
    Tag.objects.create(name="baru", slug="baru")
    rest = ask("/tags", limit=2, cursor=first["next"]).json()
    assert len({one["slug"] for one in first["items"] + rest["items"]}) == 3
    assert rest["next"] is None


def test_an_old_name_of_a_section_a_tag_or_an_author_leads_to_the_new_one(cast):
    """As readers' addresses and feeds do: a program that was set up before the change goes on."""
    story = stage.published(cast, tags=["ekspor"])
    before = {"section": cast.section.slug, "tag": "ekspor", "author": cast.writer.author.slug}
    for name, row in (
        ("section", cast.section),
        ("tag", Tag.objects.get(slug="ekspor")),
        ("author", cast.writer.author),
    ):
        row.slug = f"{name}-baru"
        row.save()
        for slug in (before[name], row.slug):
            assert [one["id"] for one in ask("/stories", **{name: slug}).json()["items"]] == [story.pk], slug
    assert ask("/tags/ekspor").json()["slug"] == "tag-baru"
    assert ask(f"/authors/{before['author']}").json()["slug"] == "author-baru"
    assert ask("/tags/tidak-pernah-ada").status_code == 404


def test_a_photo_goes_out_while_a_live_story_shows_it(cast):
    lead, inside, draft = (PhotoFactory(renditions=many.RENDITIONS, source="Arsip") for _nth in range(3))
    body = f'<p>Isi.</p><figure data-photo="{inside.pk}"></figure>'
    story = stage.published(cast, lead_photo=lead, body=body)
    stage.draft(cast, lead_photo=draft)
    for photo in (lead, inside):
        told = ask(f"/photos/{photo.pk}").json()
        assert (told["credit"], told["focal_point"]) == ("Newsroom/Andi", [0.5, 0.5])
        assert "Arsip" not in str(told)
        assert photo.original.name not in str(told)
    assert ask(f"/photos/{draft.pk}").status_code == 404
    stage.withdraw(cast.editor_in_chief, story, stage.Order(note="Keliru.", ground="false"))
    assert ask(f"/photos/{lead.pk}").status_code == 404


def test_a_front_as_its_editors_arranged_it(cast):
    one, two = stage.published(cast, headline="Satu"), stage.published(cast, headline="Dua")
    arranged.put(Placed(one.pk, headline="Judul di depan", kicker="Panen"), two)
    told = ask("/fronts/home").json()
    assert told["section"] is None
    first, second = told["containers"][0]["cards"][:2]
    assert (first["id"], first["headline"], first["kicker"]) == (one.pk, "Judul di depan", "Panen")
    assert (second["id"], second["headline"]) == (two.pk, "Dua")


def test_a_sections_front_makes_itself(cast):
    story = stage.published(cast)
    told = ask("/fronts/ekbis").json()
    assert told["section"]["slug"] == "ekbis"
    assert story.pk in [card["id"] for container in told["containers"] for card in container["cards"]]


def test_a_front_loses_what_was_withdrawn(cast):
    story = stage.published(cast)
    arranged.put(story)
    stage.withdraw(cast.editor_in_chief, story, stage.Order(note="Keliru.", ground="false"))
    assert ask("/fronts/home").json()["containers"] == []
