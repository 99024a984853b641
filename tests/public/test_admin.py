"""The desk's pages for fixed pages and links."""

import pytest

from public import permissions
from public.models import Page, SocialLink, TextFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, cast):
    """A client signed in as a person of the cast: `signed_in("writer")`."""

    def sign_in(name):
        client.force_login(cast.people[name])
        return client

    return sign_in


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


@pytest.mark.parametrize("rule", [permissions.PAGES, permissions.SOCIAL_LINKS, permissions.TEXT_FILES])
def test_a_rule_and_its_queryset_agree_for_the_whole_cast(rule, cast):
    Page.objects.create(title="Kontak", slug="kontak", body="<p>Halo</p>")
    SocialLink.objects.create(network="x", url="https://x.example/kami")
    TextFile.objects.create(name="ads.txt", text="example.org, 1, DIRECT")
    for person in cast.people.values():
        assert (rule.anywhere(person) is None) == rule.those(person).exists()
