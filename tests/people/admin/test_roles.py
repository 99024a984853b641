"""Roles are sets of explained rights."""

import pytest
from django.urls import reverse

from people.models import Role
from people.roles import EXPLAINED, Right

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, cast):
    cast.administrator.language = "en"
    cast.administrator.save()
    client.force_login(cast.administrator)
    return client


def save(client, codename, *rights):
    role = Role.objects.get(codename=codename)
    return client.post(reverse("admin:people_role_change", args=[role.pk]), {"name": role.name, "rights": rights})


def test_every_right_stands_there_with_its_meaning(admin):
    page = admin.get(reverse("admin:people_role_add")).content.decode().replace("&#x27;", "'")
    for right in Right:
        assert str(EXPLAINED[right]) in page


def test_a_newsroom_makes_its_own_role(admin):
    admin.post(reverse("admin:people_role_add"), {"name": "Magang", "codename": "intern", "rights": ["write"]})
    assert Role.objects.get(codename="intern").rights == ["write"]


def test_a_role_may_lose_all_its_rights(admin):
    save(admin, "photo_editor")
    assert Role.objects.get(codename="photo_editor").rights == []


def test_a_role_of_ones_own_cannot_gain_publishing(admin):
    answer = save(admin, "administrator", "people", "sections", "pages", "publish")
    assert "another administrator" in str(answer.context["adminform"].form.errors)
    assert "publish" not in Role.objects.get(codename="administrator").rights


def test_an_unknown_right_is_refused(admin):
    save(admin, "photo_editor", "photos", "rule_the_world")
    assert Role.objects.get(codename="photo_editor").rights == ["photos"]


def test_a_codename_is_not_changed_later(admin):
    role = Role.objects.get(codename="photo_editor")
    sent = {"name": "Foto", "codename": "writer2", "rights": ["photos"]}
    admin.post(reverse("admin:people_role_change", args=[role.pk]), sent)
    role.refresh_from_db()
    assert (role.name, role.codename) == ("Foto", "photo_editor")


def test_a_role_nobody_holds_is_deleted(admin):
    unused = Role.objects.create(codename="unused", name="Lama", rights=[])
    admin.post(reverse("admin:people_role_delete", args=[unused.pk]), {"post": "yes"})
    assert not Role.objects.filter(pk=unused.pk).exists()


def test_a_role_people_hold_is_not(admin):
    writer = Role.objects.get(codename="writer")
    answer = admin.post(reverse("admin:people_role_delete", args=[writer.pk]), {"post": "yes"})
    assert "People hold this role." in answer.content.decode()
    assert Role.objects.filter(pk=writer.pk).exists()
