"""The frame of the desk: who enters, what stands in the menu, and which pages it takes in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from newsroom.admin import NewsroomAdminSite
from tests import stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def menu(client, person) -> list[str]:
    """The addresses in a person's side menu."""
    client.force_login(person)
    groups = client.get("/admin/").context["sidebar_navigation"]
    return [item["link"] for group in groups for item in group["items"]]


def test_the_admin_is_ours():
    assert isinstance(admin.site, NewsroomAdminSite)


def test_pages_of_installed_packages_stay_out():
    homes = {page.__class__.__module__.split(".")[0] for page in admin.site._registry.values()}
    assert homes <= {"articles", "desk", "newsroom", "people", "photos", "public", "sections"}
    assert not admin.site.is_registered(Group)


def test_a_writers_menu_holds_no_management(client, cast):
    links = menu(client, cast.writer)
    assert reverse("admin:people_user_changelist") not in links
    assert reverse("admin:people_role_changelist") not in links
    assert reverse("admin:sections_section_changelist") not in links


def test_an_administrators_menu_holds_no_stories(client, cast):
    links = menu(client, cast.administrator)
    assert reverse("admin:people_user_changelist") in links
    assert reverse("admin:articles_article_changelist") not in links
    assert reverse("admin:articles_article_add") not in links


def test_nobodys_menu_leads_to_a_shut_door(client, cast):
    for who, person in cast.people.items():
        for link in menu(client, person):
            if link.startswith("/admin/"):
                assert client.get(link, follow=True).status_code == 200, (who, link)


def test_the_start_page_lists_no_tables(client, cast):
    client.force_login(cast.writer)
    page = client.get("/admin/").content.decode()
    assert cast.writer.first_name in page
    assert "/admin/people/user/" not in page


def test_an_apps_own_page_leads_to_the_start(client, cast):
    client.force_login(cast.administrator)
    assert client.get("/admin/people/").headers["Location"] == "/admin/"


def test_a_person_without_a_role_learns_whom_to_ask(client):
    client.force_login(UserFactory(language="en"))
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "Ask an administrator" in answer.content.decode()


def test_signing_out_leads_to_the_sign_in_page(client, cast):
    client.force_login(cast.writer)
    assert client.post(reverse("admin:logout")).headers["Location"] == reverse("account_login")
    assert client.get("/admin/").status_code == 302


def test_looking_at_the_sign_out_address_signs_nobody_out(client, cast):
    client.force_login(cast.writer)
    client.get(reverse("account_logout"))
    assert client.get("/admin/").status_code == 200


def test_the_way_to_a_public_page_is_open_to_those_who_see_the_thing(client, cast):
    client.force_login(cast.writer)
    kind = ContentType.objects.get_for_model(cast.section)
    answer = client.get(reverse("admin:view_on_site", args=[kind.pk, cast.section.pk]))
    assert answer.headers["Location"] == cast.section.get_absolute_url()


def test_a_strangers_draft_gives_away_no_slug_on_that_way(client, cast):
    secret = stage.draft(cast, slug="rahasia-besar")
    kind = ContentType.objects.get_for_model(secret)
    client.force_login(cast.photo_editor)
    answer = client.get(reverse("admin:view_on_site", args=[kind.pk, secret.pk]))
    assert answer.status_code == 404


@pytest.mark.parametrize("address", ["/admin/", "/admin/articles/article/", "/admin/articles/article/add/?_popup=1"])
def test_every_page_has_one_main_landmark_without_scripts(client, cast, address):
    client.force_login(cast.writer)
    assert (
        len(BeautifulSoup(client.get(address, follow=True).content, "html.parser").select("main, [role=main]")) == 1
    )


def test_machines_can_read_every_time_on_the_desk(client, cast):
    stage.submitted(cast)
    client.force_login(cast.section_editor)
    for address in ("/admin/", "/admin/articles/article/", "/admin/desk/board/", "/admin/desk/activity/"):
        times = BeautifulSoup(client.get(address).content, "html.parser").select("time")
        assert times, address
        assert not [time["datetime"] for time in times if "." in time["datetime"]], address


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "Belum disimpan. Periksa isian yang ditandai."),
        ("en", "Not saved yet. Please look at the marked fields."),
    ],
)
def test_a_form_that_is_refused_says_so_above_its_fields_in_the_persons_language(client, cast, language, said):
    cast.administrator.language = language
    cast.administrator.save(update_fields=["language"])
    client.force_login(cast.administrator)
    answer = client.post(reverse("admin:sections_section_add"), {"name": ""})
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one(".errornote[role=alert]").get_text(strip=True) == said
    assert page.select(".errorlist")
