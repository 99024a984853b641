"""The desk's pages for fronts, fixed pages and links."""

import pytest

from public import permissions
from public.models import Page, Placement, SocialLink
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, cast):
    """A client signed in as a person of the cast: `signed_in("writer")`."""

    def sign_in(name):
        client.force_login(cast.people[name])
        return client

    return sign_in


def test_the_managing_editor_puts_a_live_story_on_the_home_page(signed_in, cast):
    story = stage.published(cast)
    form = {"section": "", "article": story.pk, "position": 1}
    form |= {"starts_at_0": "", "starts_at_1": "", "ends_at_0": "", "ends_at_1": ""}
    signed_in("managing_editor").post("/admin/public/placement/add/", form)
    assert Placement.objects.get().article == story


def test_a_draft_cannot_be_placed(signed_in, cast):
    draft = stage.draft(cast)
    form = {"section": "", "article": draft.pk, "position": 1}
    answer = signed_in("managing_editor").post("/admin/public/placement/add/", form)
    assert answer.status_code == 200
    assert "article" in answer.context["adminform"].form.errors
    assert not Placement.objects.exists()


def test_an_end_before_the_beginning_is_refused_at_its_field(signed_in, cast):
    story = stage.published(cast)
    form = {"section": "", "article": story.pk, "position": 1}
    form |= {"starts_at_0": "2026-08-17", "starts_at_1": "10:00", "ends_at_0": "2026-08-16", "ends_at_1": "10:00"}
    answer = signed_in("managing_editor").post("/admin/public/placement/add/", form)
    assert "ends_at" in answer.context["adminform"].form.errors


def test_the_list_of_placements_shows_what_readers_see_now(signed_in, cast):
    Placement.objects.create(article=stage.published(cast, headline="Ekspor kopi naik"), position=1)
    Placement.objects.create(article=stage.withdrawn(cast, headline="Harga cabai turun"), position=2)
    page = signed_in("managing_editor").get("/admin/public/placement/").content.decode()
    assert "Ekspor kopi naik" in page
    assert "Harga cabai turun" in page


@pytest.mark.parametrize("name", ["writer", "section_editor", "photo_editor", "administrator"])
def test_who_may_not_arrange_fronts_is_told_why(signed_in, name):
    answer = signed_in(name).get("/admin/public/placement/add/")
    assert answer.status_code == 403


def test_a_page_is_cleaned_when_it_is_saved(signed_in):
    form = {"title": "Kontak", "slug": "kontak", "summary": "", "order": 0, "is_public": "on"}
    form |= {"body": '<p onclick="x()">Halo</p><script>alert(1)</script>'}
    signed_in("administrator").post("/admin/public/page/add/", form)
    assert Page.objects.get().body == "<p>Halo</p>"


def test_a_social_link_must_begin_with_https(signed_in):
    form = {"network": "x", "url": "http://x.example/kami", "order": 0}
    answer = signed_in("administrator").post("/admin/public/sociallink/add/", form)
    assert "url" in answer.context["adminform"].form.errors
    assert not SocialLink.objects.exists()


def test_a_writer_edits_no_pages(signed_in):
    assert signed_in("writer").get("/admin/public/page/add/").status_code == 403


@pytest.mark.parametrize("rule", [permissions.PLACEMENTS, permissions.PAGES, permissions.SOCIAL_LINKS])
def test_a_rule_and_its_queryset_agree_for_the_whole_cast(rule, cast):
    Placement.objects.create(article=stage.published(cast))
    Page.objects.create(title="Kontak", slug="kontak", body="<p>Halo</p>")
    SocialLink.objects.create(network="x", url="https://x.example/kami")
    for person in cast.people.values():
        assert (rule.anywhere(person) is None) == rule.those(person).exists()
