"""The parts of the paper are made, ordered and manned in one place."""

import pytest
from django.urls import reverse

from sections.models import DeskMembership, Section
from tests import stage
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db
NO_SEATS = {"deskmembership_set-TOTAL_FORMS": 0, "deskmembership_set-INITIAL_FORMS": 0}


@pytest.fixture
def admin(client, cast):
    cast.administrator.language = "en"
    cast.administrator.save()
    client.force_login(cast.administrator)
    return client


def fields(section: Section, **changes) -> dict:
    return {
        "name": section.name,
        "slug": section.slug,
        "colour": section.colour,
        "order": section.order,
        "is_active": "on",
        **NO_SEATS,
        **changes,
    }


def save(client, section, **changes):
    return client.post(reverse("admin:sections_section_change", args=[section.pk]), fields(section, **changes))


def test_a_section_is_made(admin):
    new = Section(name="Kabar Finansial", slug="kabar-finansial")
    admin.post(reverse("admin:sections_section_add"), fields(new))
    assert Section.objects.filter(slug="kabar-finansial", is_active=True).exists()


@pytest.mark.parametrize("slug", ["admin", "cari", "tag", "read"])
def test_an_address_of_the_site_itself_is_refused(admin, slug):
    answer = admin.post(reverse("admin:sections_section_add"), fields(Section(name="Baru", slug=slug)))
    assert "slug" in answer.context["adminform"].form.errors


def test_a_colour_must_be_one(admin, cast):
    answer = save(admin, cast.section, colour="red;}")
    assert "colour" in answer.context["adminform"].form.errors


def test_a_section_does_not_lie_within_itself(admin, cast):
    child = SectionFactory(parent=cast.section)
    answer = save(admin, cast.section, parent=child.pk)
    assert "cannot be inside itself" in str(answer.context["adminform"].form.errors)


def test_people_are_seated_on_the_desk(admin, cast):
    membership = {
        "deskmembership_set-TOTAL_FORMS": 1,
        "deskmembership_set-0-user": cast.writer.pk,
        "deskmembership_set-0-section": cast.other_section.pk,
    }
    save(admin, cast.other_section, **membership)
    assert DeskMembership.objects.filter(section=cast.other_section, user=cast.writer).exists()


def test_a_dragged_order_is_kept(admin, cast):
    rows = list(Section.objects.all())
    sent = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "_save": "1"}
    for index, (section, order) in enumerate(zip(rows, [7, 3], strict=True)):
        sent |= {f"form-{index}-id": section.pk, f"form-{index}-order": order}
    admin.post(reverse("admin:sections_section_changelist"), sent)
    assert [section.pk for section in Section.objects.order_by("order")] == [rows[1].pk, rows[0].pk]


def test_an_editor_sees_sections_and_changes_none(client, cast):
    client.force_login(cast.editor_in_chief)
    assert client.get(reverse("admin:sections_section_change", args=[cast.section.pk])).status_code == 200
    assert save(client, cast.section, name="Milikku").status_code == 403
    cast.section.refresh_from_db()
    assert cast.section.name == "EkBis"


def test_an_editor_cannot_reorder_the_paper_from_the_list(client, cast):
    client.force_login(cast.editor_in_chief)
    before = list(Section.objects.values_list("pk", "order"))
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": cast.section.pk, "form-0-order": 99}
    client.post(reverse("admin:sections_section_changelist"), {**sent, "_save": "1"})
    assert list(Section.objects.values_list("pk", "order")) == before


def test_a_used_section_is_not_deleted_and_the_reason_is_given(admin, cast):
    stage.draft(cast)
    answer = admin.post(reverse("admin:sections_section_delete", args=[cast.section.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert "only switched off" in answer.content.decode()


def test_an_empty_section_is_deleted(admin, cast):
    admin.post(reverse("admin:sections_section_delete", args=[cast.other_section.pk]), {"post": "yes"})
    assert not Section.objects.filter(pk=cast.other_section.pk).exists()


def test_the_list_asks_no_more_with_more_sections(admin, django_assert_max_num_queries):
    for _section in range(25):
        SectionFactory()
    with django_assert_max_num_queries(14):
        admin.get(reverse("admin:sections_section_changelist"))
